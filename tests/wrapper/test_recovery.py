"""A lost create and the mock of the service: one POST, one charge, one video."""

from pathlib import Path

import httpx
import pytest

from reelkit import SubmissionUnknown
from reelkit_mock import Mock

from .script import FOX, Make


@pytest.mark.parametrize("personality", ["native", "relay"])
@pytest.mark.parametrize("lost", ["lost", {"status": 504, "handled": True}, {"truncate": 3}, {"drop": "id"}])
def test_a_lost_create_is_found_and_its_video_saved(
    face: Make, tmp_path: Path, personality: str, lost: str | dict[str, object]
) -> None:
    """Whatever becomes of the answer."""
    mock = Mock(personality=personality, clock="looks:2")
    mock.fault(lost, route="create")
    client = face(transport=mock.transport())

    job = client.submit(FOX)
    saved = client.do(client.do(job, "result"), "save", tmp_path / "fox.mp4")

    assert saved.size > 1000
    assert [row["state"] for row in mock.ledger] == ["charged"]
    assert [row["client_request_id"] for row in mock.ledger] == [job.client_request_id]
    assert [call["route"] for call in mock.calls if call["method"] == "POST"] == ["create"]
    assert mock.unfired() == []


def test_a_row_that_comes_late_is_waited_for(face: Make) -> None:
    """Some services write it once the video is done."""
    mock = Mock(clock="manual", logs="at-completion")
    mock.fault("lost", route="create")
    transport = mock.transport()

    def ten_seconds_later(request: httpx.Request) -> httpx.Response:
        mock.advance(10)
        return transport.handle_request(request)

    job = face(ten_seconds_later).submit(FOX)

    assert list(mock.jobs.items()) == [(job.id, "succeeded")]


def test_logs_that_never_tell_leave_the_create_unknown(face: Make) -> None:
    """It is charged, and nobody but a person may buy it again."""
    mock = Mock(clock="manual", logs="never")
    mock.fault("lost", route="create")
    client = face(transport=mock.transport(), deadline=60)

    with pytest.raises(SubmissionUnknown, match="the service's logs do not show it"):
        client.submit(FOX)

    assert len(mock.ledger) == 1
