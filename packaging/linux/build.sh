#!/usr/bin/env bash
# Builds the packages for Linux:  packaging/linux/build.sh [--deb] [--tar] [--appimage] OUT
#
# Without a choice, all three are built. OUT gets them, and OUT/work what they are made from: the wheel, the IR of the
# built-in model, the environment without PyTorch, PyInstaller's folder. Environment variables:
#   PYTHON             a Python 3.11 or later with a shared libpython; with the project and PyTorch, unless LEPTON_IR is set
#   LEPTON_IR          the folder of the built-in model's IR, if it is already there
#   LEPTON_PAGE        the address of the project's page, for software centres
#   LEPTON_MAINTAINER  who maintains the .deb, as "Name <address>"; otherwise the author in pyproject.toml
#   APPIMAGE_RUNTIME   the file of AppImage's runtime (type 2), for --appimage
#   LEPTON_QUICK       if set, the .deb is for tests: compressed quickly, and perhaps without an index of PyTorch
set -euo pipefail
export LC_ALL=C.UTF-8
umask 022
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)

fail() {
    echo "build.sh: $*" >&2
    exit 1
}

products=()
while [[ ${1-} == --* ]]; do
    case $1 in
        --deb | --tar | --appimage) products+=("${1#--}") ;;
        *) fail "$1: unknown; choose from --deb --tar --appimage" ;;
    esac
    shift
done
[[ $# -eq 1 ]] || fail "usage: packaging/linux/build.sh [--deb] [--tar] [--appimage] OUT"
[[ ${#products[@]} -gt 0 ]] || products=(deb tar appimage)
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$out/work
python=${PYTHON:-python3}

# two builds of a commit can be compared: all times are that of the commit
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$project" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0

make_bundle() {
    rm -rf "$work"
    mkdir -p "$work"
    cd "$project"
    echo "== the wheel"
    "$python" -m pip wheel --quiet --no-deps --wheel-dir "$work/wheel" .
    if [[ -z ${LEPTON_IR-} ]]; then
        echo "== the built-in model"
        LEPTON_IR=$work/starter.ir
        PYTHONPATH=$project "$python" -m lepton_desktop models export starter "$LEPTON_IR"
    fi
    export LEPTON_IR
    echo "== the environment that is packaged"
    "$python" -m venv "$work/environment"
    environment=$work/environment/bin
    "$python" packaging/packaged_requirements.py >"$work/requirements.txt"
    "$environment/pip" install --quiet --requirement "$work/requirements.txt" pyinstaller
    "$environment/pip" install --quiet --no-deps "$work/wheel/"*.whl
    echo "== the program"
    "$environment/pyinstaller" --noconfirm --log-level WARN --distpath "$work/dist" --workpath "$work/build" \
        packaging/lepton-desktop.spec
    bundle=$work/dist/lepton-desktop
    # Qt finds its plug-ins by this file; see lepton_desktop/boot_environment.py
    printf '[Paths]\nPrefix = _internal/PySide6/Qt\n' >"$bundle/qt.conf"
    # not what wheels were given by auditwheel: stripping breaks OpenBLAS there
    find "$bundle/_internal" -type f -name '*.so*' ! -path '*.libs/*' -exec strip --strip-unneeded {} +
    find "$bundle/_internal" -type f -name '*.so*' -exec chmod a-x {} + # PyInstaller makes them all executable
    "$environment/python" packaging/linux/system_libraries.py "$bundle" >"$work/depends"
    resources=$bundle/_internal/lepton_desktop/resources
    "$environment/python" packaging/torch_pack_list.py ${LEPTON_QUICK:+--allow-missing} "$resources/torch_pack.json"
    "$environment/python" packaging/notices.py "$bundle" "$resources/notices.txt" "$out/lepton-desktop-linux.cdx.json"
    version=$("$bundle/lepton-desktop" --version | sed 's/.* //')
    echo "== what desktops need"
    share=$work/share
    mkdir -p "$share/applications" "$share/metainfo"
    QT_QPA_PLATFORM=offscreen "$environment/python" packaging/icons.py linux "$share/icons/hicolor"
    cp "$here/lepton-desktop.desktop" "$share/applications/"
    "$python" "$here/metainfo.py" "$version" "$(date --utc --date "@$SOURCE_DATE_EPOCH" +%F)" "${LEPTON_PAGE-}" \
        >"$share/metainfo/org.lepton_desktop.LeptonDesktop.metainfo.xml"
    desktop-file-validate "$share/applications/lepton-desktop.desktop"
    appstreamcli validate --no-net "$share/metainfo/"*.xml
    chmod -R u=rwX,go=rX "$bundle" "$share" # the IR is written for its owner alone
}

# the tree of a system in which the program is installed, below the folder $1
lay_out() {
    mkdir -p "$1/usr/lib" "$1/usr/bin"
    cp -a "$bundle" "$1/usr/lib/lepton-desktop"
    ln -s ../lib/lepton-desktop/lepton-desktop "$1/usr/bin/lepton-desktop"
    cp -a "$share" "$1/usr/share"
}

# the author in pyproject.toml, as "Name <address>"
author() {
    "$python" -c 'import tomllib; from sys import stdin
print("{name} <{email}>".format(**tomllib.loads(stdin.read())["project"]["authors"][0]))' <"$project/pyproject.toml"
}

same_times() {
    find "$1" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
}

make_deb() {
    local root=$work/deb package maintainer
    maintainer=${LEPTON_MAINTAINER:-$(author)}
    package=$out/lepton-desktop_${version}_amd64.deb
    lay_out "$root"
    local documents=$root/usr/share/doc/lepton-desktop
    mkdir -p "$root/DEBIAN" "$documents" "$root/usr/share/lintian/overrides"
    cp "$here/deb/copyright" "$documents/"
    "$python" "$here/debian_changelog.py" "$project/CHANGELOG.md" "$SOURCE_DATE_EPOCH" "$version" "$maintainer" |
        gzip --best --no-name >"$documents/changelog.gz"
    cp "$here/deb/lintian-overrides" "$root/usr/share/lintian/overrides/lepton-desktop"
    install -m 755 "$here/deb/prerm" "$here/deb/postrm" "$root/DEBIAN/"
    sed -e "s/@VERSION@/$version/" -e "s/@DEPENDS@/$(cat "$work/depends")/" \
        -e "s|@MAINTAINER@|$(printf '%s' "$maintainer" | sed 's/[\\&|]/\\&/g')|" \
        -e "s/@SIZE@/$(du --summarize --apparent-size --block-size=1024 "$root/usr" | cut -f 1)/" \
        "$here/deb/control.in" >"$root/DEBIAN/control"
    (cd "$root" && find usr -type f -print0 | sort --zero-terminated | xargs --null md5sum >DEBIAN/md5sums)
    chmod 644 "$root/DEBIAN/control" "$root/DEBIAN/md5sums"
    same_times "$root"
    local compression=(-Zxz -z6)
    [[ -z ${LEPTON_QUICK-} ]] || compression=(-Zzstd -z1)
    dpkg-deb --root-owner-group "${compression[@]}" --threads-max="$(nproc)" --build "$root" "$package"
}

make_tar() {
    local name=lepton-desktop-$version-linux-x86_64
    local root=$work/tar/$name
    mkdir -p "$root"
    cp -a "$bundle" "$root/lepton-desktop"
    cp -a "$share" "$root/share"
    install -m 755 "$here/tar/install.sh" "$here/tar/uninstall.sh" "$root/"
    tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
        --directory "$work/tar" "$name" | gzip --best --no-name >"$out/$name.tar.gz"
}

make_appimage() {
    local root=$work/AppDir image
    image=$out/Lepton_Desktop-$version-x86_64.AppImage
    [[ -f ${APPIMAGE_RUNTIME-} ]] || fail "APPIMAGE_RUNTIME must be AppImage's runtime (type 2, x86_64)"
    lay_out "$root"
    ln -s usr/bin/lepton-desktop "$root/AppRun"
    ln -s usr/share/applications/lepton-desktop.desktop "$root/lepton-desktop.desktop"
    ln -s usr/share/icons/hicolor/256x256/apps/lepton-desktop.png "$root/lepton-desktop.png"
    ln -s lepton-desktop.png "$root/.DirIcon"
    same_times "$root"
    mksquashfs "$root" "$work/image" -root-owned -noappend -no-progress -quiet -comp zstd
    cat "$APPIMAGE_RUNTIME" "$work/image" >"$image"
    chmod 755 "$image"
}

make_bundle
for product in "${products[@]}"; do
    echo "== $product"
    "make_$product"
done
ls -l "$out"
