"""The arithmetic of zoom and pan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from lepton_desktop.ui.viewer.framing import LARGEST, Framing


def framing(width: int = 4000, height: int = 3000) -> Framing:
    made = Framing()
    made.set_canvas(1000, 600)
    made.set_picture(width, height)
    return made


def place_under(view: Framing, point: QPointF) -> tuple[float, float]:
    """The pixel of the picture that lies under a point of the canvas."""
    rect = view.rect()
    return (point.x() - rect.x()) / view.scale(), (point.y() - rect.y()) / view.scale()


def test_a_picture_is_fitted_whole_into_the_middle() -> None:
    view = framing()
    assert view.scale() == pytest.approx(0.2)
    assert view.rect().getRect() == pytest.approx((100, 0, 800, 600))
    assert not view.can_pan()


def test_a_small_picture_is_enlarged_a_little_and_no_more() -> None:
    assert framing(100, 100).scale() == 2.0
    assert framing(800, 400).scale() == pytest.approx(1.25)


def test_zooming_keeps_the_place_under_the_pointer() -> None:
    view = framing()
    point = QPointF(300, 200)
    before = place_under(view, point)
    view.set_zoom(1.0, point)
    assert place_under(view, point) == pytest.approx(before, abs=1)
    view.set_zoom(3.0, point)
    assert place_under(view, point) == pytest.approx(before, abs=1)


def test_zoom_has_its_bounds_and_at_the_least_fits_again() -> None:
    view = framing()
    view.set_zoom(1e9)
    assert view.scale() == LARGEST
    view.set_zoom(1e-9)
    assert view.zoom is None


def test_a_small_picture_can_be_seen_in_its_own_pixels() -> None:
    view = framing(200, 100)
    view.set_zoom(1.0)
    assert view.scale() == 1.0
    assert view.rect().getRect() == pytest.approx((400, 250, 200, 100))


def test_panning_ends_where_the_picture_does() -> None:
    view = framing()
    view.set_zoom(1.0)
    view.pan(1e6, 1e6)
    assert view.rect().topLeft() == QPointF(0, 0)
    view.pan(-1e6, -1e6)
    assert view.rect().bottomRight() == QPointF(1000, 600)


def test_what_fits_can_not_be_moved() -> None:
    view = framing()
    before = view.rect()
    view.pan(50, 50)
    assert view.rect() == before


def test_a_picture_is_moved_only_where_there_is_more_of_it() -> None:
    view = framing(4000, 500)
    view.set_zoom(1.0)
    view.pan(-100, -100)
    assert view.rect().y() == 50
    assert view.rect().x() == -1600


def test_a_picture_lies_on_whole_pixels() -> None:
    view = framing(333, 333)
    view.set_zoom(1.37)
    view.pan(0.4, 0.4)
    assert view.rect().x() == round(view.rect().x())


def test_another_canvas_keeps_the_place_in_the_middle() -> None:
    view = framing()
    view.set_zoom(1.0, QPointF(0, 0))
    middle = place_under(view, QPointF(500, 300))
    view.set_canvas(800, 500)
    assert place_under(view, QPointF(400, 250)) == pytest.approx(middle, abs=1)


def test_without_a_picture_or_a_canvas_nothing_goes_wrong() -> None:
    view = Framing()
    view.set_zoom(2.0)
    view.pan(1, 1)
    assert view.rect().isEmpty()
