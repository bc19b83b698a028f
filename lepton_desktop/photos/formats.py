"""Tells which files are pictures and of which format: by what is in them, and hardly by their names."""

from __future__ import annotations

import re
from pathlib import PurePath

from lepton_desktop.photos.tiff import HEADS, first_directory

HEAD_BYTES = 4096
"""As much of a file's beginning as `sniff` wants to see."""


def _suffixes(*lines: str) -> frozenset[str]:
    return frozenset("." + ending for line in lines for ending in line.split())


RAW_SUFFIXES = _suffixes(
    "3fr ari arw bay cap cr2 cr3 crw dcr dcs dng drf eip erf fff gpr iiq k25 kdc mdc mef mos mrw nef nrw",
    "orf ori pef ptx raf raw rw2 rwl rwz sr2 srf srw x3f",
)
"""The endings of cameras' own files, lower case with the dot."""

PICTURE_SUFFIXES = RAW_SUFFIXES | _suffixes(
    "jpg jpeg jpe jfif jif mpo png apng webp gif tif tiff bmp dib avif avifs heic heics heif heifs hif",
    "jp2 j2k j2c jpc jpf jpx jpt pbm pgm ppm pnm",
)
"""The endings that claim to be a picture of a format that is read here."""

# Opening every file of a home folder would cost more than the pictures in it. What isn't listed is opened.
_OTHER_SUFFIXES = _suffixes(
    # text, documents, code, data
    "txt md rst rtf tex pdf ps eps ai doc docx odt ods odp xls xlsx ppt pptx pages numbers key epub mobi",
    "csv tsv json jsonl xml yml yaml toml ini cfg conf log html htm css scss js mjs ts tsx jsx map py pyc",
    "pyi ipynb c h cc cpp hpp cs java class kt go rs rb php pl lua swift m sh bash zsh bat cmd ps1 sql db",
    "sqlite sqlite3 npy npz parquet pkl pt pth safetensors onnx bin dat lock eml ics vcf url lnk webloc",
    "desktop plist nfo srt vtt",
    # archives, programs, fonts
    "zip gz tgz bz2 xz zst 7z rar tar iso dmg img deb rpm apk jar whl exe msi dll so dylib o a sys ttf",
    "otf woff woff2",
    # sound and film
    "mp3 m4a aac flac wav ogg oga opus wma mid aif aiff mp4 m4v mov avi mkv webm wmv mpg mpeg mts m2ts",
    "3gp 3g2 ogv flv vob lrv",
    # what lies beside pictures: sidecars, libraries, pictures of formats that are not read here
    "xmp aae thm pp3 dop cos lrcat lrprev lrdata xcf psd psb kra ora svg svgz ico icns cur blend",
    # files that are still on their way
    "part partial crdownload download tmp temp swp",
)

_HEIF_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)
_AVIF_BRANDS = frozenset((b"avif", b"avis"))
_RAW_HEADS = (
    b"FUJIFILMCCD-RAW",  # RAF
    b"IIRO",  # ORF
    b"IIRS",
    b"MMOR",
    b"IIU\0",  # RW2, RWL
    b"FOVb",  # X3F
    b"\0MRM",  # MRW
    b"II\x1a\0\0\0HEAPCCDR",  # CRW
)
_PNM_HEAD = re.compile(rb"P[1-6](?:\s|#[^\r\n]*+[\r\n])++\d{1,10}+\s")  # it never tries anything a second way
_BMP_HEADER_SIZES = frozenset((12, 16, 40, 52, 56, 64, 108, 124))

_NEW_SUBFILE_TYPE, _SUB_IFDS, _DNG_VERSION = 254, 330, 50706
_PREVIEW = 1


def claims_to_be_picture(name: str) -> bool:
    """Whether the name ends as a picture's does, so that its user would want to hear that it isn't one."""
    return PurePath(name).suffix.lower() in PICTURE_SUFFIXES


def could_be_picture(name: str) -> bool:
    """Whether the file is worth opening, by its name alone. Unknown endings are.

    The ``._`` files that macOS leaves beside pictures on foreign drives hold no picture.
    """
    return not name.startswith("._") and name[name.rfind(".") :].lower() not in _OTHER_SUFFIXES


def sniff(head: bytes, name: str = "") -> str | None:
    """The format of the file that begins with `head` (HEAD_BYTES of it are enough), None if it is no picture.

    One of ``jpeg``, ``png``, ``webp``, ``gif``, ``tiff``, ``bmp``, ``avif``, ``heif``, ``jpeg2000``, ``pnm``,
    ``raw``. The name is asked only where the content leaves it open: many cameras' files are TIFF files too.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith((b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")):
        return "jpeg2000"
    if head.startswith(_RAW_HEADS):
        return "raw"
    if head[4:8] == b"ftyp":
        return _sniff_boxes(head)
    if head.startswith(HEADS):
        raw = PurePath(name).suffix.lower() in RAW_SUFFIXES or head[8:10] == b"CR" or _is_camera_tiff(head)
        return "raw" if raw else "tiff"
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return "bmp"
    if _PNM_HEAD.match(head):
        return "pnm"
    return None


def _sniff_boxes(head: bytes) -> str | None:
    """The format of a file of ISO boxes by its brands: the major one, else the compatible ones."""
    length = int.from_bytes(head[:4], "big")
    major, others = head[8:12], head[16 : min(length, len(head))]
    brands = {others[at : at + 4] for at in range(0, len(others), 4)}
    if major == b"crx ":
        return "raw"
    if major in _AVIF_BRANDS:
        return "avif"
    if major in (b"mif1", b"msf1") and brands & _AVIF_BRANDS:
        return "avif"
    return "heif" if major in _HEIF_BRANDS else None


def _is_camera_tiff(head: bytes) -> bool:
    """Whether the first directory is a camera's: with a DNG version, or a preview of what lies in another."""
    try:
        tags = first_directory(head)
    except ValueError:  # it lies beyond the head: the name must tell
        return False
    return _DNG_VERSION in tags or (_SUB_IFDS in tags and tags.get(_NEW_SUBFILE_TYPE) == (1, _PREVIEW))
