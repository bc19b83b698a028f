"""What a kind of work is: something that indexing finds out about every photo from its decoded picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from lepton_desktop.catalog.backlogs import Unfinished, older_than
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.photos.decoder import Answer
    from lepton_desktop.photos.photo import Loaded
    from lepton_desktop.photos.thumbnails import Thumbnails

    Request = tuple[Callable[..., Answer], tuple[Any, ...]]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Tools:
    """What kinds of work may use in the indexing process."""

    catalog: Catalog
    encoder: Encoder
    thumbnails: Thumbnails


@dataclass(frozen=True, slots=True)
class OpenedPhoto:
    """A photo's file as it is in a decoder: where it is, its size and mtime, its picture, details and content.

    `is_stale`: what was made earlier for a file of this path, size and mtime may be wrong by now.
    """

    path: Path
    size: int
    mtime_ns: int
    photo: Loaded
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """What `Kind.work` gives for a photo that can't be in the library, and why."""

    reason: UserMessage


class Kind(Generic[Result]):
    """A kind of work. A photo's file is decoded once for all kinds that want it at the same time.

    `request` says what a decoder does with the picture, `received` reads the decoder's answer, `work` takes a batch of
    answers further, and `describe` or `commit` keep the results. `request` and `received` are called in any thread, the
    others in the one that opened the catalog.
    """

    name: ClassVar[str]
    """Names it, and its column in `photos`: ``metadata`` has ``metadata_version``."""
    version: ClassVar[int | None]
    """Raise it, and the work is done again for all photos. None where the catalog tells in another way than by a column
    for which photos it is done."""
    seconds: ClassVar[float] = 0.0
    """What it costs a photo on an ordinary computer, apart from decoding."""
    is_required: ClassVar[bool] = False
    """Whether a photo for which it fails leaves the library. Otherwise it isn't tried again with this version."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools

    @property
    def column(self) -> str | None:
        """The column of `photos` with the version that last did the work, None without a version."""
        return None if self.version is None else f"{self.name}_version"

    @property
    def backlog(self) -> Unfinished:
        """The photos that it is still to be done for. A kind without a version defines it."""
        if self.version is None:
            raise NotImplementedError
        return older_than(f"{self.name}_version", self.version)

    @property
    def edge(self) -> int:
        """The least short side in pixels of the picture that it wants, by default the model's."""
        return self.tools.encoder.preprocessing.size

    def request(self) -> Request:
        """A function at the top of a module, and arguments that JSON can say.

        A decoder calls it with the OpenedPhoto and the arguments. It may raise PhotoError.
        """
        raise NotImplementedError

    def received(self, value: Any, buffers: Sequence[bytes]) -> Any:
        """What `work` is given for a photo, from the value and the buffers of the decoder's answer.

        Raises AttributeError, LookupError, TypeError or ValueError when the answer makes no sense.
        """
        return value

    def work(self, contents: Sequence[str], batch: Sequence[Any]) -> Sequence[Result | Refused]:
        """The result for each photo of a batch, given its content's hash and what `received` has made of it.

        Raises EncoderError when nothing can be done any more.
        """
        return batch

    def describe(self, photo: NewPhoto, result: Result) -> NewPhoto:
        """The photo's record with the result, where the result is part of it."""
        return photo

    def commit(self, results: Sequence[tuple[int, Result]]) -> None:
        """Put the results of photos, by id, into the catalog, as part of the transaction that puts in the photos.

        Called once for each such transaction, also without results.
        """
