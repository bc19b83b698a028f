"""Finds the town nearest to where a photo was taken, in a list that ships with the program.

The list is GeoNames' (https://www.geonames.org, CC BY 4.0); packaging/developers/make_towns.py makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.shipped import RESOURCES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LIST = RESOURCES / "places" / "towns.npz"
_EARTH_KM = 6371.0
_FAR_KM = 300.0


@dataclass(frozen=True, slots=True)
class Town:
    """A town, its country as ISO 3166's two letters, and how far away it is, in kilometres."""

    name: str
    country: str
    distance: float


def nearest_town(latitude: float, longitude: float) -> Town | None:
    """The town nearest to a place in degrees, north and east positive; None where there is none within 300 km.

    The list is read when it is first needed.
    """
    towns = _towns()
    here = _directions(np.array([[latitude, longitude]]))[0]
    best = int((towns.directions @ here).argmax())
    # The chord is exact where the cosine of a small angle no longer is.
    chord = float(np.linalg.norm(towns.directions[best] - here))
    distance = 2 * _EARTH_KM * float(np.arcsin(min(1.0, chord / 2)))
    if distance > _FAR_KM:
        return None
    name, country = towns.line(best).split("\t")
    return Town(name, country, distance)


@dataclass(frozen=True, slots=True)
class _Towns:
    """The list: UTF-8 text, where each line ends in it, and unit vectors (n, 3) from the Earth's middle."""

    text: bytes
    ends: NDArray[np.int64]
    directions: NDArray[np.float64]

    def line(self, number: int) -> str:
        start = int(self.ends[number - 1]) + 1 if number else 0
        return self.text[start : int(self.ends[number])].decode()


@cache
def _towns() -> _Towns:
    # No Python object for each town: making them would keep the interpreter's lock from the window for too long.
    with np.load(_LIST, allow_pickle=False) as kept:
        names, places = kept["names"], kept["places"]
    return _Towns(names.tobytes(), np.flatnonzero(names == ord("\n")), _directions(places / 100.0))


def _directions(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The unit vectors (n, 3) to places (n, 2), latitude and longitude in degrees."""
    latitude, longitude = np.radians(places).T
    along = np.cos(latitude)
    return np.stack([along * np.cos(longitude), along * np.sin(longitude), np.sin(latitude)], axis=-1)
