"""The notices and the bill of materials: complete, and nothing under the GPL."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest
from bundle_contents import Component, UnknownPartError, natives, of_distribution
from licence_policy import LicenceError, choose
from native_libraries import ROWS
from notices import notices
from sbom import write_sbom

LICENCES = Path(__file__).resolve().parents[2] / "packaging" / "licences"


@pytest.mark.parametrize(
    ("expression", "chosen"),
    [
        ("MIT", ["MIT"]),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", ["LGPL-3.0-only"]),
        ("GPL-2.0-only OR (MIT AND Zlib)", ["MIT", "Zlib"]),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", ["GPL-3.0-or-later WITH GCC-exception-3.1"]),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ["MIT", "Unicode-3.0"]),
    ],
)
def test_the_first_allowed_alternative_applies(expression: str, chosen: list[str]) -> None:
    assert choose(expression) == chosen


@pytest.mark.parametrize(
    "expression",
    [
        "GPL-3.0-only",
        "AGPL-3.0-only",
        "MIT AND GPL-2.0-or-later",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "unknown",
        "MIT OR",
        "(MIT",
        "BSD license",
        "",
    ],
)
def test_what_is_not_allowed_or_no_expression_is_refused(expression: str) -> None:
    with pytest.raises(LicenceError):
        choose(expression)


def test_every_row_has_an_allowed_licence_unless_it_is_there_to_be_refused() -> None:
    for row in ROWS:
        if row.licence.startswith("GPL") and " WITH " not in row.licence:
            with pytest.raises(LicenceError):
                choose(row.licence)
        else:
            assert choose(row.licence), row.name
        for text in row.texts:
            assert (LICENCES / f"{text}.txt").stat().st_size > 100, text


def bundle_of(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / "_internal" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return folder


def test_the_libraries_of_all_three_systems_are_recognised(tmp_path: Path) -> None:
    bundle = bundle_of(
        tmp_path,
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt6Gui.dll",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets",
        "libheif-7a3e919c.so.1.23.0",
        "libde265-0-aa0625e0aec56a9d4310a2447674dd8a.dll",
        "rawpy/raw_r.dll",
        "vcruntime140_1.dll",
        "libopenvino_intel_cpu_plugin.so",
        "tbb12.dll",
        "lepton_desktop/resources/places/towns.npz",
        "python312.dll",
        "lib-dynload/_json.cpython-311-x86_64-linux-gnu.so",
    )
    used = [importlib.metadata.distribution(name) for name in ("pillow", "openvino", "rawpy")]
    found = {one.name: one for one in natives(bundle, used)}
    assert set(found) >= {
        "Qt", "libheif", "libde265", "LibRaw", "JasPer", "Microsoft Visual C++ runtime", "OpenVINO", "oneDNN", "oneTBB",
        "GeoNames",
    }  # fmt: skip
    assert found["libheif"].licence == "LGPL-3.0-or-later"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt"].texts["LGPL-3.0"]
    assert all(one.texts for one in found.values())


def test_an_unknown_library_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(UnknownPartError, match=r"_internal/libodd\.so\.1"):
        list(natives(bundle_of(tmp_path, "libodd.so.1"), []))


@pytest.mark.parametrize("name", ["libreadline.so.8", "libx265-1f2e.so.215", "x265.dll"])
def test_a_library_under_the_gpl_fails_the_build(tmp_path: Path, name: str) -> None:
    with pytest.raises(LicenceError, match="GPL"):
        list(natives(bundle_of(tmp_path, name), []))


def test_a_distribution_has_its_licence_its_texts_and_its_compiled_parts() -> None:
    tokenizers = of_distribution(importlib.metadata.distribution("tokenizers"))
    assert tokenizers.licence == "Apache-2.0"
    assert "Apache License" in tokenizers.texts["Apache-2.0"]
    assert {"ahash", "serde"} <= {part["name"] for part in tokenizers.parts}
    assert of_distribution(importlib.metadata.distribution("PySide6_Essentials")).licence == "LGPL-3.0-only"


PROGRAM = Component(
    "lepton-desktop", "1.2.3", "MIT", "https://pypi.org/project/lepton-desktop/", {"own": "MIT text"}
)
PARTS = [
    Component(
        "b", "2", "MIT", "https://b.org", {"b": "same text"}, purl="pkg:pypi/b@2", files=("_internal/b.so",)
    ),
    Component("A", "", "CC-BY-4.0", "https://a.org", {"a": "same text"}, note="Changed.", is_data=True),
]


def test_the_notices_have_every_text_once() -> None:
    written = notices([PROGRAM, *PARTS])
    assert written.count("same text") == 1
    assert "A: CC-BY-4.0 [1]\n    https://a.org\n    Changed.\nb 2: MIT [1]\n" in written
    assert "lepton-desktop 1.2.3: MIT [2]" in written


def test_the_bill_of_materials_is_reproducible_and_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write_sbom(PROGRAM, PARTS, tmp_path / "one.json")
    write_sbom(PROGRAM, PARTS, tmp_path / "two.json")
    text = (tmp_path / "one.json").read_text("utf-8")
    assert text == (tmp_path / "two.json").read_text("utf-8")
    content = json.loads(text)
    assert content["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert [(one["name"], one["type"]) for one in content["components"]] == [("A", "data"), ("b", "library")]
    validation = pytest.importorskip("cyclonedx.validation.json", reason="pip install cyclonedx-python-lib")
    schema = pytest.importorskip("cyclonedx.schema")
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(text) is None
