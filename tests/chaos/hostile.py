"""Picture files made to hurt whoever decodes them."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from chaos.pictures import frames, picture, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SIDE = 15_800
"""Pixels: its square is just below what is decoded at most."""


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _zeros(megabytes: int) -> bytes:
    """Compressed zeros."""
    packer, block = zlib.compressobj(1), bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def _png(width: int, height: int, bits: int, body: bytes, *before: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(before) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _deep_png() -> bytes:
    return _png(_SIDE, _SIDE, 16, _zeros(((2 * _SIDE + 1) * _SIDE >> 20) + 1))


def _segments(marker: int, prefix: bytes, count: int) -> bytes:
    one = prefix.ljust(65_000, b"x")
    return (bytes((0xFF, marker)) + struct.pack(">H", len(one) + 2) + one) * count


def _jpeg_with(more: bytes) -> bytes:
    whole = saved(picture(2), "JPEG")
    return whole[:2] + more + whole[2:]


def _scans_jpeg(side: int = _SIDE, scans: int = 180) -> bytes:
    """Progressive, one component: a first scan of zeros, then that many that say of every block that it ends."""
    blocks = ((side + 7) // 8) ** 2
    dc_codes = b"\xff\xc4" + struct.pack(">HB", 20, 0x00) + bytes((1, *[0] * 15)) + b"\x00"
    ac_codes = b"\xff\xc4" + struct.pack(">HB", 20, 0x10) + bytes((1, *[0] * 15)) + b"\xe0"
    table = b"\xff\xdb" + struct.pack(">HB", 67, 0) + b"\x01" * 64
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, side, side, 1) + b"\x01\x11\0"
    bits = ("0" + "1" * 14) * (blocks // 32767 + 1)
    bits += "1" * (-len(bits) % 8)
    runs = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0")

    def scan(first: int, last: int, approximation: int) -> bytes:
        return b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, 1, 0, first, last, approximation)

    out = [b"\xff\xd8", table, frame, dc_codes, scan(0, 0, 0), bytes(blocks // 8 + 1), ac_codes]
    for number in range(scans):
        step, band = divmod(number, 60)
        out += [scan(band + 1, band + 1, (0x02, 0x21, 0x10)[step]), runs]
    return b"".join([*out, b"\xff\xd9"])


def _flat_webp(side: int = 15_700) -> bytes:
    """34 bytes: lossless, every code of a single symbol, so that no pixel takes a bit."""
    bits, at = 0x2F, 8
    for value, width in [(side - 1, 14), (side - 1, 14), (0, 4), (0, 3), *[(1, 4)] * 5]:
        bits |= value << at
        at += width
    body = bits.to_bytes(14, "little")
    return b"RIFF" + struct.pack("<I", 12 + len(body)) + b"WEBPVP8L" + struct.pack("<I", len(body)) + body


def _tiff(entries: list[tuple[int, int, int, int]], after: int = 0, body: bytes = b"") -> bytes:
    """Entries are tag, kind, count and value; the body begins at 8 + 2 + 12 each + 4."""
    out = b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries))
    out += b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return out + struct.pack("<I", after) + body


def _small_tiff(compression: int, length: int, body: bytes, after: int = 0) -> bytes:
    at = 8 + 2 + 12 * 8 + 4
    return _tiff(
        [
            (256, 4, 1, 64),
            (257, 4, 1, 64),
            (258, 3, 1, 8),
            (259, 3, 1, compression),
            (262, 3, 1, 1),
            (273, 4, 1, at),
            (278, 4, 1, 64),
            (279, 4, 1, length),
        ],
        after,
        body,
    )


def _strip_bomb() -> bytes:
    body = _zeros(400)
    return _small_tiff(8, len(body), body)


def _chain_of_directories(count: int) -> bytes:
    out = bytearray(b"II*\0\x08\0\0\0")
    for _ in range(count):
        out += struct.pack("<HHHIII", 1, 256, 4, 1, 64, len(out) + 18)
    return bytes(out)


def _many_strips(count: int = 400_000) -> bytes:
    at = 8 + 2 + 12 * 8 + 4
    entries = [
        (256, 4, 1, 16),
        (257, 4, 1, count),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, count, at),
        (278, 4, 1, 1),
        (279, 4, count, at + 4 * count),
    ]
    body = struct.pack("<I", at + 8 * count) * count + struct.pack("<I", 16) * count + bytes(range(16))
    return _tiff(entries, 0, body)


def _huge_bmp() -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, _SIDE, _SIDE, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header + bytes(100)


def _huge_gif() -> bytes:
    whole = bytearray(saved(picture(3), "GIF"))
    whole[6:10] = struct.pack("<HH", 65_535, 3_800)
    return bytes(whole)


def _huge_jpeg() -> bytes:
    whole = bytearray(saved(picture(3), "JPEG"))
    at = whole.index(b"\xff\xc0") + 5
    whole[at : at + 4] = struct.pack(">HH", _SIDE, _SIDE)
    return bytes(whole)


def _wide_directory(path: Path) -> None:
    """A BigTIFF whose one directory says it has 900 MB of entries; a file with holes."""
    with path.open("wb") as file:
        file.write(b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 900_000_000 // 20))
        file.truncate(900_000_100)


Special = tuple["Callable[[], bytes] | Callable[[Path], None]", str]
"""What makes it, and what is right: ``photo``, ``failure``, or ``any`` of the two."""

GENTLE: dict[str, Special] = {
    "profile-bomb.png": (
        lambda: _png(8, 8, 8, zlib.compress(bytes(72)), _chunk(b"iCCP", b"x\0\0" + _zeros(300))),
        "any",
    ),
    "text-bomb.png": (
        lambda: _png(8, 8, 8, zlib.compress(bytes(72)), _chunk(b"zTXt", b"x\0\0" + _zeros(300))),
        "any",
    ),
    "strip-bomb.tif": (_strip_bomb, "any"),
    "directory-loop.tif": (lambda: _small_tiff(1, 4096, bytes(range(256)) * 16, after=8), "any"),
    "directory-chain.tif": (lambda: _chain_of_directories(50_000), "failure"),
    "many-strips.tif": (_many_strips, "any"),
    "many-tags.tif": (lambda: _tiff([(n, 4, 1, n) for n in range(1, 65_500)]), "failure"),
    "much-exif.jpg": (lambda: _jpeg_with(_segments(0xE1, b"Exif\0\0II*\0\x08\0\0\0", 300)), "any"),
    "much-xmp.jpg": (lambda: _jpeg_with(_segments(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x", 300)), "any"),
    "much-colour.jpg": (lambda: _jpeg_with(_segments(0xE2, b"ICC_PROFILE\0\x01\xff", 255)), "any"),
    "thousands.gif": (lambda: frames("GIF", 3000), "photo"),
    "thousands.webp": (lambda: frames("WEBP", 1000), "photo"),
    "thousands.png": (lambda: frames("PNG", 2000), "photo"),
    "claims.png": (lambda: _png(_SIDE, _SIDE, 8, zlib.compress(bytes(999))), "failure"),
    "claims.bmp": (_huge_bmp, "failure"),
}
"""Those that are decoded, or refused, in seconds."""

HARSH: dict[str, Special] = {
    "blanks.pbm": (lambda: b"P1" + b" " * 60 + b"Title\n", "failure"),
    "wide-directory.tif": (_wide_directory, "failure"),
    "fill-bytes.jpg": (lambda: _jpeg_with(b"\xff" * (50 << 20)), "any"),
    "scans.jpg": (_scans_jpeg, "any"),
    "flat.webp": (_flat_webp, "any"),
    "deep.png": (_deep_png, "any"),
    "claims.ppm": (lambda: b"P3 %d %d 255\n1 2 3\n" % (_SIDE, _SIDE), "failure"),
    "claims-deep.pgm": (lambda: b"P2 %d %d 65535\n1 2 3\n" % (_SIDE, _SIDE), "failure"),
    "claims.gif": (_huge_gif, "any"),
    "claims.jpg": (_huge_jpeg, "any"),
}
"""Those that hold up or fill up the process that decodes them: some are ended only by its budget."""


def write_special(path: Path, special: Special) -> None:
    """Make the file."""
    make = special[0]
    if make is _wide_directory:
        _wide_directory(path)
    else:
        path.write_bytes(make())  # type: ignore[call-arg, arg-type]
