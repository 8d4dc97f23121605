"""The path of a video, which is checked before the purchase."""

from pathlib import Path
from typing import Any

import pytest

from reelkit import DownloadFailed
from reelkit._protocol.answer import meaning
from reelkit._system.files import check_target


def test_check_target_creates_the_folder(tmp_path: Path) -> None:
    """No file is created in it."""
    assert check_target(tmp_path / "deep" / "fox.mp4") == tmp_path / "deep" / "fox.mp4"
    assert list((tmp_path / "deep").iterdir()) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [("a\0b.mp4", "its name contains a null character"), ("", "it is not a file"), (".", "no file"), (5, "not .?int")],
)
def test_an_invalid_target_is_refused_in_one_line(
    place: Any, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names what is wrong."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DownloadFailed, match=words) as caught:
        check_target(place)

    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", [None, 5, [], {"status": "completed"}])
def test_a_status_that_is_not_a_text_is_unknown(word: object) -> None:
    """Like any undocumented status."""
    assert meaning(word) == "unknown"
