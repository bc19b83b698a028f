"""The catalog, the truth of a library: one object for each thing that it keeps, all of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from lepton_desktop.catalog import removal
from lepton_desktop.catalog.backlogs import Backlogs
from lepton_desktop.catalog.database import CatalogError, Database
from lepton_desktop.catalog.decisions import Decisions, inherit
from lepton_desktop.catalog.failures import Failures
from lepton_desktop.catalog.files import Files
from lepton_desktop.catalog.fingerprints import Fingerprints, put_fingerprint
from lepton_desktop.catalog.history import History
from lepton_desktop.catalog.photos import Photos, put_photo
from lepton_desktop.catalog.roots import Roots
from lepton_desktop.catalog.saved_searches import SavedSearches
from lepton_desktop.catalog.stacks import Stacks
from lepton_desktop.catalog.statistics import Statistics
from lepton_desktop.catalog.timeline import Timeline
from lepton_desktop.catalog.vectors import Vectors, blobs_of_batch, model_id, put_vector

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.catalog.removal import TakenOut

__all__ = ["Catalog", "CatalogError"]


class Catalog:
    """What is known of a library. Not thread-safe: every thread and process opens its own.

    Each part reads and writes one thing, each call in one transaction. The methods here write what concerns several
    parts at once. All raise CatalogError when it can't be done.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it, and bring it to the newest schema. Raises CatalogError."""
        self.database = Database(path)
        self.roots = Roots(self.database)
        self.files = Files(self.database, self.roots)
        self.failures = Failures(self.database)
        self.photos = Photos(self.database, self.roots)
        self.timeline = Timeline(self.database, self.roots)
        self.statistics = Statistics(self.database, self.roots)
        self.vectors = Vectors(self.database, self.roots)
        self.backlogs = Backlogs(self.database, self.photos)
        self.stacks = Stacks(self.database)
        self.fingerprints = Fingerprints(self.database)
        self.decisions = Decisions(self.database)
        self.saved_searches = SavedSearches(self.database)
        self.history = History(self.database)

    def commit(
        self, photos: Sequence[tuple[NewPhoto, NDArray[np.float32] | None]], model: str
    ) -> list[int | None]:
        """Put photos in, each with its vector (d,), or None: the vector of another photo of the same content.

        A photo takes the place of the one at its path and clears that path's failure. Where there is no
        vector to be copied (its photo went a moment ago), the photo is left to `photos.without_vector`. A
        photo whose folder has been removed in the meantime is passed over. Returns the ids, None for those.
        """
        ids: list[int | None] = []
        with self.database.transaction() as connection:
            number = model_id(connection, model, [vector for _, vector in photos if vector is not None])
            blobs = blobs_of_batch(connection, photos, model)
            roots = {root for (root,) in connection.execute("SELECT id FROM roots")}
            for (photo, _), blob in zip(photos, blobs, strict=True):
                if photo.root_id not in roots:
                    ids.append(None)
                    continue
                inherit(connection, photo)
                photo_id = put_photo(connection, photo)
                put_fingerprint(connection, photo)
                if blob is not None and number is not None:
                    put_vector(connection, photo_id, number, blob)
                ids.append(photo_id)
        return ids

    def take_out(self, photo_ids: Sequence[int]) -> TakenOut:
        """Forget photos whose files are gone, and give what was known of them, their vectors included."""
        with self.database.transaction() as connection:
            return removal.take_out(connection, photo_ids)

    def put_back(self, taken: TakenOut, photo_ids: Sequence[int]) -> None:
        """Know these of the photos as before; one that has been found again in the meantime stays as it is."""
        with self.database.transaction() as connection:
            removal.put_back(connection, taken, set(photo_ids))

    @property
    def path(self) -> Path:
        """The file."""
        return self.database.path

    @property
    def read_only(self) -> bool:
        """Whether its disk can't be written: it is read, and nothing more is remembered."""
        return self.database.read_only

    def changes(self) -> int:
        """A number that grows whenever anyone, in this process or another, has committed something. Cheap."""
        return self.database.changes()

    def integrity_problem(self) -> str | None:
        """What SQLite finds wrong with the file, None when it is whole. Reads all of it."""
        return self.database.integrity_problem()

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing more."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
