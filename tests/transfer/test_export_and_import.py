"""A library that goes to another computer: what arrives there, where its folders are found, and what is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from indexing.library import Library, draw
from mounting import small_disk

from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.settings import Places, Settings, read_settings, write_settings
from lepton_desktop.transfer import importing
from lepton_desktop.transfer.exporting import export
from lepton_desktop.transfer.importing import Import, adopt, choose, unpack
from lepton_desktop.transfer.task import CancelledError, Task, TransferError
from transfer.conftest import NAMES


def exported(library: Library, **wanted: bool) -> Path:
    path = library.data.parent / "library.lepton"
    export(Places(library.data), path, Task(), **wanted)
    return path


def imported(file: Path, here: Places, photos: Path | None = None, *, replace: bool = False) -> Import:
    arrival = unpack(here, file, Task())
    if photos is not None:
        arrival = choose(arrival, arrival.folders[0].id, photos)
    return adopt(here, arrival, replace_library=replace)


def vectors(data: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(data / "catalog.sqlite")) as connection:
        return dict(
            connection.execute(
                "SELECT CAST(relative AS TEXT), vector FROM vectors JOIN photos ON photos.id = photo_id"
            )
        )


@pytest.fixture
def copied(library: Library, tmp_path: Path) -> Path:
    """The photos on the other computer; where they were is nothing any more."""
    folder = tmp_path / "elsewhere" / "Pictures"
    shutil.copytree(library.photos, folder)
    library.photos.rename(library.photos.with_name("gone"))
    return folder


def test_all_that_was_known_and_decided_arrives(library: Library, copied: Path, here: Places) -> None:
    done = imported(exported(library), here, copied)

    assert (done.photos, done.offline, done.aside, done.missing_model) == (len(NAMES), (), None, None)
    assert vectors(here.data) == vectors(library.data)
    with Catalog(here.catalog) as catalog:
        photos = catalog.photos.newest(100)
        assert {photo.path for photo in photos} == {copied / name for name in NAMES}
        assert [photo.excluded for photo in photos].count(True) == 1
        assert [photo.rotation for photo in photos if photo.rotation] == [3]
        (search,) = catalog.saved_searches.all()
        assert search.question == f'image:"{copied / "a.png"}" beach'
    assert read_settings(here.settings) == Settings(language="zh_CN", ignore=["*.bmp"])
    thumbnails = Thumbnails(here.thumbnails)
    assert all(thumbnails.kept(one.path, one.size, one.mtime_ns, 256) for one in photos)
    assert not here.arriving.exists()


@pytest.mark.parametrize("times", ["kept", "lost"])
def test_the_first_indexing_encodes_nothing_again(
    library: Library, copied: Path, here: Places, times: str
) -> None:
    if times == "lost":  # as by a copy through a cloud
        for path in copied.rglob("*.png"):
            os.utime(path)
    imported(exported(library), here, copied)
    before = vectors(here.data)

    library.data, library.encoder.encoded = here.data, 0
    library.index()

    assert library.encoder.encoded == 0
    assert vectors(here.data) == before
    with library.catalog() as catalog:
        assert [root.online for root in catalog.roots.all()] == [True]
        assert all(photo.online for photo in catalog.photos.newest(100))
        assert [photo.rotation for photo in catalog.photos.newest(100) if photo.rotation] == [3]


def test_a_folder_that_is_not_here_stays_offline_and_searchable(library: Library, here: Places) -> None:
    library.photos.rename(library.photos.with_name("gone"))
    done = imported(exported(library), here)
    library.data, library.encoder.encoded = here.data, 0
    library.index()

    assert done.offline == (str(library.photos),)
    assert len(vectors(here.data)) == len(NAMES)
    with Catalog(here.catalog) as catalog:
        photos = catalog.photos.newest(100)
        assert [photo.online for photo in photos] == [False] * len(NAMES)
        assert Thumbnails(here.thumbnails).kept(photos[0].path, photos[0].size, photos[0].mtime_ns, 256)


def test_other_photos_at_the_same_path_are_not_taken_for_the_folder(library: Library, here: Places) -> None:
    library.photos.rename(library.photos.with_name("gone"))
    for number, name in enumerate(NAMES):
        draw(library.photos / name, 1000 + number, (20, 20))
    with library.catalog() as catalog, catalog.database.transaction() as connection:
        connection.execute("UPDATE volumes SET identity = 'uuid:of-the-other-computer'")

    done = imported(exported(library), here)
    library.data, library.encoder.encoded = here.data, 0
    library.index()

    assert done.offline == (str(library.photos),)
    assert library.encoder.encoded == 0
    assert len(vectors(here.data)) == len(NAMES)


def test_a_folder_of_other_photos_is_refused_for_one_of_the_library(
    library: Library, here: Places, tmp_path: Path
) -> None:
    draw(tmp_path / "others" / "a.png", 1)
    arrival = unpack(here, exported(library), Task())
    with pytest.raises(TransferError, match="others: doesn't hold the photos of"):
        choose(arrival, arrival.folders[0].id, tmp_path / "others")


def test_what_lay_beside_a_folder_that_is_named_is_found_beside_it(
    library: Library, here: Places, tmp_path: Path
) -> None:
    second = library.photos.with_name("scans")
    draw(second / "old.png", 77)
    with library.catalog() as catalog:
        catalog.roots.add(second)
    library.index()
    file = exported(library)
    shutil.copytree(library.photos.parent, tmp_path / "new")
    shutil.rmtree(library.photos.parent / "photos")
    shutil.rmtree(second)

    arrival = unpack(here, file, Task())
    assert arrival.found == {}
    arrival = choose(arrival, arrival.folders[0].id, tmp_path / "new" / "photos")

    assert list(arrival.found.values()) == [tmp_path / "new" / "photos", tmp_path / "new" / "scans"]


def test_a_library_of_windows_is_used_here(library: Library, copied: Path, here: Places) -> None:
    windows = r"C:\Users\Ann\Pictures"
    old = library.photos
    thumbnails = Thumbnails(library.data / "thumbnails")
    with library.catalog() as catalog, catalog.database.transaction() as connection:
        for photo in catalog.photos.newest(100):
            there = rf"{windows}\{str(photo.path.relative_to(old)).replace('/', chr(92))}"
            thumbnails.move(photo.path, Path(there), photo.size, photo.mtime_ns)
        connection.execute(
            "UPDATE roots SET path = ?, place = CAST('Users/Ann/Pictures' AS BLOB)", (windows.encode(),)
        )
        connection.execute(
            "UPDATE saved_searches SET question = ?",
            (rf'image:"{windows}\a.png" folder:"c:\users\ann\Pictures"',),
        )
    file = exported(library)
    _say_that_it_is_of(file, "win32")

    arrival = unpack(here, file, Task())
    assert str(arrival.folders[0].path) == windows
    adopt(here, choose(arrival, arrival.folders[0].id, copied), replace_library=False)

    with Catalog(here.catalog) as catalog:
        photos = catalog.photos.newest(100)
        assert {photo.path for photo in photos} == {copied / name for name in NAMES}
        assert catalog.saved_searches.all()[0].question == f'image:"{copied / "a.png"}" folder:"{copied}"'
    assert all(Thumbnails(here.thumbnails).kept(p.path, p.size, p.mtime_ns, 256) for p in photos)


def test_the_pictures_of_a_home_are_found_in_the_home_here(
    library: Library, copied: Path, here: Places
) -> None:
    with library.catalog() as catalog, catalog.database.transaction() as connection:
        connection.execute("UPDATE roots SET path = ?", (b"/Users/ann/Pictures",))
    file = exported(library)
    home = Path.home() / "Pictures"
    home.parent.mkdir(parents=True, exist_ok=True)
    copied.rename(home)

    assert list(unpack(here, file, Task()).found.values()) == [home]


def _say_that_it_is_of(file: Path, system: str) -> None:
    with zipfile.ZipFile(file) as archive:
        content = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    content["manifest.json"] = content["manifest.json"].replace(b'"linux"', f'"{system}"'.encode())
    with zipfile.ZipFile(file, "w") as archive:
        for name, value in content.items():
            archive.writestr(name, value)


# What is there already


def test_a_library_that_is_there_is_kept_where_another_takes_its_place(
    library: Library, copied: Path, here: Places, tmp_path: Path
) -> None:
    draw(tmp_path / "mine" / "x.png", 5)
    with Catalog(here.catalog) as catalog:
        catalog.roots.add(tmp_path / "mine")
        catalog.saved_searches.add("Mine", "dog")
    write_settings(here.settings, Settings(engine="openvino", device="cpu"))
    here.index.mkdir()
    (here.index / "old").write_text("of other vectors with the same numbers")
    file = exported(library)

    with pytest.raises(TransferError, match=r"there is a library on this computer already.*--replace"):
        imported(file, here, copied)
    with Catalog(here.catalog) as catalog:
        assert [one.name for one in catalog.saved_searches.all()] == ["Mine"]
    done = imported(file, here, copied, replace=True)

    assert done.aside is not None
    with Catalog(shutil.copy(done.aside, tmp_path / "looked-at.sqlite")) as kept:
        assert [one.name for one in kept.saved_searches.all()] == ["Mine"]
    assert read_settings(done.aside.with_suffix(".settings.json")).engine == "openvino"
    assert read_settings(here.settings) == Settings(
        engine="openvino", device="cpu", language="zh_CN", ignore=["*.bmp"]
    )
    assert not (here.index / "old").exists()


def test_an_existing_file_is_replaced_only_where_that_is_wanted(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mine.lepton"
    path.write_text("mine")
    with pytest.raises(TransferError, match=r"mine.lepton: exists already"):
        export(Places(library.data), path, Task())
    assert path.read_text() == "mine"
    export(Places(library.data), path, Task(), replace_file=True)
    assert zipfile.is_zipfile(path)


# The file


def test_the_file_is_private_and_holds_no_photo(library: Library) -> None:
    file = exported(library)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {
        "manifest.json", "catalog.sqlite", "settings.json", "thumbnails",
    }  # fmt: skip
    pixels = [path.read_bytes() for path in library.photos.rglob("*.png")]
    content = file.read_bytes()
    assert not any(photo in content for photo in pixels)


def test_thumbnails_can_be_left_out_and_models_taken_along(library: Library, here: Places) -> None:
    model = library.data / "models" / "hf-hub--tests--tiny"
    model.mkdir(parents=True)
    (model / "manifest.json").write_text('{"name": "hf-hub:tests/tiny"}')
    (model / "weights.safetensors").write_bytes(b"weights")
    (model / "weights.safetensors.part").write_bytes(b"half")

    imported(exported(library, thumbnails=False, models=True), here)

    assert not list(here.thumbnails.rglob("*.jpg"))
    assert (here.models / model.name / "weights.safetensors").read_bytes() == b"weights"
    assert not (here.models / model.name / "weights.safetensors.part").exists()


def test_a_model_that_is_not_here_is_told(library: Library, here: Places) -> None:
    write_settings(Places(library.data).settings, Settings(model="hf-hub:tests/tiny"))
    assert imported(exported(library), here).missing_model == "hf-hub:tests/tiny"


def test_it_is_exported_as_of_one_moment_while_others_write(library: Library, here: Places) -> None:
    ended = threading.Event()

    def write() -> None:
        with library.catalog() as catalog:
            number = 0
            while not ended.is_set():
                number += 1
                with catalog.database.transaction() as connection:  # both, or none
                    connection.execute(
                        "INSERT INTO saved_searches (name, question) VALUES (?, 'x')", (f"a{number}",)
                    )
                    connection.execute(
                        "INSERT INTO saved_searches (name, question) VALUES (?, 'x')", (f"b{number}",)
                    )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        file = exported(library)
    finally:
        ended.set()
        writer.join()
    imported(file, here)
    with Catalog(here.catalog) as catalog:
        names = {one.name for one in catalog.saved_searches.all()} - {"Summer"}
    assert {name[1:] for name in names if name[0] == "a"} == {name[1:] for name in names if name[0] == "b"}


@pytest.mark.parametrize("after", [0, 1, 4])
def test_who_cancels_finds_nothing_left(library: Library, here: Places, after: int) -> None:
    asked = 0

    def wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked <= after

    path = library.data.parent / "cancelled.lepton"
    with pytest.raises(CancelledError):
        export(Places(library.data), path, Task(wanted=wanted))
    assert not list(path.parent.glob("cancelled*"))
    file, asked = exported(library), 0
    with pytest.raises(CancelledError):
        unpack(here, file, Task(wanted=wanted))
    assert list(here.data.iterdir()) == []


def test_a_full_disk_leaves_nothing_half(library: Library, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "200k") as disk:
        with pytest.raises(TransferError, match="not enough room on this disk"):
            export(Places(library.data), disk / "x.lepton", Task())
        assert list(disk.iterdir()) == []
        file = exported(library)
        with pytest.raises(TransferError, match="not enough room on this disk"):
            unpack(Places(disk), file, Task())
        assert list(disk.iterdir()) == []


def test_a_disk_that_fills_up_meanwhile_leaves_nothing_half(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(library)
    monkeypatch.setattr("lepton_desktop.transfer.exporting.need_room", lambda folder, size: None)
    monkeypatch.setattr("lepton_desktop.transfer.importing.need_room", lambda folder, size: None)
    with small_disk(tmp_path / "disk", "200k") as disk:
        with pytest.raises((CatalogError, TransferError), match=r"disk is full|free space"):
            export(Places(library.data), disk / "x.lepton", Task())
        assert list(disk.iterdir()) == []
        with pytest.raises(TransferError, match=r"can't be written.*free space"):
            unpack(Places(disk), file, Task())
        assert list(disk.iterdir()) == []


# Whatever the file is


def _rewritten(file: Path, **changes: bytes | None) -> Path:
    """The file with other content of some entries; None leaves one out."""
    with zipfile.ZipFile(file) as archive:
        content: dict[str, bytes | None] = {one.filename: archive.read(one) for one in archive.infolist()}
    content |= changes
    with zipfile.ZipFile(file, "w") as archive:
        for name, value in content.items():
            if value is not None:
                archive.writestr(name, value)
    return file


def _with_catalog(file: Path, folder: Path, *statements: str) -> Path:
    with zipfile.ZipFile(file) as archive:
        (folder / "c.sqlite").write_bytes(archive.read("catalog.sqlite"))
    with closing(sqlite3.connect(folder / "c.sqlite", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return _rewritten(file, **{"catalog.sqlite": (folder / "c.sqlite").read_bytes()})


def _refused(file: Path, here: Places, reason: str) -> None:
    with pytest.raises(TransferError, match=reason) as caught:
        unpack(here, file, Task())
    assert str(file) in str(caught.value)
    assert list(here.data.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "../outside.json",
        "/etc/passwd",
        "thumbnails/../../x.jpg",
        "thumbnails\\..\\x.jpg",
        "C:/x.json",
        "models/m/../../../x.json",
        "models/m/run.py",
        "models/m/weights.pt",
        "models/.hidden/x.json",
        "translations/lepton_../x.qm",
        "window.ini",
    ],
)
def test_a_name_that_belongs_to_no_library_is_refused(library: Library, here: Places, name: str) -> None:
    _refused(_rewritten(exported(library), **{name: b"x"}), here, "belongs to no library")


def test_what_is_packed_is_refused(library: Library, here: Places) -> None:
    file = exported(library)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("models/m/bomb.json", b"\0" * 10_000_000, zipfile.ZIP_DEFLATED)
    _refused(file, here, "sizes can't be true")


def test_a_lie_about_a_size_is_refused(library: Library, here: Places) -> None:
    file = exported(library)
    content = file.read_bytes()
    size = (library.data / "catalog.sqlite").stat().st_size
    at = content.rfind(b"catalog.sqlite") - 46  # its entry in the directory at the end
    assert content[at : at + 4] == b"PK\x01\x02"
    for lie in (1 << 31, size + 5_000_000):
        field = lie.to_bytes(4, "little")
        file.write_bytes(content[: at + 20] + field + field + content[at + 28 :])
        _refused(file, here, "sizes can't be true|damaged")


@pytest.mark.parametrize("kept", [0, 100, 5000, -1])
def test_a_file_that_was_cut_off_is_refused(library: Library, here: Places, kept: int) -> None:
    file = exported(library)
    file.write_bytes(file.read_bytes()[:kept])
    _refused(file, here, "no library that Lepton Desktop exported, or it is damaged")


def test_a_changed_byte_is_noticed(library: Library, here: Places) -> None:
    file = exported(library)
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    _refused(file, here, "damaged")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON photos BEGIN DELETE FROM photos; END", "its tables are not those"),
        ("CREATE VIEW v AS SELECT 1", "its tables are not those"),
        ("CREATE TABLE further (x)", "its tables are not those"),
        ("PRAGMA application_id = 1", "holds no library"),
        ("PRAGMA user_version = 999", "newer version of Lepton Desktop; update the program"),
        ("UPDATE photos SET relative = CAST('../../x.png' AS BLOB) WHERE id = 1", "photos makes no sense"),
        ("UPDATE photos SET relative = CAST('/etc/x.png' AS BLOB) WHERE id = 1", "photos makes no sense"),
        ("UPDATE photos SET companion = CAST('../x.dng' AS BLOB) WHERE id = 1", "photos makes no sense"),
        ("UPDATE photos SET relative = 'text' WHERE id = 1", "photos makes no sense"),
        ("UPDATE photos SET size = 'large' WHERE id = 1", "photos makes no sense"),
        ("UPDATE photos SET taken_at = 'yesterday' WHERE id = 1", "photos makes no sense"),
        ("UPDATE photos SET camera = CAST(x'ff' AS TEXT) WHERE id = 1", "UTF-8"),
        ("UPDATE vectors SET vector = x'00' WHERE id = 1", "vectors makes no sense"),
        ("UPDATE vectors SET vector = zeroblob(128) WHERE id = 1", "a vector is not of length 1"),
        ("UPDATE photos SET root_id = 99 WHERE id = 1", "belong to nothing"),
    ],
)
def test_a_catalog_that_is_none_is_refused(
    library: Library, here: Places, tmp_path: Path, statement: str, reason: str
) -> None:
    _refused(_with_catalog(exported(library), tmp_path, statement), here, reason)


def test_a_damaged_catalog_is_refused(library: Library, here: Places) -> None:
    file = exported(library)
    with zipfile.ZipFile(file) as archive:
        content = bytearray(archive.read("catalog.sqlite"))
    content[20_000:60_000] = os.urandom(40_000)
    _refused(_rewritten(file, **{"catalog.sqlite": bytes(content)}), here, "damaged")


@pytest.mark.parametrize(
    ("entry", "content", "reason"),
    [
        ("manifest.json", b"[]", "damaged"),
        ("manifest.json", b'{"format": 1}', "makes no sense"),
        ("manifest.json", b'{"format": 2}', "newer version of Lepton Desktop"),
        ("settings.json", b'{"effort": "none"}', "effort is"),
        ("settings.json", b'{"model": "../../x"}', "is not a model"),
        ("settings.json", None, "parts of it are missing"),
        ("catalog.sqlite", b"", "holds no library"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(
    library: Library, here: Places, entry: str, content: bytes | None, reason: str
) -> None:
    _refused(_rewritten(exported(library), **{entry: content}), here, reason)


def test_a_photo_is_no_library(library: Library, here: Places) -> None:
    _refused(library.photos / "a.png", here, "no library that Lepton Desktop exported")


def test_a_library_of_an_older_version_is_brought_to_this_one(
    library: Library, here: Places, tmp_path: Path
) -> None:
    from lepton_desktop.catalog.schema import MIGRATIONS, migrate

    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:1])
        connection.execute("INSERT INTO roots (path) VALUES (?)", (os.fsencode(library.photos),))
        status = (library.photos / "a.png").stat()
        connection.execute(
            """INSERT INTO photos (root_id, relative, size, mtime_ns, content_hash, format, width, height,
            orientation, shown_at) VALUES (1, CAST('a.png' AS BLOB), ?, ?, 'abc', 'png', 48, 36, 1, 0)""",
            (status.st_size, status.st_mtime_ns),
        )
        connection.execute("INSERT INTO models (identity, dimensions) VALUES ('m', 2)")
        vector = np.array([1, 0], "<f4").tobytes()
        connection.execute("INSERT INTO vectors (photo_id, model_id, vector) VALUES (1, 1, ?)", (vector,))

    done = imported(_rewritten(exported(library), **{"catalog.sqlite": old.read_bytes()}), here)

    assert (done.photos, done.offline) == (1, ())
    assert len(vectors(here.data)) == 1


def test_importing_leaves_nothing_where_it_is_given_up(library: Library, here: Places) -> None:
    unpack(here, exported(library), Task())
    importing.discard(here)
    assert list(here.data.iterdir()) == []
