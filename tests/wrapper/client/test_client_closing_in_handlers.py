"""A client that a signal handler closes: what it interrupts in the same thread ends, and nothing waits for ever."""

import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import httpx
import pytest

from reelkit import Client, JournalError, ReelkitError, no_waiting
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX

PATIENCE = 20  # seconds, after which a thread counts as stuck
STEP = 97  # lines between two places where a handler runs


def in_thread(act: Callable[[], object]) -> None:
    """Run the act in a thread of its own, and fail if it does not end."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def handled_at(number: int, handler: Callable[[], object], act: Callable[[], object]) -> bool:
    """Run the act, and the handler within it before a line: the one with this number. Returns whether there is one.

    As the interpreter does with a signal handler, it runs in the thread of the act, between two lines of it.
    """
    lines = itertools.count()
    has_run = False

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal has_run
        if not has_run and event == "line" and next(lines) == number:
            has_run = True
            handler()
        return None if has_run else trace

    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(None)
    return has_run


@pytest.mark.slow
def test_a_handler_may_close_the_client_at_any_line_of_a_submit(tmp_path: Path) -> None:
    """The submit returns its job or says that the client is closed, and no key is bought twice."""
    mock = Mock()
    with mock.serve() as serving:
        options: dict[str, Any] = {"api_key": KEY, "base_url": serving.base_url, "journal": tmp_path / "jobs.db"}
        errors: list[Exception] = []

        def submit_at(number: int) -> bool:
            client = Client(**options)

            def act() -> None:
                try:
                    client.submit(FOX, key=f"fox-{number}")
                except ReelkitError as error:
                    errors.append(error)

            return handled_at(number, client.close, act)

        def every_place() -> None:
            number = 0
            while submit_at(number):
                number += STEP

        in_thread(every_place)
        keys = [purchase.key for purchase in Journal(tmp_path / "jobs.db").every()]
        with Client(**options) as client, no_waiting():
            jobs = {client.submit(FOX, key=key).id for key in keys}

    assert len(keys) > 10
    assert {str(error).partition(";")[0] for error in errors} <= {"this client is closed"}
    assert jobs == {row["job_id"] for row in mock.ledger}


def test_a_close_in_a_handler_of_the_process_follows_the_create_that_it_interrupts(tmp_path: Path) -> None:
    """The job of the create is returned, and the next request says that the client is closed."""
    mock = Mock()
    transport = mock.transport()

    def answer(request: httpx.Request) -> httpx.Response:
        os.kill(os.getpid(), signal.SIGTERM)
        return transport.handle_request(request)

    client = Client(
        KEY, base_url="https://api.example.com", transport=httpx.MockTransport(answer), journal=tmp_path / "jobs.db"
    )
    earlier = signal.signal(signal.SIGTERM, lambda *_: client.close())
    try:
        job = client.submit(FOX, key="fox")
    finally:
        signal.signal(signal.SIGTERM, earlier)

    with pytest.raises(ReelkitError, match="this client is closed"):
        job.refresh()
    assert [row["job_id"] for row in mock.ledger] == [job.id]
    assert client._driver._clients[True, False].real.is_closed


def test_a_handler_may_close_the_client_while_run_all_waits(tmp_path: Path) -> None:
    """The iterator ends with an outcome for each key, and nothing is bought twice."""
    mock = Mock(clock="looks:2")
    foxes = {f"fox-{number}": FOX for number in range(8)}
    with mock.serve() as serving:
        options: dict[str, Any] = {"api_key": KEY, "base_url": serving.base_url, "journal": tmp_path / "jobs.db"}
        client = Client(**options)
        outcomes = []

        def act() -> None:
            for outcome in client.run_all(foxes, save_to=tmp_path / "{key}.mp4"):
                outcomes.append(outcome)
                client.close()

        in_thread(act)
        with Client(**options) as other, no_waiting():
            states = {outcome.key: outcome.state for outcome in other.run_all(foxes, save_to=tmp_path / "{key}.mp4")}

    assert {outcome.key for outcome in outcomes} == set(foxes)
    assert states == dict.fromkeys(foxes, "ok")
    assert len(mock.ledger) == len(foxes)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal that is open."""
    opened = Journal(tmp_path / "jobs.db")
    assert list(opened.every()) == []
    yield opened
    opened.close()


@pytest.mark.parametrize("use", ["read", "write"])
def test_a_journal_that_a_handler_closes_is_closed_after_the_transaction(journal: Journal, use: str) -> None:
    """What the handler interrupts goes on with the open file."""
    store = journal._store
    rows = []

    def transaction(connection: Any) -> None:
        journal.close()
        rows.extend(connection.execute("SELECT count(*) FROM purchases").fetchall())

    in_thread(lambda: getattr(store, use)(transaction))

    assert rows == [(0,)]
    assert store._connection is None


@pytest.mark.parametrize("act", ["every", "pending"])
def test_a_handler_cannot_read_the_journal_amid_a_transaction(journal: Journal, act: str) -> None:
    """It would wait for ever: the error says when to read it."""
    errors = []

    def transaction(_: Any) -> None:
        try:
            list(getattr(journal, act)())
        except JournalError as error:
            errors.append(str(error))

    in_thread(lambda: journal._store.write(transaction))

    assert len(errors) == 1
    assert "use it after the handler has returned" in errors[0]
