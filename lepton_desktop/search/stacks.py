"""The same picture in several files or formats stands once: which photos of a library are copies of each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.photos.perceptual import BITS, bits_of
from lepton_desktop.search.resemblance import NEARLY, SAME_BITS, SAME_COSINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.stacking import Unstacked

_AT_ONCE = 1024
_COMPARED = 32_768
"""So many hashes are compared with one, and taken in, at once: what that needs stays in the processor's cache."""
_WORD = 64
_COARSE_DIFFERING = NEARLY[-1][0]
"""Hashes whose coarse bits differ more than this aren't compared further, as for duplicates."""
_MOST = 16
"""Of all that look like a photo so many are asked further: of a thousand black pictures each is like all others."""


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
        while wanted() and (fresh := catalog.unstacked(model, _AT_ONCE)):
            if self._known is None:
                known = Prints()
                known.add(catalog.stacked_prints())
                self._known = known
            prints = {one.content_hash: one.perceptual for one in fresh if one.perceptual is not None}
            self._known.add(prints.items())
            alike = {content: self._known.alike(content) for content in prints}
            catalog.put_in_stacks(_placed(fresh, alike, catalog, model))
            count += len(fresh)
            if (
                len(fresh) < _AT_ONCE
            ):  # asking once more costs a look at each photo that the model hasn't seen
                break
        return count


class Prints:
    """The perceptual hashes of contents, 32 bytes each in memory besides the contents' names."""

    def __init__(self) -> None:
        self._contents: list[str] = []
        self._places: dict[str, int] = {}
        self._words = np.empty(
            (BITS // _WORD, 0), np.uint64
        )  # a column is a hash, the coarse bits are its top

    def add(self, prints: Iterable[tuple[str, bytes]]) -> None:
        """Know these contents, with their hashes, too; one that is known stays as it is."""
        coming = iter(prints)
        while part := dict(islice(coming, _COMPARED)):
            new = {content: hashed for content, hashed in part.items() if content not in self._places}
            if not new:
                continue
            start, end = len(self._contents), len(self._contents) + len(new)
            if end > self._words.shape[1]:  # twice the room, lest it be copied at every commit
                words = np.empty((len(self._words), max(2 * self._words.shape[1], end)), np.uint64)
                words[:, :start] = self._words[:, :start]
                self._words = words
            packed = np.packbits(bits_of([*new.values()]), axis=1).tobytes()
            self._words[:, start:end] = np.frombuffer(packed, np.uint64).reshape(len(new), -1).T
            self._places.update(zip(new, range(start, end), strict=True))
            self._contents += new

    def alike(self, content: str) -> list[str]:
        """The contents that look the same as this known one, at most _MOST of them, the most alike first."""
        own = self._places[content]
        one = self._words[:, own, None]
        columns, differing = np.empty(0, np.intp), np.empty(0, np.intp)
        for start in range(0, len(self._contents), _COMPARED):
            words = self._words[:, start : min(start + _COMPARED, len(self._contents))]
            near = np.flatnonzero(np.bitwise_count(words[0] ^ one[0]) <= _COARSE_DIFFERING)
            if len(near) == 0:
                continue
            bits = np.bitwise_count(words[:, near] ^ one).sum(axis=0, dtype=np.intp)
            same = (bits <= SAME_BITS) & (near + start != own)
            columns = np.concatenate([columns, near[same] + start])
            differing = np.concatenate([differing, bits[same]])
            best = np.argsort(differing, kind="stable")[:_MOST]
            columns, differing = columns[best], differing[best]
        return [self._contents[column] for column in columns.tolist()]


def _placed(
    fresh: Sequence[Unstacked], alike: Mapping[str, Sequence[str]], catalog: Catalog, model: str
) -> dict[int, int]:
    """The stack of each photo, by its id; `alike` has the contents that look like each one's."""
    placed: dict[int, int] = {}
    stacks: dict[str, int] = {}
    moments: dict[int, set[str]] = {}
    vectors = {one.content_hash: one.vector for one in fresh}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in catalog.told_apart():
        apart[first].add(second)
        apart[second].add(first)

    def stack_of(content: str) -> int | None:
        return stacks.get(content) or catalog.stack_of_content(content)

    def fits(one: Unstacked, stack: int, content: str) -> bool:
        if stack not in moments:
            moments[stack] = catalog.moments_of_stack(stack)
        if one.taken_at is not None and moments[stack] - {one.taken_at}:
            return False
        if any(stack_of(other) == stack for other in apart.get(one.content_hash, ())):
            return False
        vector = vectors.get(content)
        vector = catalog.vector_of_content(content, model) if vector is None else vector
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
