"""The links of finished jobs must lead to videos."""

from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.jobs import FinishedJob, Job
from reelkit_conformance._stages.level3_jobs import check_links
from reelkit_specs import models
from tests.conformance.exchanges import DONE, PATHS, Exchanges

VIDEO = b"\0\0\0\x18ftypmp42"
HERE, THERE = "http://here.example/a.mp4", "http://there.example/b.mp4"
UNREACHABLE = "no connection (name not known)"


def over(url: Any) -> FinishedJob:
    """Return a finished job with this link."""
    end = Exchanges().fetch(DONE | {"video": {"url": url}})
    return FinishedJob(Job("a", models()[0], "v2", end, PATHS["v2"], None), end)


def followed(urls: list[Any], answers: dict[str, tuple[int | None, bytes, str | None]]) -> tuple[RunLog, list[Request]]:
    """Return the log and the requests of a run with these responses."""
    log, asked = RunLog(), []
    flow = check_links(log, [over(url) for url in urls])
    try:
        request = next(flow)
        while True:
            assert isinstance(request, Request)
            asked.append(request)
            status, body, trouble = answers[request.path]
            request = flow.send(Exchange(len(asked), request, 0.0, 0.0, status, {}, body, trouble))
    except StopIteration:
        return log, asked


def test_a_link_is_fetched_without_the_key() -> None:
    """With a Range header and without; a body that is too long to be read is a video."""
    log, asked = followed([HERE, THERE], {HERE: (206, VIDEO, None), THERE: (None, VIDEO, "more than 1 MB")})

    assert log.findings == []
    assert log.tried["LIF-013", None] == 2
    assert [request.auth for request in asked] == ["none", "none"]
    assert [bool(request.headers) for request in asked] == [True, False]


@pytest.mark.parametrize(
    "answer", [(404, b"", None), (200, b"<html>", None), (200, b"", None), (None, b"", "no response in time")]
)
def test_a_dead_link_is_found(answer: tuple[int | None, bytes, str | None]) -> None:
    """Whatever the response is instead of a video."""
    log, _ = followed([HERE], {HERE: answer})

    assert [finding.check for _, finding in log.findings] == ["LIF-013"]


def test_a_link_without_http_is_dead() -> None:
    """No request can be sent."""
    log, asked = followed(["ftp://a.example/b.mp4"], {})

    assert [finding.check for _, finding in log.findings] == ["LIF-013"]
    assert asked == []


def test_links_are_not_judged_if_none_can_be_reached() -> None:
    """The machine may be offline; but if one link works, the other should too."""
    alone, _ = followed([HERE], {HERE: (None, b"", UNREACHABLE)})
    beside, _ = followed([HERE, THERE], {HERE: (None, b"", UNREACHABLE), THERE: (200, VIDEO, None)})

    assert (alone.findings, [*alone.skipped]) == ([], [("LIF-013", None)])
    assert [finding.check for _, finding in beside.findings] == ["LIF-013"]
