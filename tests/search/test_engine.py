"""The search engine on a library of real photographs, encoded by a tiny real model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import skimage
from encoders import tiny
from PIL import Image

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Fingerprint, NewPhoto
from lepton_desktop.encoders.encoder import Encoder
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.photos.perceptual_hash import perceptual_hash
from lepton_desktop.photos.photo import load
from lepton_desktop.search.calibration import QueryType, background_queries
from lepton_desktop.search.engine import SearchEngine, SearchError, Superseded
from lepton_desktop.search.query import Filters, Picture, Query, Refinement, Words
from lepton_desktop.search.results import Result
from lepton_desktop.search.stacks import Stacks
from lepton_desktop.settings import Places
from search.library import names, put

SENTENCE = "a black cat asleep beside two cups of coffee"
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
    root = catalog.roots.add(folder)
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
    results = words(engine, SENTENCE, 3)
    ids, matrix = catalog.vectors.after(encoder.identity, 0)
    scores = matrix @ encoder.encode_texts([SENTENCE])[0]
    by_vector = catalog.photos.by_vector(ids.tolist())
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
    with pytest.raises(SearchError, match="describe what the photo should show"):
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
    catalog.files.forget(catalog.roots.all()[0].id, [f"copy {number:02}.png" for number in range(60)])
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
    catalog.roots.set_online(catalog.roots.all()[0].id, False)
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
    before = words(engine, SENTENCE, 5)
    choice[0] = SECOND
    assert words(engine, SENTENCE, 5) == before
    todo = catalog.photos.without_vector(new.identity, 100)
    for photo in todo:
        assert words(engine, SENTENCE, 5) == before
        add(catalog, photos, new, photo.path)
    after = words(engine, SENTENCE, 5)
    ids, matrix = catalog.vectors.after(new.identity, 0)
    assert [result.score for result in after] == pytest.approx(
        sorted(matrix @ new.encode_texts([SENTENCE])[0], reverse=True), abs=1e-3
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


def test_it_knows_the_languages_of_its_model(places: Places, encoders: Callable[[str], Encoder]) -> None:
    for name, languages in (("starter", {"en"}), (FIRST, set())):
        engine = SearchEngine(places, lambda name=name: name, encoders)  # type: ignore[misc]
        assert engine.languages() == languages
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
    catalog.files.forget(catalog.roots.all()[0].id, [relative])
    assert words(engine, "a cup of coffee", 1)[0].photo == first[1].photo


@pytest.mark.parametrize("stages", range(5))
def test_a_question_that_is_not_wanted_any_more_is_not_answered_to_the_end(
    engine: SearchEngine,
    catalog: Catalog,
    photos: Path,
    encoders: Callable[[str], Encoder],
    stages: int,
) -> None:
    add(catalog, photos, encoders(FIRST))
    question = Query((Words(SENTENCE),), Filters(folders=("sub",)))
    wanted = iter([True] * stages + [False])
    with pytest.raises(Superseded):
        engine.answer(question, wanted=lambda: next(wanted))
    assert len(engine.answer(question).results) == 2


def test_parts_are_added_with_their_weights_and_taken_away(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    encoder = encoders(FIRST)
    add(catalog, photos, encoder)
    parts = (
        Words(SENTENCE, 2.0),
        Picture(photos / "rocket.jpg", -0.5),
        Refinement(photos / "chelsea.png", 0.5),
    )
    answer = engine.answer(Query(parts), 10)

    ids, matrix = catalog.vectors.after(encoder.identity, 0)
    known = catalog.photos.by_vector(ids.tolist())
    of = {known[int(number)].path.name: vector for number, vector in zip(ids, matrix, strict=True)}
    question = 2.0 * encoder.encode_texts([SENTENCE])[0] - 0.5 * of["rocket.jpg"] + 0.5 * of["chelsea.png"]
    question /= np.linalg.norm(question)
    expected = {name: float(vector @ question) for name, vector in of.items()}
    del expected["rocket.jpg"]  # what is asked for by picture is left out; what refines is not
    assert {one.photo.path.name: one.score for one in answer.results} == pytest.approx(expected, abs=1e-3)


def test_parts_that_cancel_each_other_out_are_an_error(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    with pytest.raises(SearchError, match="cancel each other out"):
        engine.answer(Query((Words("a cat"), Words("a cat", -1.0))))


def test_filters_alone_bring_the_newest_first_without_a_model(
    places: Places, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))

    def load_nothing(name: str) -> Encoder:
        raise AssertionError(name)

    engine = SearchEngine(places, lambda: FIRST, load_nothing)
    answer = engine.answer(Query(filters=Filters(formats=("png",))))
    assert [one.photo for one in answer.results] == catalog.photos.newest(10, 0, Filters(formats=("png",)))
    assert all(one.above_threshold for one in answer.results)
    assert len(engine.answer(Query(filters=Filters(formats=("png",))), 2).results) == 2
    engine.close()


def test_an_excluded_photo_comes_only_when_it_is_asked_for(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    cat = catalog.photos.at(photos / "chelsea.png")
    assert cat is not None
    catalog.decisions.set_excluded([cat.id], True)
    assert cat.id not in [one.photo.id for one in words(engine, "a cat", 10)]
    assert cat.id not in [one.photo.id for one in similar(engine, photos / "rocket.jpg", 10)]
    query = Query((Words("a cat"),), Filters(excluded=True))
    assert [one.photo.id for one in engine.answer(query, 10).results] == [cat.id]


def test_copies_stand_once_behind_one_of_them(
    engine: SearchEngine, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    with Image.open(photos / "chelsea.png") as opened:
        opened.resize((300, 200)).save(photos / "small.jpg", quality=80)
    shutil.copy(photos / "chelsea.png", photos / "z copy.png")
    add(catalog, photos, encoders(FIRST))
    for photo in catalog.photos.newest(10):
        with Image.open(photo.path) as opened:
            print_of = Fingerprint(perceptual_hash(opened.convert("RGB")))
        catalog.fingerprints.put({photo.content_hash: print_of})
    Stacks().update(catalog, encoders(FIRST).identity)
    results = words(engine, "a cat", 10)
    assert len(results) == len(PICTURES)
    (stack,) = [one for one in results if one.copies]
    assert {one.path.name for one in (stack.photo, *stack.copies)} == {
        "chelsea.png",
        "small.jpg",
        "z copy.png",
    }


def test_all_that_is_above_the_line_comes_and_some_of_the_rest(
    engine: SearchEngine, catalog: Catalog, tmp_path: Path, encoders: Callable[[str], Encoder]
) -> None:
    """A library of 3,000 drawn vectors, of which 700 are nearly the question's own."""
    encoder = encoders(FIRST)
    question = encoder.encode_texts([SENTENCE])[0]
    noise = np.random.default_rng(0).normal(size=(3000, len(question)))
    noise -= np.outer(noise @ question, question)  # nothing of the question in it
    noise /= np.linalg.norm(noise, axis=1, keepdims=True)
    matrix = noise.copy()
    matrix[:700] = question + 0.2 * noise[:700]
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    (tmp_path / "drawn").mkdir()
    put(catalog, tmp_path / "drawn", names(3000), matrix.astype(np.float32), encoder.identity)

    answer = engine.answer(Query((Words(SENTENCE),)))
    assert {one.photo.path.name for one in answer.certain} == set(names(700))
    assert 50 < len(answer.less_certain) < 200
    scores = [one.score for one in answer.results]
    assert scores == sorted(scores, reverse=True)
    assert answer.certain[-1].score >= answer.threshold > answer.less_certain[0].score
    assert len(engine.answer(Query((Words(SENTENCE),)), 5).results) == 5


def test_what_the_model_makes_of_the_background_is_kept_on_disk(
    places: Places, catalog: Catalog, photos: Path, encoders: Callable[[str], Encoder]
) -> None:
    add(catalog, photos, encoders(FIRST))
    read: list[int] = []

    class Counting:
        def __init__(self, encoder: Encoder) -> None:
            self._encoder = encoder

        def __getattr__(self, name: str) -> object:
            return getattr(self._encoder, name)

        def encode_texts(self, texts: Sequence[str]) -> object:
            read.append(len(texts))
            return self._encoder.encode_texts(texts)

    def load(name: str) -> Encoder:
        return Counting(encoders(name))  # type: ignore[return-value]

    for _ in range(2):
        engine = SearchEngine(places, lambda: FIRST, load)
        engine.answer(Query((Words("a cat"),)), 3)
        engine.close()
    assert [count for count in read if count > 1] == [len(background_queries(form)) for form in QueryType]
    for path in places.calibration.iterdir():
        path.write_bytes(b"damaged")
    engine = SearchEngine(places, lambda: FIRST, load)
    assert engine.answer(Query((Words("a cat"),)), 3).results  # and made anew
    engine.close()
