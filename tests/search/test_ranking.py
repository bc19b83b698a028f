"""A picture that stands in several files is shown by the one that answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lepton_desktop.catalog.records import Details, Photo
from lepton_desktop.search.evidence import Evidence, Hit
from lepton_desktop.search.ranking import rank
from lepton_desktop.search.results import Result
from lepton_desktop.user_messages import UserMessage


def hit(number: int, score: float, width: int = 400, online: bool = True) -> Hit:
    details = Details("jpeg", width, 300)
    photo = Photo(number, 1, Path(f"{number}.jpg"), 1000, 1, str(number), details, None, online)
    return Hit(replace(photo, stack=1), score, UserMessage("it fits"))


def shown(*hits: Hit) -> Result:
    (result,), _ = rank([Evidence(hits, complete=True)], lambda photo: True)
    return result


def test_the_member_that_answers_is_shown_and_not_the_largest() -> None:
    result = shown(hit(1, 2.0), hit(2, 1.0, width=4000))
    assert result.photo.id == 1
    assert [copy.id for copy in result.copies] == [2]


def test_of_members_that_answer_as_well_the_original_is_shown() -> None:
    assert shown(hit(1, 2.0), hit(2, 2.0, width=4000)).photo.id == 2


def test_a_member_that_can_be_opened_is_shown() -> None:
    result = shown(hit(1, 2.0, online=False), hit(2, 1.0))
    assert result.photo.id == 2
    assert result.above_threshold
