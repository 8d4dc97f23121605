"""Ids in responses: in headers, as numbers, and with unusual characters."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from reelkit import SubmissionUnknown
from reelkit._journal.journal import Journal
from reelkit._protocol.job_state import read_token
from tests.wrapper.flows.test_create import creating
from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import LINK, Stage, answer, fails

ODD = [
    "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
    '{"reelkit":1,"job":"other"}',
    '{"job":"x"}',
    " job 1 ",
    "job\n1",
    "é/ü",
    "[1]",
    '"q"',
]


def logs(job_id: Any) -> Any:
    return {"data": [{"client_request_id": "mark", "inference_id": job_id, "status": "succeeded"}]}


@pytest.mark.parametrize("header", ["job-1", "job-1, job-1", " job-1 ,", "job-1,job-1,job-1"])
def test_an_id_in_a_header_may_be_repeated(header: str) -> None:
    """Equal values are one id, and empty ones are ignored."""
    stage = Stage(answer(200, b'{"id": "jo', x_inference_id=header))

    assert stage.play(creating()).id == "job-1"


@pytest.mark.parametrize("header", ["", " ", ",", "job-1, job-2"])
def test_a_header_without_exactly_one_id_is_ignored(header: str) -> None:
    """The job is found in the logs."""
    stage = Stage(answer(200, b'{"id": "jo', x_inference_id=header), answer(200, logs("job-3")))

    assert stage.play(creating()).id == "job-3"


def test_an_id_of_spaces_is_ignored() -> None:
    """The job is found in the logs."""
    stage = Stage(answer(200, {"id": " ", "status": "queued"}), answer(200, logs("job-3")))

    assert stage.play(creating()).id == "job-3"


def test_an_id_in_the_logs_may_be_a_number() -> None:
    """As in a response."""
    assert Stage(fails("ReadError"), answer(200, logs(4711))).play(creating()).id == "4711"


@pytest.mark.parametrize("told", [True, 1.5, None, "", "  ", ["job-1"]])
def test_an_invalid_id_in_the_logs_is_ignored(told: Any) -> None:
    """The outcome stays unknown."""
    with pytest.raises(SubmissionUnknown):
        Stage(fails("ReadError"), answer(200, logs(told))).play(creating())


class Losing:
    """A service that loses the response to a create, and shows its log row once *shows* is set."""

    def __init__(self, job_id: str) -> None:
        self.job_id = job_id
        self.mark = ""
        self.shows = False
        self.fetched: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        url = urlsplit(str(request.url))
        if request.method == "POST":
            self.mark = request.headers["x-client-request-id"]
            raise httpx.ReadError("reset")
        if url.path == "/v2/logs":
            row = {"client_request_id": self.mark, "inference_id": self.job_id, "status": "succeeded"}
            return httpx.Response(200, json={"data": [row] if self.shows else []})
        self.fetched += parse_qs(url.query)["generation_id"]
        return httpx.Response(200, json={"id": self.fetched[-1], "status": "completed", "video": {"url": LINK}})


@pytest.mark.parametrize("job_id", ODD)
def test_an_id_found_in_the_logs_is_fetched_unchanged(face: Make, tmp_path: Path, job_id: str) -> None:
    """Nothing is removed from it, and it is not parsed as a token."""
    service = Losing(job_id)
    client = face(service, journal=tmp_path / "jobs.db")
    with pytest.raises(SubmissionUnknown):
        client.do(client.client, "submit", FOX, key="fox")

    service.shows = True
    again = face(service, journal=tmp_path / "jobs.db")
    bought = again.do(again.client, "submit", FOX, key="fox")
    again.do(bought, "refresh")

    assert bought.id == job_id
    assert service.fetched == [job_id]
    assert [purchase.job_id for purchase in Journal(tmp_path / "jobs.db").every()] == [job_id]


@pytest.mark.parametrize("text", ["{3F2504E0}", '{"job": "x"}', "{torn", "{}", "x"])
def test_a_text_is_a_token_only_with_the_field_reelkit(text: str) -> None:
    """Any other text that begins with a brace is an id."""
    assert read_token(text) is None
