"""Work that a later version of the program does again, or for the first time, is done for old and new photos."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from photos.deadly import deadly_decoders, deny, die

from indexing import moods
from indexing.library import CountingEncoder, Library, draw, wait_until
from lepton_desktop.catalog.schema import MIGRATIONS, migrate
from lepton_desktop.indexing import committing, pipeline, reading
from lepton_desktop.indexing.kinds import table
from lepton_desktop.indexing.kinds.fingerprint import Fingerprint
from lepton_desktop.indexing.kinds.metadata import Metadata
from lepton_desktop.indexing.kinds.thumbnail import Thumbnail
from lepton_desktop.indexing.messages import FailureHappened, Progress
from lepton_desktop.photos.decoders import DecoderPool
from lepton_desktop.photos.file_contents import content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from lepton_desktop.indexing.kinds.kind import Kind

VERSIONED: tuple[type[Kind[Any]], ...] = (Metadata, Fingerprint, Thumbnail)


def ask(library: Library, statement: str) -> list[Any]:
    with library.catalog() as catalog:
        return catalog.database.rows(statement)


def vectors(library: Library) -> list[Any]:
    return ask(library, "SELECT id, photo_id, vector FROM vectors ORDER BY id")


def versions(library: Library, kind: type[Kind[Any]]) -> set[int]:
    return {version for (version,) in ask(library, f"SELECT {kind.name}_version FROM photos")}


def raise_version(monkeypatch: pytest.MonkeyPatch, *kinds: type[Kind[Any]]) -> None:
    for kind in kinds:
        assert kind.version is not None
        monkeypatch.setattr(kind, "version", kind.version + 1)


def forget_facts(library: Library) -> None:
    """As a version left them that didn't know how to find them out."""
    with library.catalog() as catalog, catalog.database.transaction() as connection:
        connection.execute("UPDATE photos SET width = 1, camera = 'unknown'")
        connection.execute("UPDATE fingerprints SET perceptual = x'00', pixels = NULL")
    for path in (library.data / "thumbnails").rglob("*.jpg"):
        path.write_bytes(b"\xff\xd8 of an earlier version \xff\xd9")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were opened in a decoder, as often as they were."""
    names: list[str] = []
    call = DecoderPool.call

    def noting(pool: DecoderPool, function: Callable[..., Any], path: Path, *arguments: Any) -> Any:
        names.append(path.name)
        return call(pool, function, path, *arguments)

    monkeypatch.setattr(DecoderPool, "call", noting)
    return names


@pytest.mark.parametrize("kind", VERSIONED)
def test_a_library_catches_up_with_a_kind_of_work_by_itself(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str], kind: type[Kind[Any]]
) -> None:
    library.draw("a.png", "b.png", "trip/c.png")
    library.index()
    before = vectors(library)
    pictures = {path: path.read_bytes() for path in (library.data / "thumbnails").rglob("*.jpg")}
    assert len(pictures) == 3
    forget_facts(library)
    raise_version(monkeypatch, kind)
    opened.clear()
    library.index()
    assert vectors(library) == before
    assert library.encoder.encoded == 3
    assert versions(library, kind) == {kind.version}
    assert sorted(opened) == ["a.png", "b.png", "c.png"]
    now = {
        Metadata: ask(library, "SELECT width, camera FROM photos") == [(48, None)] * 3,
        Fingerprint: ask(library, "SELECT count(pixels), min(length(perceptual)) FROM fingerprints")
        == [(3, 32)],
        Thumbnail: all(path.read_bytes() == content for path, content in pictures.items()),
    }
    assert [one for one, is_so in now.items() if is_so] == [kind]
    opened.clear()
    library.index()
    assert opened == []


def test_a_library_of_an_earlier_version_gets_what_that_did_not_know(library: Library) -> None:
    path = draw(library.photos / "a.png", 1)
    catalog = library.data / "catalog.sqlite"
    catalog.unlink()
    with closing(sqlite3.connect(catalog, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:3])
        connection.execute("INSERT INTO roots (path) VALUES (?)", (bytes(library.photos),))
        connection.execute(
            """INSERT INTO photos (root_id, relative, size, mtime_ns, content_hash, format, width, height, orientation,
            shown_at) VALUES (1, CAST('a.png' AS BLOB), ?, ?, ?, 'png', 48, 36, 1, 0)""",
            (path.stat().st_size, path.stat().st_mtime_ns, content_hash(path)),
        )
        connection.execute("INSERT INTO fingerprints VALUES (?, x'00', NULL)", (content_hash(path),))
        connection.execute("INSERT INTO models VALUES (1, ?, 2)", (library.encoder.identity,))
        connection.execute("INSERT INTO vectors VALUES (1, 1, 1, zeroblob(8))")
    library.index()
    assert ask(library, "SELECT length(perceptual), length(pixels) FROM fingerprints") == [(32, 16)]
    assert vectors(library) == [(1, 1, bytes(8))]
    assert library.encoder.encoded == 0


def test_what_several_kinds_want_is_done_in_one_decoding(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    library.draw("a.png", "b.png")
    library.index()
    forget_facts(library)
    raise_version(monkeypatch, *VERSIONED)
    library.encoder = CountingEncoder(library.encoder, identity="another model")
    opened.clear()
    library.index()
    assert sorted(opened) == ["a.png", "b.png"]
    assert library.known() == {"a.png", "b.png"}
    assert all(versions(library, kind) == {kind.version} for kind in VERSIONED)
    assert ask(library, "SELECT width, camera FROM photos") == [(48, None)] * 2


def test_a_running_process_tells_how_far_it_is(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.draw(*(f"{number}.png" for number in range(20)))
    library.index()
    raise_version(monkeypatch, Metadata)
    monkeypatch.setattr(pipeline, "_REPORT_SECONDS", 0.0)
    library.messages.clear()
    with library.indexing():
        wait_until(lambda: versions(library, Metadata) == {Metadata.version})
        wait_until(lambda: Progress("watching") in library.messages)
    progress = [message for message in library.messages if isinstance(message, Progress)]
    assert 20 in {message.total for message in progress if message.state == "indexing"}


def test_ended_in_the_middle_it_goes_on_where_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    library.draw(*(f"{number}.png" for number in range(60)))
    library.index()
    before = vectors(library)
    raise_version(monkeypatch, Fingerprint)

    class KilledError(Exception):
        pass

    def commit(*arguments: Any) -> None:
        done(*arguments)
        raise KilledError

    done = committing.commit
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "commit", commit)
        patched.setattr(pipeline, "COMMIT_PHOTOS", 16)
        with pytest.raises(KilledError):
            library.index()
    left = ask(library, f"SELECT count(*) FROM photos WHERE fingerprint_version < {Fingerprint.version}")[0][
        0
    ]
    assert 0 < left < 60
    opened.clear()
    library.index()
    assert len(set(opened)) == left  # the first run may still have been opening one of these
    assert versions(library, Fingerprint) == {Fingerprint.version}
    assert vectors(library) == before


def test_a_photo_that_is_offline_waits_for_its_drive(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    far = draw(tmp_path / "drive" / "far.png", 1)
    with library.catalog() as catalog:
        catalog.roots.add(far.parent)
    library.draw("near.png")
    library.index()
    raise_version(monkeypatch, Metadata)
    far.parent.rename(tmp_path / "away")
    with library.indexing():
        wait_until(lambda: Progress("watching") in library.messages)
        wait_until(lambda: versions(library, Metadata) == {Metadata.version, Metadata.version - 1})
        (tmp_path / "away").rename(far.parent)
        wait_until(lambda: versions(library, Metadata) == {Metadata.version})
    assert library.encoder.encoded == 2


def test_a_file_that_became_another_picture_is_taken_in_as_that(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(library.photos / "a.png", 1)
    library.index()
    raise_version(monkeypatch, Metadata)

    def read(job: Any, *arguments: Any) -> Any:
        if job.catch_up is not None:
            draw(library.photos / "a.png", 2)
        return original(job, *arguments)

    original = reading.read
    monkeypatch.setattr(pipeline, "read", read)
    library.index()
    assert library.encoder.encoded == 2
    assert ask(library, "SELECT count(*) FROM vectors") == [(1,)]
    assert versions(library, Metadata) == {Metadata.version}


def test_a_file_that_can_not_be_read_again_costs_only_itself(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    library.draw("good.png", "deadly.png")
    library.index()
    raise_version(monkeypatch, Metadata)
    with deadly_decoders(monkeypatch, {"deadly.png": die}):
        library.index()
        assert library.known() == {"good.png", "deadly.png"}  # what is known of it still holds
        assert set(library.failures()) == {"deadly.png"}
        opened.clear()
        library.index()
        assert opened == []
    library.index()
    assert opened == []
    with library.catalog() as catalog:
        assert catalog.failures.retry_all() == 1
    library.index()
    assert opened == ["deadly.png"]
    assert library.failures() == {}
    assert library.encoder.encoded == 2


def test_a_file_that_can_not_be_read_now_is_tried_again_another_time(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    library.draw("a.png", "b.png")
    library.index()
    raise_version(monkeypatch, Metadata)
    library.messages.clear()
    with deadly_decoders(monkeypatch, {"a.png": deny}):
        library.index()  # must end
    assert {str(m.reason) for m in library.messages if isinstance(m, FailureHappened)} == {
        "can't be read (no permission); check the file's permissions"
    }
    assert versions(library, Metadata) == {Metadata.version, Metadata.version - 1}
    library.index()
    assert versions(library, Metadata) == {Metadata.version}
    assert library.failures() == {}


@pytest.fixture
def decoders_know_moods(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with deadly_decoders(monkeypatch, {}):
        yield


@pytest.mark.usefixtures("decoders_know_moods")
@pytest.mark.parametrize("kind", [moods.Mood, moods.CostlyMood])
def test_a_new_kind_with_a_column_is_done_for_old_and_new_photos(
    library: Library, monkeypatch: pytest.MonkeyPatch, kind: type[moods.Mood]
) -> None:
    library.draw("old.png", "also old.png")
    library.index()
    before = vectors(library)
    with library.catalog() as catalog:
        moods.alter(catalog, moods.COLUMN)
    monkeypatch.setattr(table, "KINDS", (*table.KINDS, kind))
    library.draw("new.png")
    shutil.copy(library.photos / "new.png", library.photos / "copy.png")
    library.index()
    known = dict(ask(library, "SELECT CAST(relative AS TEXT), mood FROM photos WHERE mood_version = 1"))
    assert known.keys() == {"old.png", "also old.png", "new.png", "copy.png"}
    assert all(100 < mood < 155 for mood in known.values())
    assert known["new.png"] == known["copy.png"]
    assert vectors(library)[:2] == before
    assert library.encoder.encoded == 3
    draw(library.photos / "old.png", 77)
    library.index()
    changed = dict(ask(library, "SELECT CAST(relative AS TEXT), mood FROM photos WHERE mood_version = 1"))
    assert len(changed) == 4
    assert changed["old.png"] != known["old.png"]


@pytest.mark.usefixtures("decoders_know_moods")
def test_costly_work_is_done_when_nothing_else_is_left(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    with library.catalog() as catalog:
        moods.alter(catalog, moods.COLUMN)
    monkeypatch.setattr(table, "KINDS", (moods.CostlyMood, *table.KINDS))
    monkeypatch.setattr(pipeline, "COMMIT_PHOTOS", 1)
    seen: list[int] = []

    def commit(self: moods.Mood, results: Any) -> None:
        if results:
            seen.append(len(library.known()))
        original(self, results)

    original = moods.Mood.commit
    monkeypatch.setattr(moods.CostlyMood, "commit", commit)
    library.draw(*(f"{number}.png" for number in range(40)))
    library.index()
    assert set(seen) == {40}
    assert versions(library, moods.CostlyMood) == {1}


@pytest.mark.usefixtures("decoders_know_moods")
def test_a_new_kind_with_a_table_is_done_for_old_and_new_photos(
    library: Library, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    library.draw("old.png")
    library.index()
    with library.catalog() as catalog:
        moods.alter(catalog, moods.TABLE)
    monkeypatch.setattr(table, "KINDS", (*table.KINDS, moods.MoodOfContent))
    library.draw("new.png")
    library.index()
    wanted = {content for (content,) in ask(library, "SELECT content_hash FROM photos")}
    assert {content for (content,) in ask(library, "SELECT content_hash FROM moods")} == wanted
    assert len(wanted) == 2
    opened.clear()
    library.index()
    assert opened == []
    assert library.encoder.encoded == 2
