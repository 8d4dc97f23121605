"""A video is saved where it can be saved, and never over the journal."""

from pathlib import Path

import pytest

from reelkit import DownloadFailed
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.script import FOX, Make


@pytest.mark.parametrize("name", ["jobs.db", "jobs.db-wal", "jobs.db-owners", "link.mp4/../jobs.db"])
def test_a_path_of_the_journal_is_refused_before_anything_is_bought(face: Make, tmp_path: Path, name: str) -> None:
    """The file would be replaced by a video, and every purchase in it lost."""
    (tmp_path / "link.mp4").mkdir()
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.client, "submit", FOX, key="fox")

    with pytest.raises(DownloadFailed, match="it is a file of the journal"):
        client.do(client.client, "generate", FOX, key="next", save_to=tmp_path / name)

    assert [purchase.key for purchase in Journal(tmp_path / "jobs.db").every()] == ["fox"]
    assert len(mock.ledger) == 1


def test_a_video_is_not_saved_over_the_journal(face: Make, tmp_path: Path) -> None:
    """The job can be saved elsewhere."""
    client = face(transport=Mock(clock="looks:1").transport(), journal=tmp_path / "jobs.db")
    video = client.do(client.do(client.client, "submit", FOX, key="fox"), "result")

    with pytest.raises(DownloadFailed, match="it is a file of the journal") as caught:
        client.do(video, "save", tmp_path / "jobs.db")
    client.do(video, "save", tmp_path / "fox.mp4")

    assert caught.value.job_id is not None
    assert [purchase.state for purchase in Journal(tmp_path / "jobs.db").every()] == ["saved"]
