"""The API key in an argument of a call is shown by no error, warning, log message or outcome."""

import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import InvalidRequest, ReelkitError
from tests.wrapper.face import KEY, Face
from tests.wrapper.script import Make

FOX: dict[str, Any] = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"}
Call = Callable[[Face, Path], Any]


def run_all(requests: Any, **options: Any) -> Call:
    """A call of `run_all`."""
    return lambda client, path: client.do(
        client.client, "run_all", requests, **({"save_to": str(path / "{key}.mp4")} | options)
    )


CALLS: dict[str, Call] = {
    "as the model": lambda client, _: client.submit({"model": KEY, "prompt": "x"}),
    "in a known field": lambda client, _: client.submit({**FOX, "resolution": KEY}),
    "as the name of a field": lambda client, _: client.submit({**FOX, KEY: 1}),
    "in an unknown model": lambda client, _: client.submit({"model": "new", "prompt": f"a {KEY}"}),
    "as the job id": lambda client, _: client.do(client.client.attach(KEY), "refresh"),
    "in an invalid job id": lambda client, _: client.client.attach(f"{KEY}\ud800"),
    "as the model of a job": lambda client, _: client.client.attach("x", KEY),
    "as the deadline of a result": lambda client, _: client.do(client.client.attach("x"), "result", KEY),
    "as the deadline of a save": lambda client, path: client.do(client.client.attach("x"), "save", path / "x", KEY),
    "as the path of a save": lambda client, _: client.do(client.client.attach("x"), "save", f"/nowhere/{KEY}/x"),
    "as the path of a generate": lambda client, _: client.do(client.client, "generate", FOX, save_to=f"/nowhere/{KEY}"),
    "as the deadline of a generate": lambda client, path: client.do(
        client.client, "generate", FOX, save_to=path / "x", deadline=KEY
    ),
    "as the key": lambda client, _: client.do(client.client, "submit", FOX, key=KEY),
    "as the key of a resubmit": lambda client, _: client.do(client.client, "resubmit", KEY),
    "as the deadline of pending": lambda client, _: client.do(client.client, "pending", KEY),
    "as max_in_flight of pending": lambda client, _: client.do(client.client, "pending", max_in_flight=KEY),
    "as max_credits": run_all({"a": FOX}, max_credits=KEY),
    "as the path of a batch": run_all({"a": FOX}, save_to=KEY),
    "as a key of a batch": run_all({KEY: FOX}),
    "as an invalid key of a batch": run_all({f"/{KEY}": FOX}),
    "in a request of a batch": run_all({"a": {**FOX, "resolution": KEY}}),
    "in place of a pair": run_all([KEY]),
    "in the folder of a batch": run_all({"a": FOX}, save_to=f"/nowhere/{KEY}/{{key}}.mp4"),
}


def shown(value: Any) -> Iterator[str]:
    """What a value shows; of an error, with the errors behind it."""
    if isinstance(value, list):
        for each in value:
            yield from (repr(each), *shown(getattr(each, "error", None)))
    while isinstance(value, BaseException):
        yield f"{value}{value!r}{vars(value)!r}"
        value = value.__cause__ or value.__context__


@pytest.mark.parametrize("place", CALLS)
def test_the_key_in_an_argument_is_not_shown(
    face: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    """The call ends in an error or in outcomes with errors, and none of them shows the key."""
    caplog.set_level(logging.DEBUG)
    client = face(lambda _: httpx.Response(422, json={"message": "no"}), journal=tmp_path / "jobs.db", deadline=1)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            end = CALLS[place](client, tmp_path)
        except ReelkitError as error:
            end = error
    texts = [*shown(end), *(str(each.message) for each in warned), caplog.text]

    assert isinstance(end, ReelkitError) or [outcome.state for outcome in end] == ["error"]
    assert not [text for text in texts if KEY in text]
    assert not [path for path in tmp_path.iterdir() if KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize("field", ["model", "prompt", "new"])
def test_a_request_with_the_key_is_not_sent_without_a_journal(face: Make, field: str) -> None:
    """The service would store it."""
    sent: list[httpx.Request] = []
    client = face(lambda request: (sent.append(request), httpx.Response(422))[1])

    with pytest.raises(InvalidRequest, match="the request contains the API key"):
        client.submit({**FOX, field: f"see {KEY}"})
    assert not sent


def test_a_journal_named_after_the_key_is_rejected(face: Make, tmp_path: Path) -> None:
    """The error does not show the path."""
    with pytest.raises(ReelkitError, match="the path of the journal contains the API key") as caught:
        face(journal=tmp_path / f"{KEY}.db")

    assert KEY not in str(caught.value)
    assert not list(tmp_path.iterdir())
