"""What commands say and exit with when something is out of the ordinary; none of it needs a model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from encoders import tiny
from PIL import Image

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import AWAY, MISSING, Details, NewPhoto
from lepton_desktop.cli import make_parser


def run(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lepton_desktop", *map(str, arguments)],
        env=os.environ | {"LEPTON_DATA_DIR": str(data), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.new("RGB", (40, 30), "red").save(folder / "red.png")
    return folder


@pytest.mark.parametrize("own", ["indexing.lock"])
def test_own_files_that_cannot_be_written_are_a_failure_that_names_them(
    own: str, photos: Path, tmp_path: Path
) -> None:
    (tmp_path / "data" / own).mkdir(parents=True)

    done = run(tmp_path / "data", "index", photos)

    assert done.returncode == 1
    assert str(tmp_path / "data" / own) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their file names are always proper text")
def test_a_folder_whose_name_is_no_proper_text_can_be_printed(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    assert run(tmp_path / "data", "folders", "add", folder).returncode == 0

    done = run(tmp_path / "data", "folders", "list")

    assert done.returncode == 0, done.stderr
    assert "caf" in done.stdout


def test_photos_of_a_folder_that_went_away_count_as_offline_at_once(photos: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Catalog(data / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
        new = NewPhoto(root.id, "red.png", 1, 1, "hash", Details("png", 40, 30))
        catalog.commit([(new, None)], "model")
    shutil.rmtree(photos)

    status = json.loads(run(data, "status", "--json").stdout)

    assert (status["photos"], status["offline"]) == (1, 1)
    assert status["folders"][0]["state"] == "offline"


def test_missing_photos_are_told_of_and_forgotten_on_request(photos: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Catalog(data / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
        news = [NewPhoto(root.id, f"{n}.png", 1, 1, f"hash {n}", Details("png", 40, 30)) for n in range(3)]
        catalog.commit([(new, None) for new in news], "model")
        first, second, _ = (photo.id for photo in catalog.photos.newest(3))
        catalog.files.set_away([first], MISSING)
        catalog.files.set_away([second], AWAY)

    status = json.loads(run(data, "status", "--json").stdout)
    told = run(data, "status").stdout

    assert (status["photos"], status["offline"], status["missing"]) == (3, 1, 1)
    assert (status["folders"][0]["offline"], status["folders"][0]["missing"]) == (1, 1)
    assert "1 on a drive that isn't connected, 1 missing" in told
    assert "forget-missing" in told
    done = run(data, "folders", "forget-missing", photos)
    assert (done.returncode, done.stdout) == (0, f"{photos}: 1 missing photos forgotten\n")
    assert run(data, "folders", "forget-missing", tmp_path).returncode == 1
    assert json.loads(run(data, "status", "--json").stdout)["photos"] == 2


def test_a_drive_can_be_taken_for_a_folder_s_own(photos: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Catalog(data / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
        catalog.roots.set_location(root.id, "1:2", "uuid:old", "")
        assert run(data, "folders", "use-drive", photos).returncode == 0
        assert catalog.roots.all()[0].volume is None


def test_evaluate_with_settings_that_cannot_be_read_says_so(photos: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text('{"ignore": [1]}')
    (tmp_path / "captions.csv").write_text("image,caption\nred.png,a red square\n")

    done = run(data, "evaluate", photos, tmp_path / "captions.csv", "--json")

    assert done.returncode == 1
    assert "settings.json: ignore is [1]" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_reader_that_has_seen_enough_is_no_error_to_trace(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lepton_desktop", "models"],
            env=os.environ | {"LEPTON_DATA_DIR": str(tmp_path)},
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)

    assert done.stderr == ""
    assert done.returncode == 1


def test_the_model_that_is_chosen_indexes_anew_and_answers(photos: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name, seed in (("hf-hub:tests/first", 1), ("hf-hub:tests/second", 2)):
        tiny.install_ready(data / "models", name, seed)
        assert run(data, "models", "use", name).returncode == 0
        assert run(data, "index", photos).returncode == 0

    with Catalog(data / "catalog.sqlite") as catalog:
        assert [identity.partition("@")[0] for identity in catalog.vectors.counts()] == [
            "hf-hub:tests/second"
        ]
    found = run(data, "search", "red", "--json")
    assert [result["path"] for result in json.loads(found.stdout)] == [str(photos / "red.png")]


@pytest.fixture
def library(photos: Path, tmp_path: Path) -> Path:
    """The data folder of a library of three photos that no model has seen: filters need none."""
    with Catalog(tmp_path / "data" / "catalog.sqlite") as catalog:
        root = catalog.roots.add(photos)
        for day, (name, kind) in enumerate((("a.png", "png"), ("b.jpg", "jpeg"), ("c.png", "png")), 1):
            details = Details(kind, 40, 30, taken_at=datetime(2023, 6, day))
            catalog.commit([(NewPhoto(root.id, name, 1, 1, name, details), None)], "model")
    return tmp_path / "data"


def test_filters_alone_bring_what_passes_newest_first(library: Path, photos: Path) -> None:
    found = run(library, "search", "type:png date:2023-06", "--json")

    assert json.loads(found.stdout) == [
        {"path": str(photos / name), "score": 0.0, "above_cut": True} for name in ("c.png", "a.png")
    ]
    assert found.stderr == ""


def test_a_mistake_is_marked_on_standard_error_and_the_rest_is_answered(library: Path, photos: Path) -> None:
    found = run(library, "search", "type:png type:docx date:2023-06-03", "--json")

    assert found.returncode == 0
    assert [Path(result["path"]).name for result in json.loads(found.stdout)] == ["c.png"]
    question, carets = found.stderr.splitlines()
    assert question == "type:png type:docx date:2023-06-03"
    assert carets.startswith(" " * 9 + "^" * 9 + " docx is not a file type")


def test_a_question_of_mistakes_alone_is_wrong_use(library: Path) -> None:
    found = run(library, "search", "date:2023-02-31", "--json")

    assert (found.returncode, found.stdout) == (2, "")
    assert "there is no such day as 2023-02-31" in found.stderr
    assert "nothing is left of the query" in found.stderr


def test_a_photo_whose_drive_is_away_can_be_named(library: Path, photos: Path) -> None:
    found = run(library, "search", f'type:png more:"{photos / "c.png"}"')

    assert "there is no such file" not in found.stderr
    found = run(library, "search", f'type:png more:"{photos / "d.png"}"')
    assert "d.png: there is no such file" in found.stderr


def test_help_of_search_tells_the_language(tmp_path: Path) -> None:
    shown = run(tmp_path, "search", "--help").stdout

    assert 'before:"May 2021"' in shown
    assert "--all" in shown


def test_the_former_name_of_the_threshold_option_is_understood() -> None:
    for option in ("--threshold", "--cut"):
        assert make_parser().parse_args(["evaluate", "photos", "captions.csv", option]).threshold
