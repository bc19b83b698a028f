"""Adds to the .app what PyInstaller doesn't write: the texts of Info.plist in Chinese.

python packaging/macos/finish_bundle.py "Lepton Desktop.app"
"""

from __future__ import annotations

import sys
from pathlib import Path

from info_plist import write_translations

if __name__ == "__main__":
    write_translations(Path(sys.argv[1], "Contents", "Resources"))
