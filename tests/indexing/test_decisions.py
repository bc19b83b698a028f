"""What the user decided belongs to the picture: it follows it through all that happens to files, and to no other."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from photos.camera_files import dng
from PIL import Image, ImageDraw, ImageFont

from indexing.library import draw
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing import pipeline

if TYPE_CHECKING:
    from indexing.library import Library
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.indexing.job_queue import Job
    from lepton_desktop.indexing.reading import Outcome

KEYWORDS = 0x9C9E


def scene(seed: int = 0) -> Image.Image:
    """A picture with soft and sharp parts."""
    picture = Image.effect_mandelbrot((480, 360), (-1.6 + seed / 10, -1, 1.2, 1), 40)
    picture = Image.merge(
        "RGB", (picture, picture.rotate(180), Image.linear_gradient("L").resize(picture.size))
    )
    ImageDraw.Draw(picture).text((40, 40), f"Harbour {seed}", fill="white", font=ImageFont.load_default(30))
    return picture


def form(name: str) -> Image.Image:
    """A page that is filled in."""
    page = Image.new("RGB", (700, 990), "white")
    pen = ImageDraw.Draw(page)
    for row in range(14):
        pen.rectangle((60, 130 + row * 55, 640, 170 + row * 55), outline="black", width=2)
        pen.text((70, 138 + row * 55), f"Field {row + 1}", fill="grey", font=ImageFont.load_default(18))
    pen.text((250, 136), name, fill="navy", font=ImageFont.load_default(26))
    return page


def save(path: Path, picture: Image.Image, words: str = "", quality: int = 90) -> Path:
    exif = Image.Exif()
    if words:
        exif[KEYWORDS] = words.encode("utf-16-le")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, quality=quality, exif=exif)
    return path


def decide(library: Library, *names: str) -> None:
    """Exclude these photos, and turn them."""
    with library.catalog() as catalog:
        ids = [one.id for one in catalog.photos.newest(100) if one.path.name in names]
        assert len(ids) == len(names)
        catalog.decisions.set_excluded(ids, True)
        catalog.decisions.set_rotation(ids, 3)


def decided(library: Library) -> set[str]:
    """The names of the photos that are excluded and turned; all others are neither."""
    with library.catalog() as catalog:
        photos = catalog.photos.newest(100)
    found = {one.path.name for one in photos if (one.excluded, one.rotation) == (True, 3)}
    assert all((one.excluded, one.rotation) == (False, 0) for one in photos if one.path.name not in found)
    return found


def at(library: Library, name: str) -> Photo:
    with library.catalog() as catalog:
        photo = catalog.photos.at(library.photos / name)
    assert photo is not None
    return photo


@pytest.fixture
def picture(library: Library) -> Path:
    """A photo that is excluded and turned, beside another that isn't."""
    made = save(library.photos / "a.jpg", scene())
    save(library.photos / "other.jpg", scene(5))
    library.index()
    decide(library, "a.jpg")
    return made


def test_it_stays_when_another_program_writes_a_keyword(library: Library, picture: Path) -> None:
    save(picture, scene(), words="harbour")
    library.index()
    assert decided(library) == {"a.jpg"}


def test_a_copy_with_other_metadata_has_it_too(library: Library, picture: Path) -> None:
    save(library.photos / "copy.jpg", scene(), words="harbour")
    shutil.copy(picture, library.photos / "same.jpg")
    library.index()
    assert decided(library) == {"a.jpg", "copy.jpg", "same.jpg"}


def test_what_is_decided_later_holds_for_copies_with_other_metadata_as_well(
    library: Library, picture: Path
) -> None:
    save(library.photos / "copy.jpg", scene(), words="harbour")
    library.index()
    with library.catalog() as catalog:
        catalog.decisions.set_excluded([at(library, "copy.jpg").id], False)
        catalog.decisions.set_rotation([at(library, "copy.jpg").id], 0)
    assert decided(library) == set()
    picture.touch()
    save(library.photos / "third.jpg", scene(), words="sea")
    library.index()
    assert decided(library) == set()


@pytest.mark.parametrize("quality", [95, 85, 75, 60])
def test_it_stays_when_the_picture_is_saved_again(library: Library, picture: Path, quality: int) -> None:
    save(picture, Image.open(picture).copy(), quality=quality)
    library.index()
    assert decided(library) == {"a.jpg"}


def test_another_picture_that_takes_the_path_does_not_get_it(library: Library, picture: Path) -> None:
    save(picture, scene(2))
    library.index()
    assert decided(library) == set()
    save(picture, scene())
    library.index()
    assert decided(library) == {"a.jpg"}


def test_a_form_with_another_name_is_another_picture(library: Library) -> None:
    page = save(library.photos / "form.jpg", form("Anna Berg"))
    library.index()
    decide(library, "form.jpg")
    save(page, form("Anna Borg"))
    library.index()
    assert decided(library) == set()


def test_one_whose_thumbnail_is_gone_is_taken_for_another(library: Library, picture: Path) -> None:
    shutil.rmtree(library.data / "thumbnails")
    save(picture, scene(), quality=75)
    library.index()
    assert decided(library) == set()


def test_a_picture_that_the_library_has_elsewhere_stays_as_it_is(library: Library, picture: Path) -> None:
    again = save(library.photos / "again.jpg", scene(), quality=75)
    library.index()
    assert decided(library) == {"a.jpg"}
    shutil.copy(again, picture)
    library.index()
    assert decided(library) == set()


def test_it_follows_a_file_to_another_name_and_folder(library: Library, picture: Path) -> None:
    picture.rename(library.photos / "b.jpg")
    library.index()
    assert decided(library) == {"b.jpg"}
    (library.photos / "trip").mkdir()
    (library.photos / "b.jpg").rename(library.photos / "trip" / "c.jpg")
    save(library.photos / "b.jpg", scene(7))
    library.index()
    assert decided(library) == {"c.jpg"}


def test_it_outlives_the_folder_s_removal_under_whatever_name_it_comes_again(
    library: Library, picture: Path
) -> None:
    with library.catalog() as catalog:
        catalog.roots.remove(library.root.id)
    renamed = library.photos.with_name("renamed")
    library.photos.rename(renamed)
    with library.catalog() as catalog:
        catalog.roots.add(renamed)
    library.index()
    assert decided(library) == {"a.jpg"}
    with library.catalog() as catalog:  # and under a folder around it
        catalog.roots.remove(catalog.roots.all()[0].id)
        above = catalog.roots.add(renamed.parent)
        assert above.path != renamed
    library.index()
    assert decided(library) == {"a.jpg"}


def test_it_comes_back_from_the_trash(library: Library, picture: Path) -> None:
    with library.catalog() as catalog:
        number = at(library, "a.jpg").id
        away = picture.rename(library.data / "in the trash")
        taken = catalog.take_out([number])
        library.index()
        away.rename(picture)
        catalog.put_back(taken, [number])
    assert decided(library) == {"a.jpg"}
    library.index()
    assert decided(library) == {"a.jpg"}
    picture.unlink()
    library.index()
    save(picture, scene())
    library.index()
    assert decided(library) == {"a.jpg"}


def test_it_passes_from_a_raw_file_to_the_jpeg_that_comes_beside_it_and_back(library: Library) -> None:
    raw = library.photos / "IMG_1.dng"
    library.photos.joinpath("IMG_1.dng").write_bytes(dng(scene(), scene()))
    draw(library.photos / "other.jpg", 5)
    library.index()
    decide(library, "IMG_1.dng")
    save(library.photos / "IMG_1.jpg", scene(), quality=70)
    library.index()
    assert decided(library) == {"IMG_1.jpg"}
    assert at(library, "IMG_1.jpg").companion == raw
    assert library.known() == {"IMG_1.jpg", "other.jpg"}
    with library.catalog() as catalog:
        catalog.decisions.set_rotation([at(library, "IMG_1.jpg").id], 0)
    (library.photos / "IMG_1.jpg").unlink()
    library.index()
    found = at(library, "IMG_1.dng")
    assert (found.path, found.excluded, found.rotation) == (raw, True, 0)
    assert library.known() == {"IMG_1.dng", "other.jpg"}


def test_it_passes_to_the_raw_file_that_is_left_alone_when_its_jpeg_moves(library: Library) -> None:
    (library.photos / "IMG_1.dng").write_bytes(dng(scene(), scene()))
    save(library.photos / "IMG_1.jpg", scene(), quality=70)
    library.index()
    decide(library, "IMG_1.jpg")
    (library.photos / "jpeg").mkdir()
    (library.photos / "IMG_1.jpg").rename(library.photos / "jpeg" / "IMG_1.jpg")
    library.index()
    assert decided(library) == {"IMG_1.jpg", "IMG_1.dng"}


def test_photos_told_apart_stay_so_when_their_files_change(library: Library) -> None:
    for name, seed in (("a.jpg", 0), ("b.jpg", 1), ("c.jpg", 2)):
        save(library.photos / name, scene(seed))
    (library.photos / "d.dng").write_bytes(dng(scene(3), scene(3)))
    library.index()
    names = ("a.jpg", "b.jpg", "c.jpg", "d.dng")
    with library.catalog() as catalog:
        catalog.decisions.add_distinct([at(library, name).content_hash for name in names])
    save(library.photos / "a.jpg", scene(0), words="keyword")
    save(library.photos / "b.jpg", scene(1), quality=75)
    save(library.photos / "d.jpg", scene(3), quality=60)
    library.index()

    def apart() -> set[frozenset[str]]:
        with library.catalog() as catalog:
            names_of = {one.content_hash: one.path.stem for one in catalog.photos.newest(10)}
            return {
                frozenset(names_of[one] for one in pair)
                for pair in catalog.decisions.distinct_pairs()
                if set(pair) <= set(names_of)
            }

    assert apart() == {frozenset(pair) for pair in ("ab", "ac", "ad", "bc", "bd", "cd")}
    with library.catalog() as catalog:
        catalog.decisions.remove_distinct([at(library, name).content_hash for name in ("a.jpg", "c.jpg")])
    save(library.photos / "a.jpg", scene(0), words="more keywords")
    library.index()
    assert frozenset("ac") not in apart()
    assert frozenset("ab") in apart()


def test_a_change_that_keeps_size_and_time_is_noticed(library: Library) -> None:
    first = draw(library.photos / "a.bmp", 1)
    before = first.stat()
    library.index()
    assert library.thumbnails() == 1
    thumbnail = next((library.data / "thumbnails").rglob("*.jpg")).read_bytes()
    hashed = at(library, "a.bmp").content_hash
    draw(first, 2)
    os.utime(first, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert first.stat().st_size == before.st_size
    library.index()
    assert library.encoder.encoded == 2
    assert at(library, "a.bmp").content_hash != hashed
    (made,) = (library.data / "thumbnails").rglob("*.jpg")
    assert made.read_bytes() != thumbnail


def test_a_file_whose_rights_changed_is_read_once_and_not_encoded(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.draw("a.jpg")
    library.index()
    read = count_read(monkeypatch)
    (library.photos / "a.jpg").chmod(0o600)
    for _ in range(3):
        library.index()
    assert read == ["a.jpg"]
    assert library.encoder.encoded == 1


def test_files_that_nobody_looked_at_so_closely_are_not_read_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = draw(library.photos / "a.bmp", 1)
    before = first.stat()
    (library.photos / "broken.jpg").write_bytes(b"\xff\xd8 cut short")
    library.index()
    with Catalog(library.data / "catalog.sqlite") as catalog, catalog.database.transaction() as connection:
        connection.execute("UPDATE photos SET ctime_ns = NULL, inode = NULL")
    read = count_read(monkeypatch)
    library.index()
    assert read == []
    with library.catalog() as catalog:
        assert all(state.ctime_ns for state in catalog.files.states(library.root.id).values())
    draw(first, 2)
    os.utime(first, ns=(before.st_mtime_ns, before.st_mtime_ns))
    library.index()
    assert library.encoder.encoded == 2


def test_a_drive_that_makes_up_its_ctimes_is_not_read_again_each_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lepton_desktop.indexing.scan.keeps_marks", lambda folder: False)
    library.draw("a.jpg")
    library.index()
    read = count_read(monkeypatch)
    (library.photos / "a.jpg").chmod(0o600)
    library.index()
    assert read == []


def count_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on, be it for nothing but their content."""
    names: list[str] = []
    real = pipeline.read

    def counted(job: Job, *others: Any) -> Outcome:
        names.append(job.path.name)
        return real(job, *others)

    monkeypatch.setattr(pipeline, "read", counted)
    return names
