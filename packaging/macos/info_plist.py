"""What macOS is told of the program: its Info.plist, and the texts of it in Chinese."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

from lepton_desktop.photos.formats import FORMATS, RAW

NAME = "Lepton Desktop"
BUNDLE_IDENTIFIER = "org.lepton-desktop.LeptonDesktop"
MINIMUM_SYSTEM = "14.0"
"""The oldest macOS for which all wheels of the packaged program are built: those of Qt, numpy and torch."""

# Each of these folders asks for the person's consent when the program first reads it.
_REASONS = {
    "NSDesktopFolderUsageDescription": (
        "Lepton Desktop looks at the photos on your desktop so that you can search them. They stay on this Mac.",
        "Lepton Desktop 需要查看你桌面上的照片，以便你搜索。照片不会离开这台 Mac。",
    ),
    "NSDocumentsFolderUsageDescription": (
        "Lepton Desktop looks at the photos in your Documents so that you can search them. They stay on this Mac.",
        "Lepton Desktop 需要查看你“文稿”文件夹中的照片，以便你搜索。照片不会离开这台 Mac。",
    ),
    "NSDownloadsFolderUsageDescription": (
        "Lepton Desktop looks at the photos in your Downloads so that you can search them. They stay on this Mac.",
        "Lepton Desktop 需要查看你“下载”文件夹中的照片，以便你搜索。照片不会离开这台 Mac。",
    ),
    "NSRemovableVolumesUsageDescription": (
        "Lepton Desktop looks at the photos on this drive so that you can search them. They stay on your devices.",
        "Lepton Desktop 需要查看此驱动器上的照片，以便你搜索。照片不会离开你的设备。",
    ),
    "NSNetworkVolumesUsageDescription": (
        "Lepton Desktop looks at the photos on this network volume so that you can search them.",
        "Lepton Desktop 需要查看此网络宗卷上的照片，以便你搜索。",
    ),
}
_COPYRIGHT = "The Lepton Desktop developers. MIT licence."


def info_plist(version: str) -> dict[str, Any]:
    """The keys of Info.plist beyond those that PyInstaller writes."""
    suffixes = sorted({suffix for kind in FORMATS.values() for suffix in kind.suffixes} - set(RAW.suffixes))
    return {
        "CFBundleIdentifier": BUNDLE_IDENTIFIER,
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "LSArchitecturePriority": ["arm64"],
        "LSApplicationCategoryType": "public.app-category.photography",
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": _COPYRIGHT,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark mode is followed
        "CFBundleDocumentTypes": [
            _documents("Picture", ["public.image"], suffixes),
            _documents("RAW picture", ["public.camera-raw-image"], sorted(RAW.suffixes)),
            _documents("Folder", ["public.folder"], []),
        ],
        **{key: english for key, (english, _) in _REASONS.items()},
    }


def _documents(name: str, types: list[str], suffixes: list[str]) -> dict[str, Any]:
    """Documents that the program can be opened with; it never makes itself their usual program."""
    found = {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": types,
    }
    return {**found, "CFBundleTypeExtensions": suffixes} if suffixes else found


def write_translations(resources: Path) -> None:
    """Write InfoPlist.strings in Chinese to the bundle's Contents/Resources; English is in Info.plist itself."""
    for language, texts in {
        "en": {},
        "zh-Hans": {key: chinese for key, (_, chinese) in _REASONS.items()},
    }.items():
        folder = resources / f"{language}.lproj"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "InfoPlist.strings").write_bytes(plistlib.dumps(texts))
