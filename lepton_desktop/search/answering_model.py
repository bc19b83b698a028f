"""Which model answers now, and its encoder."""

from __future__ import annotations

from collections.abc import Callable

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.encoders.load import identity_of, name_of
from lepton_desktop.encoders.models import find
from lepton_desktop.search.errors import SearchError
from lepton_desktop.settings import Places, SettingsError


class AnsweringModel:
    """The chosen model, or the one before it for as long as that one knows more photos.

    The encoder is loaded when words or a photo from outside are encoded.
    """

    def __init__(
        self, places: Places, catalog: Catalog, chosen: Callable[[], str], load: Callable[[str], Encoder]
    ) -> None:
        """`chosen` gives the name of the model chosen now, `load` makes an encoder of a name."""
        self._places = places
        self._catalog = catalog
        self._chosen = chosen
        self._load = load
        self._encoder: Encoder | None = None
        self._answering: tuple[int, str, str] | None = None

    def identity(self) -> str:
        """The identity of the model that answers now. Raises SearchError when the chosen one isn't there."""
        try:
            changes, model = self._catalog.changes(), self._chosen()
        except SettingsError as error:
            raise SearchError(error.message) from error
        if self._answering is None or self._answering[:2] != (changes, model):
            self._answering = changes, model, self._choose(model)
        return self._answering[2]

    def languages(self) -> frozenset[str]:
        """The languages that it understands, as `Model.languages`. Raises SearchError."""
        return find(name_of(self.identity()), self._places.models).languages

    def encoder(self, identity: str) -> Encoder:
        """The encoder of the model of this identity. Raises SearchError when it can't be loaded."""
        if self._encoder is None or self._encoder.identity != identity:
            self._encoder = None  # free its memory before the next one takes more
            try:
                self._encoder = self._load(name_of(identity))
            except EncoderError as error:
                raise SearchError(error.message) from error
        return self._encoder

    def forget_encoder(self) -> None:
        """Load the encoder again when it is needed next: it may be run in another way now."""
        self._encoder = None

    def _choose(self, model: str) -> str:
        try:
            chosen = identity_of(model, self._places.models)
        except EncoderError as error:
            raise SearchError(error.message) from error
        known = self._catalog.vectors.models()
        earlier = [identity for identity in known if identity != chosen and self._can_load(identity)]
        if not earlier or not self._catalog.photos.without_vector(chosen, 1):
            return chosen
        counts = dict.fromkeys(earlier, 0) | self._catalog.vectors.counts()
        most = max(earlier, key=counts.__getitem__)
        return most if counts[most] > counts.get(chosen, 0) else chosen

    def _can_load(self, identity: str) -> bool:
        """Whether the model that made these vectors is still installed, the very same."""
        try:
            return identity_of(name_of(identity), self._places.models) == identity
        except EncoderError:
            return False  # it has been deleted, or was never installed here
