"""Collections of weak references that threads change, and the log filter that reads one."""

import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from reelkit._io import log_filter
from reelkit._protocol.api_key import Secret
from reelkit._system.weak_group import WeakGroup
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX, Make


class Thing:
    """An object that can be referenced weakly."""


class Failing:
    """A key whose mask fails."""

    def hide_in_text(self, text: str) -> str:
        raise RuntimeError(f"defect, with {KEY}")


@pytest.fixture
def switching() -> Iterator[None]:
    """Threads take turns very often."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def while_threads_run(change: Callable[[], object], read: Callable[[], object], reads: int) -> list[Exception]:
    """The errors of *reads* calls of *read* while two threads repeat *change*."""
    is_over = threading.Event()

    def repeat() -> None:
        while not is_over.is_set():
            change()

    threads = [threading.Thread(target=repeat) for _ in range(2)]
    for thread in threads:
        thread.start()
    errors: list[Exception] = []
    for _ in range(reads):
        try:
            read()
        except Exception as error:
            errors.append(error)
    is_over.set()
    for thread in threads:
        thread.join()
    return errors


def test_a_group_has_what_exists_once() -> None:
    """An object that was added twice is in it once, and one that no longer exists is not."""
    group: WeakGroup[Thing] = WeakGroup()
    one, other = Thing(), Thing()
    for thing in (one, other, one):
        group.add(thing)
    del other, thing
    gc.collect()

    assert list(group) == [one]
    assert len(group) == 1


@pytest.mark.usefixtures("switching")
def test_a_group_is_read_while_threads_add_to_it() -> None:
    """No read fails, and no object that exists is missing."""
    group: WeakGroup[Thing] = WeakGroup()
    kept = [Thing() for _ in range(100)]
    for thing in kept:
        group.add(thing)
    sizes: list[int] = []

    errors = while_threads_run(lambda: group.add(Thing()), lambda: sizes.append(len(set(kept) & set(group))), 500)

    assert not errors
    assert set(sizes) == {100}


@pytest.mark.usefixtures("switching")
def test_the_log_filter_works_while_threads_make_clients(caplog: pytest.LogCaptureFixture) -> None:
    """The filter raises nothing and masks the key while other threads add keys."""
    caplog.set_level(logging.INFO)
    secret = Secret(KEY)
    log_filter.hide_in_logs(secret)

    def make() -> None:
        log_filter.hide_in_logs(Secret("another-key-0123456789"))

    errors = while_threads_run(make, lambda: logging.getLogger("httpx").info("key %s", KEY), 200)

    assert not errors
    assert {record.getMessage() for record in caplog.records} == {"key ***"}


def test_a_create_is_accepted_although_the_log_filter_fails(
    face: Make, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message is left out of the log, with the error that may show it."""
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(log_filter, "_hidden_in_logs", [Failing()])
    monkeypatch.setattr("reelkit._io.http.hide_in_logs", lambda _: None)
    logging.getLogger("httpx").addFilter(log_filter._without_keys)

    job = face(lambda _: httpx.Response(200, json={"id": "x", "status": "queued"})).submit(FOX)

    assert job.id == "x"
    assert "could not be masked in it (RuntimeError)" in caplog.text
    assert KEY not in caplog.text


def test_the_log_filter_accepts_a_message_that_cannot_be_formatted(caplog: pytest.LogCaptureFixture) -> None:
    """A record with too few arguments raises nothing in the library that logs it."""
    log_filter.hide_in_logs(Secret(KEY))
    record = logging.LogRecord("httpx", logging.INFO, "", 1, "%s %s", ("one",), None)

    assert log_filter._without_keys(record)
    assert "(TypeError)" in record.getMessage()
