"""`pending` finishes the unfinished purchases of the journal, and buys nothing."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Recovery, ReelkitError, SubmissionUnknown
from reelkit._client.batch import terms
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.face import Face
from tests.wrapper.flows.test_purchase_keys import posts, submit
from tests.wrapper.script import FOX, Make

SERVICE = "https://api.example.com"


def pending(client: Face) -> dict[str, str]:
    """The state of each outcome, by its key."""
    return {outcome.key: outcome.state for outcome in client.do(client.client, "pending", 60)}


def intend(journal: Path, key: str, mark: str, **options: Any) -> None:
    """An abandoned intent of another process, whose create may have been sent."""
    opened = Journal(journal)
    purchase = opened.intend(SERVICE, key, FOX.to_dict(), mark, FOX.to_dict()["model"], **options)
    opened.left(purchase, "/v2/video/generations")


def test_pending_finishes_every_unfinished_purchase(face: Make, tmp_path: Path) -> None:
    """Submitted, succeeded and not saved, unknown, and abandoned ones, without a POST."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    submit(client, key="submitted", save_to=tmp_path / "1.mp4")
    client.do(submit(client, key="succeeded", save_to=tmp_path / "2.mp4"), "result")
    mock.fault("lost", route="create", times=2)
    mock.fault({"status": 403}, route="logs", times=2)
    marks = []
    for key in ("unknown", "left"):
        with pytest.raises(SubmissionUnknown) as caught:
            submit(client, key=key, save_to=tmp_path / f"{key}.mp4")
        marks.append(caught.value.client_request_id)
    Journal(path)._store.write(lambda db: db.execute("UPDATE purchases SET state = 'intended' WHERE key = 'left'"))
    bought = posts(mock)

    states = pending(face(transport=mock.transport(), journal=path))

    assert states == dict.fromkeys(("submitted", "succeeded", "unknown", "left"), "ok")
    assert posts(mock) == bought == len(mock.ledger)
    assert sorted(file.name for file in tmp_path.glob("*.mp4")) == ["1.mp4", "2.mp4", "left.mp4", "unknown.mp4"]
    assert pending(client) == {}


def test_a_purchase_older_than_the_deadline_is_searched_for(face: Make, tmp_path: Path) -> None:
    """The logs are read once in full, because the process may have exited days ago."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    allowed: list[float] = []

    def watched(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/logs"):
            allowed.append(request.extensions["timeout"]["read"])
        return mock.transport().handle_request(request)

    mock.fault("lost", route="create")
    mock.fault({"status": 403}, route="logs")
    with pytest.raises(SubmissionUnknown):
        submit(client, key="old")
    Journal(path)._store.write(lambda db: db.execute("UPDATE purchases SET intended_at = intended_at - 172800"))

    states = pending(face(watched, journal=path))

    assert states == {"old": "ok"}
    assert allowed[0] > 1


def test_a_purchase_from_before_the_clock_was_set_back_is_found(face: Make, tmp_path: Path) -> None:
    """It is three days old, and its time is in the future."""
    mock, path = Mock(clock="manual"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    mock.fault("lost", route="create")
    mock.fault({"status": 403}, route="logs")
    with pytest.raises(SubmissionUnknown):
        submit(client, key="fox")
    mock.advance(3 * 86400)
    Journal(path)._store.write(lambda db: db.execute("UPDATE purchases SET intended_at = intended_at + 86400"))

    assert pending(face(transport=mock.transport(), journal=path)) == {"fox": "ok"}
    assert len(mock.ledger) == 1


def test_a_purchase_that_was_never_sent_stays_unknown(face: Make, tmp_path: Path) -> None:
    """Its absence in the logs proves nothing, so only the user may decide."""
    mock, path = Mock(), tmp_path / "jobs.db"
    intend(path, "left", "0" * 32)
    client = face(transport=mock.transport(), journal=path, deadline=60)

    (outcome,) = client.do(client.client, "pending")

    assert (outcome.state, outcome.job_id, outcome.saved) == ("unknown", None, None)
    assert "reelkit jobs resolve left --resubmit" in str(outcome.error)
    assert posts(mock) == 0
    assert pending(client) == {"left": "unknown"}


def test_pending_finishes_purchases_concurrently(face: Make, tmp_path: Path) -> None:
    """Each job is done only when all have been fetched."""
    mock, path = Mock(clock="manual"), tmp_path / "jobs.db"
    buyer = face(transport=mock.transport(), journal=path)
    for key in "abc":
        submit(buyer, key=key, save_to=tmp_path / f"{key}.mp4")
    asked = set()

    def once_all_are_asked(event: Any) -> None:
        asked.add(event.job_id)
        if len(asked) == 3:
            mock.advance(1000)

    client = face(transport=mock.transport(), journal=path, on_event=once_all_are_asked)

    outcomes = client.do(client.client, "pending", 100_000)

    assert {outcome.key: outcome.state for outcome in outcomes} == dict.fromkeys("abc", "ok")
    assert len(mock.ledger) == 3


def test_pending_limits_the_concurrent_purchases(face: Make, tmp_path: Path) -> None:
    """With `max_in_flight=1` one after another."""
    mock, path = Mock(clock="looks:3"), tmp_path / "jobs.db"
    buyer = face(transport=mock.transport(), journal=path)
    jobs = [submit(buyer, key=key).id for key in "abc"]
    told: list[str] = []
    client = face(transport=mock.transport(), journal=path, on_event=lambda event: told.append(event.job_id))

    outcomes = client.do(client.client, "pending", 60, max_in_flight=1)

    assert [outcome.job_id for outcome in outcomes] == jobs == list(dict.fromkeys(told))
    assert told == sorted(told, key=jobs.index)
    with pytest.raises(ReelkitError, match="max_in_flight must be more than 0"):
        client.do(client.client, "pending", max_in_flight=0)


def test_a_video_is_saved_to_the_last_named_path(face: Make, tmp_path: Path) -> None:
    """Even if the first call named none; a call without a path keeps the last one."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    for key, places in {"moved": ("a.mp4", "b.mp4", None), "named": (None, "c.mp4")}.items():
        for place in places:
            submit(client, key=key, save_to=place and tmp_path / place)
    client.do(submit(client, key="named"), "result")

    assert pending(face(transport=mock.transport(), journal=path)) == {"moved": "ok", "named": "ok"}
    assert sorted(file.name for file in tmp_path.glob("*.mp4")) == ["b.mp4", "c.mp4"]
    assert len(mock.ledger) == 2


def test_a_saved_video_can_be_saved_to_a_second_path(face: Make, tmp_path: Path) -> None:
    """The caller saves it; the purchase stays finished."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "a.mp4")

    job = submit(client, key="fox", save_to=tmp_path / "b.mp4")

    assert pending(client) == {}
    client.do(job, "save", tmp_path / "b.mp4")
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "a.mp4").read_bytes()
    assert len(mock.ledger) == 1


def test_purchases_of_another_service_are_ignored(face: Make, tmp_path: Path) -> None:
    """No request is sent."""
    mock, path = Mock(), tmp_path / "jobs.db"
    submit(face(transport=mock.transport(), journal=path, base_url="https://other.example.com"), key="fox")
    calls = len(mock.calls)

    assert pending(face(transport=mock.transport(), journal=path)) == {}
    assert len(mock.calls) == calls


def test_one_failed_purchase_does_not_stop_the_others(face: Make, tmp_path: Path) -> None:
    """Each has its own outcome."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    job = submit(client, key="fails", save_to=tmp_path / "1.mp4")
    submit(client, key="goes", save_to=tmp_path / "2.mp4")
    mock.force(job.id, "failed")

    assert pending(client) == {"fails": "failed", "goes": "ok"}
    assert pending(client) == {}


def test_purchases_added_meanwhile_are_ignored(face: Make, tmp_path: Path) -> None:
    """`pending` returns those that existed at its start."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client, journal = face(transport=mock.transport(), journal=path), Journal(path)
    submit(client, key="first")
    submit(client, key="second")

    def buys_more(event: Any) -> None:
        journal.intend(SERVICE, None, FOX.to_dict(), "1" * 32, FOX.to_dict()["model"])

    watching = face(transport=mock.transport(), journal=path, on_event=buys_more)

    assert pending(watching) == {"first": "ok", "second": "ok"}


def test_a_purchase_that_changed_meanwhile_is_read_again(face: Make, tmp_path: Path) -> None:
    """The list may be old when its last line is processed."""
    mock, path = Mock(clock="looks:2"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)
    job = submit(client, key="fox")
    journal = Journal(path)
    listed = journal.find(SERVICE, "fox")
    assert listed is not None
    stale = listed._replace(state="unknown", job_id=None, token=None)

    alone = terms(60.0, 1, None, False, creates_at_once=1, stop_after=1, recovery=Recovery())
    found = client.client._driver.run(client.client._core.resume_purchase(stale, alone))
    state = client.run(found) if hasattr(found, "send") else found

    assert state.id == job.id


def test_pending_without_a_journal_is_refused(face: Make) -> None:
    """The error names the missing journal."""
    with pytest.raises(ReelkitError, match="unfinished purchases need a journal"):
        pending(face(transport=Mock().transport()))
