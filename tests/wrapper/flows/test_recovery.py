"""Recovery of lost creates with the mock: one POST, one charge, one video."""

import socket
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Client, JournalError, ReelkitWarning, ServerFailed, SubmissionUnknown
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX, Make, Script
from tests.wrapper.sockets import Service, says


@pytest.mark.parametrize("personality", ["native", "relay"])
@pytest.mark.parametrize("lost", ["lost", {"status": 504, "handled": True}, {"truncate": 3}, {"drop": "id"}])
def test_a_lost_create_is_found_and_its_video_saved(
    face: Make, tmp_path: Path, personality: str, lost: str | dict[str, object]
) -> None:
    """Whatever happens to the response."""
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


def test_a_lost_create_is_found_at_a_fast_clock(face: Make) -> None:
    """Although hours of the mock's clock have passed when the client begins to search."""
    mock = Mock(clock="speed:1000")
    mock.fault("lost", route="create")
    transport = mock.transport()

    def ten_seconds_later(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            mock.advance(10_000)
        return transport.handle_request(request)

    assert [face(ten_seconds_later).submit(FOX).id] == list(mock.jobs)


def test_a_late_log_row_is_found(face: Make) -> None:
    """Some services write it when the video is done."""
    mock = Mock(clock="manual", logs="at-completion")
    mock.fault("lost", route="create")
    transport = mock.transport()

    def ten_seconds_later(request: httpx.Request) -> httpx.Response:
        mock.advance(10)
        return transport.handle_request(request)

    job = face(ten_seconds_later).submit(FOX)

    assert list(mock.jobs.items()) == [(job.id, "succeeded")]


def test_a_create_without_a_log_row_is_unknown(face: Make) -> None:
    """It is charged, and only the user may decide to buy it again."""
    mock = Mock(clock="manual", logs="never")
    mock.fault("lost", route="create")
    client = face(transport=mock.transport(), deadline=60)

    with pytest.raises(SubmissionUnknown, match="the service's logs do not show it"):
        client.submit(FOX)

    assert len(mock.ledger) == 1


class Doubling:
    """A service behind a proxy that sends each POST twice and loses both responses."""

    def __init__(self, mock: Mock) -> None:
        self._transport = mock.transport()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method != "POST":
            return self._transport.handle_request(request)
        for _ in range(2):
            self._transport.handle_request(request)
        return httpx.Response(502)


def test_two_jobs_of_one_create_are_both_in_the_journal(face: Make, tmp_path: Path) -> None:
    """Both are paid for: `pending` finishes the second as its own purchase, and a warning names it."""
    mock = Mock(clock="looks:1")
    client = face(Doubling(mock), journal=tmp_path / "jobs.db")

    with pytest.warns(ReelkitWarning, match="several jobs for one create"):
        client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")
    outcomes = client.do(client.client, "pending")

    purchases = {purchase.key: purchase for purchase in Journal(tmp_path / "jobs.db").every()}
    assert {key: purchase.state for key, purchase in purchases.items()} == {"fox": "saved", "fox.2": "saved"}
    assert {purchase.job_id for purchase in purchases.values()} == {row["job_id"] for row in mock.ledger}
    assert [(outcome.key, outcome.state) for outcome in outcomes] == [("fox.2", "ok")]
    assert (tmp_path / "fox.2.mp4").read_bytes() != (tmp_path / "fox.mp4").read_bytes()


def test_two_jobs_of_an_unknown_create_are_both_found(face: Make, tmp_path: Path) -> None:
    """Each is added once, however often they are searched for."""
    mock = Mock(clock="looks:1")
    mock.fault({"status": 403}, route="logs")
    client = face(Doubling(mock), journal=tmp_path / "jobs.db")
    with pytest.raises(SubmissionUnknown):
        client.do(client.client, "submit", FOX, key="fox")

    with pytest.warns(ReelkitWarning, match="several jobs for one create"):
        client.do(client.client, "pending")
    client.do(client.client, "pending")

    assert sorted(purchase.key for purchase in Journal(tmp_path / "jobs.db").every()) == ["fox", "fox.2"]


def failed_at_once(mock: Mock) -> Callable[[httpx.Request], httpx.Response]:
    """A service whose first job fails without a charge, and whose response is replaced by a 502."""
    transport = mock.transport()
    posts: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        answer = transport.handle_request(request)
        mock.advance(1000)  # each job has ended at the next fetch
        if request.method == "POST":
            posts.append(request)
            return httpx.Response(502) if len(posts) == 1 else answer
        return answer

    return handler


def test_a_lost_create_that_failed_is_bought_again(face: Make, tmp_path: Path) -> None:
    """Its log row shows that it was not charged, so its key is free."""
    mock = Mock(clock="manual")
    mock.fault("fail", route="create", nth=1)
    client = face(failed_at_once(mock), journal=tmp_path / "jobs.db")

    with pytest.raises(ServerFailed, match="nothing was charged, submit it again"):
        client.do(client.client, "submit", FOX, key="fox")
    saved = client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")

    states = [purchase.state for purchase in Journal(tmp_path / "jobs.db").every()]
    assert saved.size > 1000
    assert sorted(states) == ["given_up", "saved"]
    assert sorted(row["state"] for row in mock.ledger) == ["charged", "released"]


def test_an_unknown_purchase_that_failed_is_bought_again(face: Make, tmp_path: Path) -> None:
    """By the next call with its key."""
    mock = Mock(clock="manual")
    mock.fault("fail", route="create", nth=1)
    mock.fault({"status": 403}, route="logs")
    client = face(failed_at_once(mock), journal=tmp_path / "jobs.db")
    with pytest.raises(SubmissionUnknown):
        client.do(client.client, "submit", FOX, key="fox")

    saved = client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")

    assert saved.size > 1000
    assert sum(row["state"] == "charged" for row in mock.ledger) == 1


LATE = 20  # requests for the logs until they have the accepted create


class RejectingOnce:
    """Rejects the first create and accepts the second, whose response is lost. The logs have the first at once."""

    def __init__(self, status: int) -> None:
        self.marks: list[str] = []
        self._status = status
        self._reads = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.marks.append(request.headers["x-client-request-id"])
            return httpx.Response(self._status if len(self.marks) == 1 else 502)
        self._reads += 1
        rejected = {"client_request_id": self.marks[0], "status": "failed", "cost": {"credits": 0, "usd": 0}}
        accepted = {"client_request_id": self.marks[-1], "status": "succeeded", "inference_id": "x"}
        return httpx.Response(200, json={"data": [rejected, accepted] if self._reads > LATE else [rejected]})


@pytest.mark.parametrize("status", [404, 429])
def test_the_log_row_of_a_rejected_create_says_nothing_of_the_next(face: Make, tmp_path: Path, status: int) -> None:
    """Each POST that is answered has its own client request id, and the journal has the last."""
    service = RejectingOnce(status)
    client = face(service, journal=tmp_path / "jobs.db")

    job = client.do(client.client, "submit", FOX, key="fox")

    purchase = Journal(tmp_path / "jobs.db").find("https://api.example.com", "fox")
    assert purchase is not None
    assert (job.id, purchase.job_id, purchase.client_request_id) == ("x", "x", service.marks[-1])
    assert len({*service.marks}) == len(service.marks) == 2


def test_a_create_that_another_process_has_resolved_is_not_sent_again(face: Make, tmp_path: Path) -> None:
    """It may belong to another purchase by now."""
    journal = Journal(tmp_path / "jobs.db")
    posts: list[httpx.Request] = []

    def service(request: httpx.Request) -> httpx.Response:
        posts.append(request)
        purchase = journal.find("https://api.example.com", "fox")
        assert purchase is not None
        journal.given_up(purchase, "by hand")
        return httpx.Response(429)

    client = face(service, journal=tmp_path / "jobs.db")

    with pytest.raises(JournalError, match="its create is not sent again"):
        client.do(client.client, "submit", FOX, key="fox")

    assert len(posts) == 1


def test_an_id_of_another_purchase_leaves_a_create_unknown(face: Make, tmp_path: Path) -> None:
    """Even if the other purchase is of another process: two purchases never share a job."""
    created, logs = {"id": "x", "status": "queued"}, httpx.Response(403)
    first = face(Script(created), journal=tmp_path / "jobs.db")
    first.do(first.client, "submit", FOX, key="one")
    second = face(Script(created, logs), journal=tmp_path / "jobs.db")

    with pytest.raises(SubmissionUnknown, match="returned job x, which belongs to the purchase 'one'"):
        second.do(second.client, "submit", FOX, key="two")

    states = {purchase.key: purchase.state for purchase in Journal(tmp_path / "jobs.db").every()}
    assert states == {"one": "submitted", "two": "unknown"}


def test_a_warning_raised_as_an_error_loses_no_id(face: Make, tmp_path: Path) -> None:
    """The journal has every job that was found."""
    mock = Mock(clock="looks:1")
    client = face(Doubling(mock), journal=tmp_path / "jobs.db")

    with warnings.catch_warnings():
        warnings.simplefilter("error", ReelkitWarning)
        job = client.do(client.client, "submit", FOX, key="fox")

    assert job.id in {row["job_id"] for row in mock.ledger}
    assert sorted(purchase.key for purchase in Journal(tmp_path / "jobs.db").every()) == ["fox", "fox.2"]


@pytest.mark.parametrize("location", ["urn:uuid:7d444840", "https:login", "data:,x", "http://[::1", "/there"])
def test_a_redirect_in_response_to_a_create_is_one_post(face: Make, service: Service, location: str) -> None:
    """Even if its target is invalid: the service has received the create."""
    service.script = [says({}, 303, location=location)]
    client = face(base_url=service.url, deadline=1.0)

    with pytest.raises(SubmissionUnknown):
        client.do(client.client, "submit", FOX)

    assert sum(request.startswith(b"POST") for request in service.requests) == 1


def test_a_response_without_its_last_chunk_has_its_id(face: Make, service: Service) -> None:
    """Both clients use the body that arrived."""

    def line(connection: socket.socket) -> None:
        body = b'{"id": "job-7", "status": "queued"}'
        head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        connection.sendall(head + f"{len(body):x}\r\n".encode() + body + b"\r\n")
        connection.settimeout(10)
        while connection.recv(65536):
            pass

    service.script = [line]
    client = face(base_url=service.url, request_timeout=0.3, deadline=1.0)

    assert client.do(client.client, "submit", FOX).id == "job-7"


def test_an_id_is_recorded_before_keyboard_interrupt_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C comes while the id is written, and the job is paid for."""
    mock = Mock()
    right = Journal.submitted

    def interrupted(self: Journal, *args: Any, **options: Any) -> Any:
        monkeypatch.setattr(Journal, "submitted", right)
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "submitted", interrupted)
    with (
        Client(
            KEY, base_url="https://api.example.com", transport=mock.transport(), journal=tmp_path / "j.db"
        ) as client,
        pytest.raises(KeyboardInterrupt),
    ):
        client.submit(FOX, key="fox")

    (purchase,) = Journal(tmp_path / "j.db").every()
    assert (purchase.state, purchase.job_id) == ("submitted", mock.ledger[0]["job_id"])
