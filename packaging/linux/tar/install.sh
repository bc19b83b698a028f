#!/bin/sh
# Installs Lepton Desktop for the user who runs it, without root:  ./install.sh
# It goes to ~/.local/lib/lepton-desktop. An installed version is replaced; the library of photos stays.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=$HOME/.local
share=${XDG_DATA_HOME:-$prefix/share}
target=$prefix/lib/lepton-desktop
program=$target/lepton-desktop

if [ -x "$program" ] && ! "$program" quit --wait 20; then
    echo "install.sh: Lepton Desktop is running; close it and run this again" >&2
    exit 1
fi

mkdir -p "$prefix/lib" "$prefix/bin" "$share/applications"
rm -rf "$target.new" "$target.old"
cp -R "$here/lepton-desktop" "$target.new"
cp "$here/uninstall.sh" "$target.new/"
if [ -e "$target" ]; then
    mv "$target" "$target.old"
fi
mv "$target.new" "$target"
rm -rf "$target.old"
ln -sf "$program" "$prefix/bin/lepton-desktop"

cp -R "$here/share/icons" "$here/share/metainfo" "$share/"
# desktops don't know ~/.local/bin before the next login, so the entry has the whole path, quoted as its format wants it
quoted=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
escaped=$(printf '%s' "$quoted" | sed 's/[\\&|]/\\&/g')
sed -e "s|^Exec=lepton-desktop|Exec=\"$escaped\"|" -e '/^TryExec=/d' \
    "$here/share/applications/lepton-desktop.desktop" >"$share/applications/lepton-desktop.desktop"
if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$share/applications" # what opens which type of file
fi
echo "Lepton Desktop is installed. Start it from the menu, or as $prefix/bin/lepton-desktop."
echo "To remove it: $target/uninstall.sh"
