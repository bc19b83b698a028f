#!/usr/bin/env bash
# Signs programs for Windows in place, with the certificate in WINDOWS_CERTIFICATE (a .pfx file, base64) and its
# WINDOWS_CERTIFICATE_PASSWORD: packaging/windows/sign.sh FILE…
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base64 -d <<<"$WINDOWS_CERTIFICATE" >"$work/certificate.pfx"
printf '%s' "${WINDOWS_CERTIFICATE_PASSWORD:-}" >"$work/password"
for file in "$@"; do
    osslsigncode sign -pkcs12 "$work/certificate.pfx" -readpass "$work/password" -h sha256 -n "Lepton Desktop" \
        -ts http://timestamp.digicert.com -in "$file" -out "$work/signed.exe"
    cat "$work/signed.exe" >"$file"
    rm "$work/signed.exe"
done
