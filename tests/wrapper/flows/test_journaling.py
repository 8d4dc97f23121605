"""A journal that cannot be written after the create: results are returned, and recorded by a later call."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelkit import JobFailed, ReelkitWarning, SubmissionUnknown
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import SERVICE, intend, pending
from tests.wrapper.face import Face
from tests.wrapper.flows.test_purchase_keys import submit
from tests.wrapper.script import Make


@pytest.fixture
def mock() -> Mock:
    return Mock(clock="looks:2")


@pytest.fixture
def client(face: Make, mock: Mock, tmp_path: Path) -> Iterator[Face]:
    """A client with a job in its journal."""
    return face(transport=mock.transport(), journal=tmp_path / "jobs.db")


def make_read_only(client: Face) -> None:
    """Make the journal read-only, as on a full disk."""
    client.client._core.settings.journal._store.query("PRAGMA query_only = ON")


def state(tmp_path: Path) -> str | None:
    """The state of the purchase in the journal."""
    purchase = Journal(tmp_path / "jobs.db").find(SERVICE, "fox")
    return purchase.state if purchase else None


def submit_then_make_read_only(client: Face, tmp_path: Path) -> Any:
    job = submit(client, key="fox", save_to=tmp_path / "fox.mp4")
    make_read_only(client)
    return job


def test_a_wait_returns_the_video_if_the_journal_cannot_be_written(client: Face, tmp_path: Path) -> None:
    """A warning names what was not recorded."""
    job = submit_then_make_read_only(client, tmp_path)

    with pytest.warns(ReelkitWarning, match="writable .* still has the state 'submitted' for the purchase 'fox'"):
        video = client.do(job, "result")

    assert video.url.endswith(".mp4")
    assert state(tmp_path) == "submitted"


def test_a_video_is_saved_if_the_journal_cannot_be_written(
    client: Face, face: Make, mock: Mock, tmp_path: Path
) -> None:
    """The next call records it, and buys nothing."""
    job = submit_then_make_read_only(client, tmp_path)

    with pytest.warns(ReelkitWarning, match="still has the state 'submitted'"):
        saved = client.do(job, "save", tmp_path / "fox.mp4")

    assert saved.path.read_bytes()
    assert pending(face(transport=mock.transport(), journal=tmp_path / "jobs.db")) == {"fox": "ok"}
    assert (state(tmp_path), len(mock.ledger)) == ("saved", 1)


def test_a_failed_job_is_reported_if_the_journal_cannot_be_written(
    client: Face, face: Make, mock: Mock, tmp_path: Path
) -> None:
    """By `refresh` and by `result`; the next call records it."""
    job = submit_then_make_read_only(client, tmp_path)
    mock.force(job.id, "failed")

    with pytest.warns(ReelkitWarning, match="still has the state 'submitted'"):
        client.do(job, "refresh")

    assert job.answer.meaning == "failed"
    with pytest.raises(JobFailed, match="the journal could not be written either"):
        client.do(job, "result")
    assert pending(face(transport=mock.transport(), journal=tmp_path / "jobs.db")) == {"fox": "failed"}
    assert state(tmp_path) == "failed"


def test_an_unknown_outcome_is_reported_if_the_journal_cannot_be_written(client: Face, tmp_path: Path) -> None:
    """The error has the commands that decide."""
    intend(tmp_path / "jobs.db", "fox", "0" * 32)
    assert pending(client) == {"fox": "unknown"}
    Journal(tmp_path / "jobs.db")._store.write(lambda db: db.execute("UPDATE purchases SET state = 'intended'"))
    make_read_only(client)

    with pytest.warns(ReelkitWarning, match="still has the state 'intended' for the purchase 'fox'"):
        (outcome,) = client.do(client.client, "pending", 60)

    assert isinstance(outcome.error, SubmissionUnknown)
    assert "reelkit jobs resolve fox --resubmit" in str(outcome.error)


def test_a_path_that_cannot_be_recorded_does_not_lose_the_job(client: Face, tmp_path: Path) -> None:
    """`submit` returns the job, with a warning."""
    job = submit(client, key="fox")
    store = client.client._core.settings.journal._store
    store.query(f"PRAGMA max_page_count = {store.query('PRAGMA page_count')[0][0]}")

    with pytest.warns(ReelkitWarning, match="the disk is full: .* still has the state 'submitted'"):
        again = submit(client, key="fox", save_to=tmp_path.joinpath(*(["x" * 200] * 18)))

    assert again.id == job.id
