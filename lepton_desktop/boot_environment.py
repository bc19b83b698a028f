"""Gives the packaged program the environment back that the user started it with.

PyInstaller's boot loader puts the program's libraries into LD_LIBRARY_PATH on Linux, and adds variables of its own. Its
hook for Qt sets the paths of Qt's plug-ins. A foreign program, such as the viewer that opens a photo, would inherit all
of this and load our libraries instead of its own. So it is undone as soon as Python runs: the loader of libraries has
read its variable by then, and Qt finds its plug-ins by the file qt.conf. This covers every way to start a program
(Qt's, GIO's, Python's). Our own processes are started by the boot loader again, which sets these variables for them.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path

_OF_BOOT_LOADER = "_PYI_"
"""How its notes to its own child begin. Without them, a program of ours that we start begins from the beginning."""
_OF_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_LIBRARIES, _USERS_LIBRARIES = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"


def restore_environment(environment: MutableMapping[str, str], at_start: Mapping[str, str]) -> None:
    """Undo in `environment` what the boot loader and the hook for Qt changed.

    `at_start` is the environment that this process was started with: by the boot loader, before any hook ran. An
    environment without a boot loader stays as it is, so a second call changes nothing.
    """
    if not any(name.startswith(_OF_BOOT_LOADER) for name in environment):
        return
    wanted = {name: at_start.get(name) for name in _OF_QT}
    wanted |= {_LIBRARIES: environment.get(_USERS_LIBRARIES), _USERS_LIBRARIES: None}
    wanted |= {name: None for name in environment if name.startswith(_OF_BOOT_LOADER)}
    for name, value in wanted.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value


def environment_at_start() -> dict[str, str]:
    """The environment that the kernel gave this process. Linux only; raises OSError where /proc isn't mounted."""
    entries = Path("/proc/self/environ").read_bytes().decode(errors="surrogateescape").split("\0")
    return dict(entry.split("=", 1) for entry in entries if "=" in entry)
