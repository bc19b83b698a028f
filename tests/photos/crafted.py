"""Picture files written byte by byte."""

from __future__ import annotations


def lossless_webp(side: int) -> bytes:
    """A picture of one colour in a few bytes: each of the five codes of its only group has a single symbol."""
    bits = (
        f"{side - 1:014b}"[::-1] * 2 + "0" + "000" + "000"
    )  # size, no alpha, version, no transform, no cache, no groups
    bits += "".join("1" + "0" + "0" + "0" for _ in range(5))  # simple code, one symbol, of one bit: 0
    body = b"\x2f" + int(bits[::-1].ljust(1, "0"), 2).to_bytes((len(bits) + 7) // 8, "little")
    body += bytes(len(body) % 2)
    chunk = b"VP8L" + len(body).to_bytes(4, "little") + body
    return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk
