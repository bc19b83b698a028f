"""Writes the description of the program for software centres (AppStream) from its template.

    python packaging/linux/metainfo.py VERSION DATE [PAGE] > org.lepton_desktop.LeptonDesktop.metainfo.xml

PAGE is the address of the project on GitHub, or on a site with the same paths. It is where software centres fetch the
screenshots. Without it, the description has neither screenshots nor a home page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

TEMPLATE = Path(__file__).with_name("metainfo.xml.in")


def metainfo(version: str, date: str, page: str = "") -> str:
    """The XML for a version released on a date (YYYY-MM-DD)."""
    text = TEMPLATE.read_text(encoding="utf-8")
    if not page:
        text = re.sub(
            r" *<url type=\"homepage\">.*?</url>\n| *<screenshots>.*?</screenshots>\n",
            "",
            text,
            flags=re.DOTALL,
        )
    pictures = f"{page}/raw/v{version}/docs/images"
    for name, value in {"VERSION": version, "DATE": date, "PAGE": page, "PICTURES": pictures}.items():
        text = text.replace(f"@{name}@", escape(value))
    return text


if __name__ == "__main__":
    print(metainfo(*sys.argv[1:4]), end="")
