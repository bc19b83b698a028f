"""The same picture in several files or formats stands once: which photos of a library are copies of each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.photos.perceptual import BITS, COARSE_BITS, bits_of
from lepton_desktop.search.resemblance import NEARLY, SAME_BITS, SAME_COSINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.stacking import Unstacked

_AT_ONCE, _COLUMNS = 1024, 8192
_COARSE_DIFFERING = NEARLY[-1][0]
"""Hashes whose coarse bits differ more than this aren't compared further, as for duplicates."""
_MOST = 16
"""Of all that look like a photo so many are asked further: of a thousand black pictures each is like all others."""


class Stacks:
    """Puts what comes into the catalog in stacks. It remembers what the library looks like from call to call.

    A photo joins the stack of its content, else that of the content that looks most like it of those that are the
    same to the perceptual hash and to the model (see `Resemblance`), unless they were taken at different times.
    """

    def __init__(self) -> None:
        self._contents: list[str] | None = None
        self._signs = np.empty((0, BITS), np.int8)
        self._coarse = np.empty((0, COARSE_BITS), np.float32)

    def update(self, catalog: Catalog, model: str) -> None:
        """Find the stacks of the photos that the model has seen and that are in none. Raises CatalogError."""
        while fresh := catalog.unstacked(model, _AT_ONCE):
            if self._contents is None:
                self._contents = []
                self._remember(self._contents, *catalog.stacked_prints())
            alike = self._alike(self._contents, fresh)
            catalog.put_in_stacks(_placed(fresh, alike, catalog, model))

    def _remember(self, known: list[str], contents: Sequence[str], prints: Sequence[bytes]) -> None:
        signs = bits_of([*prints]).astype(np.int8) * 2 - 1
        known += contents
        self._signs = np.concatenate([self._signs, signs])
        self._coarse = np.concatenate([self._coarse, signs[:, :COARSE_BITS].astype(np.float32)])

    def _alike(self, known: list[str], fresh: Sequence[Unstacked]) -> dict[str, list[str]]:
        """Of each of these contents those that look the same, the most alike first; it is known from now on."""
        prints = {one.content_hash: one.perceptual for one in fresh if one.perceptual is not None}
        there = set(known).intersection(prints)
        added = {content: hashed for content, hashed in prints.items() if content not in there}
        self._remember(known, [*added], [*added.values()])
        contents = [*prints]
        signs = bits_of([*prints.values()]).astype(np.int8) * 2 - 1
        coarse = signs[:, :COARSE_BITS].astype(np.float32)
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for start in range(0, len(known), _COLUMNS):
            near = coarse @ self._coarse[start : start + _COLUMNS].T >= COARSE_BITS - 2 * _COARSE_DIFFERING
            rows, columns = np.divmod(np.flatnonzero(near), near.shape[1])
            columns += start
            agreement = np.einsum("ij,ij->i", signs[rows], self._signs[columns], dtype=np.int32)
            same = agreement >= BITS - 2 * SAME_BITS
            for row, column, much in zip(
                rows[same].tolist(), columns[same].tolist(), agreement[same].tolist(), strict=True
            ):
                if contents[row] != known[column]:
                    found[contents[row]].append((-much, known[column]))
        return {content: [other for _, other in sorted(pairs)[:_MOST]] for content, pairs in found.items()}


def _placed(
    fresh: Sequence[Unstacked], alike: Mapping[str, Sequence[str]], catalog: Catalog, model: str
) -> dict[int, int]:
    """The stack of each photo, by its id; `alike` has the contents that look like each one's."""
    placed: dict[int, int] = {}
    stacks: dict[str, int] = {}
    moments: dict[int, set[str]] = {}
    vectors = {one.content_hash: one.vector for one in fresh}

    def stack_of(content: str) -> int | None:
        return stacks.get(content) or catalog.stack_of_content(content)

    def fits(one: Unstacked, stack: int, content: str) -> bool:
        if stack not in moments:
            moments[stack] = catalog.moments_of_stack(stack)
        if one.taken_at is not None and moments[stack] - {one.taken_at}:
            return False
        vector = vectors.get(content)
        vector = catalog.vector_of_content(content, model) if vector is None else vector
        return vector is not None and float(vector @ one.vector) >= SAME_COSINE

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
