"""Where the packaged program starts."""

from lepton_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
