"""The faults, as they look on the wire."""

import http.client
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.faults.protocols import lumaai, openai
from benchmarks.faults.server import FaultServer
from benchmarks.faults.services import UNKNOWN_STATUS
from benchmarks.faults.table import LOST, WAITS, Fault
from benchmarks.peers.program import KEY

FAULTS = {fault.name: fault for fault in (*LOST, *WAITS)}
AUTHORIZED = {"authorization": f"Bearer {KEY}"}


class Answered:
    """What came back."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(base_url: str, method: str, path: str, headers: dict[str, str] = AUTHORIZED) -> Answered:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=0.5)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        sent = {name.lower(): value for name, value in response.getheaders()}
        return Answered(response.status, sent, response.read())
    finally:
        connection.close()


def run(fault: Fault | None, play: Callable[[FaultServer], object]) -> FaultServer:
    """Play with a server; what it has seen."""
    server = FaultServer(openai(), fault)
    with server.running():
        play(server)
    return server


def questions(fault: str, number: int) -> list[Answered]:
    """The first answers about a job that was made in good order."""
    answers: list[Answered] = []

    def play(server: FaultServer) -> None:
        job = ask(server.base_url, "POST", "/videos").json["id"]
        answers.extend(ask(server.base_url, "GET", f"/videos/{job}") for _ in range(number))

    run(FAULTS[fault], play)
    return answers


def test_without_a_fault_a_job_is_done_at_the_third_look() -> None:
    """A healthy service."""
    words: list[str] = []

    def play(server: FaultServer) -> None:
        job = ask(server.base_url, "POST", "/videos").json["id"]
        words.extend(ask(server.base_url, "GET", f"/videos/{job}").json["status"] for _ in range(3))

    server = run(None, play)

    assert words == ["in_progress", "in_progress", "completed"]
    assert [seen.is_faulty for seen in server.seen] == [False] * 4


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [
        ("200 with HTML", [200, 200, 200]),
        ("500 four times in a row", [200, 500, 500, 500, 500, 200]),
        ("524 of a CDN, with HTML", [200, 524, 200]),
        ("404 just after the create", [404, 200]),
        ("429 with Retry-After", [200, 429, 200]),
        ("a redirect to another origin", [200, 307, 200]),
    ],
)
def test_a_fault_of_a_wait_happens_in_its_turn_and_passes(fault: str, statuses: list[int]) -> None:
    """The first question is answered, unless the fault is about the first."""
    answers = questions(fault, len(statuses))

    assert [response.status for response in answers] == statuses


@pytest.mark.parametrize("fault", ["200 with HTML", "200 with a torn JSON", "200 with nothing"])
def test_a_body_that_is_no_json(fault: str) -> None:
    """With a status that says that all is well."""
    response = questions(fault, 2)[1]

    assert response.status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(response.body)


def test_an_unknown_word_leaves_the_rest_of_the_answer() -> None:
    """Only the status is new."""
    before, unknown = (response.json for response in questions("a status word that nobody knows", 2))

    assert unknown == before | {"status": UNKNOWN_STATUS}


def test_an_answer_says_when_to_come_back() -> None:
    """In seconds."""
    assert questions("503 with Retry-After", 2)[1].headers["retry-after"] == "30"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "error"), [("a connection that drops", http.client.RemoteDisconnected), ("silence", TimeoutError)]
)
def test_no_answer_at_all(fault: str, error: type[Exception]) -> None:
    """The connection ends, or nothing comes."""
    with pytest.raises(error):
        questions(fault, 2)


def test_a_lost_create_has_made_its_job() -> None:
    """As often as it is sent."""

    def play(server: FaultServer) -> None:
        for _ in range(2):
            with pytest.raises(http.client.RemoteDisconnected):
                ask(server.base_url, "POST", "/videos")

    server = run(FAULTS["closed without an answer, each time"], play)

    assert server.service.jobs == 2


def test_what_is_lost_once_is_answered_the_second_time() -> None:
    """With another job."""

    def play(server: FaultServer) -> None:
        with pytest.raises(http.client.RemoteDisconnected):
            ask(server.base_url, "POST", "/videos")
        assert ask(server.base_url, "POST", "/videos").json["id"] == "job-00002"

    server = run(FAULTS["closed without an answer, once"], play)

    assert server.service.jobs == 2


def test_the_other_origin_has_no_faults_and_notices_the_key() -> None:
    """It is the same service."""

    def play(server: FaultServer) -> None:
        job = ask(server.base_url, "POST", "/videos").json["id"]
        ask(server.base_url, "GET", f"/videos/{job}")
        link = ask(server.base_url, "GET", f"/videos/{job}").headers["location"]
        assert ask(server.other_url, "GET", link.removeprefix(server.other_url)).status == 200
        ask(server.other_url, "GET", "/video.mp4", headers={})

    server = run(FAULTS["a redirect to another origin"], play)

    assert [(seen.is_elsewhere, seen.has_key) for seen in server.seen[-2:]] == [(True, True), (True, False)]


def test_links_lead_away_when_they_are_told_to() -> None:
    """Every mention of the server's own address in an answer."""
    server = FaultServer(lumaai(), foreign_links=True)
    with server.running():
        job = ask(server.base_url, "POST", "/generations/video").json

    assert job["assets"]["video"] == f"{server.other_url}/video.mp4"
