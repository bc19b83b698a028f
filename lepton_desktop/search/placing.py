"""Finds the stack of a photo: that of its content, otherwise that of a picture which is proven to be the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lepton_desktop.catalog.stacks import Member
from lepton_desktop.photos.comparison import Verdict, same_proportions
from lepton_desktop.search.similarity import SAME_COSINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.stacks import Unstacked
    from lepton_desktop.search.prints import Prints
    from lepton_desktop.search.proofs import Proofs

_MOST = 8
"""The maximum number of stacks whose files are opened for one photo, those that the model finds most alike."""
_MOST_MEMBERS = 4
"""The maximum number of contents of one stack that a photo is compared with beside the original."""

NOTHING: frozenset[str] = frozenset()


class _Fit(NamedTuple):
    """How a photo fits a stack. Bare: one of them is grey and the other is coloured; less is better."""

    bare: bool
    other_moment: bool
    difference: float
    stack: int


class Placing:
    """Finds the stacks of some photos, the originals first, and puts them in.

    A photo joins the stack whose original it fits best, of those whose hash and vector are alike and whose files show
    the same picture. No stack gets photos of two known moments or two that the user called different. A grey copy joins
    only where one coloured picture alone fits it.
    """

    def __init__(
        self, catalog: Catalog, model: str, known: Prints, proofs: Proofs, fresh: Sequence[Unstacked]
    ) -> None:
        self._catalog = catalog
        self._model = model
        self._known = known
        self._proofs = proofs
        self._vectors = {one.photo.content_hash: one.vector for one in fresh}
        self._members: dict[int, list[Member]] = {}
        self._found: dict[str, int] = {}  # the stacks of contents
        self._placed: dict[int, int] = {}  # of photos, not yet in the catalog
        self._apart = self._told_apart()

    def place(self, one: Unstacked) -> frozenset[str]:
        """Put the photo in its stack. Where that can't be told now: the contents that must be read for it."""
        photo, content = one.photo, one.photo.content_hash
        stack = self._stack_of(content)
        if stack is None:
            fits, unread, several = self._compared(one)
            full = [fit for fit in fits if not fit.bare]
            if full or (len(fits) == 1 and not unread and not several):
                stack = min(full or fits).stack
            elif unread:
                return unread
            else:
                away = self._away_with(one)
                if away:
                    return away
            if one.perceptual is not None:
                self._known.add([(content, one.perceptual)])
        joins = stack is not None
        self._assign(photo, photo.photo_id if stack is None else stack)
        if joins:  # others, who may tell them apart, should see it soon
            self.put()
            self._apart = self._told_apart()
        return NOTHING

    def put(self) -> None:
        """Put in the catalog what was found."""
        self._catalog.stacks.put(self._placed)
        self._placed.clear()

    def _compared(self, one: Unstacked) -> tuple[list[_Fit], frozenset[str], bool]:
        """The stacks that the photo fits, the contents that can't be read, and whether a grey one fits several."""
        fits: list[_Fit] = []
        unread: set[str] = set()
        ambiguous = False
        for stack, alike in self._candidates(one).items():
            members = self._members_of(stack)
            original = max(members, key=lambda member: member.originality)
            others = [content for content in dict.fromkeys(alike) if content != original.content_hash]
            verdicts: dict[str, Verdict] = {}
            difference = 1.0
            for content in (original.content_hash, *others[:_MOST_MEMBERS]):
                found = self._proofs.compare(self._catalog, one.photo.content_hash, content)
                if found is None:
                    continue
                verdicts[content] = found.verdict
                if found.verdict is Verdict.SAME:
                    difference = found.difference
                    break
                if found.verdict is not Verdict.DIFFERENT:
                    difference = min(difference, found.difference)
            first = verdicts.get(original.content_hash)
            if first is None:
                unread |= self._proofs.unreadable([one.photo.content_hash, original.content_hash])
                continue
            bare = {verdict for verdict in verdicts.values() if verdict is not Verdict.SAME}
            moments = {member.taken_at for member in members} - {None}
            other_moment = moments != {one.photo.taken_at}
            if first is not Verdict.DIFFERENT and Verdict.DIFFERENT not in bare:
                fits.append(_Fit(Verdict.SAME not in verdicts.values(), other_moment, difference, stack))
                if not (fits[-1].bare or other_moment):
                    break
            elif Verdict.COLOURED in bare:  # its grey copy fits another picture too
                self._part(stack, [name for name in verdicts if verdicts[name] is Verdict.COLOURED])
                ambiguous = True
        return fits, frozenset(unread), ambiguous

    def _candidates(self, one: Unstacked) -> dict[int, list[str]]:
        """The stacks that may show the same picture, with those of their contents that are alike, most alike first."""
        if one.perceptual is None:
            return {}
        photo = one.photo
        alike: list[tuple[float, int, str]] = []
        for content in self._known.alike(photo.content_hash, one.perceptual):
            stack = self._stack_of(content)  # None where its photos are gone, or come later
            if stack is None or not self._may_join(photo, stack):
                continue
            vector = self._vectors.get(content)
            vector = self._catalog.vectors.of_content(content, self._model) if vector is None else vector
            cosine = 1.0 if vector is None else float(vector @ one.vector)
            if cosine >= SAME_COSINE:
                alike.append((cosine, stack, content))
        stacks: dict[int, list[str]] = {}
        for _, stack, content in sorted(alike, key=lambda found: -found[0]):
            stacks.setdefault(stack, []).append(content)
        return dict(list(stacks.items())[:_MOST])

    def _may_join(self, photo: Member, stack: int) -> bool:
        """Whether neither moments nor proportions nor the user say that the photo is another than the stack's."""
        members = self._members_of(stack)
        size = photo.width, photo.height
        return (
            bool(members)
            and all(same_proportions(size, (member.width, member.height)) for member in members)
            and (photo.taken_at is None or all(m.taken_at in (None, photo.taken_at) for m in members))
            and not any(m.content_hash in self._apart[photo.content_hash] for m in members)
        )

    def _away_with(self, one: Unstacked) -> frozenset[str]:
        """The contents of the stack of an earlier way that the photo is in, as far as they can't be read now."""
        if one.stack is None:
            return NOTHING
        others = {member.content_hash for member in self._catalog.stacks.unproven(one.stack)}
        return self._proofs.await_return(self._catalog, others - {one.photo.content_hash})

    def _part(self, stack: int, contents: Iterable[str]) -> None:
        """Let contents of a stack stand alone."""
        leaving = set(contents)
        members = self._members.pop(stack)
        groups: defaultdict[str | None, list[Member]] = defaultdict(list)
        for member in members:
            groups[member.content_hash if member.content_hash in leaving else None].append(member)
        for group in groups.values():
            number = min(member.photo_id for member in group)
            self._members[number] = []
            for member in group:
                self._assign(member, number)
        self.put()

    def _assign(self, photo: Member, stack: int) -> None:
        self._members_of(stack).append(photo)
        self._found[photo.content_hash] = stack
        self._placed[photo.photo_id] = stack

    def _stack_of(self, content: str) -> int | None:
        return self._found.get(content) or self._catalog.stacks.of_content(content)

    def _members_of(self, stack: int) -> list[Member]:
        if stack not in self._members:
            self._members[stack] = self._catalog.stacks.members(stack)
        return self._members[stack]

    def _told_apart(self) -> defaultdict[str, set[str]]:
        apart: defaultdict[str, set[str]] = defaultdict(set)
        for first, second in self._catalog.decisions.distinct_pairs():
            apart[first].add(second)
            apart[second].add(first)
        return apart
