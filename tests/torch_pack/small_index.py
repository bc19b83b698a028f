"""A small package index on the loopback, with wheels made up for it; it misbehaves where it is told to."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, unquote

from encoders.small_hub import SmallHub

from lepton_desktop.settings import Places
from lepton_desktop.torch_pack.variants import Variant, Wheel


def wheel_of(name: str, version: str, files: Mapping[str, bytes], needs: tuple[str, ...] = ()) -> bytes:
    """A wheel with these files."""
    content = io.BytesIO()
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {need}\n" for need in needs)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return content.getvalue()


@dataclass
class SmallIndex(SmallHub):
    """Answers as PyPI does. The wheels by their file names, all in one folder."""

    wheels: dict[str, bytes] = field(default_factory=dict)
    html: bool = False
    """Whether it knows no JSON."""
    pages: list[str] = field(default_factory=list)
    """The paths of all pages that were asked for."""

    def add(self, name: str, version: str, files: Mapping[str, bytes], needs: tuple[str, ...] = ()) -> Wheel:
        """Publish a package; returns it as the program's list has it."""
        file = f"{name}-{version}-py3-none-any.whl"
        content = self.wheels[file] = wheel_of(name, version, files, needs)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        digest = hashlib.sha256(content).hexdigest()
        return Wheel(name, version, file, f"{self.endpoint}/simple", len(content), unpacked, digest)

    def describe(self, request: BaseHTTPRequestHandler) -> None:
        content = self.wheels[unquote(request.path).rpartition("/")[2]]
        request.send_response(200)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        *_, folder, name = unquote(request.path).rstrip("/").split("/")
        if folder == "files":
            if name in self.wheels:
                self._send_large(request, self.wheels[name])
            else:
                self._send(request, 404, b"not found")
            return
        self.pages.append(request.path)
        files = [file for file in self.wheels if file.split("-")[0].replace("_", "-") == name]
        if not files:
            self._send(request, 404, b"not found")
            return
        described = [{"filename": file, "url": f"../../files/{quote(file)}", "hashes": {}} for file in files]
        if self.html or "json" not in request.headers["Accept"]:
            links = [f'<a href="{one["url"]}">{one["filename"]}</a><br>' for one in described]
            page, kind = f"<!DOCTYPE html><html><body>{''.join(links)}</body></html>", "text/html"
        else:
            page = json.dumps({"meta": {"api-version": "1.1"}, "name": name, "files": described})
            kind = "application/vnd.pypi.simple.v1+json"
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(page)))
        request.end_headers()
        request.wfile.write(page.encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def tiny_torch(index: SmallIndex, size: int = 500_000, version: str = "9.0", name: str = "cpu") -> Variant:
    """A pack of two packages in two wheels; the first has a module of this size, which can't be compressed."""
    noise = b"".join(hashlib.sha512(b"%d" % number).digest() for number in range(size // 64))
    torch = index.add(
        "torch", version, {"torch_of_tests/__init__.py": b"WHO = 'torch'\n", "torch_of_tests/lib.bin": noise}
    )
    timm = index.add("timm", "1.0", {"timm_of_tests/__init__.py": b"WHO = 'timm'\n"})
    return Variant(name, (torch, timm))


def write_list(path: Path, *variants: Variant) -> Path:
    """Write these variants as the list of a program; returns its path."""
    content = {one.name: [asdict(wheel) for wheel in one.wheels] for one in variants}
    path.write_text(json.dumps({"python": "cp311", "variants": content}))
    return path


def folders(places: Places) -> list[str]:
    """The names of the folders of all packs, whole or not."""
    return sorted(path.name for path in places.torch.iterdir() if path.is_dir())
