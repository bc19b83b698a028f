"""Named pictures of everyday things that captions of outdoor scenes hardly have: emoji, drawn by a colour font.

A coin, a moon, a teapot: Unicode names each of a thousand things, and Noto Color Emoji (SIL Open Font License 1.1)
draws them. They are drawings, but the trunk sees much the same in a drawing and in a photo, and the words spread to
what it sees of the things themselves.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from lepton_desktop.encoders.starter_vision import IMAGE_SIZE
from lepton_desktop.training.corpus import article

FONT = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
_SIZE = 109  # of the font's bitmaps, and the only size that it has
_BLOCKS = (
    range(0x1F300, 0x1F600),
    range(0x1F680, 0x1F700),
    range(0x1F90C, 0x1FA00),
    range(0x1FA70, 0x1FB00),
    range(0x2600, 0x27C0),
)
"""Pictographs, transport, the supplements of both, and what older blocks have; smileys differ by a line only."""
_UNCLEAR = re.compile(
    r"skin|variation|regional|keycap|squared|clock face|symbol for|arrow|mahjong|circled|button|modifier|component|"
    r"white|black|heavy|medium|heart|pointing|triangle|diamond|circle|ornament|chart|speaker|mailbox|speech|thought|"
    r"\bno\b|face (with|without)|\bwith face|hand\b"
)
"""Names of signs and of what looks like its neighbours."""
_PROFESSIONS = {
    "astronaut": "\U0001f680", "firefighter": "\U0001f692", "pilot": "✈\ufe0f", "scientist": "\U0001f52c",
    "farmer": "\U0001f33e", "cook": "\U0001f373", "teacher": "\U0001f3eb", "judge": "⚖\ufe0f",
    "artist": "\U0001f3a8", "singer": "\U0001f3a4", "doctor": "⚕\ufe0f", "mechanic": "\U0001f527",
}  # fmt: skip
"""What Unicode writes as a person joined to a thing (Emoji ZWJ sequences, UTS #51)."""
_PEOPLE = ("\U0001f9d1", "\U0001f469", "\U0001f468")
_TEMPLATES = ("{}", "{a} {}", "a photo of {a} {}")


@dataclass(frozen=True, slots=True)
class Emoji:
    """A thing's name and the characters that draw it."""

    name: str
    characters: str

    @property
    def questions(self) -> tuple[str, ...]:
        """How people ask for it, in three ways."""
        return tuple(template.format(self.name, a=article(self.name)) for template in _TEMPLATES)


class EmojiFont:
    """Draws emoji. Raises FileNotFoundError when the font is not there."""

    def __init__(self, path: Path = FONT) -> None:
        if not path.is_file():
            raise FileNotFoundError(
                f"{path}: the font with the drawings of named things is missing; install it "
                "(Debian: apt-get install fonts-noto-color-emoji)"
            )
        self._font = ImageFont.truetype(str(path), _SIZE)

    def draw(self, characters: str) -> Image.Image | None:
        """The drawing on nothing, RGBA, cropped; None when the font draws these characters not at all or not as one."""
        canvas = Image.new("RGBA", (2 * _SIZE, 2 * _SIZE))
        ImageDraw.Draw(canvas).text((7, 7), characters, font=self._font, embedded_color=True)
        box = canvas.getbbox()
        if box is None or not _SIZE // 2 < box[2] - box[0] < 1.5 * _SIZE:
            return None
        return canvas.crop(box)

    def things(self) -> list[Emoji]:
        """All things that the font draws and Unicode names, in Unicode's order."""
        every = [
            Emoji(name, person + "\u200d" + thing)
            for name, thing in _PROFESSIONS.items()
            for person in _PEOPLE
        ]
        for block in _BLOCKS:
            for code in block:
                name = unicodedata.name(chr(code), "").lower()
                if name and not _UNCLEAR.search(name):
                    every.append(Emoji(re.sub(r" (symbol|sign)\b", "", name), chr(code)))
        return [one for one in every if self.draw(one.characters) is not None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An emoji on a ground of the given number: what `pictures.see` looks at."""

    font: EmojiFont
    emoji: Emoji
    number: int

    @property
    def key(self) -> str:
        """Names the picture."""
        return f"{self.emoji.characters}:{self.number}"

    def picture(self) -> Image.Image:
        """The emoji anywhere on a plain, shaded or dark ground, in colours or in grey, RGB, 224 pixels a side."""
        rng = random.Random(self.key)
        drawing = self.font.draw(self.emoji.characters)
        if drawing is None:
            raise ValueError(f"{self.emoji.name}: the font doesn't draw it")
        scale = rng.randint(120, 215) / max(drawing.size)
        size = tuple(max(8, int(side * scale)) for side in drawing.size)
        drawing = drawing.resize((size[0], size[1]), Image.Resampling.BICUBIC)
        ground = _ground(rng)
        place = (rng.randint(0, IMAGE_SIZE - size[0]), rng.randint(0, IMAGE_SIZE - size[1]))
        ground.paste(drawing, place, drawing)
        return ground.convert("L").convert("RGB") if rng.random() < 0.25 else ground


def _ground(rng: random.Random) -> Image.Image:
    def colour(most: int = 255) -> tuple[int, int, int]:
        return rng.randint(0, most), rng.randint(0, most), rng.randint(0, most)

    square = (IMAGE_SIZE, IMAGE_SIZE)
    match rng.randrange(4):
        case 0:
            return Image.new("RGB", square, "white")
        case 1:
            return Image.new("RGB", square, colour())
        case 2:
            shade = Image.linear_gradient("L").resize(square)
            return Image.composite(
                Image.new("RGB", square, colour()), Image.new("RGB", square, colour()), shade
            )
        case _:
            return Image.new("RGB", square, colour(60))
