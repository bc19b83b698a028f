#!/usr/bin/env bash
# Builds the program for macOS (Apple silicon) and its disk image:
#
#     packaging/macos/build.sh OUT
#
# PYTHON is the Python to package, with which the wheel is built too (default: python3). LEPTON_WHEEL is a wheel that is
# already built, with the compiled translations.
#
# With MACOS_SIGN_AS, the name of a "Developer ID Application" certificate in the keychain, everything is signed with it,
# with the hardened runtime; otherwise only for this machine ("ad hoc"). With MACOS_NOTARY_KEY (the path of an App Store
# Connect key, .p8), MACOS_NOTARY_KEY_ID and MACOS_NOTARY_ISSUER the image is notarised, and the ticket stapled to it.
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)
here=$project/packaging/macos
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$out/work
python=${PYTHON:-python3}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$project" log -1 --format=%ct)}
export QT_QPA_PLATFORM=offscreen

rm -rf "$work"
mkdir -p "$work/wheel"
cd "$project"
if [ -n "${LEPTON_WHEEL:-}" ]; then
    cp "$LEPTON_WHEEL" "$work/wheel/"
else
    "$python" -m pip wheel --quiet --no-deps --wheel-dir "$work/wheel" .
fi
"$python" -m venv "$work/environment"
environment=$work/environment/bin
"$python" packaging/packaged_requirements.py >"$work/requirements.txt"
"$environment/pip" install --quiet --requirement "$work/requirements.txt" pyinstaller
"$environment/pip" install --quiet --no-deps "$work/wheel/"*.whl

"$environment/python" packaging/icons.py macos packaging/macos/lepton-desktop.icns
"$environment/pyinstaller" --noconfirm --log-level WARN --distpath "$work/dist" --workpath "$work/build" \
    packaging/lepton-desktop.spec
app="$work/dist/Lepton Desktop.app"
resources=$app/Contents/Resources
"$environment/python" packaging/macos/finish_bundle.py "$app"
"$environment/python" packaging/notices.py "$app" "$resources/lepton_desktop/resources/notices.txt" \
    "$out/lepton-desktop-macos.cdx.json"
version=$("$app/Contents/MacOS/lepton-desktop" --version | sed 's/.* //')

# From the inside out: a signature covers what is inside of what it signs.
identity=${MACOS_SIGN_AS:--}
options=(--force --sign "$identity")
if [ "$identity" != - ]; then
    options+=(--options runtime --timestamp)
fi
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -u+x \) \
    ! -path "$app/Contents/MacOS/*" ! -path '*.framework/*' -print0 |
    while IFS= read -r -d '' file; do
        if file --brief "$file" | grep -q Mach-O; then codesign "${options[@]}" "$file"; fi
    done
find "$app/Contents/Frameworks" -type d -name '*.framework' -prune -print0 |
    xargs -0 -n 1 codesign "${options[@]}"
codesign "${options[@]}" --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

image=$out/LeptonDesktop-$version-macos-arm64.dmg
mkdir "$work/image"
ditto "$app" "$work/image/Lepton Desktop.app"
ln -s /Applications "$work/image/Applications"
rm -f "$image"
hdiutil create -quiet -volname "Lepton Desktop" -fs APFS -format ULFO -srcfolder "$work/image" "$image"
if [ "$identity" != - ]; then
    codesign --sign "$identity" --timestamp "$image"
fi
if [ -n "${MACOS_NOTARY_KEY:-}" ]; then
    xcrun notarytool submit "$image" --wait --key "$MACOS_NOTARY_KEY" --key-id "$MACOS_NOTARY_KEY_ID" \
        --issuer "$MACOS_NOTARY_ISSUER"
    xcrun stapler staple "$image"
    xcrun stapler validate "$image"
fi
ls -l "$image"
