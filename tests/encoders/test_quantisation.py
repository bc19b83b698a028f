"""Eight bits are made with the user's photos, serve who chose them, and are refused when they lose too much."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ImageOps

from encoders import tiny
from lepton_desktop.app import Application
from lepton_desktop.catalog.records import NewPhoto
from lepton_desktop.cli import main
from lepton_desktop.encoders import openvino_runtime
from lepton_desktop.encoders.compiled_forms import description_of, refused
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.engines import LEAST_PHOTOS, Measured, Trial, Where
from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.encoders.measuring import choose
from lepton_desktop.encoders.openvino_compile import convert
from lepton_desktop.encoders.openvino_encoder import CompiledEncoder
from lepton_desktop.encoders.selection import Selection
from lepton_desktop.encoders.torch_encoder import TorchEncoder
from lepton_desktop.encoders.torch_graphs import torch_source
from lepton_desktop.photos.photo import decode, load
from lepton_desktop.search.calibration import QueryType, background_queries
from lepton_desktop.settings import change_settings
from lepton_desktop.subcommands.demo_photos import QUESTIONS, find_photos

pytestmark = pytest.mark.skipif(
    openvino_runtime.version() is None or "i8" not in openvino_runtime.precisions(),
    reason="nothing here computes in eight bits",
)
NAME = "hf-hub:tests/tiny"
PARTS = ((0, 0, 1, 1), (0, 0, 0.8, 1), (0.2, 0, 1, 1), (0, 0, 1, 0.8), (0, 0.2, 1, 1), (0.1, 0.1, 0.9, 0.9))


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The demo's photographs, parts of them, and they mirrored: as many as eight bits take."""
    folder = tmp_path_factory.mktemp("photos")
    paths = []
    for path in find_photos():
        picture = decode(path, 320)
        width, height = picture.size
        views = [ImageOps.mirror(picture)]
        for left, top, right, bottom in PARTS:
            box = round(width * left), round(height * top), round(width * right), round(height * bottom)
            views.append(picture.crop(box))
        for number, view in enumerate(views):
            paths.append(folder / f"{path.stem}-{number}.jpg")
            view.save(paths[-1], quality=92)
    assert len(paths) > LEAST_PHOTOS
    return paths


@pytest.fixture(scope="module")
def pixels(photos: list[Path], starter: TorchEncoder) -> NDArray[np.uint8]:
    """The photos as the built-in model sees them; no test may change them."""
    return np.stack(
        [starter.preprocessing.apply(decode(path, starter.preprocessing.size)) for path in photos]
    )


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, starter: TorchEncoder, pixels: NDArray[np.uint8]
) -> Selection:
    """What a user has who wants the built-in model in eight bits; no test may change it."""
    compiled = tmp_path_factory.mktemp("compiled")
    convert(torch_source(starter), compiled, "i8", Trial(pixels, tuple(QUESTIONS)))
    return Selection(Where(Path("no models"), compiled, "cpu", "i8"), "openvino")


def test_it_is_what_the_user_gets_who_chose_it(made: Selection) -> None:
    encoder = made.load("starter", for_photos=True)
    assert isinstance(encoder, CompiledEncoder)
    assert encoder.description.precision == "i8"


def test_its_vectors_are_of_length_one_and_may_meet_the_others(
    made: Selection, starter: TorchEncoder, pixels: NDArray[np.uint8]
) -> None:
    encoder = made.load("starter", for_photos=True)
    assert encoder.identity == starter.identity
    vectors = encoder.encode_images(pixels[:40])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert (vectors * starter.encode_images(pixels[:40])).sum(1).mean() > 0.95


def test_what_it_loses_was_measured_and_it_takes_a_third_of_the_room(
    made: Selection, starter: TorchEncoder
) -> None:
    description = description_of(made.where.compiled, starter.identity, "i8")
    assert description is not None
    torch, full, *_, eight = description.measured
    assert (torch.engine, torch.loss, full.precision, full.loss) == ("torch", 0, "f32", 0)
    assert eight.precision == "i8"
    assert eight.loss is not None
    assert eight.loss <= 0.01
    assert eight.worst < eight.agreement < full.agreement
    assert eight.megabytes < full.megabytes / 3


def test_it_runs_from_the_disk_without_torch_and_nncf(made: Selection) -> None:
    program = (
        "import sys, pathlib, numpy as np\n"
        "from lepton_desktop.encoders.load import load_compiled\n"
        f"compiled = pathlib.Path({str(made.where.compiled)!r})\n"
        "encoder = load_compiled('starter', pathlib.Path('no models'), compiled, 'i8', for_photos=True)\n"
        "encoder.encode_images(np.zeros((1, 224, 224, 3), np.uint8))\n"
        "print(sorted({'torch', 'nncf', 'scipy', 'sklearn'} & sys.modules.keys()))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_one_that_loses_too_much_is_refused_with_what_it_loses(
    pixels: NDArray[np.uint8], tmp_path: Path
) -> None:
    tiny.install(tmp_path / "models", NAME)
    encoder = load_encoder(NAME, tmp_path / "models", "cpu")
    photos = np.ascontiguousarray(pixels[:, ::7, ::7])  # of 32 pixels
    photos[::3] = 0  # black: eight bits that were fitted to these know no colours
    with pytest.raises(
        EncoderError, match=r"in eight bits, \d\d\.\d % of the photos .* at most 1 % is allowed"
    ):
        convert(torch_source(encoder), tmp_path, "i8", Trial(photos, background_queries(QueryType.NAME)))
    assert "in eight bits" in str(refused(tmp_path, encoder.identity, "i8"))


def test_it_is_made_and_measured_with_the_photos_of_the_library(
    photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEPTON_DATA_DIR", str(tmp_path))
    tiny.install(tmp_path / "models", NAME)
    application = Application()
    change_settings(application.places.settings, model=NAME)
    with application.open_catalog() as catalog:
        root = catalog.roots.add(photos[0].parent)
        seen = []
        for path in photos:
            loaded, status = load(path, 32), path.stat()
            photo = NewPhoto(
                root.id, path.name, status.st_size, status.st_mtime_ns, loaded.content_hash, loaded.details
            )
            seen.append((photo, np.eye(24, dtype=np.float32)[0]))
        catalog.commit(seen, application.model_identity())
    assert main(["models", "prepare"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == NAME, "NNCF says nothing of its own"
    assert all("missed" in line for line in lines[1:])
    assert lines[-1].lstrip("> ").startswith("openvino  i8")


def test_without_photos_enough_it_is_not_made_and_who_wants_it_is_told(tmp_path: Path) -> None:
    tiny.install(tmp_path / "models", NAME)
    encoder = load_encoder(NAME, tmp_path / "models", "cpu")
    few = Trial(np.zeros((149, 32, 32, 3), np.uint8), background_queries(QueryType.NAME))
    with pytest.raises(EncoderError, match=r"needs 150 photos .* but only 149 of yours can be read now"):
        convert(torch_source(encoder), tmp_path, "i8", few)
    assert refused(tmp_path, encoder.identity, "i8") is None  # more may come
    measured = convert(torch_source(encoder), tmp_path, "auto", few).measured
    assert "i8" not in [one.precision for one in measured]
    assert {one.loss for one in measured} == {None}


def test_without_nncf_it_is_not_among_the_precisions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nncf", None)
    assert "i8" not in openvino_runtime.precisions()


@pytest.mark.parametrize(
    ("rate", "loss", "agreement", "wanted", "chosen"),
    [
        (149, 0.0, 0.999, "auto", "bf16"),  # hardly faster than the best of the others
        (151, 0.01, 0.999, "auto", "i8"),
        (300, 0.011, 0.999, "auto", "bf16"),  # loses too much
        (300, 0.0, 0.99, "auto", "bf16"),  # may lose more among more photos
        (50, 0.01, 0.99, "i8", "i8"),  # the user's own choice
        (300, 0.0, 0.999, "f32", "f32"),
    ],
)
def test_it_is_chosen_where_it_loses_little_and_gains_much(
    rate: float, loss: float, agreement: float, wanted: str, chosen: str
) -> None:
    measured = [
        Measured("openvino", "f32", 350, 60, 1.0, 1.0, 0.0),
        Measured("openvino", "bf16", 350, 100, 0.9999, 0.999, 0.0),
        Measured("openvino", "i8", 90, rate, agreement, agreement - 0.005, loss),
    ]
    assert choose(measured, wanted).precision == chosen
