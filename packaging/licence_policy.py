"""Which licences may be in the packaged program, and how an expression of licences (SPDX) is judged."""

from __future__ import annotations

import re

ALLOWED = frozenset(
    {
        "0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Open-MPI", "BSL-1.0",
        "bzip2-1.0.6", "CC-BY-4.0", "CC0-1.0", "CDLA-Permissive-2.0", "CNRI-Python", "FTL", "HPND", "ICU", "IJG", "ISC",
        "JasPer-2.0", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "libpng-2.0",
        "libtiff", "LicenseRef-Microsoft-Runtime", "LicenseRef-Public-Domain", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0",
        "NCSA", "PSF-2.0", "Python-2.0", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "X11", "Zlib",
    }
)  # fmt: skip
"""Licences of SPDX's list under which anything may be in the program. GPL and AGPL aren't among them."""
ALLOWED_EXCEPTIONS = frozenset({"GCC-exception-3.1", "Bootloader-exception", "LLVM-exception"})
"""Exceptions that let a program of any licence contain code of their licence."""

_TOKENS = re.compile(r"\(|\)|[^\s()]+")


class LicenceError(Exception):
    """A component's licence is unknown or not allowed; the message names the component and what to do."""


def choose(expression: str) -> list[str]:
    """The licences of an SPDX expression under which the program may use a component, each with its exception.

    Of alternatives the first allowed one is chosen. Raises LicenceError if none is allowed or this isn't an expression.
    """
    tokens = _TOKENS.findall(expression)
    chosen = _alternatives(tokens, expression)
    if tokens:
        raise LicenceError(f"{expression}: isn't an expression of SPDX licences")
    if chosen is None:
        raise LicenceError(f"{expression}: not among the licences that packaging/licence_policy.py allows")
    return chosen


def _alternatives(tokens: list[str], expression: str) -> list[str] | None:
    chosen = _together(tokens, expression)
    while tokens and tokens[0].upper() == "OR":
        tokens.pop(0)
        other = _together(tokens, expression)
        chosen = other if chosen is None else chosen
    return chosen


def _together(tokens: list[str], expression: str) -> list[str] | None:
    chosen = _one(tokens, expression)
    while tokens and tokens[0].upper() == "AND":
        tokens.pop(0)
        other = _one(tokens, expression)
        chosen = None if chosen is None or other is None else chosen + other
    return chosen


def _one(tokens: list[str], expression: str) -> list[str] | None:
    if not tokens or tokens[0] == ")":
        raise LicenceError(f"{expression}: isn't an expression of SPDX licences")
    licence = tokens.pop(0)
    if licence == "(":
        chosen = _alternatives(tokens, expression)
        if not tokens or tokens.pop(0) != ")":
            raise LicenceError(f"{expression}: isn't an expression of SPDX licences")
        return chosen
    if tokens and tokens[0].upper() == "WITH":
        exception = tokens[1] if len(tokens) > 1 else ""
        del tokens[:2]
        return [f"{licence} WITH {exception}"] if exception in ALLOWED_EXCEPTIONS else None
    return [licence] if licence in ALLOWED else None
