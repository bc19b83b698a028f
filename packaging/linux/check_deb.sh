#!/usr/bin/env bash
# Tries the .deb in a bare Debian, as an unprivileged user:  packaging/linux/check_deb.sh DEB [PICTURES]
#
# Run it as root on Debian or Ubuntu with: debootstrap xvfb xdotool x11-utils imagemagick weston dpkg-dev
# PICTURES, a folder, gets pictures of the windows. Environment variables:
#   PYTHON         a Python with the project and its extras `demo` and `test`, which makes the photos (default: python3)
#   LEPTON_CACHE   where the bare system is kept between runs (default: /var/cache/lepton-desktop-check)
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
deb=$(realpath "${1:?usage: packaging/linux/check_deb.sh DEB [PICTURES]}")
pictures=$(realpath -m "${2:-lepton-desktop-windows}")
cache=${LEPTON_CACHE:-/var/cache/lepton-desktop-check}
suite=bookworm
user=ann
python=${PYTHON:-python3}

work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
jobs_running=()

clean_up() {
    for number in "${jobs_running[@]}"; do
        kill "$number" 2>/dev/null || true
    done
    # the programs inside: those whose root is ours
    for process in /proc/[0-9]*; do
        if [[ $(readlink "$process/root" 2>/dev/null) == "$root" ]]; then
            kill -9 "${process#/proc/}" 2>/dev/null || true
        fi
    done
    for mounted in dev/shm dev sys proc tmp/.X11-unix run/user/1000; do
        umount "$root/$mounted" 2>/dev/null || true
    done
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT

fail() {
    echo "check_deb.sh: $*" >&2
    exit 1
}

step() {
    echo "== $* ($SECONDS s)"
}

# a bare system, from Debian's own tool; kept as an archive
bare_system() {
    local archive=$cache/$suite.tar
    if [[ ! -f $archive ]]; then
        mkdir -p "$cache"
        debootstrap --variant=minbase "$suite" "$work/base" "$(mirror)" >"$work/debootstrap.log" ||
            fail "debootstrap failed: $(tail -n 3 "$work/debootstrap.log")"
        tar --create --file "$archive.part" --directory "$work/base" .
        mv "$archive.part" "$archive"
        rm -rf "$work/base"
    fi
    mkdir -p "$root"
    tar --extract --file "$archive" --directory "$root"
    mount --bind /proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount --bind -o ro /sys "$root/sys"
    mount -t tmpfs tmpfs "$root/dev/shm"
    # the network of this machine, for apt alone
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    cp -r /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null || true
    echo "deb $(mirror) $suite main" >"$root/etc/apt/sources.list"
    chroot "$root" useradd --create-home --shell /bin/sh --uid 1000 "$user"
}

mirror() {
    local found
    found=$(sed -n 's/^URIs: *\([^ ]*debian\)\/\?$/\1/p; s/^deb \(\[[^]]*\] \)\?\([^ ]*debian\)\/\? .*/\2/p' \
        /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
    echo "${found:-http://deb.debian.org/debian}"
}

in_root() {
    DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

# as the user, without a network
as_user() {
    unshare --net -- chroot --userspec="$user:$user" "$root" env --ignore-environment \
        HOME="/home/$user" PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/user/1000 "$@"
}

photos() {
    local folder=$root/home/$user/photos
    PYTHONPATH=$here/../.. "$python" "$here/check_photos.py" "$folder"
    chroot "$root" chown -R "$user:$user" "/home/$user"
}

# waits until a command succeeds; fails after a minute
wait_for() {
    local what=$1
    shift
    for _ in $(seq 300); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.2 # what is waited for is in another program, which tells nobody
    done
    fail "$what: not after a minute"
}

is_installed() {
    # shellcheck disable=SC2016  # dpkg expands these
    [[ $(in_root dpkg-query --show --showformat '${Status} ${Version}' lepton-desktop) == "install ok installed $1" ]]
}

runs() {
    local process
    for process in /proc/[0-9]*; do
        [[ $(readlink "$process/exe" 2>/dev/null) == *"/usr/lib/lepton-desktop/lepton-desktop" ]] && return 0
    done
    return 1
}

ended() {
    ! runs
}

windows() {
    DISPLAY=:$display xdotool search --onlyvisible --name "Lepton Desktop"
}

step "a bare $suite"
bare_system

step "install"
version=$(dpkg-deb --field "$deb" Version)
mkdir -p "$root/packages"
cp "$deb" "$root/packages/lepton-desktop.deb"
in_root apt-get update -qq
in_root apt-get install -y -qq --no-install-recommends /packages/lepton-desktop.deb >"$work/apt.log" 2>&1 ||
    fail "apt-get install: $(tail -n 20 "$work/apt.log")"
is_installed "$version" || fail "the package isn't installed"

step "the command line, without a network"
[[ $(as_user lepton-desktop --version) == "Lepton Desktop $version" ]] || fail "--version says something else"
photos
as_user lepton-desktop index "/home/$user/photos"
as_user lepton-desktop status
as_user lepton-desktop doctor
[[ $(as_user lepton-desktop failures --json) == "[]" ]] || fail "a photo can't be read: $(as_user lepton-desktop failures)"
while IFS=$'\t' read -r name question; do
    found=$(as_user lepton-desktop search "$question" --json </dev/null |
        "$python" -c 'import json, os, sys; print(os.path.basename(json.load(sys.stdin)[0]["path"]))')
    [[ $found == "$name" ]] || fail "'$question': the first answer is $found, not $name"
    echo "$question: $found"
done <"$root/home/$user/photos/queries.tsv"
as_user sh -c 'find /home/*/photos -name "*.heic" | grep -q .' || fail "there is no HEIC among the photos"

step "a window under X11"
mkdir -p "$pictures" "$root/tmp/.X11-unix" "$root/run/user/1000"
chroot "$root" chown "$user:$user" /run/user/1000
chmod 700 "$root/run/user/1000"
display=71
Xvfb :$display -screen 0 1280x800x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
jobs_running+=($!)
wait_for "Xvfb" test -S "/tmp/.X11-unix/X$display"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
as_user DISPLAY=:$display lepton-desktop >"$work/window.log" 2>&1 &
jobs_running+=($!)
wait_for "the window" windows
first=$(windows | head -n 1)
DISPLAY=:$display xdotool key --window "$first" ctrl+f type --window "$first" --delay 30 "a cat" 2>/dev/null
sleep 3 # an answer has no event that another program could wait for
import -display ":$display" -window root "$pictures/x11.png"

step "a second start brings the first window forward"
as_user DISPLAY=:$display lepton-desktop
[[ $(windows | wc -l) -eq 1 ]] || fail "there is a second window"

step "an upgrade while it runs"
dpkg-deb --raw-extract "$deb" "$work/next"
sed -i 's/^Version: .*/Version: 99.0/' "$work/next/DEBIAN/control"
dpkg-deb --root-owner-group -Znone --build "$work/next" "$root/packages/next.deb" >/dev/null
rm -rf "$work/next"
in_root apt-get install -y -qq --no-install-recommends /packages/next.deb >"$work/apt.log" 2>&1 ||
    fail "the upgrade: $(tail -n 20 "$work/apt.log")"
is_installed 99.0 || fail "the upgrade isn't installed"
runs && fail "the program still runs after the upgrade: $(cat "$work/window.log" "$work/apt.log")"
[[ $(as_user lepton-desktop status --json) == *'"indexed"'* ]] || fail "the library is lost after the upgrade"

step "a window under Wayland"
mkdir -p "$work/wayland"
chmod 700 "$work/wayland"
chown 1000:1000 "$work/wayland"
setpriv --reuid 1000 --regid 1000 --clear-groups env --ignore-environment PATH="$PATH" HOME=/nonexistent XDG_RUNTIME_DIR="$work/wayland" \
    weston --backend=headless-backend.so --socket=wayland-lepton --width=1280 --height=800 --use-pixman --debug >"$work/weston.log" 2>&1 &
jobs_running+=($!)
wait_for "weston" test -S "$work/wayland/wayland-lepton"
mount --bind "$work/wayland" "$root/run/user/1000"
as_user WAYLAND_DISPLAY=wayland-lepton QT_QPA_PLATFORM=wayland WAYLAND_DEBUG=client lepton-desktop >"$work/window.log" 2>"$work/wayland.log" &
jobs_running+=($!)
wait_for "the window under Wayland" grep -q 'wl_surface@[0-9]*.commit' "$work/wayland.log"
wait_for "the window's title under Wayland" grep -q 'set_title("Lepton Desktop' "$work/wayland.log"
sleep 3 # the photos are drawn after the window
(cd "$pictures" && rm -f wayland-screenshot-*.png && setpriv --reuid 1000 --regid 1000 --clear-groups \
    env XDG_RUNTIME_DIR="$work/wayland" WAYLAND_DISPLAY=wayland-lepton sh -c "cd '$work/wayland' && weston-screenshooter" &&
    mv "$work/wayland/"wayland-screenshot-*.png "$pictures/wayland.png")
as_user lepton-desktop quit --wait 20 || fail "quit: the program still runs"
ended || fail "the program still runs after quit"

step "remove and purge"
in_root apt-get remove -y -qq lepton-desktop >"$work/apt.log" 2>&1 || fail "remove: $(cat "$work/apt.log")"
[[ -f $root/home/$user/.local/share/lepton-desktop/catalog.sqlite ]] || fail "the library is gone after the removal"
in_root apt-get purge -y -qq lepton-desktop 2>&1 | tee "$work/purge.log" | grep --quiet "library stays" || fail "purge says nothing: $(cat "$work/purge.log")"
[[ -f $root/home/$user/.local/share/lepton-desktop/catalog.sqlite ]] || fail "the library is gone after the purge"
left=$(in_root sh -c 'find /usr /etc /opt -name "*lepton*"')
[[ -z $left ]] || fail "left behind: $left"
echo "all of it works ($SECONDS s); the pictures of the windows: $pictures"
