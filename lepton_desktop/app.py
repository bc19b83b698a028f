"""The composition root: the one place that builds the parts and joins them."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.encoders.load import can_open, identity_of
from lepton_desktop.encoders.selection import Selection, selection_of
from lepton_desktop.engines import AUTO, EIGHT_BITS
from lepton_desktop.indexing.options import IndexingOptions
from lepton_desktop.legible import legible
from lepton_desktop.private_files import keep_private
from lepton_desktop.settings import DATA_VARIABLE, Places, Settings, own_command, places, read_settings
from lepton_desktop.torch_pack.pack import activate, installed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.encoders.background_compile import BackgroundCompile
    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.search.engine import SearchEngine
    from lepton_desktop.search.stacks import Stacks
    from lepton_desktop.ui.dependencies import Dependencies
    from lepton_desktop.user_messages import UserMessage


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(legible(text), file=sys.stderr, flush=True)


WORTH_COMPILING = 200
"""Photos; fewer are indexed before a model is compiled."""


class Application:
    """One library: where its data lies, what its user chose, and the parts made from both."""

    def __init__(self, where: Places | None = None) -> None:
        """Raises DataFolderError for the data folder, SettingsError when the settings can't be read.

        Raises TorchPackError when the program's list of PyTorch's files is damaged.
        """
        self.places = where or places()
        keep_private(self.places)
        read_settings(self.places.settings)
        activate(self.places)
        self._stacks: Stacks | None = None
        self._said: set[UserMessage] = set()

    def open_catalog(self) -> Catalog:
        """The catalog, for the calling thread alone. Raises CatalogError."""
        return Catalog(self.places.catalog)

    @property
    def settings(self) -> Settings:
        """What the user chose, as the file has it now. Raises SettingsError."""
        return read_settings(self.places.settings)

    def load_encoder(
        self,
        model: str | None = None,
        *,
        for_photos: bool = False,
        preparing: BackgroundCompile | None = None,
    ) -> Encoder:
        """An encoder by its name, or the chosen one; see `Selection.load`. Raises EncoderError."""
        settings = self.settings
        engines = self.engines(settings)
        missing = engines.why_not_wanted()
        if missing is not None and missing not in self._said:
            self._said.add(missing)
            say(str(missing))
        return engines.load(model or settings.model, for_photos, preparing, say)

    def engines(self, settings: Settings) -> Selection:
        """What runs models here, as the user wants it and as far as it is here."""
        activate(self.places)  # PyTorch may have been installed or removed since
        return selection_of(settings, self.places)

    def preparing(self) -> BackgroundCompile:
        """What compiles this library's models in the background, once it has photos enough for that to pay.

        At once is compiled what takes seconds, because the model has an IR, and what the user chose themselves, but
        for eight bits, which need photos.
        """
        from lepton_desktop.encoders.background_compile import BackgroundCompile

        def after() -> int:
            identity = self.model_identity()
            settings = self.settings
            if settings.precision != EIGHT_BITS and (
                (settings.engine, settings.precision) != (AUTO, AUTO)
                or can_open(settings.model, self.places.models).by_openvino
            ):
                return 0
            with self.open_catalog() as catalog:
                return WORTH_COMPILING - catalog.vectors.counts().get(identity, 0)

        environment = os.environ | {DATA_VARIABLE: str(self.places.data)}
        return BackgroundCompile(lambda name: own_command("models", "prepare", name), environment, after)

    def model_identity(self) -> str:
        """The identity of the model chosen now, found without loading it. Raises EncoderError, SettingsError."""
        return identity_of(self.settings.model, self.places.models)

    def indexing_options(self) -> IndexingOptions:
        """What the user wants of the indexing now. Raises EncoderError, SettingsError."""
        settings = self.settings
        pack = installed(self.places)
        return IndexingOptions(
            encoder=f"{identity_of(settings.model, self.places.models)} on {settings.device}, "
            f"{settings.engine}, {settings.precision}, {pack.folder.name if pack else 'without a torch pack'}",
            ignore=tuple(settings.ignore),
            gentle=settings.effort == "gentle",
            pause_on_battery=settings.pause_on_battery,
        )

    def make_engine(self) -> SearchEngine:
        """A search engine, for the calling thread alone. Raises CatalogError."""
        from lepton_desktop.search.engine import SearchEngine

        return SearchEngine(self.places, lambda: self.settings.model, self.load_encoder)

    def compact(self, identity: str) -> None:
        """Bring the vector index's base up to date; called where indexing runs. Raises CatalogError, OSError."""
        from lepton_desktop.search.vector_index import compact

        with self.open_catalog() as catalog:
            compact(catalog, self.places.index, identity)
        if sys.platform == "linux":
            # glibc would keep most of what that took: up to 75 MB of a library of a hundred thousand
            with suppress(OSError, AttributeError):  # another C library, which has no such call
                ctypes.CDLL("libc.so.6").malloc_trim(0)

    def stack(self, catalog: Catalog, identity: str, wanted: Callable[[], bool]) -> int:
        """Find out whose copies new photos are; called where indexing runs, in one thread. See `Stacks.update`."""
        if self._stacks is None:
            from lepton_desktop.search.stacks import Stacks

            self._stacks = Stacks()
        return self._stacks.update(catalog, identity, wanted)

    def dependencies(self) -> Dependencies:
        """What the window is joined from."""
        from lepton_desktop.ui.dependencies import Dependencies

        return Dependencies(
            places=self.places,
            make_engine=self.make_engine,
            open_catalog=self.open_catalog,
            indexer_command=own_command("indexer"),
            settings=self.settings,
            elsewhere=lambda places: Application(places).dependencies(),
        )


def absolute(path: Path) -> Path:
    """A path as the user gave it, made absolute, with ``~`` for the home folder."""
    return path.expanduser().absolute()
