"""The page of the admin interface: its address, its policy, and the resources that it uses."""

import json
import re
from typing import Any

import pytest

from reelkit_mock import Mock, Reply, Request
from reelkit_mock._admin import PAGE, RESOURCES

TEXT = PAGE.read_text(encoding="utf-8")
BODY = {"model": "pixverse/v5/text-to-video", "prompt": "A cat"}
CREATE = "/v2/video/generations"
HEAD = {"authorization": "Bearer k", "content-type": "application/json"}


@pytest.mark.parametrize("path", ["/__mock/", "/__mock", "/ns/try.1/__mock/", "/ns/try.1/__mock"])
def test_the_page_is_served_with_and_without_a_slash(path: str) -> None:
    """The page derives its base from the path, so both are served, in every namespace."""
    reply = Mock().handle(Request("GET", path, {}))

    assert (200, TEXT.encode()) == (reply.status, reply.body)
    assert dict(reply.headers)["content-type"] == "text/html; charset=utf-8"


def test_head_describes_the_page_without_sending_it() -> None:
    """HEAD has the headers of GET and no body."""
    mock = Mock()
    get, head = mock.handle(Request("GET", "/__mock/", {})), mock.handle(Request("HEAD", "/__mock/", {}))

    assert Reply(200, get.headers, b"") == head
    assert str(len(get.body)) == dict(head.headers)["content-length"]


def test_the_page_names_no_other_server() -> None:
    """It works without a network."""
    assert re.findall(r"https?://|//[a-z]|@import|\burl\(", TEXT) == []


def test_the_page_inserts_data_as_text() -> None:
    """A prompt or a header may contain anything; it is inserted as text."""
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", TEXT) == []


def test_the_page_is_small() -> None:
    """It is a page to look at, not a front end."""
    assert len(TEXT.encode()) < 21_000


def test_the_page_uses_only_existing_resources() -> None:
    """Each resource that it uses supports the method."""
    asked = re.findall(r'\bsend\("([A-Z]+)", "(\w+)"', TEXT)
    calls = len(re.findall(r"\bsend\(", TEXT)) - 2  # without the function itself and its second try with a token

    assert calls == len(asked)
    assert [(method, thing) for method, thing in asked if method not in RESOURCES.get(thing, {})] == []


def test_the_page_reads_every_resource_that_it_shows() -> None:
    """It shows everything that people look for."""
    asked = set(re.findall(r'\bsend\("GET", "(\w+)"', TEXT))

    assert asked == {"health", "jobs", "clock", "faults", "calls", "ledger", "counters", "seed"}


def test_each_element_of_the_script_is_in_the_page() -> None:
    """A misspelled id would stop the script."""
    wanted = set(re.findall(r'\$\("(\w+)"\)|from\("(\w+)"\)', TEXT))
    there = set(re.findall(r'\bid="(\w+)"', TEXT))

    assert {first or second for first, second in wanted} - there == set()


def test_the_page_is_not_recorded_as_a_call() -> None:
    """Looking at the page does not change what it shows."""
    mock = Mock()
    mock.handle(Request("GET", "/__mock/", {}))
    mock.handle(Request("GET", "/__mock/calls", {}))

    assert mock.calls == []


@pytest.mark.parametrize("personality", ["native", "relay"])
def test_a_succeeded_job_shows_the_path_of_its_video(personality: str) -> None:
    """The video is served at this path."""
    mock = Mock(personality=personality, clock="manual")
    mock.handle(Request("POST", CREATE, HEAD, json.dumps(BODY).encode()))
    mock.advance(3600)
    video = _jobs(mock)[0]["video"]

    assert mock.handle(Request("GET", video, {})).status == 200


@pytest.mark.parametrize("state", ["queued", "generating", "failed"])
def test_any_other_job_has_no_video(state: str) -> None:
    """It has no video, or none yet."""
    mock = Mock(clock="manual")
    mock.handle(Request("POST", CREATE, HEAD, json.dumps(BODY).encode()))
    mock.force(next(iter(mock.jobs)), state)

    assert [job["video"] for job in _jobs(mock)] == [None]


def _jobs(mock: Mock) -> list[dict[str, Any]]:
    jobs: list[dict[str, Any]] = json.loads(mock.handle(Request("GET", "/__mock/jobs", {})).body)["jobs"]
    return jobs
