"""The formats of picture files, and how a file's format is recognised: by its content.

Its name decides only where the content leaves it open. A new format is one entry in `FORMATS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from lepton_desktop.catalog.records import RAW_FORMAT
from lepton_desktop.photos.tiff import HEADS, first_directory

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.photos.bitmap import Decoded
    from lepton_desktop.photos.exposure import Exposure

HEAD_BYTES = 4096
"""How much of a file's beginning `sniff` needs."""


def _decode_bitmap(data: bytes, kind: Format, edge: int) -> Decoded:
    from lepton_desktop.photos.bitmap import decode_bitmap

    return decode_bitmap(data, kind, edge)


def _exposure_in_bitmap(data: bytes, kind: Format) -> Exposure:
    from lepton_desktop.photos.bitmap import exposure_in_bitmap

    return exposure_in_bitmap(data, kind)


def _decode_pnm(data: bytes, kind: Format, edge: int) -> Decoded:
    from lepton_desktop.photos.pnm import decode_pnm

    return decode_pnm(data, edge)


def _exposure_in_pnm(data: bytes, kind: Format) -> Exposure:
    from lepton_desktop.photos.exposure import Exposure

    return Exposure()  # the format has no place for one


def _decode_raw(data: bytes, kind: Format, edge: int) -> Decoded:
    from lepton_desktop.photos.raw import decode_raw

    return decode_raw(data, edge)


def _exposure_in_raw(data: bytes, kind: Format) -> Exposure:
    from lepton_desktop.photos.raw import exposure_in_raw

    return exposure_in_raw(data)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of picture files: what it is called, how a file of it is recognised, and what decodes it.

    `recognises` gets the first `HEAD_BYTES` of a file and its name. Its time is linear in them, it raises nothing, and
    no two formats recognise the same file. `decode` and `read_exposure` get the whole content of a file and its format.
    They run in decoders only and may raise anything. They import what they need when they are called: the window knows
    all formats and opens no file.
    """

    name: str
    """What the catalog and the filter `type:` call it."""
    title: str
    """What people read, in every language."""
    suffixes: tuple[str, ...]
    """The suffixes of its files, in lower case and without the dot. `type:` knows them too."""
    recognises: Callable[[bytes, str], bool]
    decode: Callable[[bytes, Format, int], Decoded] = _decode_bitmap
    """The last argument is the edge, as in `photo.load`."""
    read_exposure: Callable[[bytes, Format], Exposure] = _exposure_in_bitmap
    pillow: str = ""
    """What Pillow calls it, for formats that Pillow decodes."""
    plugin: str = ""
    """The module that adds it to Pillow."""
    bytes_a_pixel: int = 0
    """What Pillow takes for each pixel besides the decoded picture. Measured, see `bitmap`."""
    bytes_a_band: int = 0
    """The same, for each pixel and band."""
    several: bool = False
    """Whether its files may be animations or have pages. What follows a picture in JPEG and HEIF is a part of it."""
    beside_raw: tuple[str, ...] = ()
    """Those of its suffixes that cameras write next to a RAW file, as one photo with it; the likeliest first."""


def _dotted(suffixes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f".{suffix}" for suffix in suffixes)


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


# Opening every file of a home folder would cost more than the pictures in it. What isn't listed is opened.
_OTHER_SUFFIXES = _dotted(
    _words(
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
        # what lies next to pictures: sidecars, libraries, pictures of formats that are not read here
        "xmp aae thm pp3 dop cos lrcat lrprev lrdata xcf psd psb kra ora svg svgz ico icns cur blend",
        # files that are still being downloaded or written
        "part partial crdownload download tmp temp swp",
    )
)

_EITHER_BRANDS = (b"mif1", b"msf1")
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


def could_be_picture(name: str) -> bool:
    """Whether the file is worth opening, by its name alone. It is when its suffix is unknown.

    The ``._`` files that macOS leaves next to pictures on drives of other systems hold no picture.
    """
    return not name.startswith("._") and name[name.rfind(".") :].lower() not in _OTHER_SUFFIXES


def _starts(*heads: bytes) -> Callable[[bytes, str], bool]:
    return lambda head, name: head.startswith(heads)


def _is_webp(head: bytes, name: str) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP"


def _is_bmp(head: bytes, name: str) -> bool:
    return head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES


def _is_pnm(head: bytes, name: str) -> bool:
    return _PNM_HEAD.match(head) is not None


def _is_raw(head: bytes, name: str) -> bool:
    """Many cameras' files are TIFF files too: the name decides where the content leaves it open."""
    if head.startswith(_RAW_HEADS) or _major_brand(head) == b"crx ":
        return True
    if not head.startswith(HEADS):
        return False
    return PurePath(name).suffix.lower() in RAW_SUFFIXES or head[8:10] == b"CR" or _is_camera_tiff(head)


def _is_tiff(head: bytes, name: str) -> bool:
    return head.startswith(HEADS) and not _is_raw(head, name)


def _is_avif(head: bytes, name: str) -> bool:
    major = _major_brand(head)
    return major in _AVIF_BRANDS or (major in _EITHER_BRANDS and not _AVIF_BRANDS.isdisjoint(_brands(head)))


def _is_heif(head: bytes, name: str) -> bool:
    return _major_brand(head) in _HEIF_BRANDS and not _is_avif(head, name)


def _major_brand(head: bytes) -> bytes:
    """The main brand of a file of ISO boxes; empty for all other files."""
    return head[8:12] if head[4:8] == b"ftyp" else b""


def _brands(head: bytes) -> set[bytes]:
    """The other brands that a file of ISO boxes is compatible with."""
    others = head[16 : min(int.from_bytes(head[:4], "big"), len(head))]
    return {others[at : at + 4] for at in range(0, len(others), 4)}


def _is_camera_tiff(head: bytes) -> bool:
    """Whether the first directory is a camera's: with a DNG version, or a preview of what lies in another."""
    try:
        tags = first_directory(head)
    except ValueError:  # it lies beyond the head: the name must tell
        return False
    return _DNG_VERSION in tags or (_SUB_IFDS in tags and tags.get(_NEW_SUBFILE_TYPE) == (1, _PREVIEW))


FORMATS = {
    one.name: one
    for one in (
        Format(
            "jpeg", "JPEG", ("jpg", "jpeg", "jpe", "jfif", "jif", "mpo"), _starts(b"\xff\xd8\xff"),
            pillow="JPEG", plugin="PIL.JpegImagePlugin", beside_raw=("jpg", "jpeg", "jpe", "jfif"),
        ),
        Format(
            "png", "PNG", ("png", "apng"), _starts(b"\x89PNG\r\n\x1a\n"),
            pillow="PNG", plugin="PIL.PngImagePlugin", several=True,
        ),
        Format(
            "webp", "WebP", ("webp",), _is_webp,
            pillow="WEBP", plugin="PIL.WebPImagePlugin", bytes_a_pixel=12, several=True,
        ),
        Format(
            "gif", "GIF", ("gif",), _starts(b"GIF87a", b"GIF89a"),
            pillow="GIF", plugin="PIL.GifImagePlugin", several=True,
        ),
        Format(
            "tiff", "TIFF", ("tif", "tiff"), _is_tiff,
            pillow="TIFF", plugin="PIL.TiffImagePlugin", bytes_a_pixel=4, several=True,
        ),
        Format("bmp", "BMP", ("bmp", "dib"), _is_bmp, pillow="BMP", plugin="PIL.BmpImagePlugin"),
        Format(
            "avif", "AVIF", ("avif", "avifs"), _is_avif,
            pillow="AVIF", plugin="PIL.AvifImagePlugin", bytes_a_pixel=12, several=True,
        ),
        Format(
            "heif", "HEIF", ("heic", "heif", "hif", "heics", "heifs"), _is_heif,
            pillow="HEIF", plugin="pi_heif.HeifImagePlugin", bytes_a_pixel=12, beside_raw=("heic", "heif", "hif"),
        ),
        Format(
            "jpeg2000", "JPEG 2000", ("jp2", "j2k", "j2c", "jpc", "jpf", "jpx", "jpt"),
            _starts(b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
            pillow="JPEG2000", plugin="PIL.Jpeg2KImagePlugin", bytes_a_band=6,
        ),
        Format(
            "pnm", "PNM", ("pbm", "pgm", "ppm", "pnm"), _is_pnm,
            decode=_decode_pnm, read_exposure=_exposure_in_pnm,
        ),
        Format(
            RAW_FORMAT, "RAW",
            _words(
                "3fr ari arw bay cap cr2 cr3 crw dcr dcs dng drf eip erf fff gpr iiq k25 kdc mdc mef mos mrw nef nrw",
                "orf ori pef ptx raf raw rw2 rwl rwz sr2 srf srw x3f",
            ),
            _is_raw,
            decode=_decode_raw, read_exposure=_exposure_in_raw,
        ),
    )
}  # fmt: skip
"""All formats that are read, by name."""

RAW = FORMATS[RAW_FORMAT]
RAW_SUFFIXES = _dotted(RAW.suffixes)
"""The suffixes of RAW files, in lower case and with the dot."""


def sniff(head: bytes, name: str = "") -> Format | None:
    """The format of the file that begins with `head`, None if it is no picture. More than HEAD_BYTES isn't looked at.

    The name decides only where the content leaves it open.
    """
    head = head[:HEAD_BYTES]
    return next((one for one in FORMATS.values() if one.recognises(head, name)), None)


def claims_to_be_picture(name: str) -> bool:
    """Whether the name has the suffix of a picture, so that the user should hear if the file isn't one."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    return any(suffix in one.suffixes for one in FORMATS.values())


def title_of(name: str) -> str:
    """The title of the format that the catalog calls `name`. One that only a later version knows keeps its name."""
    return FORMATS[name].title if name in FORMATS else name.upper()


def called(word: str) -> Format | None:
    """The format of this name or with this suffix, in upper or lower case; None if there is none."""
    word = word.casefold()
    return FORMATS.get(word) or next((one for one in FORMATS.values() if word in one.suffixes), None)
