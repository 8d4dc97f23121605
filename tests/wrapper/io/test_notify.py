"""Text of a server in logs, warnings and reprs controls no terminal and adds no lines."""

import logging
import warnings

import httpx
import pytest

from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import LINK

HOSTILE = "\x1b]0;title\x07\x9b2J\nINFO:reelkit:another line\u202e"


class Hostile:
    """Loses the response to a create, and sends control characters in each text of the others."""

    def __init__(self) -> None:
        self.mark = ""
        self.fetches = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.mark = request.headers["x-client-request-id"]
            raise httpx.ReadError(HOSTILE)
        ids = ("one" + HOSTILE, "two" + HOSTILE)
        if request.url.path == "/v2/logs":
            rows = [{"client_request_id": self.mark, "inference_id": job, "status": "succeeded"} for job in ids]
            return httpx.Response(200, json={"data": rows})
        self.fetches += 1
        answers = ({"error": HOSTILE}, {"id": ids[0], "status": HOSTILE}, {"id": ids[0], "status": "completed"})
        answer = answers[min(self.fetches, len(answers)) - 1]
        return httpx.Response(200, json=answer | ({"video": {"url": LINK}} if self.fetches > 3 else {}))


def test_text_of_a_server_is_one_printable_line_in_logs_warnings_and_reprs(
    face: Make, caplog: pytest.LogCaptureFixture
) -> None:
    """A program prints them on a terminal or writes them to a file with one line for each message."""
    client = face(Hostile())

    with warnings.catch_warnings(record=True) as caught, caplog.at_level(logging.INFO, logger="reelkit"):
        warnings.simplefilter("always")
        job = client.submit(FOX)
        video = client.do(job, "result")

    shown = [*caplog.messages, *(str(warning.message) for warning in caught), repr(job), repr(video)]
    assert sum("another line" in text for text in shown) > 6
    assert [text for text in shown if not text.isprintable()] == []
