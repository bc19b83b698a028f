"""The same picture in several files or formats stands once: which photos of a library are copies of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.search.placing import Placing
from lepton_desktop.search.prints import Prints
from lepton_desktop.search.proofs import Proofs

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.stacks import Unstacked

_AT_ONCE = 1024


class Stacks:
    """Puts what comes into the catalog in stacks. It remembers what the library looks like from call to call.

    A photo joins the stack of its content, otherwise one whose original shows the same picture (see `Placing`). A photo
    waits where files must be opened to tell and one can't be read: it stays where it is until that has changed.
    """

    def __init__(self) -> None:
        self._known: Prints | None = None
        self._proofs = Proofs()
        self._waiting: dict[int, frozenset[str]] = {}  # photos, by id, with the contents that can't be read

    def update(self, catalog: Catalog, model: str, wanted: Callable[[], bool] = lambda: True) -> int:
        """Find the stacks of the photos that the model has seen and that are in none, and give their number.

        They are put in one after the other, as long as that is `wanted`. Raises CatalogError.
        """
        self._proofs.look_again(catalog)
        self._waiting = {
            number: contents
            for number, contents in self._waiting.items()
            if self._proofs.unreadable(contents) == contents
        }
        count = after = 0
        while wanted() and (fresh := catalog.stacks.unstacked_photos(model, _AT_ONCE, after)):
            after = fresh[-1].photo.photo_id
            count += self._place(catalog, model, fresh, wanted)
            if len(fresh) < _AT_ONCE:  # asking again costs a look at each photo that the model hasn't seen
                break
        return count

    def _place(self, catalog: Catalog, model: str, fresh: list[Unstacked], wanted: Callable[[], bool]) -> int:
        if self._known is None:
            self._known = Prints()
            self._known.add(catalog.stacks.perceptual_hashes())
        placing = Placing(catalog, model, self._known, self._proofs, fresh)
        count = 0
        for one in sorted(fresh, key=lambda one: one.photo.originality, reverse=True):
            if not wanted():
                break
            if one.photo.photo_id in self._waiting:
                continue
            waits_for = placing.place(one)
            if waits_for:
                self._waiting[one.photo.photo_id] = waits_for
            else:
                count += 1
        placing.put()
        return count
