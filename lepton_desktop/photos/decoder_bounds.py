"""Limits what a decoder may take on Windows: by a job object, which also ends the decoder when its owner ends."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess

# https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-jobobject_extended_limit_information
_EXTENDED_LIMITS = 9
_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000


class _Limits(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def bound_by_job(process: subprocess.Popen[bytes], memory: int) -> object:
    """Bound the process to that many bytes, and have it end with what is returned. On other systems it does nothing."""
    return _Job(process, memory) if sys.platform == "win32" else None


class _Job:
    """Held open for as long as the process may live; the system closes it when this process ends, however it does."""

    def __init__(self, process: Any, memory: int) -> None:
        self._kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
        self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
        self._handle = ctypes.c_void_p(self._kernel.CreateJobObjectW(None, None))
        limits = _Limits(flags=_PROCESS_MEMORY | _KILL_ON_CLOSE, process_memory=memory)
        self._kernel.SetInformationJobObject(
            self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        self._kernel.AssignProcessToJobObject(self._handle, ctypes.c_void_p(int(process._handle)))

    def __del__(self) -> None:
        self._kernel.CloseHandle(self._handle)
