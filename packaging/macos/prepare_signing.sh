#!/usr/bin/env bash
# Prepares signing in GitHub's workflow: puts the certificate of MACOS_CERTIFICATE (a .p12 file, base64, with
# MACOS_CERTIFICATE_PASSWORD) into a keychain of its own, and the key of MACOS_NOTARY_KEY_CONTENT into a file. The later
# steps get MACOS_SIGN_AS and MACOS_NOTARY_KEY. Without these secrets it does nothing.
set -euo pipefail
if [ -z "${MACOS_CERTIFICATE:-}" ]; then
    echo "no certificate: the program is signed for this machine only"
    exit 0
fi
work=$RUNNER_TEMP
keychain=$work/signing.keychain-db
password=$(openssl rand -hex 16)
base64 --decode <<<"$MACOS_CERTIFICATE" >"$work/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$work/certificate.p12" -P "$MACOS_CERTIFICATE_PASSWORD" -t cert -f pkcs12 -k "$keychain" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
rm "$work/certificate.p12"
identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application:.*\)"/\1/p' | head -n 1)
[ -n "$identity" ] || { echo "MACOS_CERTIFICATE contains no Developer ID Application certificate" >&2; exit 1; }
echo "MACOS_SIGN_AS=$identity" >>"$GITHUB_ENV"
if [ -n "${MACOS_NOTARY_KEY_CONTENT:-}" ]; then
    printf '%s' "$MACOS_NOTARY_KEY_CONTENT" >"$work/notary.p8"
    echo "MACOS_NOTARY_KEY=$work/notary.p8" >>"$GITHUB_ENV"
fi
