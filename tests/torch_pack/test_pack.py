"""The torch pack on the disk: using it, replacing one of another version, removing it while it is in use."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lepton_desktop.app import Application
from lepton_desktop.encoders.download import DownloadCancelledError, DownloadError
from lepton_desktop.settings import Places
from lepton_desktop.torch_pack import variants
from lepton_desktop.torch_pack.install import clear_leftovers, install, remove
from lepton_desktop.torch_pack.pack import MANIFEST_FILE, activate, installed, is_outdated
from lepton_desktop.torch_pack.variants import TorchPackError, Variant
from torch_pack.small_index import SmallIndex, folders, tiny_torch, write_list

USING = """
import mmap, sys
file = open(sys.argv[1], "rb")
mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
print("in use", flush=True)
sys.stdin.read()
"""


def test_a_running_indexing_takes_up_an_installed_pack_as_another_encoder(
    variant: Variant, places: Places, listed: Path
) -> None:
    application = Application(places)
    before = application.indexing_options().encoder
    install(variant, places)
    assert application.indexing_options().encoder != before
    application.engines(application.settings)
    assert str(places.torch / variant.folder_name) in sys.path
    remove(places)
    assert application.indexing_options().encoder == before


def test_a_package_that_the_program_has_in_part_comes_whole_from_the_pack(
    variant: Variant, places: Places, listed: Path, tmp_path: Path
) -> None:
    (tmp_path / "own" / "torch_of_tests").mkdir(parents=True)
    (tmp_path / "own" / "torch_of_tests" / "__init__.py").write_text("WHO = 'the program'")
    sys.path.insert(0, str(tmp_path / "own"))
    install(variant, places)
    activate(places)
    assert __import__("torch_of_tests").WHO == "torch"


def test_a_pack_of_another_version_is_not_used_and_is_replaced(
    index: SmallIndex, variant: Variant, places: Places, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(variant, places)
    assert not is_outdated(places)
    newer = tiny_torch(index, version="10.0")
    monkeypatch.setattr(variants, "LIST_FILE", write_list(listed.with_name("newer.json"), newer))
    assert installed(places) is None
    assert is_outdated(places)
    install(newer, places)
    assert not is_outdated(places)
    assert folders(places) == [newer.folder_name]


def test_another_variant_serves_until_the_new_one_is_whole(
    index: SmallIndex, variant: Variant, places: Places, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tiny_torch(index, version="9.0.1", name="cuda")
    monkeypatch.setattr(variants, "LIST_FILE", write_list(listed.with_name("both.json"), variant, other))
    install(variant, places)
    index.damaged = 99
    with pytest.raises(DownloadError):
        install(other, places)
    assert installed(places).variant == variant  # type: ignore[union-attr]
    index.damaged = 0
    install(other, places)
    assert folders(places) == [other.folder_name]


def test_a_removed_pack_is_gone_with_what_unfinished_installations_left(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    assert remove(places)
    cancel = threading.Event()
    with pytest.raises(DownloadCancelledError):
        install(variant, places, lambda done, total: cancel.set(), cancel)
    assert remove(places)
    assert folders(places) == []
    install(variant, places)
    activate(places)
    assert remove(places)
    assert folders(places) == []
    assert activate(places) is None
    assert not [path for path in sys.path if path.startswith(str(places.torch))]


@pytest.mark.skipif(
    sys.platform == "darwin", reason="macOS tells nobody what a process has loaded, and needs no pack"
)
def test_what_a_process_has_in_use_is_removed_when_it_has_ended(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    install(variant, places)
    lib = places.torch / variant.folder_name / "torch_of_tests" / "lib.bin"
    with subprocess.Popen(
        [sys.executable, "-c", USING, lib], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == "in use\n"
        assert not remove(places)
        assert installed(places) is None
        assert lib.exists()
        with pytest.raises(TorchPackError, match=r"is still in use; quit Lepton Desktop"):
            install(variant, places)
        clear_leftovers(places)
        assert lib.exists()
        user.communicate()
    clear_leftovers(places)
    assert folders(places) == []


def test_leftovers_are_cleared_and_unfinished_installations_kept(
    index: SmallIndex, variant: Variant, places: Places, listed: Path
) -> None:
    install(variant, places)
    (places.torch / "cuda-0").mkdir()
    (places.torch / "cuda-1.part").mkdir()
    clear_leftovers(places)
    assert folders(places) == sorted([variant.folder_name, "cuda-1.part"])
    assert (places.torch / variant.folder_name / MANIFEST_FILE).is_file()


def test_the_python_package_offers_nothing(
    index: SmallIndex, variant: Variant, places: Places, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(variant, places)
    monkeypatch.delattr(sys, "frozen")
    assert variants.offered() == ()
    assert activate(places) is None


def test_a_damaged_list_is_an_error_that_says_what_to_do(
    listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text('{"variants": [1]}')
    monkeypatch.setattr(variants, "LIST_FILE", damaged)
    with pytest.raises(TorchPackError, match=r"damaged\.json: can't be read .* install Lepton Desktop again"):
        variants.offered()


@pytest.mark.parametrize(("driver", "chosen"), [(True, "cuda"), (False, "cpu")])
def test_the_variant_for_this_computer_follows_its_driver(
    index: SmallIndex, monkeypatch: pytest.MonkeyPatch, driver: bool, chosen: str
) -> None:
    monkeypatch.setattr("lepton_desktop.encoders.accelerators.has_nvidia_driver", lambda: driver)
    both = [Variant("cuda", ()), Variant("cpu", ())]
    assert variants.recommended(both).name == chosen
    assert variants.recommended(both[:1]).name == "cuda"
