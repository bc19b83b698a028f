"""Kills a move, an export or an import at its steps on the disk, and looks what is left: `killed.py KIND FOLDER EVERY`.

The folder has a data folder `there` (as `there-template`), and for an import `file.lepton`. Each try runs in a process
of its own, which kills itself before the next step: a file opened for writing, renamed, removed, made. `EVERY` 1 takes
each step, 2 every other one. Prints how often it was killed; what is wrong ends it.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.data_folder import data_folder
from lepton_desktop.settings import Places
from lepton_desktop.storage import clear_leftovers
from lepton_desktop.transfer import importing, moving
from lepton_desktop.transfer.exporting import export
from lepton_desktop.transfer.task import Task

_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "sqlite3.connect", "shutil.copyfile"}


def main(kind: str, folder: Path, every: int) -> None:
    standard = folder / "home" / "lepton-desktop"
    kills = 0
    while True:
        for name in ("home", "target", "out.lepton", "out.lepton.part", "out.lepton.catalog.part"):
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path)
            path.unlink(missing_ok=True)
        shutil.copytree(folder / "template", standard)
        if _run_killed(kind, folder, Places(standard), 1 + kills * every):
            break
        kills += 1
        _look(kind, folder, Places(standard))
        _act(kind, folder, Places(data_folder()))  # another try succeeds
        _look_at_end(kind, folder, Places(standard))
    _look_at_end(kind, folder, Places(standard))
    print(kills)


def _act(kind: str, folder: Path, places: Places) -> None:
    match kind:
        case "move":
            if places.data != folder / "target":
                moving.move(places, moving.target_of(places, folder / "target"), Task())
            clear_leftovers(Places(data_folder()))
        case "export":
            export(places, folder / "out.lepton", Task(), replace_file=True)
        case "import":
            arrival = importing.unpack(places, folder / "file.lepton", Task())
            importing.adopt(places, arrival, replace_library=True)


def _run_killed(kind: str, folder: Path, places: Places, at: int) -> bool:
    """Whether it came to its end before that many steps."""
    child = os.fork()
    if not child:
        left = at

        def count(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            writes = (
                event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            )
            if event in _STEPS or writes:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            _act(kind, folder, places)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"step {at} failed"
    return not os.WIFSIGNALED(status)


def _searches(places: Places) -> list[str]:
    with Catalog(places.catalog) as catalog:
        assert catalog.integrity_problem() is None
        assert len(catalog.photos.newest(100)) == 5
        assert len(catalog.vectors.ids("projection/1")) == 5
        return [one.name for one in catalog.saved_searches.all()]


def _look(kind: str, folder: Path, standard: Places) -> None:
    """What holds at every moment."""
    places = Places(data_folder())
    names = _searches(places)
    match kind:
        case "move":
            assert names == ["Mine"]
        case "export":
            assert names == ["Mine"]
            if (folder / "out.lepton").exists():
                _look_at_file(folder)
        case "import":
            assert names in (["Mine"], ["Summer"])
            if names == ["Summer"]:
                _look_at_kept(standard)
                assert not (standard.index / "of-mine").exists()


def _look_at_end(kind: str, folder: Path, standard: Places) -> None:
    names = _searches(Places(data_folder()))
    match kind:
        case "move":
            assert data_folder() == folder / "target"
            assert names == ["Mine"]
            assert {path.name for path in standard.data.iterdir()} <= {
                "moved.json",
                "window.lock",
                "indexing.lock",
            }
            assert (folder / "target" / "index" / "of-mine").exists()
            assert not (folder / "target" / "unfinished-copy.json").exists()
        case "export":
            assert names == ["Mine"]
            _look_at_file(folder)
            assert not list(folder.glob("*.part"))
        case "import":
            assert names == ["Summer"]
            assert not standard.arriving.exists()
            _look_at_kept(standard)


def _look_at_file(folder: Path) -> None:
    other = Places(folder / "other")
    other.data.mkdir(exist_ok=True)
    importing.unpack(other, folder / "out.lepton", Task())
    importing.discard(other)


def _look_at_kept(standard: Places) -> None:
    kept = sorted(standard.backups.glob("replaced-*.sqlite"))
    assert kept
    copy = shutil.copy(kept[0], standard.data.parent / "kept.sqlite")
    with Catalog(Path(copy)) as catalog:
        assert [one.name for one in catalog.saved_searches.all()] == ["Mine"]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
