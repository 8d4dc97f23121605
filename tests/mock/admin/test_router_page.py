"""The files of the page: their addresses, their sizes, and that they need nothing from elsewhere."""

import json
import re
from typing import Any

import pytest

from reelkit_mock import Mock, Reply, Request
from reelkit_mock._admin import RESOURCES
from reelkit_mock._admin.console import FILES, FOLDER, PARTS, console_file
from reelkit_specs import design_tokens

TEXTS = {name: console_file(name).body.decode() for name in FILES}
PAGE, STYLE, SCRIPT = TEXTS.values()
BODY = {"model": "pixverse/v5/text-to-video", "prompt": "A cat"}
CREATE = "/v2/video/generations"
HEAD = {"authorization": "Bearer k", "content-type": "application/json"}


@pytest.mark.parametrize("prefix", ["", "/ns/try.1"])
def test_the_page_and_its_files_are_served_in_every_namespace(prefix: str) -> None:
    """With their types. Without its slash the page is redirected, because its files have relative addresses."""
    mock = Mock()
    replies = {name: mock.handle(Request("GET", f"{prefix}/__mock/{name}", {})) for name in FILES}
    bare = mock.handle(Request("GET", f"{prefix}/__mock", {}))

    assert [(reply.status, dict(reply.headers)["content-type"]) for reply in replies.values()] == [
        (200, f"text/{kind}; charset=utf-8") for kind in ("html", "css", "javascript")
    ]
    assert (bare.status, dict(bare.headers)["location"]) == (302, "__mock/")


def test_head_describes_the_page_without_sending_it() -> None:
    """HEAD has the headers of GET and no body."""
    mock = Mock()
    get, head = mock.handle(Request("GET", "/__mock/", {})), mock.handle(Request("HEAD", "/__mock/", {}))

    assert Reply(200, get.headers, b"") == head
    assert str(len(get.body)) == dict(head.headers)["content-length"]


def test_every_part_of_the_script_is_served() -> None:
    """In the order of the table."""
    places = [SCRIPT.find((FOLDER / f"{part}.js").read_text(encoding="utf-8")) for part in PARTS]

    assert sorted(PARTS) == sorted(path.stem for path in FOLDER.glob("*.js"))
    assert -1 not in places
    assert places == sorted(places)


def test_the_stylesheet_has_the_colours_of_the_reports() -> None:
    """It begins with the design tokens."""
    assert STYLE.startswith(design_tokens())


def test_the_page_names_no_other_server() -> None:
    """It works without a network. The name of the SVG language is no address."""
    text = "".join(TEXTS.values()).replace("http://www.w3.org/2000/svg", "")

    assert re.findall(r"https?://|\W//[a-z]|@import|\burl\(", text) == []


def test_the_page_inserts_data_as_text() -> None:
    """A prompt or a header may contain anything; it is inserted as text, and nothing is inline."""
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", SCRIPT) == []
    assert re.findall(r"<style|style=|<script>|\son\w+=", PAGE) == []


def test_the_page_is_small() -> None:
    """The page, its script and its stylesheet together."""
    assert sum(len(text.encode()) for text in TEXTS.values()) < 80_000


def test_the_page_uses_only_existing_resources() -> None:
    """Each resource that it uses supports the method."""
    asked = re.findall(r'\bsend\("([A-Z]+)", (?:itemPath\()?"(\w+)"', SCRIPT)

    assert len(asked) == len(re.findall(r"\bsend\(", SCRIPT)) - 2  # the function itself, and its second try
    assert [(method, thing) for method, thing in asked if method not in RESOURCES.get(thing, {})] == []


def test_each_element_of_the_script_is_in_the_page() -> None:
    """A misspelled id would stop the script."""
    wanted = set(re.findall(r'\$\("([\w-]+)"\)', SCRIPT))
    there = set(re.findall(r'\bid="([\w-]+)"', PAGE))

    assert wanted - there == set()


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
