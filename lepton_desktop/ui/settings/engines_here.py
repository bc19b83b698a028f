"""What is known of the engines on this computer: what was measured, what runs the model in use, and what could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lepton_desktop.encoders.engines import Description, Measured, Where, engine
from lepton_desktop.engines import AUTO, ENGINES, precision_choices
from lepton_desktop.settings import read_settings
from lepton_desktop.ui.toolkit.i18n import translated

if TYPE_CHECKING:
    from lepton_desktop.settings import Places
    from lepton_desktop.user_messages import UserMessage

Way = tuple[str, str]
"""An engine and a precision, as in the settings."""

AUTOMATIC: Way = (AUTO, AUTO)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of the engines here: measurements, or why there are none, and whether they can be measured.

    `way` is what runs the model now. `missing` says so where it isn't what the settings ask for. `unmeasured` are those
    that this computer supports but that were left out for lack of photos.
    """

    way: Way
    measured: tuple[Measured, ...]
    trouble: str
    can_measure: bool
    unmeasured: tuple[Way, ...] = ()
    missing: str = ""


def look(places: Places) -> Looked:
    """What is known of the engines of the model in use. Raises EncoderError and SettingsError."""
    from lepton_desktop.encoders.selection import selection_of

    settings = read_settings(places.settings)
    selection = selection_of(settings, places)
    way = (
        selection.in_effect(settings.model),
        selection.where.precision,
    )  # says what to do when the model is gone
    missing = selection.why_not_wanted()
    measured: list[Measured] = []
    unmeasured: list[Way] = []
    trouble = ""
    for name in _compilers():
        found = _descriptions(name, settings.model, places, way[1])
        if not found:
            refusal = engine(name).refusal(settings.model, _where(places, way[1]))
            trouble = trouble or (translated(refusal) if refusal is not None else "")
            continue
        best = max((one.measured for one in found), key=len)
        measured += [one for one in best if one not in measured and _is_here(one.engine)]
        known = {one.precision for one in best if one.engine == name}
        unmeasured += [(name, one) for one in engine(name).precisions() if one not in known]
    if not measured:
        can_measure = way[0] == AUTO or engine(way[0]).makes
        return Looked(way, (), trouble, bool(_compilers()) and can_measure, missing=_said_of(missing))
    return Looked(way, tuple(measured), "", False, tuple(unmeasured), _said_of(missing))


def is_there(places: Places, way: Way) -> bool:
    """Whether this engine and precision can be used without preparation. Raises the same as `look`."""
    wanted, precision = way
    compilers = [name for name in _compilers() if wanted in (AUTO, name)]
    if not compilers:
        return True
    model, where = read_settings(places.settings).model, _where(places, precision)
    compiler = engine(compilers[0])
    if way == AUTOMATIC and compiler.refusal(model, where) is not None:
        return True
    return compiler.description(model, where) is not None


def _is_here(name: str) -> bool:
    """Whether an engine that was measured once can still be chosen; a later version may have measured others."""
    return name not in ENGINES or engine(name).available()


def _said_of(message: UserMessage | None) -> str:
    return "" if message is None else translated(message)


def _compilers() -> list[str]:
    """The engines that are here and that models have to be made for."""
    return [name for name in ENGINES if engine(name).makes and engine(name).available()]


def _where(places: Places, precision: str) -> Where:
    return Where(places.models, places.compiled, precision=precision)


def _descriptions(name: str, model: str, places: Places, first: str) -> list[Description]:
    """Of what was made for an engine in every precision, and of the one that is wanted first."""
    wanted = dict.fromkeys((first, *precision_choices()))
    found = [engine(name).description(model, _where(places, precision)) for precision in wanted]
    return [one for one in found if one is not None]
