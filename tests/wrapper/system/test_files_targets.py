"""Where a video can be put, looked at before it is bought."""

from pathlib import Path
from typing import Any

import pytest

from reelkit import DownloadFailed
from reelkit._protocol.answer import meaning
from reelkit._system.files import check_target


def test_a_place_is_a_path_whose_folder_is_there(tmp_path: Path) -> None:
    """It is made, and nothing in it."""
    assert check_target(tmp_path / "deep" / "fox.mp4") == tmp_path / "deep" / "fox.mp4"
    assert list((tmp_path / "deep").iterdir()) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [("a\0b.mp4", "its name contains a null character"), ("", "it is not a file"), (".", "no file"), (5, "not .?int")],
)
def test_what_is_no_place_is_refused_in_one_line(
    place: Any, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what is wrong about it."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DownloadFailed, match=words) as caught:
        check_target(place)

    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", [None, 5, [], {"status": "completed"}])
def test_a_status_that_is_no_word_is_unknown(word: object) -> None:
    """As any word that nobody has documented."""
    assert meaning(word) == "unknown"
