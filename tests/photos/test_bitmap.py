"""Pictures of every format are decoded upright, scaled, and never beyond their bounds."""

from __future__ import annotations

import io
import struct
import time
import zlib

import numpy as np
import pillow_heif
import pytest
from PIL import Image, PngImagePlugin

from lepton_desktop.photos import bitmap
from lepton_desktop.photos.bitmap import Decoded
from lepton_desktop.photos.formats import FORMATS
from lepton_desktop.photos.limits import RefusedError
from photos.camera_files import EXIF, Short, tiff
from photos.comparing import difference
from photos.crafted import lossless_webp
from photos.samples import encoded

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

TURNED = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


def decode_bitmap(data: bytes, kind: str, edge: int) -> Decoded:
    return FORMATS[kind].decode(data, FORMATS[kind], edge)


def exif(orientation: int) -> bytes:
    return b"Exif\0\0" + tiff(
        {271: "Canon", 272: "Canon EOS R5", 274: Short((orientation,)), EXIF: {36867: "2020:01:02 03:04:05"}}
    )


ENCODINGS = [
    ("JPEG", "jpeg", {}),
    ("JPEG", "jpeg", {"progressive": True}),
    ("PNG", "png", {}),
    ("WEBP", "webp", {"quality": 90}),
    ("GIF", "gif", {}),
    ("TIFF", "tiff", {}),
    ("TIFF", "tiff", {"compression": "tiff_lzw"}),
    ("TIFF", "tiff", {"compression": "jpeg"}),
    ("BMP", "bmp", {}),
    ("AVIF", "avif", {"speed": 10}),
    ("HEIF", "heif", {}),
    ("JPEG2000", "jpeg2000", {}),
    ("PPM", "pnm", {}),
]


@pytest.mark.parametrize(("encoder", "kind", "options"), ENCODINGS)
def test_every_format_is_decoded(
    coffee: Image.Image, encoder: str, kind: str, options: dict[str, object]
) -> None:
    decoded = decode_bitmap(encoded(coffee, encoder, **options), kind, 64)
    assert (decoded.width, decoded.height) == (600, 400)
    assert decoded.picture.mode == "RGB"
    assert min(decoded.picture.size) >= 64
    assert difference(decoded.picture, coffee) < 8


@pytest.mark.parametrize("encoder", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_pictures_are_upright(coffee: Image.Image, encoder: str, orientation: int) -> None:
    """As a camera writes it that was held so: the pixels lie on their side and the metadata says how."""
    lying = coffee.resize((240, 160)).transpose(TURNED[orientation])
    if encoder == "TIFF":
        directory = Image.Exif()
        directory[274] = orientation
        content = encoded(lying, encoder, exif=directory)
    else:
        content = encoded(lying, encoder, exif=exif(orientation))
    decoded = decode_bitmap(content, encoder.lower(), 64)
    assert (decoded.width, decoded.height) == (240, 160)
    assert decoded.picture.width > decoded.picture.height
    assert difference(decoded.picture, coffee) < 8
    if encoder != "TIFF":
        assert decoded.metadata.camera == "Canon EOS R5"
        assert decoded.metadata.taken_at is not None


def test_the_caller_may_say_how_a_picture_is_turned(coffee: Image.Image) -> None:
    content = encoded(coffee, "JPEG", exif=exif(6))
    decoded = bitmap.decode_bitmap(content, FORMATS["jpeg"], 64, orientation=1)
    assert difference(decoded.picture, coffee) < 8


def test_a_picture_is_as_large_as_was_asked_and_not_much_larger(coffee: Image.Image) -> None:
    large = coffee.resize((1800, 1200))
    for encoder in ("JPEG", "BMP"):
        picture = decode_bitmap(encoded(large, encoder), encoder.lower(), 100).picture
        assert 100 <= min(picture.size) <= 4 * 100
        assert picture.width / picture.height == pytest.approx(1.5, rel=0.01)


def test_a_small_picture_is_not_enlarged(coffee: Image.Image) -> None:
    assert decode_bitmap(encoded(coffee, "JPEG"), "jpeg", 4000).picture.size == (600, 400)


def test_a_long_strip_keeps_its_short_side(coffee: Image.Image) -> None:
    strip = coffee.resize((6000, 30))
    assert decode_bitmap(encoded(strip, "JPEG"), "jpeg", 224).picture.size == (6000, 30)


@pytest.mark.parametrize(
    ("encoder", "kind"), [("GIF", "gif"), ("TIFF", "tiff"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_of_several_frames_the_first_is_shown(coffee: Image.Image, encoder: str, kind: str) -> None:
    black = Image.new("RGB", coffee.size)
    content = encoded(coffee, encoder, save_all=True, append_images=[black, black])
    assert difference(decode_bitmap(content, kind, 64).picture, coffee) < 8


def test_transparent_parts_are_white() -> None:
    clear = Image.new("RGBA", (300, 200), (255, 0, 0, 0))
    for encoder in ("PNG", "WEBP"):
        assert (
            decode_bitmap(encoded(clear, encoder), encoder.lower(), 64).picture.getpixel((9, 9)) == (255,) * 3
        )


def test_sixteen_bits_become_eight(coffee: Image.Image) -> None:
    grey = coffee.convert("L")
    deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    for encoder in ("PNG", "TIFF", "JPEG2000"):
        decoded = decode_bitmap(encoded(deep, encoder), encoder.lower(), 64)
        assert difference(decoded.picture, grey) < 2


def test_printers_colours_become_screens_colours(coffee: Image.Image) -> None:
    content = encoded(coffee.convert("CMYK"), "JPEG")
    assert difference(decode_bitmap(content, "jpeg", 64).picture, coffee) < 8


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_cut_short_is_shown_while_half_of_it_is_there(coffee: Image.Image, progressive: bool) -> None:
    whole = encoded(coffee.resize((1800, 1200)), "JPEG", progressive=progressive, quality=90)
    decoded = decode_bitmap(whole[: len(whole) * 8 // 10], "jpeg", 64)
    assert (decoded.width, decoded.height) == (1800, 1200)
    width, height = decoded.picture.size
    upper = (0, 0, width, height // 2)
    assert difference(decoded.picture.crop(upper), coffee.resize((width, height)).crop(upper)) < 8
    for part in (whole[: len(whole) // 50], whole[:20], whole[:4]):
        with pytest.raises((RefusedError, OSError)):
            decode_bitmap(part, "jpeg", 64)


def test_a_jpeg_of_which_a_third_is_there_says_so(coffee: Image.Image) -> None:
    whole = encoded(coffee.resize((1800, 1200)), "JPEG", quality=90)
    with pytest.raises(RefusedError, match="less than half"):
        decode_bitmap(whole[: len(whole) // 3], "jpeg", 64)


@pytest.mark.parametrize(
    ("encoder", "kind", "options"),
    [f for f in ENCODINGS if f[1] not in ("jpeg", "jpeg2000") and f[2] != {"compression": "jpeg"}],
)
def test_other_formats_cut_short_are_errors(
    coffee: Image.Image, encoder: str, kind: str, options: dict[str, object]
) -> None:
    whole = encoded(coffee, encoder, **options)
    with pytest.raises((OSError, ValueError, SyntaxError)):
        decode_bitmap(whole[: len(whole) // 2], kind, 64)


def png_with(size: tuple[int, int], *chunks: tuple[bytes, bytes], pixels: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(pixels)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def bmp_claiming(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


def webp_claiming(width: int, height: int) -> bytes:
    body = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + body


def tiff_claiming(width: int, height: int) -> bytes:
    return tiff(
        {
            256: width,
            257: height,
            258: Short((8,)),
            259: Short((1,)),
            262: Short((1,)),
            273: 8,
            278: height,
            279: 9,
        }
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png_with((100_000, 100_000)), "png"),
        (bmp_claiming(50_000, 50_000), "bmp"),
        (webp_claiming(1 << 24, 1 << 24), "webp"),
        (tiff_claiming(1 << 20, 1 << 20), "tiff"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\0;", "gif"),
        (b"P5 200000 200000 255\n", "pnm"),
    ],
)
def test_claims_of_billions_of_pixels_are_refused(content: bytes, kind: str) -> None:
    with pytest.raises(RefusedError, match="250 million pixels"):
        decode_bitmap(content, kind, 64)


@pytest.mark.parametrize(
    ("encoder", "kind", "limit"), [("HEIF", "heif", RefusedError), ("AVIF", "avif", Exception)]
)
def test_absurd_sizes_in_box_files_are_refused(
    coffee: Image.Image, encoder: str, kind: str, limit: type[Exception]
) -> None:
    content = encoded(coffee.resize((128, 64)), encoder)
    claimed = content.replace(
        b"ispe\0\0\0\0" + struct.pack(">II", 128, 64), b"ispe\0\0\0\0" + struct.pack(">II", 30000, 30000)
    )
    assert claimed != content
    with pytest.raises(limit):
        decode_bitmap(claimed, kind, 64)


def test_text_that_unpacks_to_gigabytes_costs_only_the_text() -> None:
    bomb = b"Comment\0\0" + zlib.compress(bytes(50 << 20))
    content = png_with(
        (2, 2), (b"zTXt", bomb), (b"iCCP", b"x\0\0" + zlib.compress(bytes(50 << 20))), pixels=bytes(6)
    )
    assert decode_bitmap(content, "png", 64).picture.size == (2, 2)


def test_a_png_with_a_broken_comment_is_shown(coffee: Image.Image) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "taken in the café")
    content = bytearray(encoded(coffee, "PNG", pnginfo=text))
    content[content.index(b"tEXt") + 6] ^= 255  # its checksum is wrong now
    assert difference(decode_bitmap(bytes(content), "png", 64).picture, coffee) < 8


def test_endless_scans_are_refused(coffee: Image.Image) -> None:
    whole = encoded(coffee, "JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    scan = whole[last:-2]
    assert decode_bitmap(whole[:-2] + scan * 5 + b"\xff\xd9", "jpeg", 64).width == 600
    with pytest.raises(RefusedError, match="scans"):
        decode_bitmap(whole[:-2] + scan * 1000 + b"\xff\xd9", "jpeg", 64)


def test_heif_in_ten_bits_is_shown_in_eight(coffee: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pillow_heif.options, "SAVE_HDR_TO_12_BIT", False)
    deep = np.asarray(coffee, np.uint16) * 257
    file = io.BytesIO()
    pillow_heif.from_bytes("RGB;16", coffee.size, deep.tobytes()).save(file)
    assert difference(decode_bitmap(file.getvalue(), "heif", 64).picture, coffee) < 8


def test_of_several_pictures_in_a_heif_file_the_first_is_shown(coffee: Image.Image) -> None:
    others = [coffee.rotate(180), coffee.resize((64, 64))]
    content = encoded(coffee, "HEIF", save_all=True, append_images=others)
    assert difference(decode_bitmap(content, "heif", 64).picture, coffee) < 8


def test_a_thumbnail_in_the_file_is_not_taken_for_the_picture(coffee: Image.Image) -> None:
    large = coffee.resize((1200, 800))
    decoded = decode_bitmap(encoded(large, "HEIF", thumbnails=[640]), "heif", 224)
    assert decoded.picture.size == (1200, 800)


@pytest.mark.parametrize("before", [b"", b"\0\0\0\0\x03"])
def test_endless_scans_of_single_colours_are_refused(coffee: Image.Image, before: bytes) -> None:
    headers = encoded(coffee, "JPEG").partition(b"\xff\xda")[0]
    scan = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + bytes(8)
    with pytest.raises(RefusedError, match="scans"):
        decode_bitmap(headers + before + scan * 1000 + b"\xff\xd9", "jpeg", 64)


@pytest.mark.parametrize(
    "hidden",
    [
        b"\xff\xd0\xff\xd9",  # an end that is none: libjpeg passes over what a comment holds
        b"\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xda\0\x08\x01",  # another picture's headers
    ],
)
@pytest.mark.parametrize("before", [b"", b"\xff\xd3", b"\xff\0"])
def test_scans_are_found_whatever_hides_them(coffee: Image.Image, hidden: bytes, before: bytes) -> None:
    whole = encoded(coffee, "JPEG", progressive=True)
    comment = before + b"\xff\xfe" + struct.pack(">H", 2 + len(hidden)) + hidden
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    several = whole[:2] + comment + whole[2:-2] + comment
    assert decode_bitmap(several + scan * 5 + b"\xff\xd9", "jpeg", 64).width == 600
    with pytest.raises(RefusedError, match="scans"):
        decode_bitmap(several + scan * 1000 + b"\xff\xd9", "jpeg", 64)


def test_endless_strips_are_refused() -> None:
    strips = (1 << 17) + 1
    content = tiff(
        {
            256: 1,
            257: strips,
            258: Short((8,)),
            259: Short((1,)),
            262: Short((1,)),
            273: bytes(4),
            278: 1,
            279: 1,
        }
    )
    few = struct.pack("<HHI", 273, 1, 4)
    with pytest.raises(RefusedError, match="strips"):
        decode_bitmap(content.replace(few, struct.pack("<HHI", 273, 4, strips)), "tiff", 64)


def test_a_film_behind_a_photo_is_not_taken_for_scans(coffee: Image.Image) -> None:
    content = encoded(coffee, "JPEG") + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 5000
    assert difference(decode_bitmap(content, "jpeg", 64).picture, coffee) < 8


@pytest.mark.parametrize(
    "block",
    [
        b"Exif\0\0",
        b"Exif\0\0MM",
        b"Exif\0\0" + b"\xff" * 60,
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x0f\x01\x02\0\xff\xff\xff\xff\0\0\0\0" * 5000,
    ],
)
def test_broken_metadata_never_fails_a_photo(coffee: Image.Image, block: bytes) -> None:
    for encoder in ("JPEG", "PNG", "WEBP", "HEIF"):
        content = encoded(coffee.resize((150, 100)), encoder, exif=block)
        assert difference(decode_bitmap(content, encoder.lower(), 64).picture, coffee) < 8


def test_broken_metadata_never_fails_an_avif(coffee: Image.Image) -> None:
    content = encoded(coffee.resize((150, 100)), "AVIF", exif=exif(1))
    broken = content.replace(b"II*\0", b"\xff\0\xff\0")
    assert broken != content
    assert difference(decode_bitmap(broken, "avif", 64).picture, coffee) < 8


def test_no_other_decoder_can_be_reached() -> None:
    postscript = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n"
    for kind in ("jpeg", "png", "tiff", "webp", "gif", "bmp", "avif", "heif", "jpeg2000"):
        with pytest.raises((OSError, ValueError), match=r"identify|directory"):
            decode_bitmap(postscript, kind, 64)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded() -> None:
    assert decode_bitmap(lossless_webp(200), "webp", 64).width == 200
    assert len(lossless_webp(15_700)) < 40
    with pytest.raises(RefusedError, match=r"would need 3\.7 GB of memory"):
        decode_bitmap(lossless_webp(15_700), "webp", 64)


def test_a_directory_of_millions_is_refused_at_once() -> None:
    count = 2_000_000
    entries = (b"\x01\x01\x03\0" + bytes(16)) * count
    bigtiff = b"II+\0\x08\0\0\0" + (16).to_bytes(8, "little") + count.to_bytes(8, "little") + entries
    began = time.process_time()
    with pytest.raises(ValueError, match="too many entries"):
        decode_bitmap(bigtiff, "tiff", 64)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("junk", [b"\xff", b"x", b"\xff\0"])
def test_a_jpeg_with_much_between_its_parts_is_refused_at_once(coffee: Image.Image, junk: bytes) -> None:
    whole = encoded(coffee, "JPEG")
    began = time.process_time()
    with pytest.raises(RefusedError, match="between its parts"):
        decode_bitmap(whole[:2] + junk * 20_000_000 + whole[2:], "jpeg", 64)
    assert time.process_time() - began < 3


def test_a_jpeg_may_hold_what_fills_up_to_its_next_part(coffee: Image.Image) -> None:
    whole = encoded(coffee, "JPEG")
    assert decode_bitmap(whole[:2] + b"\xff" * 100 + whole[2:], "jpeg", 64).width == coffee.width
