"""The page of the admin interface: where it is, what it may load, and what it asks for."""

import json
import re
from typing import Any

import pytest

from reelkit_mock import Mock, Reply, Request
from reelkit_mock._admin import PAGE, RESOURCES

TEXT = PAGE.read_text(encoding="utf-8")
POLICY = "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
BODY = {"model": "pixverse/v5/text-to-video", "prompt": "A cat"}
CREATE = "/v2/video/generations"
HEAD = {"authorization": "Bearer k", "content-type": "application/json"}


@pytest.mark.parametrize("path", ["/__mock/", "/__mock", "/ns/try.1/__mock/", "/ns/try.1/__mock"])
def test_the_page_is_there_with_and_without_a_slash(path: str) -> None:
    """The page finds its base in the path, so both are served, in every namespace."""
    reply = Mock().handle(Request("GET", path, {}))

    assert (200, TEXT.encode()) == (reply.status, reply.body)
    assert dict(reply.headers)["content-type"] == "text/html; charset=utf-8"


def test_head_tells_of_the_page_without_sending_it() -> None:
    """HEAD has the head of GET, and no body."""
    mock = Mock()
    get, head = mock.handle(Request("GET", "/__mock/", {})), mock.handle(Request("HEAD", "/__mock/", {}))

    assert Reply(200, get.headers, b"") == head
    assert str(len(get.body)) == dict(head.headers)["content-length"]


def test_a_browser_loads_for_the_page_only_what_the_mock_serves() -> None:
    """The policy forbids everything from elsewhere."""
    reply = Mock().handle(Request("GET", "/__mock/", {}))

    assert dict(reply.headers)["content-security-policy"] == POLICY


def test_the_page_names_no_other_server() -> None:
    """It works where there is no network."""
    assert re.findall(r"https?://|//[a-z]|@import|\burl\(", TEXT) == []


def test_the_page_makes_no_markup_of_what_it_is_sent() -> None:
    """A prompt or a header may hold anything; it is put in as text."""
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", TEXT) == []


def test_the_page_is_small() -> None:
    """A page to look at, not a front end."""
    assert len(TEXT.encode()) < 20_000


def test_the_page_asks_only_for_what_is_there() -> None:
    """Each thing it asks for takes the method it asks with."""
    asked = re.findall(r'\bsend\("([A-Z]+)", "(\w+)"', TEXT)
    calls = len(re.findall(r"\bsend\(", TEXT)) - 2  # less the function itself, and its second try with a token

    assert calls == len(asked)
    assert [(method, thing) for method, thing in asked if method not in RESOURCES.get(thing, {})] == []


def test_the_page_looks_at_everything_it_should_show() -> None:
    """Nothing that people look for is left out."""
    asked = set(re.findall(r'\bsend\("GET", "(\w+)"', TEXT))

    assert asked == {"health", "jobs", "clock", "faults", "calls", "ledger", "counters", "seed"}


def test_each_element_that_the_script_looks_for_is_in_the_page() -> None:
    """An id that is misspelt would end the script."""
    wanted = set(re.findall(r'\$\("(\w+)"\)|from\("(\w+)"\)', TEXT))
    there = set(re.findall(r'\bid="(\w+)"', TEXT))

    assert {first or second for first, second in wanted} - there == set()


def test_the_page_itself_is_no_call() -> None:
    """To look does not change what is looked at."""
    mock = Mock()
    mock.handle(Request("GET", "/__mock/", {}))
    mock.handle(Request("GET", "/__mock/calls", {}))

    assert mock.calls == []


@pytest.mark.parametrize("personality", ["native", "relay"])
def test_a_succeeded_job_shows_where_its_video_is(personality: str) -> None:
    """The path is the one at which the video is served."""
    mock = Mock(personality=personality, clock="manual")
    mock.handle(Request("POST", CREATE, HEAD, json.dumps(BODY).encode()))
    mock.advance(3600)
    video = _jobs(mock)[0]["video"]

    assert mock.handle(Request("GET", video, {})).status == 200


@pytest.mark.parametrize("state", ["queued", "generating", "failed"])
def test_any_other_job_shows_no_video(state: str) -> None:
    """There is none, or none yet."""
    mock = Mock(clock="manual")
    mock.handle(Request("POST", CREATE, HEAD, json.dumps(BODY).encode()))
    mock.force(next(iter(mock.jobs)), state)

    assert [job["video"] for job in _jobs(mock)] == [None]


def _jobs(mock: Mock) -> list[dict[str, Any]]:
    jobs: list[dict[str, Any]] = json.loads(mock.handle(Request("GET", "/__mock/jobs", {})).body)["jobs"]
    return jobs
