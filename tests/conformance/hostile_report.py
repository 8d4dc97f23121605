"""The report of a run against a hostile server, whose texts must not break a report or control a terminal."""

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._report.redacted import redacted
from tests.conformance.reports import KEY, MODEL, WORDS, create, failed, fetch, finding, report

PIECES = (
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>",
    "&lt;b&gt;",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202egnirts",
    "[bold]markup[/bold] {{braces}} $title ${title}",
    "\ud800",
    "\x00",
    f"the key is {KEY}",
)
TEXT = " ".join(PIECES)


def hostile_report() -> Report:
    """Return the report as the command has it, without the key."""
    body = TEXT.encode("utf-8", "surrogatepass")
    bad = fetch(2)._replace(body=body + b"\xff", headers={"content-type": TEXT}, trouble=TEXT)
    raw = report(
        failed(WORDS, MODEL, finding("RES-002", TEXT, 1, 2, got=TEXT)._replace(job=TEXT)),
        exchanges=(create(1, body), bad),
        ended_early=TEXT,
    )
    return redacted(raw._replace(remarks=(TEXT,)), Secret(KEY))
