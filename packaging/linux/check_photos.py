"""Makes the photos that a packaged program is tried with: the demo's, and one of them as HEIC.

    python packaging/linux/check_photos.py FOLDER

Also writes FOLDER/queries.tsv: in each line the name of a photo and a question whose first answer it must be. Needs
the project with the extras `demo` and `test`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pillow_heif
from PIL import Image

from lepton_desktop.subcommands.demo_photos import gather_photos

ANSWERS = {"cat.heic": "a cat", "coffee.png": "a cup of coffee"}
"""The first answers of some questions. The cat is found only if HEIC can be read: it isn't there in another format."""


def make_photos(folder: Path) -> None:
    """Make the photos and the questions in a new folder."""
    gather_photos(folder)
    cat = folder / "chelsea.png"
    pillow_heif.register_heif_opener()
    with Image.open(cat) as picture:
        picture.save(folder / "cat.heic", quality=90)
    cat.unlink()
    lines = [f"{name}\t{question}\n" for name, question in ANSWERS.items()]
    folder.joinpath("queries.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    make_photos(Path(sys.argv[1]))
