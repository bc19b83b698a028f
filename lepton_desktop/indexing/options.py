"""The user's choices for the indexing at one moment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexingOptions:
    """`encoder` names what is to encode, in words that another model or another device would change.

    `ignore` has the patterns of what is passed over; `gentle` and `pause_on_battery` say how hard to work.
    """

    encoder: str
    ignore: tuple[str, ...] = ()
    gentle: bool = False
    pause_on_battery: bool = False
