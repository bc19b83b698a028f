"""Questions as they are typed: what is understood, what is a mistake, and that both are said."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from lepton_desktop.search.query import (
    LESS,
    MORE,
    Filters,
    Orientation,
    Part,
    Picture,
    Query,
    Refinement,
    Words,
)
from lepton_desktop.search.query_language import Parsed, examples, parse
from lepton_desktop.search.query_writer import quote, write

TODAY = date(2026, 11, 24)
HERE = Path(__file__)


def understood(text: str) -> Parsed:
    return parse(text, TODAY, lambda path: "missing" not in path.name)


def parts(text: str) -> tuple[Part, ...]:
    parsed = understood(text)
    assert not parsed.mistakes
    return parsed.query.parts


def filters(text: str) -> Filters:
    parsed = understood(text)
    assert not parsed.mistakes
    return parsed.query.filters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("  a dog   on the beach ", (Words("a dog on the beach"),)),
        ('dog "red car"', (Words("dog"), Words("red car"))),
        ("dog “red car”", (Words("dog"), Words("red car"))),
        ('"say ""hi"""', (Words('say "hi"'),)),
        ("dog beach -people", (Words("dog beach"), Words("people", -1.0))),
        ('-"a red car" dog', (Words("a red car", -1.0), Words("dog"))),
        ("a beach without people", (Words("a beach"), Words("people", -1.0))),
        ("Without people", (Words("people", -1.0),)),
        ("without", (Words("without"),)),
        (
            "2:dog 0.5:cat -3:mouse 2:-rat",
            (Words("dog", 2), Words("cat", 0.5), Words("mouse", -3), Words("rat", -2)),
        ),
        ("dog dog", (Words("dog dog"),)),
        ('dog "dog"', (Words("dog"),)),
        ("dog after:2022 beach", (Words("dog beach"),)),
        (
            "12:30 C:\\x http://x.org :-) a-b - -- 2: 5:",
            (Words("12:30 C:\\x http://x.org :-) a-b - -- 2: 5:"),),
        ),
        ("--all", (Words("--all"),)),
    ],
)
def test_words_make_sentences_and_signs_and_quotes_part_them(text: str, expected: tuple[Part, ...]) -> None:
    assert parts(text) == expected


def test_pictures_are_named_by_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert parts('image:"~/my photos/x.jpg"') == (Picture(tmp_path / "my photos" / "x.jpg"),)
    assert parts("-2:image:x.jpg") == (Picture(tmp_path / "x.jpg", -2.0),)
    assert parts(f"more:{quote(str(HERE))}") == (Refinement(HERE, MORE),)
    assert parts(f"less:{quote(str(HERE))} 0.7:less:x.jpg") == (
        Refinement(HERE, LESS),
        Refinement(tmp_path / "x.jpg", -0.7),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date:2023", Filters(date(2023, 1, 1), date(2023, 12, 31))),
        ("after:2022-06", Filters(since=date(2022, 6, 1))),
        ('before:"May 2021"', Filters(until=date(2021, 4, 30))),
        ("after:2022 before:2024", Filters(date(2022, 1, 1), date(2023, 12, 31))),
        ('date:"last summer"', Filters(date(2026, 6, 1), date(2026, 8, 31))),
        ("date:去年", Filters(date(2025, 1, 1), date(2025, 12, 31))),
        ("date：2023-06-05", Filters(date(2023, 6, 5), date(2023, 6, 5))),  # noqa: RUF001
        ("folder:Holidays folder:Home", Filters(folders=("Holidays", "Home"))),
        ('CAMERA:"Pixel 7"', Filters(cameras=("Pixel 7",))),
        ("orientation:portrait orientation:Square", Filters(orientations=(Orientation.PORTRAIT, Orientation.SQUARE))),
        ("type:raw type:JPG type:.heic", Filters(formats=("raw", "jpeg", "heif"))),
        ("is:excluded", Filters(excluded=True)),
        ("-folder:Work folder:Home", Filters(folders=("Home",), not_folders=("Work",))),
        ('-camera:"Pixel 7" -camera:Canon', Filters(not_cameras=("Pixel 7", "Canon"))),
        ("-orientation:vertical -type:heic", Filters(not_orientations=(Orientation.PORTRAIT,), not_formats=("heif",))),
    ],
)  # fmt: skip
def test_filters_are_keys_with_values(text: str, expected: Filters) -> None:
    assert filters(text) == expected


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ("date:2023-02-30", "there is no such day as 2023-02-30"),
        ("after:soon", "soon is not a date"),
        ('image:"/no/missing.jpg"', "missing.jpg: there is no such file"),
        ("orientation:sideways", "sideways is not an orientation; use landscape"),
        ("type:docx", "docx is not a file type; use jpeg"),
        ("camra:x", "there is no camra:, did you mean camera:?"),
        ("folder:", "folder: needs a value, such as folder:Holidays"),
        ("-date:2023", "can't be negated"),
        ("-2:camera:x", "can't have a weight"),
        ("2:type:raw", "can't have a weight"),
        ("0:cat", "a weight must be greater than 0 and at most 100"),
        ("1000:cat", "a weight must be greater than 0 and at most 100"),
        ("is:happy", "is: accepts only excluded"),
        ('""', "nothing between the quotation marks"),
    ],
)
def test_a_mistake_says_where_and_why_and_the_rest_is_understood(piece: str, reason: str) -> None:
    text = f"dog {piece} -people"
    parsed = understood(text)
    assert parsed.query == Query((Words("dog"), Words("people", -1.0)))
    (mistake,) = parsed.mistakes
    assert text[mistake.start : mistake.end] == piece
    assert reason in str(mistake.reason)


def test_a_quotation_mark_that_is_not_closed_is_marked_and_its_words_are_taken() -> None:
    parsed = understood('dog "red car')
    assert parsed.query.parts == (Words("dog"), Words("red car"))
    (mistake,) = parsed.mistakes
    assert (mistake.start, mistake.end) == (4, 5)
    assert "not closed" in str(mistake.reason)


def test_dates_that_exclude_each_other_are_a_mistake_at_the_second() -> None:
    text = "date:2023 before:2021"
    parsed = understood(text)
    assert parsed.query.filters == Filters(date(2023, 1, 1), date(2023, 12, 31))
    (mistake,) = parsed.mistakes
    assert text[mistake.start :] == "before:2021"


def test_each_key_has_an_example_that_is_understood() -> None:
    for example in examples().values():
        assert not understood(example).mistakes
        assert not understood(example).query.empty


def test_whatever_is_typed_nothing_is_raised_and_mistakes_lie_inside() -> None:
    rng = random.Random(0)
    pieces = [
        *'"“”-:：\\ .0129',  # noqa: RUF001
        "dog",
        "2:",
        "date:",
        "image:",
        "without ",
        "folder:x",
        "去年",
        "less:",
        '""',
        "~x",
    ]
    for _ in range(3000):
        text = "".join(rng.choices(pieces, k=rng.randrange(1, 12)))
        for mistake in parse(text, TODAY).mistakes:
            assert 0 <= mistake.start < mistake.end <= len(text)
            assert str(mistake.reason)


def test_what_is_written_means_the_same() -> None:
    rng = random.Random(1)
    texts = [
        "dog",
        "a red car",
        "without a hat",
        "-x",
        'say "hi"',
        "2:30",
        "2:dog",
        "date:2023",
        "“x” y",
        "folder:",
        "C:\\a b",
    ]
    weights = [1.0, 1.0, -1.0, 2.0, 0.5, -0.125, 1 / 3]
    paths = [HERE, HERE.parent / 'a "b" c.jpg', HERE.parent / "-x.jpg"]
    days = [None, date(2023, 1, 1), date(2023, 6, 5), date(2023, 12, 31)]
    for _ in range(2000):
        made: list[Part] = []
        for _ in range(rng.randrange(4)):
            weight = round(rng.choice(weights), 9)
            part = rng.choice(
                [
                    Words(rng.choice(texts), weight),
                    Picture(rng.choice(paths), weight),
                    Refinement(rng.choice(paths), weight),
                ]
            )
            made += [part] if part not in made else []
        since, until = sorted(rng.sample(days[1:], 2)) if rng.random() < 0.5 else (rng.choice(days), None)
        query = Query(
            tuple(made),
            Filters(
                since,
                until,
                folders=tuple(rng.sample(["Holidays", "/a/b c", 'x "y"'], rng.randrange(3))),
                cameras=tuple(rng.sample(["Pixel 7", "Canon"], rng.randrange(2))),
                orientations=tuple(rng.sample(list(Orientation), rng.randrange(3))),
                formats=tuple(rng.sample(["raw", "jpeg"], rng.randrange(2))),
                excluded=rng.random() < 0.1,
                not_folders=tuple(rng.sample(["Work", "/a/b d"], rng.randrange(2))),
                not_cameras=tuple(rng.sample(["Nikon D 5"], rng.randrange(2))),
                not_orientations=tuple(rng.sample(list(Orientation), rng.randrange(2))),
                not_formats=tuple(rng.sample(["gif", "png"], rng.randrange(2))),
            ),
        )
        again = parse(write(query), date(1999, 1, 1), lambda path: True)
        assert again == Parsed(query), write(query)
