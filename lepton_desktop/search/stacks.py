"""The same picture in several files or formats stands once: which photos of a library are copies of each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.photos.perceptual_hash import BITS, bits_of
from lepton_desktop.search.similarity import NEARLY, SAME_BITS, SAME_COSINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.stacks import Unstacked

_AT_ONCE = 1024
_COMPARED = 32_768
"""So many hashes are compared with one, and taken in, at once: what that needs stays in the processor's cache."""
_WORD = 64
_NAME = "S40"
_COARSE_DIFFERING = NEARLY[-1][0]
"""Hashes whose coarse bits differ more than this aren't compared further, as for duplicates."""
_MOST = 16
"""The maximum number of look-alikes that are compared further: of a thousand black pictures each is like all others."""


class Stacks:
    """Puts what comes into the catalog in stacks. It remembers what the library looks like from call to call.

    A photo joins the stack of its content, else that of the content that looks most like it of those that are the
    same to the perceptual hash and to the model (see `Resemblance`), unless they were taken at different times or the
    user said that they are different photos. Where the model hasn't seen the other yet, the hash alone says it.
    """

    def __init__(self) -> None:
        self._known: Prints | None = None

    def update(self, catalog: Catalog, model: str, wanted: Callable[[], bool] = lambda: True) -> int:
        """Find the stacks of the photos that the model has seen and that are in none, and give their number.

        They are put in some at a time, as long as that is `wanted`. Raises CatalogError.
        """
        count = 0
        while wanted() and (fresh := catalog.stacks.unstacked_photos(model, _AT_ONCE)):
            if self._known is None:
                known = Prints()
                known.add(catalog.stacks.perceptual_hashes())
                self._known = known
            prints = {
                one.content_hash: one.perceptual
                for one in fresh
                if one.perceptual is not None and catalog.stacks.of_content(one.content_hash) is None
            }
            self._known.add(prints.items())
            alike = {content: self._known.alike(content, hashed) for content, hashed in prints.items()}
            catalog.stacks.put(_placed(fresh, alike, catalog, model))
            count += len(fresh)
            if (
                len(fresh) < _AT_ONCE
            ):  # asking once more costs a look at each photo that the model hasn't seen
                break
        return count


class Prints:
    """The perceptual hashes of contents: 72 bytes each in memory, with the content's name of 40 letters."""

    def __init__(self) -> None:
        self._contents: list[NDArray[np.bytes_]] = []
        self._words: list[NDArray[np.uint64]] = []  # a column is a hash, the coarse bits are its top
        self._room = 0  # in the last of them

    def add(self, prints: Iterable[tuple[str, bytes]]) -> None:
        """Know these contents, with their hashes, too."""
        coming = iter(prints)
        while part := list(islice(coming, min(_AT_ONCE, self._room or _COMPARED))):
            if not self._room:
                self._contents.append(np.empty(_COMPARED, _NAME))
                self._words.append(np.empty((BITS // _WORD, _COMPARED), np.uint64))
                self._room = _COMPARED
            start = _COMPARED - self._room
            self._contents[-1][start : start + len(part)] = [content.encode() for content, _ in part]
            self._words[-1][:, start : start + len(part)] = _words([hashed for _, hashed in part])
            self._room -= len(part)

    def alike(self, content: str, hashed: bytes) -> list[str]:
        """The contents that look the same as one of this hash, at most _MOST of them, the most alike first."""
        one, own = _words([hashed]), content.encode()
        found, differing = np.empty(0, _NAME), np.empty(0, np.intp)
        for number, (contents, words) in enumerate(zip(self._contents, self._words, strict=True), start=1):
            if number == len(self._words):
                words = words[:, : _COMPARED - self._room]
            near = np.flatnonzero(np.bitwise_count(words[0] ^ one[0]) <= _COARSE_DIFFERING)
            if len(near) == 0:
                continue
            bits = np.bitwise_count(words[:, near] ^ one).sum(axis=0, dtype=np.intp)
            same = (bits <= SAME_BITS) & (contents[near] != own)
            found = np.concatenate([found, contents[near[same]]])
            differing = np.concatenate([differing, bits[same]])
            best = np.argsort(differing, kind="stable")[:_MOST]
            found, differing = found[best], differing[best]
        return [
            name.decode() for name in dict.fromkeys(found.tolist())
        ]  # what went and came again is there twice


def _words(hashes: list[bytes]) -> NDArray[np.uint64]:
    """The hashes as columns (BITS / 64, n), their coarse bits first."""
    packed = np.packbits(bits_of(hashes), axis=1).tobytes()
    return np.frombuffer(packed, np.uint64).reshape(len(hashes), -1).T


def _placed(
    fresh: Sequence[Unstacked], alike: Mapping[str, Sequence[str]], catalog: Catalog, model: str
) -> dict[int, int]:
    """The stack of each photo, by its id; `alike` has the contents that look like each one's."""
    placed: dict[int, int] = {}
    stacks: dict[str, int] = {}
    moments: dict[int, set[str]] = {}
    vectors = {one.content_hash: one.vector for one in fresh}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in catalog.decisions.distinct_pairs():
        apart[first].add(second)
        apart[second].add(first)

    def stack_of(content: str) -> int | None:
        return stacks.get(content) or catalog.stacks.of_content(content)

    def fits(one: Unstacked, stack: int, content: str) -> bool:
        if stack not in moments:
            moments[stack] = catalog.stacks.moments(stack)
        if one.taken_at is not None and moments[stack] - {one.taken_at}:
            return False
        if any(stack_of(other) == stack for other in apart.get(one.content_hash, ())):
            return False
        vector = vectors.get(content)
        vector = catalog.vectors.of_content(content, model) if vector is None else vector
        return vector is None or float(vector @ one.vector) >= SAME_COSINE

    for one in fresh:
        stack = stack_of(one.content_hash)
        for content in alike.get(one.content_hash, ()) if stack is None else ():
            other = stack_of(content)  # None where its photos are gone, or come later
            if other is not None and fits(one, other, content):
                stack = other
                break
        stack = one.photo_id if stack is None else stack
        placed[one.photo_id] = stacks[one.content_hash] = stack
        if one.taken_at is not None and (stack in moments or stack == one.photo_id):
            moments.setdefault(stack, set()).add(one.taken_at)
    return placed
