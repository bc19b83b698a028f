"""Where the packaged program starts."""

import os
import sys

from lepton_desktop.boot_environment import environment_at_start, restore_environment
from lepton_desktop.cli import main

if __name__ == "__main__":
    if sys.platform == "linux":
        restore_environment(os.environ, environment_at_start())
    raise SystemExit(main())
