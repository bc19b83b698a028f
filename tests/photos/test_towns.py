"""The town nearest to a place on the Earth."""

from __future__ import annotations

import pytest

from lepton_desktop.photos.towns import nearest_town


@pytest.mark.parametrize(
    ("latitude", "longitude", "name", "country"),
    [
        (46.948, 7.447, "Bern", "CH"),
        (39.904, 116.407, "Beijing", "CN"),
        (45.523, -122.676, "Portland, Oregon", "US"),
        (-33.925, 18.424, "Cape Town", "ZA"),
        (55.75, 37.62, "Moscow", "RU"),
    ],
)
def test_a_place_in_a_town_is_that_town(latitude: float, longitude: float, name: str, country: str) -> None:
    town = nearest_town(latitude, longitude)
    assert town is not None
    assert (town.name, town.country) == (name, country)
    assert town.distance < 3


def test_the_distance_is_that_along_the_earth_also_across_the_line_of_the_date() -> None:
    east, west = nearest_town(-16.8, 179.99), nearest_town(-16.8, -179.99)
    assert east is not None
    assert west is not None
    assert east.name == west.name
    assert abs(east.distance - west.distance) < 3
    away = nearest_town(46.95 + 0.5, 7.45)
    assert away is not None
    assert away.distance < 56


def test_in_the_middle_of_an_ocean_there_is_none() -> None:
    assert nearest_town(0.0, -30.0) is None
    assert nearest_town(90.0, 0.0) is None
