"""The API key is masked in a response before the response is cut."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reelkit import ReelkitError, Retry
from reelkit._io import http
from reelkit._protocol.decoding import Decoder, DecodingError
from tests.wrapper.face import KEY
from tests.wrapper.script import DONE, FOX, Make
from tests.wrapper.sockets import Service, says

PART = KEY[:-1]  # the key without its last character


def shown(error: BaseException) -> str:
    """The text and the attributes of an error."""
    return str(error) + repr(vars(error))


CALLS: dict[str, Callable[[Any, Path], object]] = {
    "submit": lambda face, path: face.submit(FOX),
    "refresh": lambda face, path: face.do(face.client.attach("x"), "refresh"),
    "save": lambda face, path: face.do(face.client.attach("x:y/z"), "save", path / "fox.mp4"),
}


@pytest.mark.parametrize("how", CALLS)
def test_an_unknown_content_encoding_is_not_quoted(face: Make, service: Service, tmp_path: Path, how: str) -> None:
    """Neither in an error nor in the recording, whatever its length."""
    for length in (40, 60, 80, 100, 200):
        coding = {"content_encoding": "x" * (length - len(PART)) + KEY}
        record = tmp_path / f"{length}.har"
        client = face(base_url=service.url, record=record, retry=Retry(attempts=1), deadline=5)
        odd = says({"x": 1}, **coding)
        service.script = [says(DONE | {"video": {"url": f"{service.url}/v.mp4"}}), odd] if how == "save" else [odd]

        with pytest.raises(ReelkitError) as caught:
            CALLS[how](client, tmp_path)

        assert PART not in shown(caught.value)
        assert PART not in record.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("coding", "named"),
    [("br", "br"), ("gzip, gzip", "gzip, gzip"), (KEY, "an unknown encoding"), ("br,a", "an unknown")],
)
def test_a_content_encoding_that_was_not_requested_is_named_if_it_is_registered(coding: str, named: str) -> None:
    """Otherwise the error calls it unknown."""
    with pytest.raises(DecodingError, match=f"the response has an encoding that was not requested: {named}"):
        Decoder({"content-encoding": coding})


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("masks", [0, 1500])
def test_a_long_response_is_masked_before_it_is_cut(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, escaped: bool, masks: int
) -> None:
    """Wherever the key is, and however much shorter the masks make the response."""
    monkeypatch.setattr(http, "MAX_RESPONSE_SIZE", 300_000)
    key = "".join(f"\\u{ord(char):04x}" for char in KEY) if escaped else KEY
    part = key[:-1]
    for end in (http.KEPT_SIZE, http.KEPT_SIZE + http.SPELLED):
        begins = (KEY + " ") * masks
        body = begins + "." * (end - len(begins) - len(part)) + key + "." * 400_000
        service.script = [says(body.encode(), 400)]
        record = tmp_path / f"{end}.har"
        client = face(base_url=service.url, record=record, retry=Retry(attempts=1), deadline=1)

        with pytest.raises(ReelkitError) as caught:
            client.submit(FOX)

        seen = shown(caught.value) + record.read_text(encoding="utf-8")
        assert KEY[:-1] not in seen
        assert part not in seen
        assert part.replace("\\", "\\\\") not in seen


def test_a_short_response_is_not_cut(face: Make) -> None:
    """It may contain the id of a job."""
    settings: Any = face().client._core.settings

    assert http.cut_off(bytearray(b'{"id": "x"'), settings) == b'{"id": "x"'
