#!/usr/bin/env bash
# Makes the setup and the portable archive for Windows, from what build.ps1 has made there:
#
#     packaging/windows/make_setup.sh INPUTS OUT
#
# INPUTS contains payload/ (the program), suffixes.nsh and lepton-desktop.ico. It runs on Linux: only Debian's and
# Ubuntu's package `nsis` (3.08 or later) makes 64-bit setups. Where WINDOWS_CERTIFICATE (a .pfx file, base64) and
# WINDOWS_CERTIFICATE_PASSWORD are set, both programs, the uninstaller and the setup are signed (package `osslsigncode`).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
inputs=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$here/../../lepton_desktop/__init__.py")
[[ $version =~ ^([0-9]+)\.([0-9]+)\.([0-9]+) ]] || { echo "make_setup: $version is no version X.Y.Z" >&2; exit 1; }
numbers="${BASH_REMATCH[1]}.${BASH_REMATCH[2]}.${BASH_REMATCH[3]}.0"
name="LeptonDesktop-$version-windows-x64"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
signing=()
if [ -n "${WINDOWS_CERTIFICATE:-}" ]; then
    "$here/sign.sh" "$inputs/payload/Lepton Desktop.exe" "$inputs/payload/lepton-desktop.exe"
    signing=(-DSIGN="$here/sign.sh")
fi
makensis -V2 -WX -INPUTCHARSET UTF8 "-DVERSION=$version" "-DVERSION_NUMBERS=$numbers" "-DPAYLOAD=$inputs/payload" \
    "-DSUFFIXES=$inputs/suffixes.nsh" "-DICON=$inputs/lepton-desktop.ico" "-DOUTPUT=$out/$name-setup.exe" \
    "${signing[@]}" "$here/lepton-desktop.nsi"
if [ -n "${WINDOWS_CERTIFICATE:-}" ]; then
    "$here/sign.sh" "$out/$name-setup.exe"
fi

cp -R "$inputs/payload" "$work/Lepton Desktop"
rm "$work/Lepton Desktop/installed-files.txt"
: >"$work/Lepton Desktop/portable" # makes the program keep its data in `data` beside it
rm -f "$out/$name-portable.zip"
(cd "$work" && zip -q -X -r -9 "$out/$name-portable.zip" "Lepton Desktop")
ls -l "$out/$name-setup.exe" "$out/$name-portable.zip"
