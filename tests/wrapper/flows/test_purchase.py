"""Purchases with a journal: lost creates, failures of the journal, and saved files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import InvalidRequest, JobFailed, JournalError, SubmissionUnknown, UnexpectedAnswer
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import pending
from tests.wrapper.face import KEY
from tests.wrapper.flows.test_purchase_keys import posts, submit
from tests.wrapper.script import FOX, Make, Script

SERVICE = "https://api.example.com"
FULL = JournalError("the disk is full")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make one operation of every journal fail once."""

    def fail(name: str) -> None:
        right = getattr(Journal, name)

        def wrong(self: Journal, *args: Any, **options: Any) -> Any:
            monkeypatch.setattr(Journal, name, right)
            raise FULL

        monkeypatch.setattr(Journal, name, wrong)

    return fail


def test_a_lost_create_is_found_and_its_video_saved_and_recorded(face: Make, tmp_path: Path) -> None:
    """The journal has the state and the hash of the file."""
    mock = Mock(clock="looks:2")
    mock.fault("lost", route="create")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    saved = client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")

    purchase = Journal(tmp_path / "jobs.db").find(SERVICE, "fox")
    assert purchase is not None
    assert (purchase.state, purchase.sha256) == ("saved", saved.sha256)
    assert [row["state"] for row in mock.ledger] == ["charged"]
    assert posts(mock) == 1


def test_an_unknown_create_stays_unknown(face: Make, tmp_path: Path) -> None:
    """The same key does not buy it again, and the error has the commands that decide."""
    mock = Mock(logs="never")
    mock.fault("lost", route="create")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db", deadline=60)

    for _ in range(2):
        with pytest.raises(SubmissionUnknown) as caught:
            submit(client, key="a fox")
        assert str(caught.value).count("reelkit jobs resolve 'a fox' --job ID") == 1
        assert str(caught.value).count("reelkit jobs resolve 'a fox' --resubmit") == 1

    assert posts(mock) == 1


def test_an_intent_that_cannot_be_written_stops_the_purchase(
    face: Make, tmp_path: Path, failing: Callable[[str], None]
) -> None:
    """Nothing is sent without a record of it."""
    mock = Mock()
    failing("intend")

    with pytest.raises(JournalError, match="the disk is full"):
        submit(face(transport=mock.transport(), journal=tmp_path / "jobs.db"), key="fox")

    assert mock.calls == []


def test_an_id_that_cannot_be_written_is_in_the_error(
    face: Make, tmp_path: Path, failing: Callable[[str], None]
) -> None:
    """The job is paid for, and the key finds it again."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    failing("submitted")

    with pytest.raises(JournalError, match=r"the disk is full.*reelkit wait") as caught:
        submit(client, key="fox")

    assert caught.value.job_id == mock.ledger[0]["job_id"] == submit(client, key="fox").id
    assert posts(mock) == 1


@pytest.mark.parametrize(
    ("fault", "operation", "error"),
    [({"status": 400}, "given_up", InvalidRequest), ("lost", "unknown", SubmissionUnknown)],
)
def test_a_failure_of_the_journal_does_not_hide_the_error_of_the_service(
    face: Make, tmp_path: Path, failing: Callable[[str], None], fault: Any, operation: str, error: type[Exception]
) -> None:
    """The error of the service is raised, and its text has both."""
    mock = Mock(logs="never")
    mock.fault(fault, route="create")
    failing(operation)

    with pytest.raises(error, match="the journal could not be written either: the disk is full"):
        submit(face(transport=mock.transport(), journal=tmp_path / "jobs.db", deadline=60), key="fox")

    assert posts(mock) == 1


def test_a_failure_of_the_journal_does_not_hide_a_failed_job(
    face: Make, tmp_path: Path, failing: Callable[[str], None]
) -> None:
    """JobFailed is raised, and its text has both."""
    mock = Mock(clock="looks:2", outcomes={"failed": 1.0})
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    job = submit(client, key="fox")
    failing("failed")

    with pytest.raises(JobFailed, match="the journal could not be written either"):
        client.do(job, "result")

    assert pending(client) == {"fox": "failed"}


def test_the_id_in_an_unexpected_response_is_recorded(face: Make, tmp_path: Path) -> None:
    """The job may be paid for."""
    strange = httpx.Response(200, json={"object": "list", "data": []}, headers={"x-inference-id": "job-7"})
    client = face(Script(strange), journal=tmp_path / "jobs.db")

    with pytest.raises(UnexpectedAnswer):
        submit(client, key="fox")

    purchase = Journal(tmp_path / "jobs.db").find(SERVICE, "fox")
    assert purchase is not None
    assert purchase.state == "unknown"
    assert "job-7" in (purchase.reason or "")


class TestSaving:
    """A saved file is not downloaded again."""

    @pytest.fixture
    def mock(self) -> Mock:
        return Mock(clock="looks:2")

    def generate(self, face: Make, mock: Mock, place: Path) -> int:
        """Generate a video, and return the number of requests."""
        before = len(mock.calls)
        client = face(transport=mock.transport(), journal=place.parent / "jobs.db")
        saved = client.do(client.client, "generate", FOX, key="fox", save_to=place)
        assert saved.path.stat().st_size == saved.size > 1000
        assert posts(mock) == 1
        return len(mock.calls) - before

    def test_an_unchanged_file_is_not_downloaded_again(self, face: Make, mock: Mock, tmp_path: Path) -> None:
        """No request is sent."""
        self.generate(face, mock, tmp_path / "fox.mp4")

        assert self.generate(face, mock, tmp_path / "fox.mp4") == 0

    @pytest.mark.parametrize("change", ["delete", "same size", "shorter"])
    def test_a_changed_or_deleted_file_is_downloaded_again(
        self, face: Make, mock: Mock, tmp_path: Path, change: str
    ) -> None:
        """The new file is whole."""
        place = tmp_path / "fox.mp4"
        self.generate(face, mock, place)
        whole = place.read_bytes()
        place.unlink()
        if change != "delete":
            place.write_bytes(whole[:-1] + (b"\0" if change == "same size" else b""))

        assert self.generate(face, mock, place) > 0
        assert place.read_bytes() == whole

    def test_another_path_gets_its_own_copy(self, face: Make, mock: Mock, tmp_path: Path) -> None:
        """The file has the video of the same job."""
        self.generate(face, mock, tmp_path / "fox.mp4")

        assert self.generate(face, mock, tmp_path / "other.mp4") > 0
        assert (tmp_path / "other.mp4").read_bytes() == (tmp_path / "fox.mp4").read_bytes()


def test_the_api_key_is_in_no_file_of_the_journal(face: Make, tmp_path: Path) -> None:
    """Even if the service repeats it in its errors."""
    mock = Mock(clock="looks:2")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")
    echo = httpx.Response(200, json={"id": "x", "status": "error", "error": {"message": f"bad key {KEY}"}})
    refused = httpx.Response(400, json={"message": f"bad key {KEY}"})
    for answer in (echo, refused, httpx.ReadError(f"no answer to {KEY}")):
        other = face(Script(answer, httpx.Response(403)), journal=tmp_path / "jobs.db")
        with pytest.raises(Exception):  # noqa: B017, PT011 - which one does not matter here
            other.do(submit(other, key=str(answer)[:9]), "refresh")
    pending(face(Script(echo), journal=tmp_path / "jobs.db"))

    for file in tmp_path.glob("jobs.db*"):
        assert KEY.encode() not in file.read_bytes(), file
