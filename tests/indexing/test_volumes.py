"""Which volume a path lies on: by a real Linux, and as macOS and Windows would tell it."""

from __future__ import annotations

import ctypes
import subprocess
import uuid
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from indexing.drives import needs_drives
from lepton_desktop.indexing.volumes import Linux, MacOS, Volumes, Windows, look, mounts_of

if TYPE_CHECKING:
    from pathlib import Path

    from indexing.drives import Drives

MOUNTINFO = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw - proc proc rw
30 22 8:17 / /media/user/My\040Stick\134a rw master:3 - vfat /dev/sdb1 rw
31 22 0:40 / /mnt/nas rw - autofs systemd-1 rw
32 31 0:41 / /mnt/nas rw - nfs4 server:/export\040one rw
33 22 0:42 / /mnt/share rw - cifs //server/share rw
34 22 0:43 /@home /home rw - btrfs /dev/sdc1 rw
35 34 254:0 /srv/photos /home/user/bound rw - ext4 /dev/sda1 rw
36 22 0:50 / /covered/inner rw - tmpfs tmpfs rw
37 36 0:51 / /covered/inner/most rw - tmpfs tmpfs rw
38 22 0:52 / /covered rw - tmpfs tmpfs rw
39 38 0:53 / /covered/seen rw - tmpfs tmpfs rw
40 22 0:54 / /plain rw - fuse.gocryptfs /home/user/.cipher rw
a broken line
""".strip().splitlines()


def test_mountinfo_tells_what_can_be_seen_where() -> None:
    mounts = mounts_of(f"{line}\n" for line in MOUNTINFO)
    assert mounts.keys() == {
        "/", "/proc", "/media/user/My Stick\\a", "/mnt/nas", "/mnt/share", "/home", "/covered", "/covered/seen",
        "/home/user/bound", "/plain",
    }  # fmt: skip
    assert mounts["/mnt/nas"].source == "server:/export one"
    assert mounts["/home"].root == "/@home"


def test_the_nearest_mount_point_above_a_path_has_it() -> None:
    system = Linux(mounts_of(MOUNTINFO))
    assert system.point_of("/mnt/nas/2024/a.jpg") == "/mnt/nas"
    assert system.point_of("/mnt/nas") == "/mnt/nas"
    assert system.point_of("/mnt/nas too/a.jpg") == "/"
    assert Linux({}).point_of("/mnt") is None


def test_shares_are_known_by_their_names_and_parts_of_a_file_system_are_volumes_of_their_own(
    tmp_path: Path,
) -> None:
    system = Linux(mounts_of(MOUNTINFO), str(tmp_path))
    assert system.identity("/mnt/nas") == "nfs4:server:/export one"
    assert system.identity("/mnt/share") == "cifs://server/share"
    assert system.identity("/plain") == "fuse.gocryptfs:/home/user/.cipher"
    assert system.identity("/covered") == "tmpfs:tmpfs:/covered"
    assert str(system.identity("/home")).endswith(":/@home")
    assert system.identity("/home/user/bound") != system.identity("/")


def test_udev_tells_the_uuid_of_a_device(tmp_path: Path) -> None:
    (tmp_path / "b1:3").write_text("S:disk/by-label/x\nE:ID_FS_LABEL=x\nE:ID_FS_UUID=1234-ABCD\n")
    mounts = mounts_of(["1 0 1:3 / / rw - vfat /dev/nothing rw"])

    class Udev(Linux):
        def _by_udev(self, source: str) -> str | None:
            return super()._by_udev("/dev/null")  # the one device that every system has: 1:3, of characters

    assert Udev(mounts, str(tmp_path)).identity("/") == "uuid:1234-ABCD"


@needs_drives
def test_a_drive_has_the_same_identity_wherever_it_is_mounted(drives: Drives, tmp_path: Path) -> None:
    stick, other = drives.make("stick"), drives.make("other")
    said = subprocess.run(["tune2fs", "-l", stick], capture_output=True, text=True, check=True).stdout
    number = next(line.split()[-1] for line in said.splitlines() if "UUID" in line)
    point = drives.mount(stick, tmp_path / "a b")
    first = look().of(point / "not there")
    assert first is not None
    assert first.mount_point == point
    assert first.certain
    if first.identity.startswith("uuid:"):  # older systems have only a digest of it
        assert first.identity == f"uuid:{number}"
    drives.unmount(point)
    drives.mount(other, point)
    second = drives.mount(stick, tmp_path / "c")
    volumes = look()
    assert volumes.places(first.identity) == [second]
    there = volumes.of(point)
    assert there is not None
    assert there.identity != first.identity
    assert volumes.below(tmp_path) == {"a b": there.identity, "c": first.identity}


@needs_drives
def test_a_drive_whose_uuid_no_one_tells_is_known_by_the_digest_of_it(
    drives: Drives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lepton_desktop.indexing.volumes._uuid_of", lambda point, kind: None)
    monkeypatch.setattr(Linux, "_by_udev", lambda self, source: None)
    stick = drives.make("stick")
    found = []
    for name in ("a", "b"):
        point = drives.mount(stick, tmp_path / name)
        found.append(look().of(point))
        drives.unmount(point)
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].identity == found[1].identity
    assert found[0].identity.startswith("fsid:")


def test_a_mac_knows_volumes_by_their_uuids_and_shares_by_their_places(tmp_path: Path) -> None:
    number = uuid.uuid4()
    disk, share = tmp_path / "Disk 1", tmp_path / "share"
    for folder in (disk, share):
        folder.mkdir()

    class Libc:
        @staticmethod
        def getattrlist(path: bytes, wanted: Any, answer: Any, size: int, options: int) -> int:
            asked = bytes(wanted)
            assert asked[:2] == (5).to_bytes(2, "little")
            assert asked[8:12] == (0x80040000).to_bytes(4, "little")
            assert size == 20
            if path != bytes(disk):
                return -1
            ctypes.memmove(answer, (20).to_bytes(4, "little") + number.bytes, 20)
            return 0

    volumes = Volumes(MacOS(["/", str(disk), str(share)], Libc()))
    found = volumes.of(disk / "DCIM")
    assert found is not None
    assert (found.identity, found.mount_point, found.certain) == (f"uuid:{number}", disk, True)
    assert volumes.places(f"uuid:{number}") == [disk]
    shared = volumes.of(share)
    assert shared is not None
    assert not shared.certain


def test_windows_knows_volumes_by_their_serial_numbers_and_shares_by_their_names() -> None:
    modes = [7]

    def set_mode(mode: int, before: Any) -> int:
        if before is not None:
            before._obj.value = modes[-1]
        modes.append(mode)
        return 1

    def volume_path(path: str, point: Any, length: int) -> int:
        point.value = "\\\\server\\Share\\" if path.startswith("\\\\") else path[:3]
        return 1

    def volume_information(point: str, name: None, size: int, serial: Any, *rest: object) -> int:
        assert modes[-1] == 1  # no question to the user when there is no disk in a drive, as in E
        serial._obj.value = {"C:\\": 0xCAFE, "F:\\": 0xBEEF0001}.get(point, 0)
        return int(point != "E:\\")

    system = Windows(
        SimpleNamespace(
            GetLogicalDrives=lambda: 0b110100,
            GetVolumePathNameW=volume_path,
            GetVolumeInformationW=volume_information,
            SetThreadErrorMode=set_mode,
        )
    )
    assert list(system.points()) == ["C:\\", "E:\\", "F:\\"]
    assert system.point_of("F:\\DCIM\\a.jpg") == "F:\\"
    assert system.identity("F:\\") == "serial:beef0001"
    assert system.identity("E:\\") is None
    assert system.identity(system.point_of("\\\\server\\Share\\a.jpg") or "") == "share:\\\\server\\share"
    assert modes[-1] == 7
    assert [str(place) for place in Volumes(system).places("serial:beef0001")] == ["F:\\"]
