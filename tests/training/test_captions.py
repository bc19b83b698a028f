"""Tables of captions: what is read, what is refused, what is held out."""

from __future__ import annotations

from pathlib import Path

import pytest

from lepton_desktop.training.captions import CaptionsError, read_captions, split


def write(folder: Path, table: str, pictures: int = 0) -> Path:
    for i in range(pictures):
        (folder / f"{i:03}.jpg").write_bytes(b"")
    path = folder / "captions.csv"
    path.write_text(table, encoding="utf-8")
    return path


def test_the_captions_of_a_picture_are_gathered_and_the_pictures_sorted_by_name(tmp_path: Path) -> None:
    table = write(
        tmp_path, 'image,caption\n001.jpg,a dog\n000.jpg,a cat\n001.jpg,"a dog, running"\n', pictures=2
    )

    first, second = read_captions(tmp_path, table)

    assert (first.path.name, first.captions) == ("000.jpg", ("a cat",))
    assert (second.path.name, second.captions) == ("001.jpg", ("a dog", "a dog, running"))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("picture,words\n000.jpg,a cat\n", "columns image and caption"),
        ("image,caption\n", "has no captions"),
        (
            "image,caption\nmissing.jpg,a cat\n",
            "1 pictures of captions.csv are missing, the first is missing.jpg",
        ),
    ],
)
def test_a_table_that_cant_be_used_is_refused_with_its_reason(
    tmp_path: Path, table: str, reason: str
) -> None:
    path = write(tmp_path, table, pictures=1)

    with pytest.raises(CaptionsError, match=reason):
        read_captions(tmp_path, path)


def test_a_table_that_isnt_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(CaptionsError, match=r"nothing\.csv"):
        read_captions(tmp_path, tmp_path / "nothing.csv")


def test_every_seventh_picture_by_name_is_held_out(tmp_path: Path) -> None:
    rows = "".join(f"{i:03}.jpg,picture {i}\n" for i in range(15))
    table = write(tmp_path, "image,caption\n" + rows, pictures=15)

    train, held_out = split(read_captions(tmp_path, table))

    assert [p.path.stem for p in held_out] == ["000", "007", "014"]
    assert len(train) == 12
    assert not {p.path for p in train} & {p.path for p in held_out}
