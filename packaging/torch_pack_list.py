"""Lists the wheels of the torch pack for the Python and the system that are packaged, with sizes and checksums.

    python packaging/torch_pack_list.py lepton_desktop/resources/torch_pack.json

Run it with the Python of the environment that is packaged. pip resolves the packages. No wheel is downloaded: the
unpacked size is read from the end of each, where a zip file has its directory. The program's part is
`lepton_desktop/torch_pack/`.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import io
import json
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lepton_desktop.encoders.download import DownloadError  # noqa: E402
from lepton_desktop.torch_pack.index import locate  # noqa: E402
from lepton_desktop.torch_pack.variants import CPU, CUDA, Wheel  # noqa: E402
from lepton_desktop.torch_pack.wheels import unpacked_size  # noqa: E402

PYPI = "https://pypi.org/simple"
INDEXES = {
    "linux": {CUDA: PYPI, CPU: "https://download.pytorch.org/whl/cpu"},
    "win32": {CPU: PYPI, CUDA: "https://download.pytorch.org/whl/cu130"},
}
"""By system and variant: the index that has torch's build. All other packages come from PyPI."""


class UnavailableError(Exception):
    """A variant that can't be listed; the message says why."""


def main() -> int:
    """Write the list; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "--index", action="append", default=[], metavar="VARIANT=ADDRESS", help="another index"
    )
    parser.add_argument(
        "--allow-missing", action="store_true", help="leave out a variant whose index can't be reached"
    )
    arguments = parser.parse_args()
    if sys.platform not in INDEXES:
        parser.error("the program for this system carries PyTorch")
    indexes = INDEXES[sys.platform] | dict(one.split("=", 1) for one in arguments.index)
    variants = {}
    for name, index in indexes.items():
        try:
            variants[name] = [asdict(wheel) for wheel in wheels(index)]
        except UnavailableError as error:
            print(f"torch_pack_list: the variant {name} can't be listed: {error}", file=sys.stderr)
            if not arguments.allow_missing:
                return 1
    if not variants:
        print("torch_pack_list: there is no variant to list", file=sys.stderr)
        return 1
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    arguments.output.write_text(json.dumps({"python": python, "variants": variants}, indent=1) + "\n")
    for name, listed in variants.items():
        download, unpacked = (sum(wheel[size] for wheel in listed) / 1e6 for size in ("size", "unpacked"))
        print(f"{name}: {len(listed)} wheels for {python}, {download:,.0f} MB, unpacked {unpacked:,.0f} MB")
    return 0


def wheels(index: str) -> list[Wheel]:
    """The wheels of a variant, whose build of torch is in an index. Raises UnavailableError."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        rules = tomllib.load(file)["tool"]["lepton-desktop"]
    wanted, shared = rules["torch-pack"], rules["torch-pack-shares"]
    pinned = [f"{name}=={importlib.metadata.version(name)}" for name in shared]
    builds = [name for name in wanted if name in ("torch", "torchvision")]
    options: list[str] = []
    if index != PYPI:
        found = _resolve(builds, ["--index-url", index, "--no-deps", "--retries", "1", "--timeout", "30"])
        _check_index(index, found)
        pinned += [f"{one['metadata']['name']}=={one['metadata']['version']}" for one in found]
        options = ["--extra-index-url", index]
    listed = []
    for one in _resolve([*wanted, *pinned], options):
        if _normal(one["metadata"]["name"]) not in map(_normal, (*shared, *rules["torch-pack-without"])):
            wheel = _wheel(one, index if one["metadata"]["name"] in builds else PYPI)
            size, unpacked = _sizes(one["download_info"]["url"])
            listed.append(replace(wheel, size=size, unpacked=unpacked))
    return listed


def _wheel(found: dict[str, Any], index: str) -> Wheel:
    """What pip found, its sizes still unknown."""
    described, download = found["metadata"], found["download_info"]
    file = unquote(urlsplit(download["url"]).path).rpartition("/")[2]
    sha256 = download["archive_info"]["hashes"]["sha256"]
    return Wheel(described["name"], described["version"], file, index, 0, 0, sha256)


def _check_index(index: str, found: Sequence[dict[str, Any]]) -> None:
    """Wherever pip found the builds, the program will ask the index for them. Raises UnavailableError if that fails."""
    for one in found:
        try:
            locate(_wheel(one, index))
        except DownloadError as error:
            raise UnavailableError(str(error)) from error


def _resolve(requirements: Sequence[str], options: Sequence[str]) -> list[dict[str, Any]]:
    """What pip would install. Raises UnavailableError."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
        command += ["--only-binary", ":all:", "--report", str(report), *options, *requirements]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise UnavailableError(done.stderr.strip().rpartition("\n")[2])
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["install"]
        return found


def _normal(name: str) -> str:
    return name.replace("_", "-").lower()


def _sizes(url: str) -> tuple[int, int]:
    """The size of a wheel and what it becomes, in bytes."""
    if url.startswith("file:"):
        with urllib.request.urlopen(url) as local, zipfile.ZipFile(local.fp) as archive:
            return Path(local.fp.name).stat().st_size, unpacked_size(archive)
    with zipfile.ZipFile(io.BufferedReader(remote := _Remote(url), 1 << 20)) as archive:
        return remote.size, unpacked_size(archive)


class _Remote(io.RawIOBase):
    """A file on a web server, of which only what is read is downloaded."""

    def __init__(self, url: str) -> None:
        self._url, self._at = url, 0
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD")) as response:
            self.size = int(response.headers["Content-Length"])

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        end = min(self._at + len(buffer), self.size)
        if end <= self._at:
            return 0
        asked = urllib.request.Request(self._url, headers={"Range": f"bytes={self._at}-{end - 1}"})
        with urllib.request.urlopen(asked) as response:
            content = response.read(end - self._at)
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)


if __name__ == "__main__":
    sys.exit(main())
