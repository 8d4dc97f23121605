"""The journal shows, at each moment, whether a create may have been sent."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Client, InvalidRequest, JournalError, Retry, ServerFailed
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import GIVEN_UP, INTENDED, Purchase
from reelkit._journal.stores import Permit
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import SERVICE
from tests.wrapper.face import KEY, Face
from tests.wrapper.flows.test_purchase_keys import submit
from tests.wrapper.script import CREATED, FOX, Make, Script
from tests.wrapper.sockets import Service, says

ONCE = Retry(attempts=1)


def purchases(path: Path) -> list[Purchase]:
    return list(Journal(path).every())


def test_it_is_durable_that_a_create_left_before_it_is_sent(face: Make, service: Service, tmp_path: Path) -> None:
    """The service receives it only then."""
    path, seen = tmp_path / "jobs.db", []

    def line(connection: socket.socket) -> None:
        seen.extend(purchases(path))
        says(CREATED)(connection)

    service.script = [line]

    submit(face(base_url=service.url, journal=path), key="fox")

    assert [(purchase.state, purchase.left_at is not None) for purchase in seen] == [(INTENDED, True)]


def test_a_transport_that_reports_nothing_is_called_after_the_mark(face: Make, tmp_path: Path) -> None:
    """It may send the create at any time during the call."""
    path, seen = tmp_path / "jobs.db", []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.extend(purchases(path))
        return httpx.Response(200, json=CREATED)

    submit(face(handler, journal=path), key="fox")

    assert [(purchase.state, purchase.left_at is not None) for purchase in seen] == [(INTENDED, True)]


def test_a_create_that_cannot_connect_never_left(face: Make, tmp_path: Path) -> None:
    """A crash between two attempts leaves a free key."""
    path = tmp_path / "jobs.db"
    client = face(base_url="http://127.0.0.1:9", journal=path, retry=ONCE)

    with pytest.raises(ServerFailed, match="cannot be reached"):
        submit(client, key="fox")

    assert [(purchase.state, purchase.left_at) for purchase in purchases(path)] == [(GIVEN_UP, None)]


@pytest.mark.parametrize("first", [429, 503])
def test_a_refused_create_has_not_left_until_it_is_sent_again(face: Make, tmp_path: Path, first: int) -> None:
    """During the pause a crash needs no search."""
    path, seen = tmp_path / "jobs.db", []
    refusal = {"statusCode": first, "path": "/", "message": "busy"}
    answers = [httpx.Response(first, json=refusal, headers={"retry-after": "1"}), httpx.Response(200, json=CREATED)]
    right = Journal.renewed

    def renewed(self: Journal, purchase: Purchase, client_request_id: str) -> Purchase:
        after = right(self, purchase, client_request_id)
        seen.extend(purchases(path))
        return after

    client: Face = face(Script(*answers), journal=path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "renewed", renewed)
        submit(client, key="fox")

    assert [(purchase.state, purchase.left_at) for purchase in seen] == [(INTENDED, None)]


def test_a_create_is_not_sent_if_that_cannot_be_recorded(face: Make, service: Service, tmp_path: Path) -> None:
    """The journal is full: nothing is bought, also over a real connection."""
    service.script = [says(CREATED)]
    client = face(base_url=service.url, journal=tmp_path / "jobs.db")

    def leaving(self: Journal, purchase: Purchase, address: str, seconds: float) -> Permit:
        raise JournalError("the disk is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "leaving", leaving)
        with pytest.raises(JournalError, match="the disk is full"):
            submit(client, key="fox")

    assert not any(request.startswith(b"POST") for request in service.requests)
    assert [purchase.state for purchase in purchases(tmp_path / "jobs.db")] == [GIVEN_UP]


def test_an_intent_is_written_when_it_is_its_turn(tmp_path: Path) -> None:
    """As many as creates are in flight, not as jobs: the others cannot be unknown after a crash."""
    mock, path, go_on = Mock(clock="looks:1"), tmp_path / "jobs.db", threading.Event()
    both = threading.Barrier(3)
    seen: list[Purchase] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and not go_on.is_set():
            both.wait(30)
            go_on.wait(30)
        return mock.transport().handle_request(request)

    def watch() -> None:
        both.wait(30)
        seen.extend(purchases(path))
        go_on.set()

    watcher = threading.Thread(target=watch)
    watcher.start()
    with Client(
        KEY, base_url=SERVICE, transport=httpx.MockTransport(handler), journal=path, max_creates_in_flight=2
    ) as client:
        wanted = {f"fox-{n}": FOX for n in range(8)}
        outcomes = list(client.run_all(wanted, save_to=tmp_path / "{key}.mp4", max_in_flight=8))
    watcher.join()

    assert [(purchase.state, purchase.left_at is not None) for purchase in seen] == [(INTENDED, True)] * 2
    assert [outcome.state for outcome in outcomes] == ["ok"] * 8


def test_a_line_over_the_limit_of_credits_leaves_no_intent(face: Make, tmp_path: Path) -> None:
    """It was never to be sent."""
    mock, path = Mock(clock="looks:1"), tmp_path / "jobs.db"
    client = face(transport=mock.transport(), journal=path)

    client.do(client.client, "run_all", {"fox": FOX}, save_to=tmp_path / "{key}.mp4", max_credits=1)

    assert purchases(path) == []


@pytest.mark.parametrize("method", ["submit", "pending"])
def test_an_intent_that_never_left_needs_no_search(face: Make, tmp_path: Path, method: str) -> None:
    """Its key is bought at once, and `pending` reports that it is free."""
    path = tmp_path / "jobs.db"
    mock = Mock(clock="looks:1")
    journal = Journal(path)
    purchase = journal.intend(SERVICE, "fox", FOX.to_dict(), "0" * 32, FOX.to_dict()["model"])
    client = face(transport=mock.transport(), journal=path)

    act: dict[str, Callable[[], Any]] = {
        "submit": lambda: submit(client, key="fox").purchase.state,
        "pending": lambda: str(client.do(client.client, "pending")[0].error),
    }

    assert (
        act[method]()
        == {
            "submit": "submitted",
            "pending": "the purchase 'fox' has no job; nothing was charged, and its key can be used again",
        }[method]
    )
    assert [call["route"] for call in mock.calls if call["route"] == "logs"] == []
    assert journal.get(purchase.id)[6] == GIVEN_UP  # type: ignore[index] # it exists


def test_a_key_that_is_taken_meanwhile_is_not_bought_again(face: Make, tmp_path: Path) -> None:
    """Another process writes its intent while this create waits for its turn."""
    path, mock = tmp_path / "jobs.db", Mock(clock="looks:1")
    right = Journal.find

    def find(self: Journal, service: str, key: str) -> Purchase | None:
        found = right(self, service, key)
        if found is None:
            other = Journal(path)
            other.submitted(other.intend(SERVICE, key, FOX.to_dict(), "1" * 32, FOX.to_dict()["model"]), "job-1", None)
        return found

    client = face(transport=mock.transport(), journal=path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "find", find)
        job = submit(client, key="fox")

    assert job.id == "job-1"
    assert mock.calls == []


def test_a_taken_key_with_another_request_is_an_error(face: Make, tmp_path: Path) -> None:
    """Nothing is sent for it."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    submit(client, key="fox")

    with pytest.raises(InvalidRequest, match="the key 'fox' belongs to a different request"):
        client.do(client.client, "submit", FOX.to_dict() | {"prompt": "another"}, key="fox")
