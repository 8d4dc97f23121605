"""The links of finished jobs must lead to videos, of which a part can be asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.job_ends import check_links
from reelkit_conformance._stages.jobs import FinishedJob, Job
from reelkit_specs import models
from tests.conformance.exchanges import DONE, PATHS, Exchanges

VIDEO = b"\0\0\0\x18ftypmp42" + b"moov" * 10
HERE, THERE = "http://here.example/a.mp4", "http://there.example/b.mp4"
UNREACHABLE = "no connection (name not known)"
Answer = tuple[int | None, bytes, str | None]
Serves = Callable[[str], tuple[int, bytes, dict[str, str]]]  # of a Range header: status, body and headers
BEYOND = (416, b"", {"content-range": "bytes */64"})


def over(url: Any) -> FinishedJob:
    """Return a finished job with this link."""
    end = Exchanges().fetch(DONE | {"video": {"url": url}})
    return FinishedJob(Job("a", models()[0], "v2", end, PATHS["v2"], None), end)


def followed(urls: list[Any], answer: Callable[[Request, int], Exchange]) -> tuple[RunLog, list[Request]]:
    """Return the log and the requests of a run with these responses."""
    log, asked = RunLog(), []
    flow = check_links(log, [over(url) for url in urls])
    try:
        request = next(flow)
        while True:
            assert isinstance(request, Request)
            asked.append(request)
            request = flow.send(answer(request, len(asked)))
    except StopIteration:
        return log, asked


def always(answers: dict[str, Answer]) -> Callable[[Request, int], Exchange]:
    """Answer each link in one way, whatever part is asked for."""

    def answer(request: Request, number: int) -> Exchange:
        status, body, trouble = answers[request.path]
        return Exchange(number, request, 0.0, 0.0, status, {}, body, trouble)

    return answer


def served(serves: Serves) -> list[str]:
    """Return the checks that fail for a link that is served in this way."""

    def answer(request: Request, number: int) -> Exchange:
        status, body, headers = serves(dict(request.headers).get("Range", ""))
        return Exchange(number, request, 0.0, 0.0, status, headers, body)

    return [finding.check for _, finding in followed([HERE, THERE, HERE], answer)[0].findings]


def part_of(given: str) -> tuple[int, int]:
    """Return the first and the last byte of a part that a Range header asks for."""
    first, last = given.removeprefix("bytes=").split("-")
    if not first:
        return len(VIDEO) - int(last), len(VIDEO) - 1
    return int(first), min(int(last or len(VIDEO)), len(VIDEO) - 1)


def right(given: str) -> tuple[int, bytes, dict[str, str]]:
    """Serve the part that is asked for."""
    if not given:
        return 200, VIDEO, {"content-type": "video/mp4"}
    first, last = part_of(given)
    if first > last:
        return BEYOND
    place = {"content-range": f"bytes {first}-{last}/{len(VIDEO)}"}
    return 206, VIDEO[first : last + 1], place | {"content-type": "application/octet-stream"}


def test_a_link_is_fetched_without_the_key() -> None:
    """A part of the first one is fetched as well; a body that is too long to be read is a video."""
    answers = {HERE: (200, VIDEO, None), THERE: (None, VIDEO, "more than 1 MB")}
    log, asked = followed([HERE, THERE, HERE], always(answers))

    assert log.findings == []
    assert log.tried["LIF-013", None] == 3
    assert {request.auth for request in asked} == {"none"}
    parts = [dict(request.headers).get("Range", "") for request in asked]
    assert parts == ["", "bytes=4-11", "", "bytes=-50", f"bytes={10 * len(VIDEO) + 1_000_000}-", "", "bytes=0-1023"]
    assert [request.method for request in asked].count("HEAD") == 1


@pytest.mark.parametrize(
    "answer", [(404, b"", None), (200, b"<html>", None), (200, b"", None), (None, b"", "no response in time")]
)
def test_a_dead_link_is_found(answer: Answer) -> None:
    """Whatever the response is instead of a video."""
    log, _ = followed([HERE], always({HERE: answer}))

    assert [finding.check for _, finding in log.findings] == ["LIF-013"]


def test_a_link_without_http_is_dead() -> None:
    """No request can be sent."""
    log, asked = followed(["ftp://a.example/b.mp4"], always({}))

    assert [finding.check for _, finding in log.findings] == ["LIF-013"]
    assert asked == []


def test_links_are_not_judged_if_none_can_be_reached() -> None:
    """The machine may be offline; but if one link works, the other should too."""
    alone, _ = followed([HERE], always({HERE: (None, b"", UNREACHABLE)}))
    beside, _ = followed([HERE, THERE], always({HERE: (None, b"", UNREACHABLE), THERE: (200, VIDEO, None)}))

    assert (alone.findings, [*alone.skipped]) == ([], [("LIF-013", None)])
    assert [finding.check for _, finding in beside.findings] == ["LIF-013"]


def test_a_server_may_send_the_part_or_ignore_the_header() -> None:
    """A general content type is as good as that of a video."""
    assert served(right) == []
    assert served(lambda given: (200, VIDEO, {})) == []


@pytest.mark.parametrize(
    "serves",
    [
        lambda given: (*right(given)[:2], {}),
        lambda given: (206, *right(given)[1:]),
        lambda given: (416, b"", {}) if given.startswith("bytes=4") else right(given),
        lambda given: (right(given)[0], VIDEO[: len(right(given)[1])], right(given)[2]),
        lambda given: (right(given)[0], VIDEO, right(given)[2]),
        lambda given: (*right(given)[:2], {"content-range": f"bytes 0-{len(VIDEO) - 1}/9"} if given else {}),
        lambda given: (
            *right(given)[:2],
            {"content-range": "bytes {}-{}/999".format(*part_of(given))} if given else {},
        ),
    ],
)
def test_a_wrong_part_is_found(serves: Serves) -> None:
    """Without its place, without being asked for, from another place, or of a file of another size."""
    assert {*served(serves)} - {"LIF-018"} == {"LIF-014"}


def test_a_video_of_another_type_is_found() -> None:
    """A browser does not play it."""
    assert {*served(lambda given: (200, VIDEO, {"content-type": "text/html; charset=utf-8"}))} == {"LIF-015"}
