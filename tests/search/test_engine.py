"""The search engine on a library of real photographs, encoded by a tiny real model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import skimage
from encoders import tiny

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import NewPhoto
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.photos.photo import load
from lepton_desktop.search.engine import SearchEngine, SearchError
from lepton_desktop.search.query import Filters, Picture, Query, Words
from lepton_desktop.search.results import Result
from lepton_desktop.settings import Places

FIRST, SECOND = "hf-hub:tests/first", "hf-hub:tests/second"
PICTURES = ("astronaut.png", "chelsea.png", "coffee.png", "coins.png", "rocket.jpg")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny.install(folder, FIRST, seed=1)
    tiny.install(folder, SECOND, seed=2)
    return folder


@pytest.fixture(scope="module")
def encoders(models: Path) -> Callable[[str], Encoder]:
    made = {name: load_encoder(name, models, "cpu") for name in (FIRST, SECOND)}
    return made.__getitem__


@pytest.fixture
def places(tmp_path: Path, models: Path) -> Places:
    data = tmp_path / "data"
    shutil.copytree(models, data / "models")
    return Places(data)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "sub").mkdir(parents=True)
    for name in PICTURES:
        place = folder / "sub" if name.startswith("co") else folder
        shutil.copy(Path(skimage.__file__).parent / "data" / name, place / name)
    return folder


@pytest.fixture
def catalog(places: Places) -> Iterator[Catalog]:
    with Catalog(places.catalog) as catalog:
        yield catalog


@pytest.fixture
def choice() -> list[str]:
    """The one model that is chosen; a test that puts another there switches."""
    return [FIRST]


@pytest.fixture
def engine(places: Places, choice: list[str], encoders: Callable[[str], Encoder]) -> Iterator[SearchEngine]:
    engine = SearchEngine(places, lambda: choice[0], encoders)
    yield engine
    engine.close()


def words(engine: SearchEngine, text: str, top: int, folder: Path | None = None) -> list[Result]:
    filters = Filters(folders=(str(folder),)) if folder is not None else Filters()
    return list(engine.answer(Query((Words(text),), filters), top).results)


def similar(engine: SearchEngine, path: Path, top: int) -> list[Result]:
    return list(engine.answer(Query((Picture(path),)), top).results)


def add(catalog: Catalog, folder: Path, encoder: Encoder, *paths: Path) -> None:
    """Put photos into the library, as the indexing does."""
    root = catalog.add_root(folder)
    for path in paths or sorted(path for path in folder.rglob("*.*") if path.is_file()):
        loaded = load(path, encoder.preprocessing.size)
        status = path.stat()
        new = NewPhoto(
            root.id,
            path.relative_to(folder).as_posix(),
            status.st_size,
            status.st_mtime_ns,
            loaded.content_hash,
            loaded.details,
        )
        vector = encoder.encode_images(encoder.preprocessing.apply(loaded.picture)[None])[0]
        catalog.commit([(new, vector)], encoder.identity)


def test_words_bring_photos_in_the_order_of_their_cosines(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    encoder = encoders(FIRST)
    add(catalog, photos, encoder)
    results = words(engine, "a cup of coffee", 3)
    ids, matrix = catalog.vectors_after(encoder.identity, 0)
    scores = matrix @ encoder.encode_texts(["a cup of coffee"])[0]
    by_vector = catalog.photos_by_vector(ids.tolist())
    expected = [by_vector[int(ids[row])] for row in np.argsort(-scores)[:3]]
    assert [result.photo for result in results] == expected
    assert [result.score for result in results] == pytest.approx(sorted(scores, reverse=True)[:3], abs=1e-3)


def test_white_space_makes_no_other_question(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    assert words(engine, "  a   cat\n", 5) == words(engine, "a cat", 5)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_question_without_words_says_what_to_do(engine: SearchEngine, text: str) -> None:
    with pytest.raises(SearchError, match="say what should be in the photo"):
        words(engine, text, 5)


def test_a_folder_narrows_the_answer(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    results = words(engine, "a cat", 5, photos / "sub")
    assert {result.photo.path.name for result in results} == {"coffee.png", "coins.png"}
    assert words(engine, "a cat", 5, photos / "none") == []


def test_a_photo_of_the_library_is_left_out_of_what_is_similar_to_it(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    shutil.copy(photos / "chelsea.png", photos / "copy.png")
    add(catalog, photos, encoders(FIRST))
    results = similar(engine, photos / "chelsea.png", 10)
    assert len(results) == len(PICTURES)
    assert results[0].photo.path.name == "copy.png"
    assert results[0].score == pytest.approx(1, abs=1e-3)


def test_similar_to_a_photo_of_the_library_needs_no_model(
    places: Places, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    (photos / "chelsea.png").unlink()  # nor the file: its drive may be away

    def load_nothing(name: str) -> Encoder:
        raise AssertionError(name)

    engine = SearchEngine(places, lambda: FIRST, load_nothing)
    assert len(similar(engine, photos / "chelsea.png", 10)) == 4
    engine.close()


def test_a_photo_from_outside_is_looked_at(
    engine: SearchEngine, catalog: Catalog, photos: Path, tmp_path: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    outside = tmp_path / "outside.png"
    shutil.copy(photos / "chelsea.png", outside)
    best = similar(engine, outside, 1)[0]
    assert best.photo.path == photos / "chelsea.png"
    assert best.score > 0.99


def test_a_file_that_is_no_picture_is_an_error_that_names_it(engine: SearchEngine, tmp_path: Path) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 nothing more")
    with pytest.raises(SearchError, match=r"broken\.jpg"):
        similar(engine, path, 5)
    with pytest.raises(SearchError, match=r"missing\.jpg"):
        similar(engine, tmp_path / "missing.jpg", 5)


def test_a_deleted_photo_never_comes_back_and_leaves_no_gap(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    encoder = encoders(FIRST)
    picture = photos / "chelsea.png"
    for number in range(60):
        shutil.copy(picture, photos / f"copy {number:02}.png")
    add(catalog, photos, encoder)
    assert len(similar(engine, picture, 3)) == 3
    catalog.remove(catalog.roots()[0].id, [f"copy {number:02}.png" for number in range(60)])
    results = similar(engine, picture, 4)
    assert {result.photo.path.name for result in results} == set(PICTURES) - {"chelsea.png"}


def test_a_photo_that_has_just_been_indexed_is_found(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    encoder = encoders(FIRST)
    add(catalog, photos, encoder, photos / "rocket.jpg")
    assert len(words(engine, "a cat", 5)) == 1
    add(catalog, photos, encoder, photos / "chelsea.png")
    assert len(words(engine, "a cat", 5)) == 2


def test_an_offline_photo_still_answers(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    catalog.set_online(catalog.roots()[0].id, False)
    results = words(engine, "a cat", 5)
    assert len(results) == len(PICTURES)
    assert not results[0].photo.online


def test_the_old_model_answers_until_the_new_one_has_seen_everything(
    engine: SearchEngine,
    choice: list[str],
    catalog: Catalog,
    photos: Path,
    encoders: Callable[[str], Encoder],
) -> None:
    old, new = encoders(FIRST), encoders(SECOND)
    add(catalog, photos, old)
    before = words(engine, "a cat", 5)
    choice[0] = SECOND
    assert words(engine, "a cat", 5) == before
    todo = catalog.photos_without_vector(new.identity, 100)
    for photo in todo:
        assert words(engine, "a cat", 5) == before
        pixels = new.preprocessing.apply(load(photo.path, new.preprocessing.size).picture)
        catalog.add_vectors(new.identity, [photo.id], new.encode_images(pixels[None]))
    after = words(engine, "a cat", 5)
    ids, matrix = catalog.vectors_after(new.identity, 0)
    assert [result.score for result in after] == pytest.approx(
        sorted(matrix @ new.encode_texts(["a cat"])[0], reverse=True), abs=1e-3
    )
    assert len(ids) == 5


def test_old_vectors_whose_model_is_gone_do_not_answer(
    engine: SearchEngine,
    choice: list[str],
    catalog: Catalog,
    photos: Path,
    places: Places,
    encoders: Callable[[str], Encoder],
) -> None:
    add(catalog, photos, encoders(FIRST))
    shutil.rmtree(places.models / "hf-hub--tests--first")
    choice[0] = SECOND
    assert words(engine, "a cat", 5) == []


def test_a_model_that_is_not_there_is_an_error_that_names_it(
    places: Places, encoders: Callable[[str], Encoder]
) -> None:
    engine = SearchEngine(places, lambda: "MobileCLIP2-S2", encoders)
    with pytest.raises(SearchError, match="models download MobileCLIP2-S2"):
        words(engine, "a cat", 5)
    engine.close()


def test_a_model_that_is_damaged_is_an_error_that_names_its_file(places: Places) -> None:
    folder = places.models / "hf-hub--tests--first"
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": {}}))
    engine = SearchEngine(places, lambda: FIRST, lambda name: load_encoder(name, places.models, "cpu"))
    with pytest.raises(SearchError, match=r"open_clip_config\.json"):
        words(engine, "a cat", 5)
    engine.close()


def test_similar_to_a_photo_that_was_just_changed_looks_at_it_anew(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    shutil.copy(photos / "rocket.jpg", photos / "chelsea.png")

    best = similar(engine, photos / "chelsea.png", 1)[0]

    assert best.photo.path == photos / "rocket.jpg"
    assert best.score == pytest.approx(1.0, abs=1e-3)


def test_it_knows_whether_its_model_is_taught_in_english_alone(
    places: Places, encoders: Callable[[str], Encoder]
) -> None:
    for name, english in (("starter", True), (FIRST, False)):
        engine = SearchEngine(places, lambda name=name: name, encoders)  # type: ignore[misc]
        assert engine.only_english() is english
        engine.close()


def test_a_question_that_was_asked_before_needs_no_model_at_the_next_start(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder], places: Places
) -> None:
    add(catalog, photos, encoders(FIRST))
    before = words(engine, "a cup of coffee", 3)

    def no_model(name: str) -> Encoder:
        raise AssertionError("the model is not needed")

    again = SearchEngine(places, lambda: FIRST, no_model)
    assert words(again, "a cup of coffee", 3) == before
    with pytest.raises(AssertionError):
        words(again, "another cup", 3)
    again.close()


def test_an_answer_that_is_given_again_knows_what_happened_meanwhile(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    first = words(engine, "a cup of coffee", 2)
    assert words(engine, "a cup of coffee", 2) == first
    relative = first[0].photo.path.relative_to(photos).as_posix()
    catalog.remove(catalog.roots()[0].id, [relative])
    assert words(engine, "a cup of coffee", 1)[0].photo == first[1].photo
