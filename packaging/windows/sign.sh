#!/usr/bin/env bash
# Signs programs for Windows in place, with the certificate in WINDOWS_CERTIFICATE (a .pfx file, base64) and its
# WINDOWS_CERTIFICATE_PASSWORD: packaging/windows/sign.sh FILE…
#
# The time is confirmed by the server WINDOWS_TIMESTAMP, so that the signature outlives the certificate; set it to nothing
# to try this without a network.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base64 -d <<<"$WINDOWS_CERTIFICATE" >"$work/certificate.pfx"
printf '%s' "${WINDOWS_CERTIFICATE_PASSWORD:-}" >"$work/password"
server=${WINDOWS_TIMESTAMP-http://timestamp.digicert.com}
timestamp=()
[ -z "$server" ] || timestamp=(-ts "$server")
for file in "$@"; do
    osslsigncode sign -pkcs12 "$work/certificate.pfx" -readpass "$work/password" -h sha256 -n "Lepton Desktop" \
        "${timestamp[@]}" -in "$file" -out "$work/signed.exe"
    cat "$work/signed.exe" >"$file"
    rm "$work/signed.exe"
done
