#!/bin/sh
# Removes what install.sh has installed:  uninstall.sh [--delete-library | --keep-library]
# Without a choice it asks whether to delete the library too, and keeps it where there is nobody to ask. Photos always stay.
set -eu

prefix=$HOME/.local
share=${XDG_DATA_HOME:-$prefix/share}
target=$prefix/lib/lepton-desktop
program=$target/lepton-desktop
choice=${1-}

case $choice in
    "" | --delete-library | --keep-library) ;;
    *)
        echo "uninstall.sh: $choice: unknown; choose --delete-library or --keep-library" >&2
        exit 2
        ;;
esac
if [ ! -x "$program" ]; then
    echo "uninstall.sh: $target: Lepton Desktop isn't installed here" >&2
    exit 1
fi
if ! "$program" quit --wait 20; then
    echo "uninstall.sh: Lepton Desktop is running; close it and run this again" >&2
    exit 1
fi
case $choice in
    --delete-library) "$program" remove-data --yes ;;
    # it says what would be deleted, and asks
    "") if [ -t 0 ]; then "$program" remove-data || echo "The library stays."; fi ;;
esac

rm -f "$prefix/bin/lepton-desktop" "$share/applications/lepton-desktop.desktop"
rm -f "$share/metainfo/org.lepton_desktop.LeptonDesktop.metainfo.xml"
rm -f "$share"/icons/hicolor/*/apps/lepton-desktop.*
rm -rf "$target"
if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$share/applications"
fi
echo "Lepton Desktop is removed."
