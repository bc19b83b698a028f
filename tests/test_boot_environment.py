"""Foreign programs get the environment that the user started the packaged program with."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from lepton_desktop.boot_environment import restore_environment

_HOME = {"HOME": "/home/ann"}
_BOOT_LOADER = {"_PYI_ARCHIVE_FILE": "/opt/lepton/lepton-desktop", "_PYI_PARENT_PROCESS_LEVEL": "1"}
_HOOK_FOR_QT = {"QT_PLUGIN_PATH": "/opt/lepton/plugins", "QML2_IMPORT_PATH": "/opt/lepton/qml"}


@pytest.mark.parametrize("own", [{}, {"LD_LIBRARY_PATH": "/own", "QT_PLUGIN_PATH": "/own/plugins"}])
def test_what_packaging_changed_is_undone(own: dict[str, str]) -> None:
    at_start = _HOME | own | _BOOT_LOADER | {"LD_LIBRARY_PATH": "/opt/lepton/_internal"}
    if own:
        at_start["LD_LIBRARY_PATH_ORIG"] = own["LD_LIBRARY_PATH"]
    environment = at_start | _HOOK_FOR_QT
    restore_environment(environment, at_start)
    assert environment == _HOME | own
    restore_environment(environment, at_start)
    assert environment == _HOME | own


def test_an_environment_without_a_boot_loader_stays_as_it_is() -> None:
    environment = {"LD_LIBRARY_PATH": "/own", "LD_LIBRARY_PATH_ORIG": "/other"} | _HOOK_FOR_QT
    before = dict(environment)
    restore_environment(environment, {})
    assert environment == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
def test_a_program_that_is_started_afterwards_sees_the_users_environment() -> None:
    code = """
import os, subprocess
os.environ["QT_PLUGIN_PATH"] = "/opt/lepton/plugins"
from lepton_desktop.boot_environment import environment_at_start, restore_environment
restore_environment(os.environ, environment_at_start())
print(subprocess.run(["env", "-0"], capture_output=True, text=True, check=True).stdout)
"""
    started = (
        {"LD_LIBRARY_PATH": "/opt/lepton/_internal", "PYTHONPATH": ":".join(sys.path)} | _HOME | _BOOT_LOADER
    )
    found = subprocess.run(
        [sys.executable, "-c", code], env=started, capture_output=True, text=True, check=True
    )
    seen = dict(entry.split("=", 1) for entry in found.stdout.strip().split("\0") if entry)
    assert seen["HOME"] == "/home/ann"
    assert not [name for name in seen if name.startswith(("LD_", "QT_", "_PYI_"))], json.dumps(seen)
