"""Imports usearch, after the system's C++ library where there is one.

On Linux usearch brings a C++ library inside it and shows it to all: whoever comes later and needs one, such as
OpenVINO, would be given a mixture of the two, and fail.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

if sys.platform == "linux":
    with contextlib.suppress(OSError):
        ctypes.CDLL("libstdc++.so.6", mode=ctypes.RTLD_GLOBAL)

from usearch.compiled import MetricKind
from usearch.index import Index
from usearch.index import search as exact_search

__all__ = ["Index", "MetricKind", "exact_search"]
