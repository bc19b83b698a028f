#!/usr/bin/env bash
# Installs from a disk image, tries what is installed, and removes it again:
#
#     packaging/macos/check_image.sh IMAGE PHOTOS PICTURES VERSION
#
# It needs a Python with Pillow, and a desktop. Where the program is notarised, macOS must accept it.
set -euo pipefail
image=$1 photos=$2 pictures=$3 version=$4
here=$(cd "$(dirname "$0")" && pwd)
app="$HOME/Applications/Lepton Desktop.app"

mounted=$(mktemp -d)
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$mounted" "$image"
mkdir -p "$HOME/Applications"
ditto "$mounted/Lepton Desktop.app" "$app"
hdiutil detach -quiet "$mounted"

codesign --verify --deep --strict "$app"
if [ -n "${MACOS_NOTARY_KEY_ID:-}" ]; then
    spctl --assess --type execute --verbose "$app"
fi
plutil -lint "$app/Contents/Info.plist"
[ "$(lipo -archs "$app/Contents/MacOS/lepton-desktop")" = arm64 ]
python3 "$here/../check_product.py" "$app/Contents/MacOS/lepton-desktop" "$photos" "$pictures" --version "$version"
rm -rf "$app"
