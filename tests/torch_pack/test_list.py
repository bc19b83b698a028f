"""The list of the torch pack, as the packaging makes it, from two indexes on the loopback."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lepton_desktop.settings import Places
from lepton_desktop.torch_pack import variants
from lepton_desktop.torch_pack.install import install
from lepton_desktop.torch_pack.pack import installed
from torch_pack.small_index import SmallIndex

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "torch_pack_list.py"
SHARED = ("ftfy", "numpy", "pillow", "regex", "safetensors", "truststore")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not SCRIPT.exists(), reason="lists Linux's variants"
)


@pytest.fixture
def pypi(index: SmallIndex) -> SmallIndex:
    """What torch's packages are made of, in small: all of it is made up, but for the versions that are shared."""
    for name in SHARED:
        index.add(name, importlib.metadata.version(name), {})
    index.add("torch", "5.0", {"torch/__init__.py": b"cuda"}, ("cudart", "triton"))
    index.add("cudart", "13.0", {"cudart/lib.so": bytes(5000)})
    index.add("triton", "3.0", {})
    index.add("torchvision", "0.5", {"torchvision/__init__.py": b""}, ("torch==5.0", "numpy", "pillow"))
    index.add("timm", "1.0", {"timm/__init__.py": b""}, ("torch", "torchvision", "safetensors"))
    index.add("open_clip_torch", "3.0", {"open_clip/__init__.py": b""}, ("torch", "timm", "regex", "ftfy"))
    return index


def listed(output: Path, pypi: SmallIndex, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment |= {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": f"{pypi.endpoint}/simple",
        "PIP_NO_INPUT": "1",
    }
    return subprocess.run(
        [sys.executable, SCRIPT, output, *options], env=environment, capture_output=True, text=True
    )


def test_each_variant_is_listed_without_what_the_program_has_and_can_be_installed(
    pypi: SmallIndex, tmp_path: Path, places: Places, packaged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SmallIndex() as other:
        other.html = True
        other.add("torch", "5.0+cpu", {"torch/__init__.py": b"cpu"})
        other.add("torchvision", "0.5+cpu", {"torchvision/__init__.py": b""}, ("torch", "numpy"))
        output = tmp_path / "torch_pack.json"
        done = listed(output, pypi, "--index", f"cpu={other.endpoint}/whl/cpu")
        assert done.returncode == 0, done.stderr
        cuda, cpu = variants.read_variants(output)
        assert {wheel.package: wheel.version for wheel in cuda.wheels} == {
            "torch": "5.0", "cudart": "13.0", "torchvision": "0.5", "timm": "1.0", "open_clip_torch": "3.0"
        }  # fmt: skip
        assert {wheel.package: wheel.version for wheel in cpu.wheels} == {
            "torch": "5.0+cpu", "torchvision": "0.5+cpu", "timm": "1.0", "open_clip_torch": "3.0"
        }  # fmt: skip
        homes = {wheel.package: wheel.index for wheel in cpu.wheels}
        assert homes["torch"] == homes["torchvision"] == f"{other.endpoint}/whl/cpu"
        assert homes["timm"] == "https://pypi.org/simple"
        assert {wheel.size for wheel in cuda.wheels} <= {len(content) for content in pypi.wheels.values()}
        listing = json.loads(output.read_text().replace("https://pypi.org", pypi.endpoint))
        output.write_text(json.dumps(listing))
        variants.read_variants.cache_clear()
        monkeypatch.setattr(variants, "LIST_FILE", output)
        cuda, cpu = variants.offered()
        for variant, said in ((cuda, "cuda"), (cpu, "cpu")):
            install(variant, places)
            pack = installed(places)
            assert pack is not None
            assert (pack.folder / "torch" / "__init__.py").read_text() == said


def test_an_index_that_can_not_be_reached_fails_the_packaging_unless_it_may_be_missing(
    pypi: SmallIndex, tmp_path: Path
) -> None:
    output = tmp_path / "torch_pack.json"
    unreachable = ("--index", "cpu=http://127.0.0.1:9/whl")
    done = listed(output, pypi, *unreachable)
    assert done.returncode == 1
    assert "the variant cpu can't be listed" in done.stderr
    assert not output.exists()
    assert listed(output, pypi, *unreachable, "--allow-missing").returncode == 0
    assert [variant.name for variant in variants.read_variants(output)] == ["cuda"]
