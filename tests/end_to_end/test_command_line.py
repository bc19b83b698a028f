"""The command line, as a person or a script uses it."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from end_to_end.conftest import Run
from lepton_desktop.app import Application
from lepton_desktop.search.query_language import parse
from lepton_desktop.settings import Places
from lepton_desktop.subcommands.demo_photos import QUESTIONS


def test_each_of_the_demos_questions_is_answered_by_its_photograph(indexed: Path) -> None:
    engine = Application(Places(indexed)).make_engine()
    answers = {question: engine.answer(parse(question, date.today()).query, 3) for question in QUESTIONS}
    engine.close()

    first = {question: answer.results[0].photo.path.name for question, answer in answers.items()}
    right = [question for question, names in QUESTIONS.items() if first[question] in names]
    assert len(right) >= 8, first  # all ten is the aim; the model card says which it misses


def test_search_as_json_is_an_array_of_paths_and_scores_best_first(indexed: Path, run: Run) -> None:
    found = run(indexed, "search", "a cat", "--top", "4", "--json")

    results = json.loads(found.stdout)
    assert [sorted(result) for result in results] == [["above_cut", "path", "score"]] * 4
    scores = [result["score"] for result in results]
    assert scores == sorted(scores, reverse=True)
    assert all(Path(result["path"]).is_file() for result in results)


def test_what_answers_stands_above_the_line_and_the_rest_is_shown_on_demand(indexed: Path, run: Run) -> None:
    found = run(indexed, "search", "a motorcycle", "--top", "6", "--json")
    above = [Path(one["path"]).name for one in json.loads(found.stdout) if one["above_cut"]]
    assert sorted(above) == ["motorcycle_left.png", "motorcycle_right.png"]

    lines = run(indexed, "search", "a motorcycle", "--top", "6").stdout.splitlines()
    assert [Path(line.split()[1]).name for line in lines] == above
    lines = run(indexed, "search", "a motorcycle", "--top", "6", "--all").stdout.splitlines()
    assert lines[2] == "-- less certain --"
    assert len(lines) == 7


def test_nothing_stands_above_the_line_when_no_photo_shows_it(indexed: Path, run: Run) -> None:
    found = run(indexed, "search", "saxophone", "--json")
    assert [one["above_cut"] for one in json.loads(found.stdout)] == [False] * 10

    found = run(indexed, "search", "saxophone")
    assert (found.returncode, found.stdout) == (0, "")
    assert "No photo shows that" in found.stderr


def test_a_question_of_several_parts_and_filters(indexed: Path, photographs: Path, run: Run) -> None:
    picture = photographs / "motorcycle_left.png"
    found = run(indexed, "search", f'-cat 0.5:"a rocket" more:"{picture}" type:png', "--top", "2", "--json")

    assert found.stderr == ""
    names = [Path(one["path"]).name for one in json.loads(found.stdout)]
    assert sorted(names) == ["motorcycle_left.png", "motorcycle_right.png"]


def test_a_filter_that_keeps_photos_out_is_a_question_of_its_own(indexed: Path, run: Run) -> None:
    def names(*question: str) -> set[str]:
        found = run(indexed, "search", "--json", "--top", "1000", *question)
        assert (found.returncode, found.stderr) == (0, "")
        return {Path(one["path"]).name for one in json.loads(found.stdout)}

    pictures, jpegs = names("type:jpeg type:png type:gif type:tiff"), names("type:jpeg")
    assert names("--", "-type:jpeg") >= pictures - jpegs > set()
    assert not names("--", "-type:jpeg") & jpegs


def test_similar_finds_the_other_picture_of_the_same_motorcycle(
    indexed: Path, photographs: Path, run: Run, tmp_path: Path
) -> None:
    outside = tmp_path / "elsewhere.png"
    shutil.copy(photographs / "motorcycle_left.png", outside)

    inside_found = run(indexed, "similar", photographs / "motorcycle_left.png", "--top", "1", "--json")
    outside_found = run(indexed, "similar", outside, "--top", "2", "--json")

    assert [Path(r["path"]).name for r in json.loads(inside_found.stdout)] == ["motorcycle_right.png"]
    names = [Path(r["path"]).name for r in json.loads(outside_found.stdout)]
    assert names == ["motorcycle_left.png", "motorcycle_right.png"]


def test_duplicates_prints_each_group_with_the_one_to_keep_first(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("chelsea.png", "coffee.png", "motorcycle_left.png", "motorcycle_right.png"):
        shutil.copy(photographs / name, folder)
    shutil.copy(photographs / "chelsea.png", folder / "Copy of chelsea.png")
    assert run(data, "index", folder).returncode == 0

    def groups(*options: str) -> list[list[str]]:
        found = json.loads(run(data, "duplicates", "--json", *options).stdout)
        assert all([photo["keep"] for photo in group] == [True, False] for group in found)
        return sorted([Path(photo["path"]).name for photo in group] for group in found)

    cats = ["chelsea.png", "Copy of chelsea.png"]
    assert groups() == [cats]
    assert groups("--nearly") == [cats, ["motorcycle_left.png", "motorcycle_right.png"]]
    lines = run(data, "duplicates").stdout.splitlines()
    assert [line[0] for line in lines if line] == ["*", " "]
    assert len(list(folder.iterdir())) == 5


def test_status_counts_photos_and_says_how_each_folder_is(indexed: Path, photographs: Path, run: Run) -> None:
    status = json.loads(run(indexed, "status", "--json").stdout)

    count = len(list(photographs.iterdir()))
    assert (status["photos"], status["indexed"], status["failed"], status["offline"]) == (count, count, 0, 0)
    (folder,) = status["folders"]
    assert folder["path"] == str(photographs.resolve())
    assert folder["state"] == "indexed"


def test_a_folder_that_is_searched_alone_answers_alone(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    cats, rockets = tmp_path / "all" / "cats", tmp_path / "all" / "rockets"
    for folder, name in ((cats, "chelsea.png"), (rockets, "rocket.jpg")):
        folder.mkdir(parents=True)
        shutil.copy(photographs / name, folder)
    assert run(data, "index", tmp_path / "all").returncode == 0

    found = run(data, "search", "a cat", "--folder", rockets, "--json")

    assert [Path(r["path"]).name for r in json.loads(found.stdout)] == ["rocket.jpg"]


def test_a_broken_photo_costs_only_itself_and_is_counted(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(photographs / "coffee.png", folder)
    (folder / "broken.jpg").write_bytes((photographs / "rocket.jpg").read_bytes()[:300])

    done = run(data, "index", folder)

    assert done.returncode == 0
    assert "broken.jpg" in done.stderr
    status = json.loads(run(data, "status", "--json").stdout)
    assert (status["photos"], status["indexed"], status["failed"]) == (1, 1, 1)


def test_a_folder_that_was_removed_answers_no_more_and_keeps_its_photos(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(photographs / "coffee.png", folder)
    run(data, "index", folder)

    assert list((data / "thumbnails").rglob("*.jpg"))
    assert run(data, "folders", "remove", folder).returncode == 0
    assert not list((data / "thumbnails").rglob("*.jpg"))

    assert run(data, "folders", "list").stdout == ""
    assert json.loads(run(data, "search", "coffee", "--json").stdout) == []
    assert (folder / "coffee.png").read_bytes() == (photographs / "coffee.png").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("index", "/no/such/folder"), 1, "/no/such/folder: there is no such folder"),
        (("similar", "/no/such/photo.jpg"), 1, "/no/such/photo.jpg"),
        (("search", "   "), 2, "nothing to search for"),
        (("search",), 2, "required"),
        (("search", "a cat", "--top", "0"), 2, "--top"),
        (("models", "use", "nonsense"), 1, "nonsense: is not a model"),
        (("models", "use", "MobileCLIP2-S2"), 1, "models download MobileCLIP2-S2"),
        (("evaluate", "/no/such/folder", "/no/captions.csv"), 1, "/no/captions.csv"),
        (("folders", "remove", "/no/such/folder"), 1, "not a folder of the library"),
        ((), 1, "no screen"),
    ],
)
def test_what_cant_be_done_says_why_and_exits_with_its_code(
    arguments: tuple[str, ...], code: int, reason: str, run: Run, data: Path
) -> None:
    done = run(data, *arguments)

    assert done.returncode == code
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_evaluate_measures_the_model_on_captioned_pictures(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    table = tmp_path / "captions.csv"
    rows = ["image,caption", "coffee.png,a cup of coffee", "chelsea.png,a cat", "rocket.jpg,a rocket launch"]
    table.write_text("\n".join(rows) + "\n")

    done = run(data, "evaluate", photographs, table, "--json")

    figures = json.loads(done.stdout)
    assert figures["text_to_image"] == {"R@1": 100.0, "R@5": 100.0, "R@10": 100.0, "median_rank": 1.0}
    assert sorted(figures["image_to_text"]) == ["R@1", "R@10", "R@5", "median_rank"]


def test_evaluate_measures_where_the_line_stands(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    table = tmp_path / "captions.csv"
    rows = [("coffee.png", "cup"), ("chelsea.png", "cat"), ("motorcycle_left.png", "motorcycle")]
    lines = [f"{name},a {noun}{end}" for name, noun in rows for end in (" there", " is here")]
    table.write_text("\n".join(["image,caption", *lines]) + "\n")

    figures = json.loads(run(data, "evaluate", "--threshold", photographs, table, "--json").stdout)

    assert sorted(one["noun"] for one in figures["nouns"]) == ["cat", "cup", "motorcycle"]
    assert all(one["right"] == 1 for one in figures["nouns"])
    assert figures["mean_f1"] > 0.5
    assert figures["absent"]["of"] == 100
    assert figures["absent"]["at_most_3"] == 100  # there are no more than three


def test_doctor_finds_a_healthy_installation(indexed: Path, photographs: Path, run: Run) -> None:
    done = run(indexed, "doctor")

    assert done.returncode == 0, done.stdout
    assert "PROBLEM" not in done.stdout
    assert "intact" in done.stdout
    assert "chelsea" not in done.stdout


def test_models_lists_the_built_in_one_as_the_one_in_use(run: Run, tmp_path: Path) -> None:
    lines = run(tmp_path, "models").stdout.splitlines()

    assert lines[0].startswith("* starter")
    assert any("ViT-B-16-SigLIP2-256" in line and "to download" in line for line in lines)


def test_demo_without_a_screen_prints_answers_and_writes_pictures_of_the_window(
    run: Run, tmp_path: Path
) -> None:
    done = run(tmp_path / "data", "demo", "--output", tmp_path / "results")

    assert done.returncode == 0, done.stderr
    assert "coffee.png" in next(
        line for line in done.stdout.splitlines() if line.startswith("a cup of coffee")
    )
    for name in ("window-light.png", "window-dark.png"):
        assert (tmp_path / "results" / name).stat().st_size > 50_000


@pytest.mark.skipif(os.name != "posix", reason="the rights of Windows are the profile's")
def test_nobody_else_can_read_what_is_kept_of_a_library(indexed: Path, run: Run) -> None:
    caches = [indexed / "questions", indexed / "background"]
    for cache in caches:
        shutil.rmtree(cache, ignore_errors=True)
    run(indexed, "search", "a cat that nobody asked for before")
    kept = [
        indexed,
        indexed / "catalog.sqlite",
        *(path for cache in caches for path in cache.rglob("*")),
        *caches,
    ]
    assert len(kept) > 4
    assert [path for path in kept if path.stat().st_mode & 0o077] == []
