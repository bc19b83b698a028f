"""Paths and commands on one command line."""

from __future__ import annotations

import pytest

from lepton_desktop.cli import parse
from lepton_desktop.subcommands.errors import CommandError
from lepton_desktop.subcommands.window import open_paths


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (["a.jpg"], ["a.jpg"]),
        (["./index"], ["./index"]),
        (["/photos/index", "search"], ["/photos/index", "search"]),
        (["open", "index"], ["index"]),
        (["file:///a.jpg", "/b c"], ["file:///a.jpg", "/b c"]),
        (["--", "-a.jpg"], ["-a.jpg"]),
        (["--background", "a.jpg"], ["a.jpg"]),
    ],
)
def test_what_is_no_command_is_a_path(arguments: list[str], paths: list[str]) -> None:
    assert parse(arguments).paths == paths


def test_the_name_of_a_command_is_a_command() -> None:
    assert [str(folder) for folder in parse(["index", "photos"]).folders] == ["photos"]
    assert not hasattr(parse([]), "paths")


@pytest.mark.parametrize(
    ("arguments", "picture"),
    [(["--similar", "index"], "index"), (["--similar=-a.jpg"], "-a.jpg"), (["--similar"], ""), ([], None)],
)
def test_a_picture_to_find_similar_ones_is_an_option(arguments: list[str], picture: str | None) -> None:
    assert parse(arguments).similar == picture


@pytest.mark.parametrize("word", ["serach", "https://example.org/a.jpg", "index.htm"])
def test_a_word_that_is_neither_a_command_nor_a_file_is_wrong_use(word: str) -> None:
    with pytest.raises(CommandError) as error:
        open_paths(parse([word]))
    assert error.value.code == 2
    assert word in str(error.value)
