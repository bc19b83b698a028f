"""Tidies a text before it is cut into tokens, in the three ways that open_clip's configurations name."""

from __future__ import annotations

import html
import string
from collections.abc import Callable

import ftfy

_WITHOUT_PUNCTUATION = str.maketrans("", "", string.punctuation)


def cleaner(name: str) -> Callable[[str], str]:
    """The way of the name: ``lower``, ``whitespace`` or ``canonicalize``. Raises KeyError for any other."""
    return _CLEANERS[name]


def _mended(text: str) -> str:
    return html.unescape(html.unescape(ftfy.fix_text(text))).strip()


def _whitespace(text: str) -> str:
    return " ".join(_mended(text).split())


def _lower(text: str) -> str:
    return _whitespace(text).lower()


def _canonicalize(text: str) -> str:
    plain = _mended(text).replace("_", " ").translate(_WITHOUT_PUNCTUATION)
    return " ".join(plain.lower().split())


_CLEANERS = {"lower": _lower, "whitespace": _whitespace, "canonicalize": _canonicalize}
