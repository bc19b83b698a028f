"""What macOS is told of the program, as it reads it."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest

from lepton_desktop.photos.formats import FORMATS

MACOS = Path(__file__).resolve().parents[2] / "packaging" / "macos"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(MACOS), *sys.path])


def test_the_property_list_names_the_program_its_system_and_its_documents() -> None:
    from info_plist import info_plist

    read = plistlib.loads(plistlib.dumps(info_plist("1.2.3")))
    assert read["CFBundleIdentifier"] == "org.lepton-desktop.LeptonDesktop"
    assert read["CFBundleShortVersionString"] == "1.2.3"
    assert read["LSMinimumSystemVersion"] == "14.0"
    assert read["LSBackgroundOnly"] is False  # PyInstaller sets it for a program of the console
    kinds = {kind["CFBundleTypeName"]: kind for kind in read["CFBundleDocumentTypes"]}
    assert kinds["Folder"]["LSItemContentTypes"] == ["public.folder"]
    assert {kind["LSHandlerRank"] for kind in kinds.values()} == {"Alternate"}
    offered = {suffix for kind in kinds.values() for suffix in kind.get("CFBundleTypeExtensions", [])}
    assert offered == {suffix for kind in FORMATS.values() for suffix in kind.suffixes}


def test_every_reason_for_looking_at_a_folder_is_given_in_both_languages(tmp_path: Path) -> None:
    from info_plist import info_plist, write_translations

    write_translations(tmp_path)
    english = {key: text for key, text in info_plist("1").items() if key.endswith("UsageDescription")}
    chinese = plistlib.loads((tmp_path / "zh-Hans.lproj" / "InfoPlist.strings").read_bytes())
    assert set(chinese) == set(english)
    assert len(english) == 5
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in chinese.values())
    assert (tmp_path / "en.lproj" / "InfoPlist.strings").is_file()  # otherwise English readers get Chinese


def test_the_entitlements_allow_machine_code_at_run_time_and_nothing_else() -> None:
    entitlements = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert entitlements == {
        "com.apple.security.cs.allow-jit": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
    }
