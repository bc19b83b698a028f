"""What is in a packaged program: its Python distributions and its native libraries, each with its licence and texts."""

from __future__ import annotations

import fnmatch
import importlib.metadata
import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution
from pathlib import Path

from licence_policy import LicenceError, choose
from native_libraries import ROWS, Row

LICENCES = Path(__file__).resolve().parent / "licences"
OWN_PACKAGE = "lepton-desktop"
_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dll|dylib|pyd)$|\.framework/", re.IGNORECASE)
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|third-party)", re.IGNORECASE)
_CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_STATED = {  # where the metadata says less than the licence file
    "pi-heif": "BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "torchvision": "BSD-3-Clause",
}
_TEXTS_OF = {  # wheels that carry no licence text
    "pyside6-essentials": ("LGPL-3.0", "GPL-3.0"),
    "shiboken6": ("LGPL-3.0", "GPL-3.0"),
    "tokenizers": ("Apache-2.0",),
}
_NOT_OF_A_DISTRIBUTION = re.compile(r"(_?pyi|pyimod|lepton_desktop$|_sysconfigdata|_distutils_hack$|__)")


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the packaged program, by others or our own.

    `licence` is the SPDX expression of the licences that apply here; `texts` are their texts, by title.
    `parts` are what its wheel says was compiled into it: components of CycloneDX.
    """

    name: str
    version: str
    licence: str
    source: str
    texts: dict[str, str] = field(default_factory=dict)
    note: str = ""
    purl: str = ""
    files: tuple[str, ...] = ()
    is_data: bool = False
    parts: tuple[dict[str, object], ...] = ()


class UnknownPartError(Exception):
    """The bundle contains something that no table names; the message names it and says what to do."""


def components(bundle: Path) -> list[Component]:
    """All parts of the bundle, a one-folder program of PyInstaller, made from this environment.

    Raises UnknownPartError and LicenceError.
    """
    distributions = {normalised(one.metadata["Name"]): one for one in importlib.metadata.distributions()}
    used = [distributions[name] for name in sorted(_used(bundle, set(distributions)))]
    found = [python_itself(), boot_loader(distributions)]
    found += [of_distribution(one) for one in used]
    found += list(natives(bundle, used))
    for one in found:
        if not one.texts:
            raise LicenceError(f"{one.name}: no text of its licence found; add it to packaging/licences")
    return found


def normalised(name: str) -> str:
    """A distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _used(bundle: Path, known: set[str]) -> set[str]:
    """The names of the distributions that have a module in the bundle."""
    from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-not-found]

    owners = importlib.metadata.packages_distributions()
    modules: set[str] = set()
    for program in (
        one for one in bundle.rglob("*") if one.name.lower().startswith("lepton") and one.is_file()
    ):
        try:
            archive = CArchiveReader(str(program))
        except Exception:  # PyInstaller raises various kinds for a file that isn't its program
            continue
        for name in archive.toc:
            if name.lower().endswith(".pyz"):
                modules |= {module.partition(".")[0] for module in archive.open_embedded_archive(name).toc}
    if not modules:
        raise UnknownPartError(f"{bundle}: contains no program of PyInstaller")
    modules |= {one.name for one in bundle.rglob("*") if one.is_dir() and one.name in owners}
    used = {OWN_PACKAGE} if OWN_PACKAGE in known else set()
    for module in modules:
        if module in owners:
            used |= {normalised(name) for name in owners[module]}
        elif module not in sys.stdlib_module_names and not _NOT_OF_A_DISTRIBUTION.match(module):
            raise UnknownPartError(f"{module}: this module is in the bundle and belongs to no distribution")
    return used


def of_distribution(distribution: Distribution) -> Component:
    """A Python distribution. Raises LicenceError if its licence is unknown or not allowed."""
    name = normalised(distribution.metadata["Name"])
    texts = {
        f"{name}: {path.name}": path.locate().read_text("utf-8", "replace")  # type: ignore[attr-defined]
        for path in distribution.files or []
        if _LICENCE_FILE.search(path.as_posix().partition(".dist-info/")[2])
    }
    texts |= _texts(_TEXTS_OF.get(name, ()))
    version = distribution.version
    parts = [
        part for part in _stated_parts(distribution) if str(part.get("purl", "")).startswith("pkg:cargo")
    ]
    for part in parts:
        for one in part.get("licenses", []):  # type: ignore[attr-defined]
            stated = one.get("expression") or one["license"].get("id") or one["license"].get("name")
            _judge(f"{part['name']} (in {name})", stated)
    return Component(
        name=name,
        version=version,
        licence=_judge(name, _stated_licence(distribution)),
        source=f"https://pypi.org/project/{name}/{version}/",
        texts=texts,
        purl=f"pkg:pypi/{name}@{version}",
        parts=tuple(parts),
    )


def _stated_licence(distribution: Distribution) -> str:
    name, metadata = normalised(distribution.metadata["Name"]), distribution.metadata
    stated = _STATED.get(name) or metadata.get("License-Expression")
    if stated:
        return str(stated)
    for classifier in metadata.get_all("Classifier") or []:
        spdx = _CLASSIFIERS.get(classifier.rpartition(" :: ")[2])
        if classifier.startswith("License ::") and spdx:
            return spdx
    return str(metadata.get("License") or "unknown").removesuffix(" license").removesuffix(" License")


def _judge(name: str, expression: str) -> str:
    """The licences that apply, as an expression. Raises LicenceError with the component's name."""
    try:
        return " AND ".join(dict.fromkeys(choose(expression.replace("/", " OR "))))
    except LicenceError as error:
        raise LicenceError(f"{name}: {error}") from error


def _stated_parts(distribution: Distribution) -> list[dict[str, object]]:
    """What the wheel's own SBOMs list."""
    found = []
    for path in distribution.files or []:
        if ".dist-info/sboms/" in path.as_posix() and path.suffix == ".json":
            found += json.loads(path.locate().read_text("utf-8")).get("components", [])  # type: ignore[attr-defined]
    return found


def natives(bundle: Path, used: Iterable[Distribution]) -> Iterator[Component]:
    """The native libraries and data of others in the bundle. Raises UnknownPartError for a library without a row."""
    used = list(used)
    owners = {path.name: one for one in used for path in one.files or []}
    files = [one for one in bundle.rglob("*") if one.is_file() and not one.is_symlink()]
    rows: dict[str, list[Path]] = {}
    for file in files:
        path = file.relative_to(bundle).as_posix()
        matching = [row for row in ROWS if _matches(row, path)]
        for row in matching:
            rows.setdefault(row.name, []).append(file)
        if _LIBRARY.search(path) and not matching and not _is_module(file, owners):
            raise UnknownPartError(
                f"{path}: add this library to packaging/native_libraries.py, with its licence"
            )
    for row in ROWS:
        if row.name in rows:
            yield _of_row(row, rows[row.name], bundle, owners)


def _matches(row: Row, path: str) -> bool:
    path = path.lower()
    name = path.rpartition("/")[2]
    return any(
        fnmatch.fnmatch(path, f"*{one.lower()}") if "/" in one else fnmatch.fnmatch(name, one.lower())
        for one in row.files
    )


def _is_module(file: Path, owners: dict[str, Distribution]) -> bool:
    """Whether a library is a module of a distribution, or of Python."""
    module = file.name.partition(".")[0]
    of_python = module in sys.stdlib_module_names or module.startswith(("libpython", "python3"))
    return file.name in owners or of_python or file.name == "Python"  # the latter in macOS's framework


def _of_row(row: Row, files: list[Path], bundle: Path, owners: dict[str, Distribution]) -> Component:
    texts, version, purl = _texts(row.texts), "", ""
    for file in files:
        owner = owners.get(file.name)
        from_system = owner is None and not row.is_data and not _is_module(file, owners)
        package = _debian_package(file.name) if from_system else None
        if package is not None:
            name, version = package
            purl = f"pkg:deb/debian/{name}@{version}"
            texts[f"{name}: copyright"] = Path(f"/usr/share/doc/{name}/copyright").read_text(
                "utf-8", "replace"
            )
        elif owner is not None and not row.texts and not row.text_of:
            texts |= of_distribution(owner).texts
    if row.text_of:
        texts |= of_distribution(importlib.metadata.distribution(row.text_of)).texts
    if not texts:  # it came with Python
        texts = python_itself().texts
    return Component(
        name=row.name,
        version=version or _version(row.name, owners.values()),
        licence=_judge(row.name, row.licence),
        source=row.source,
        texts=texts,
        note=row.note,
        purl=purl,
        files=tuple(sorted(file.relative_to(bundle).as_posix() for file in files))[:20],
        is_data=row.is_data,
    )


def _version(name: str, used: Iterable[Distribution]) -> str:
    """The version of a library that came with a wheel or with Python, if it can be had; otherwise an empty text."""
    import sqlite3
    import ssl

    if name == "SQLite":
        return sqlite3.sqlite_version
    if name == "OpenSSL":
        return ssl.OPENSSL_VERSION.split()[1]
    of_wheel = {"Qt": "pyside6-essentials", "Qt for Python": "pyside6-essentials", "OpenVINO": "openvino"}
    for one in {id(one): one for one in used}.values():
        if normalised(one.metadata["Name"]) == of_wheel.get(name):
            return one.version
        for part in _stated_parts(one):
            if str(part["name"]).lower() == name.lower() and part.get("version"):
                return str(part["version"])
    return ""


def _debian_package(library: str) -> tuple[str, str] | None:
    """The Debian package that a library was taken from, and its version, if this is such a system."""
    if sys.platform != "linux":
        return None
    try:
        owner = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True)
        name = owner.stdout.partition(":")[0]
        if owner.returncode or not Path(f"/usr/share/doc/{name}/copyright").is_file():
            return None
        shown = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}\n", name], capture_output=True, text=True
        )
    except FileNotFoundError:
        return None
    return name, shown.stdout.splitlines()[0]


def _texts(names: Iterable[str]) -> dict[str, str]:
    return {name: (LICENCES / f"{name}.txt").read_text("utf-8") for name in names}


def python_itself() -> Component:
    """Python, whose licence lists what it is made of. Raises LicenceError where its text is missing."""
    version = sys.version.split()[0]
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix), Path(sys.base_prefix, "lib")]
    text = next((place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()), None)
    debian = Path(f"/usr/share/doc/python{sys.version_info[0]}.{sys.version_info[1]}/copyright")
    text = text or (debian if debian.is_file() else None)
    if text is None:
        raise LicenceError(
            f"Python: {sys.base_prefix} has no LICENSE.txt; package with a Python that has one"
        )
    return Component(
        name="Python",
        version=version,
        licence="Python-2.0",
        source=f"https://www.python.org/ftp/python/{version}/",
        texts={"Python": text.read_text("utf-8", "replace")},
        purl=f"pkg:generic/python@{version}",
    )


def boot_loader(distributions: dict[str, Distribution]) -> Component:
    """PyInstaller's boot loader, which starts the program."""
    of = distributions["pyinstaller"]
    text = next(path for path in of.files or [] if path.name == "COPYING.txt")
    return Component(
        name="PyInstaller boot loader",
        version=of.version,
        licence=_judge("PyInstaller", "GPL-2.0-or-later WITH Bootloader-exception"),
        source=f"https://pypi.org/project/pyinstaller/{of.version}/",
        texts={"PyInstaller": text.locate().read_text("utf-8")},  # type: ignore[attr-defined]
        purl=f"pkg:pypi/pyinstaller@{of.version}",
    )
