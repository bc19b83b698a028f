"""Which volume a path lies on, and where volumes are mounted now. Only this module knows file systems.

A volume's identity is what stays with it wherever it is mounted and whatever its device is called: the UUID or the
serial number of its file system, or the name of a share. `look` asks the system once; what it gives is a snapshot.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CERTAIN = ("uuid:", "fsid:", "serial:")

_KEEP_MARKS = {
    "apfs",
    "bcachefs",
    "btrfs",
    "ext2",
    "ext3",
    "ext4",
    "f2fs",
    "hfs",
    "jfs",
    "nilfs2",
    "ntfs",
    "ntfs3",
}
_KEEP_MARKS |= {"nfs", "nfs4", "overlay", "refs", "reiserfs", "tmpfs", "xfs", "zfs"}
"""The kinds of file systems whose ctimes and inodes stay while a drive is away. FAT and exFAT have none, FUSE may make
them up.
"""

# Linux
_FS_IOC_GETFSUUID = 0x80111500  # since Linux 6.9: the length and 16 bytes
_FAT_IOCTL_GET_VOLUME_ID = 0x80047213
_FSID_OF_UUID = frozenset({"ext2", "ext3", "ext4", "btrfs"})  # of others it is their device's number
_FATS = frozenset({"vfat", "msdos"})

# macOS, from sys/attr.h
_ATTR_BIT_MAP_COUNT = 5
_ATTR_VOL_INFO = 0x80000000
_ATTR_VOL_UUID = 0x00040000

# Windows
_SEM_FAILCRITICALERRORS = 0x0001
_LONGEST_PATH = 32768


@dataclass(frozen=True, slots=True)
class Volume:
    """A file system, or the part of one, that is mounted somewhere."""

    identity: str
    mount_point: Path

    @property
    def certain(self) -> bool:
        """Whether no two volumes have this identity. The name of a share may be given to another."""
        return is_certain(self.identity)


def is_certain(identity: str) -> bool:
    """Whether no two volumes have this identity, on whichever computer."""
    return identity.startswith(_CERTAIN)


class System(Protocol):
    """What is asked of an operating system. Paths are absolute and without links."""

    def points(self) -> Iterable[str]:
        """Where volumes are mounted."""

    def point_of(self, path: str) -> str | None:
        """The mount point of the volume that the path lies on."""

    def identity(self, point: str) -> str | None:
        """What the volume that is mounted there is called; None where the system doesn't say."""


class Volumes:
    """What is mounted where, at one moment. For one thread."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._identity = cache(system.identity)

    def of(self, path: Path) -> Volume | None:
        """The volume that a path lies on, links followed; None where the system doesn't say."""
        resolved = os.path.realpath(path)
        point = self._system.point_of(resolved)
        identity = None if point is None else self._identity(point)
        return None if point is None or identity is None else Volume(identity, Path(point))

    def below(self, folder: Path) -> dict[str, str]:
        """The identities of what is mounted below a folder, by its path from there, with forward slashes."""
        top = os.path.join(os.path.realpath(folder), "")
        inside = {point: self._identity(point) for point in self._system.points() if point.startswith(top)}
        return {
            point[len(top) :].replace(os.sep, "/"): identity for point, identity in inside.items() if identity
        }

    def tops(self) -> list[Path]:
        """Where anything is mounted now."""
        return [Path(point) for point in self._system.points()]

    def places(self, identity: str) -> list[Path]:
        """Where the volume of this identity is mounted now."""
        return [Path(point) for point in self._system.points() if self._identity(point) == identity]


def look() -> Volumes:
    """What the system has mounted now."""
    return Volumes(_system())


def keeps_marks(folder: Path) -> bool:
    """Whether the ctimes and inodes of the files there stay as they are until a file changes."""
    mounts = {Path(mount.mountpoint): mount for mount in psutil.disk_partitions(all=sys.platform != "win32")}
    folder = folder.resolve()
    mount = next((mounts[place] for place in (folder, *folder.parents) if place in mounts), None)
    return mount is not None and mount.fstype.lower() in _KEEP_MARKS and "remote" not in mount.opts


def _system() -> System:
    if sys.platform == "win32":
        return Windows(ctypes.windll.kernel32)
    if sys.platform == "darwin":
        return MacOS([part.mountpoint for part in psutil.disk_partitions(all=True)], ctypes.CDLL(None))
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
            return Linux(mounts_of(file))
    except OSError:
        return Linux({})


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of Linux's mountinfo: `root` is the folder of the file system that is mounted, mostly ``/``."""

    number: str
    parent: str
    root: str
    kind: str
    source: str


def mounts_of(lines: Iterable[str]) -> dict[str, Mount]:
    """What can be seen of a mountinfo, by mount point: of several at one point the last, none that others cover."""
    mounts: list[tuple[str, Mount]] = []
    for line in lines:
        before, _, after = line.rstrip("\n").partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) >= 5 and len(rest) >= 2:
            mount = Mount(fields[0], fields[1], _unescape(fields[3]), rest[0], _unescape(rest[1]))
            mounts.append((_unescape(fields[4]), mount))
    covers = {(mount.parent, point) for point, mount in mounts}
    hidden: set[str] = set()
    visible: dict[str, Mount] = {}
    for point, mount in mounts:  # a mount comes after its parent
        if mount.parent in hidden or any((mount.parent, above) in covers for above in _above(point)):
            hidden.add(mount.number)
        else:
            visible[point] = mount
    return visible


class Linux:
    """By mountinfo, what udev knows, and what file systems say themselves."""

    def __init__(self, mounts: Mapping[str, Mount], udev: str = "/run/udev/data") -> None:
        self._mounts = mounts
        self._udev = udev

    def points(self) -> Iterable[str]:
        return self._mounts

    def point_of(self, path: str) -> str | None:
        return next((place for place in (path, *_above(path)) if place in self._mounts), None)

    def identity(self, point: str) -> str | None:
        mount = self._mounts[point]
        part = "" if mount.root == "/" else f":{mount.root}"
        if mount.source.startswith("/dev/") and mount.kind.partition(".")[0] != "fuse":
            return self._of_device(point, mount) + part
        if "/" in mount.source or ":" in mount.source:  # a share; to ask it itself might take for ever
            return f"{mount.kind}:{mount.source}{part}"
        return f"{mount.kind}:{mount.source}:{point}{part}"

    def _of_device(self, point: str, mount: Mount) -> str:
        if number := self._by_udev(mount.source):
            return f"uuid:{number}"
        try:
            if number := _uuid_of(point, mount.kind):
                return f"uuid:{number}"
            status = os.statvfs(point)
        except OSError:
            return f"{mount.kind}:{mount.source}"
        if mount.kind in _FSID_OF_UUID and status.f_fsid:
            return f"fsid:{status.f_fsid:016x}"
        return f"{mount.kind}:{mount.source}:{status.f_blocks}"  # another stick gets the same device, seldom its size

    def _by_udev(self, source: str) -> str | None:
        try:
            device = os.stat(source).st_rdev
            with open(f"{self._udev}/b{os.major(device)}:{os.minor(device)}", encoding="utf-8") as file:
                lines = [line.strip() for line in file]
        except (OSError, ValueError):
            return None
        return next((line.partition("=")[2] for line in lines if line.startswith("E:ID_FS_UUID=")), None)


def _uuid_of(point: str, kind: str) -> str | None:
    """What the file system itself says, as udev spells it. Raises OSError when it can't be opened."""
    if sys.platform == "win32":
        return None
    import fcntl

    folder = os.open(point, os.O_RDONLY | os.O_CLOEXEC)
    try:
        answer = bytearray(17)
        if kind in _FATS:
            fcntl.ioctl(folder, _FAT_IOCTL_GET_VOLUME_ID, answer)
            serial = int.from_bytes(answer[:4], sys.byteorder)
            return f"{serial >> 16:04X}-{serial & 0xFFFF:04X}" if serial else None
        fcntl.ioctl(folder, _FS_IOC_GETFSUUID, answer)
        return str(uuid.UUID(bytes=bytes(answer[1:]))) if answer[0] == 16 and any(answer[1:]) else None
    except OSError:  # it doesn't know the question
        return None
    finally:
        os.close(folder)


class MacOS:
    """By the UUIDs of volumes. Where one has none, as shares do, by where it is mounted."""

    def __init__(self, points: Iterable[str], libc: Any) -> None:
        self._points = list(points)
        self._libc = libc

    def points(self) -> Iterable[str]:
        return self._points

    def point_of(self, path: str) -> str | None:
        point = next((place for place in (path, *_above(path)) if place in self._points), None)
        if point == "/":  # where /Users seems to lie, and doesn't
            devices = {_device(place): place for place in self._points} | {None: point}
            return devices.get(_device(path), point)
        return point

    def identity(self, point: str) -> str | None:
        wanted = (ctypes.c_uint16 * 12)()
        ctypes.memmove(wanted, _attributes(_ATTR_VOL_INFO | _ATTR_VOL_UUID), 24)
        answer = (ctypes.c_uint8 * 20)()
        failed = self._libc.getattrlist(os.fsencode(point), wanted, answer, ctypes.sizeof(answer), 0)
        number = bytes(answer)[4:20]
        if failed or not any(number):
            return f"volume:{point}"
        return f"uuid:{uuid.UUID(bytes=number)}"


def _device(path: str) -> int | None:
    try:
        return os.stat(path).st_dev
    except OSError:
        return None


def _attributes(of_volume: int) -> bytes:
    """The structure attrlist of macOS: five sets of attributes, of which only those of volumes are asked for."""
    numbers = (0, of_volume, 0, 0, 0)
    head = _ATTR_BIT_MAP_COUNT.to_bytes(2, sys.byteorder) + bytes(2)
    return head + b"".join(number.to_bytes(4, sys.byteorder) for number in numbers)


class Windows:
    """By the serial numbers of volumes; a share by its name."""

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel

    def points(self) -> Iterable[str]:
        drives = self._kernel.GetLogicalDrives()
        return [f"{chr(ord('A') + bit)}:\\" for bit in range(26) if drives >> bit & 1]

    def point_of(self, path: str) -> str | None:
        point = ctypes.create_unicode_buffer(_LONGEST_PATH)
        return point.value if self._kernel.GetVolumePathNameW(path, point, _LONGEST_PATH) else None

    def identity(self, point: str) -> str | None:
        if point.startswith("\\\\") and not point.startswith("\\\\?\\"):
            return f"share:{point.rstrip(chr(92)).casefold()}"
        serial = ctypes.c_uint32()
        before = ctypes.c_uint32()
        # a drive without a disk in it would otherwise ask the user for one
        self._kernel.SetThreadErrorMode(_SEM_FAILCRITICALERRORS, ctypes.byref(before))
        try:
            known = self._kernel.GetVolumeInformationW(
                point, None, 0, ctypes.byref(serial), None, None, None, 0
            )
        finally:
            self._kernel.SetThreadErrorMode(before.value, None)
        return f"serial:{serial.value:08x}" if known else None


def _above(path: str) -> Iterable[str]:
    """The folders around a path, the nearest first."""
    while (above := path.rpartition("/")[0] or "/") != path:
        yield above
        path = above


def _unescape(field: str) -> str:
    """Mountinfo writes blanks, line ends and backslashes as the numbers of their bytes, in octal."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)
