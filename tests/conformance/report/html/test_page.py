"""The HTML page is one file that needs nothing else, and a server cannot inject anything."""

from html.parser import HTMLParser

import pytest

from reelkit_conformance._judge.findings import Report
from reelkit_conformance._report.html.page import html_text
from reelkit_conformance._report.html.timeline import observations
from tests.conformance.hostile_report import hostile_report
from tests.conformance.reports import (
    JOB,
    KEY,
    MODEL,
    OTHER,
    SHAPE,
    WORDS,
    create,
    deviating,
    failed,
    fetch,
    finding,
    passed,
    report,
)

VOID = {"meta", "link", "br", "img"}


class Page(HTMLParser):
    """Parses the page as a browser does: elements, links, and whether all elements are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.leads_to: list[str] = []
        self.handlers: list[str] = []
        self.ids: set[str] = set()
        self.text = ""
        self.open_tags: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.leads_to += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "action", "data")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


RUNS = [
    pytest.param(deviating(), id="deviating"),
    pytest.param(hostile_report(), id="hostile"),
    pytest.param(report(passed(SHAPE), passed(SHAPE, OTHER)), id="passing"),
    pytest.param(report(ended_early="nothing listens there"), id="unreachable"),
]


@pytest.mark.parametrize("run", RUNS)
def test_the_page_is_well_formed_and_self_contained(run: Report) -> None:
    """No script, no external resource, no event handler, and links only within the page."""
    page = Page(html_text(run))

    assert page.open_tags == []
    assert page.tags & {"script", "img", "iframe", "object", "embed", "form", "base"} == set()
    assert page.handlers == []
    assert [target for target in page.leads_to if target != "data:," and target.removeprefix("#") not in page.ids] == []


def test_content_of_a_server_is_only_text() -> None:
    """And it contains neither the key nor bidirectional controls."""
    text = html_text(hostile_report())

    assert "alert(1)" in Page(text).text
    assert "<script" not in text
    assert KEY not in text
    assert "\u202e" not in text


def test_a_failure_is_shown_completely() -> None:
    """The statement, expected and received, the command, and each status of the job."""
    text = Page(html_text(deviating())).text

    for words in (
        "The server deviates from the contract in one place",
        "The vendor says so.",
        "one of queued, generating, completed, error",
        "'succeeded'",
        f'generation_id={JOB}\' -H "Authorization: Bearer $AIMLAPI_API_KEY"',
        "0.5 s create: queued1.0 s fetch: generating2.0 s fetch: succeeded",
        "depends on RES-002, which failed",
        "creates are not allowed",
    ):
        assert words in text


def test_a_page_stays_readable_when_everything_fails() -> None:
    """Some of thousands of findings are shown, and the number of the others."""
    many = [finding("RES-002", f"case {number}", 1) for number in range(5_000)]
    huge = create(1, b"x" * 1_000_000)._replace(body=b"y" * 10_000_000)
    text = html_text(report(failed(WORDS, MODEL, *many), exchanges=(huge,)))

    assert "4,980 more" in text
    assert len(text) < 500_000


def test_the_timeline_of_a_job_has_its_exchanges() -> None:
    """Its create and its fetches in order, and no other exchange."""
    other = fetch(4)._replace(request=fetch().request._replace(query=(("generation_id", "another"),)))
    lost = fetch(5)._replace(status=None, trouble="timed out", body=b"")
    torn = fetch(6)._replace(body=b'{"id": ')
    seen = observations(report(exchanges=(create(1), fetch(2, "queued"), fetch(3), other, lost, torn)), JOB)

    assert [(look.number, look.word) for look in seen] == [
        (1, "queued"),
        (2, "queued"),
        (3, "succeeded"),
        (5, "timed out"),
        (6, "HTTP 200"),
    ]


def test_jobs_without_cost_are_told_apart() -> None:
    """A lenient server accepted creates without a key, and refused fewer than it must."""
    page = Page(html_text(report(passed(SHAPE))._replace(creates=18, may_cost=3, planned_creates=2)))

    assert "jobs that may cost3 of 2 planned; at most 20" in page.text
    assert "jobs without cost15" in page.text
