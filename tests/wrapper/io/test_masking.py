"""The error of a transport, which may show the headers of its request, does not show the API key."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Retry
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import UNKNOWN
from tests.wrapper.face import KEY, Face
from tests.wrapper.reading import read
from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import LINK

ERRORS: dict[str, Callable[[str], Exception]] = {
    "ValueError": ValueError,
    "OSError": lambda text: OSError(5, text),
    "ReadError": httpx.ReadError,
    "a group": lambda text: ExceptionGroup("several", [ValueError(text)]),
    "an error with a cause": lambda text: caused(RuntimeError("no text"), ValueError(text)),
    "an error with a note": lambda text: noted(RuntimeError("no text"), text),
}


def caused(error: Exception, cause: Exception) -> Exception:
    """The error, raised from the cause."""
    error.__cause__ = cause
    return error


def noted(error: Exception, note: str) -> Exception:
    """The error with a note."""
    error.add_note(note)
    return error


class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __iter__(self) -> Iterator[bytes]:
        yield b"film"
        raise self.error

    async def __aiter__(self) -> Any:
        yield b"film"
        raise self.error


def chain(error: BaseException | None) -> Iterator[str]:
    """What an error and those behind it show."""
    while error is not None:
        yield f"{error}{error!r}{vars(error)}"
        error = error.__cause__ or error.__context__


CALLS: dict[str, Callable[[Face], object]] = {
    "submit": lambda client: client.submit(FOX),
    "submit with a key": lambda client: client.do(client.client, "submit", FOX, key="fox"),
    "result": lambda client: client.do(client.client.attach("x"), "result", 0.5),
    "refresh": lambda client: client.do(client.client.attach("x"), "refresh"),
    "balance": lambda client: client.do(client.client, "balance"),
}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", CALLS)
def test_the_error_of_a_transport_does_not_show_the_key(face: Make, tmp_path: Path, call: str, error: str) -> None:
    """Neither in its text, nor in the errors behind it, nor in the journal's files."""

    def handler(request: httpx.Request) -> httpx.Response:
        raise ERRORS[error](f"failed: {dict(request.headers)}")

    client = face(handler, journal=tmp_path / "jobs.db", deadline=0.1, retry=Retry(attempts=1))
    try:
        CALLS[call](client)
    except Exception as caught:
        shown = list(chain(caught))
    else:
        shown = []

    assert shown or call == "balance"
    assert not any(KEY in text for text in shown)
    assert not any(KEY.encode() in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("error", ERRORS)
def test_the_error_of_a_body_does_not_show_the_key(face: Make, tmp_path: Path, error: str) -> None:
    """While a video is saved, and while it is read."""
    done = {"id": "x", "status": "completed", "video": {"url": LINK}}

    def handler(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=done)
        return httpx.Response(200, stream=Stream(ERRORS[error](f"failed: {KEY}")))

    client = face(handler, deadline=20, retry=Retry(attempts=1))
    job = client.client.attach("x")
    for call in (
        lambda: client.do(job, "save", tmp_path / "fox.mp4"),
        lambda: read(client, client.do(job, "result")),
    ):
        with pytest.raises(Exception, match=r"\S") as caught:
            call()

        assert not any(KEY in text for text in chain(caught.value))


def test_a_create_with_the_error_of_a_transport_is_recorded_with_its_kind(face: Make, tmp_path: Path) -> None:
    """The reason in the journal names the error and has the key masked."""

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(403)
        raise ValueError(f"cannot send {dict(request.headers)}")

    client = face(handler, journal=tmp_path / "jobs.db")
    with pytest.raises(Exception, match=r"ValueError: cannot send .*Bearer \*\*\*"):
        client.do(client.client, "submit", FOX, key="fox")

    (purchase,) = Journal(tmp_path / "jobs.db").every()
    assert purchase.state == UNKNOWN
    assert "ValueError: cannot send" in str(purchase.reason)


def test_another_error_of_a_transport_stays_as_it_is(face: Make) -> None:
    """An error that does not show the key is raised unchanged."""
    error = RuntimeError("no such client")

    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    client = face(handler)
    with pytest.raises(RuntimeError) as caught:
        client.do(client.client.attach("x"), "refresh")

    assert caught.value is error
