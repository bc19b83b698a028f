"""`python -m lepton_desktop`: the same as the command `lepton-desktop`."""

from lepton_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
