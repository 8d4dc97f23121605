"""The coverage of the contract in the terminal, as JSON, in the HTML page and as a badge."""

import io
import json
import xml.etree.ElementTree as ET

import pytest
from rich.console import Console

from reelkit_conformance._judge.findings import Coverage, Item, Missing, Report
from reelkit_conformance._report.badge import badge_text
from reelkit_conformance._report.html.page import html_text
from reelkit_conformance._report.json import json_text
from reelkit_conformance._report.terminal import print_report
from tests.conformance.reports import MODEL, OTHER, SHAPE, failed, passed, report

SENT = Item("values", "create, v2", 'resolution = "720p"')
LEFT = Item("values", "create, v2", 'style = "<b>"')
REASON = "left out; --thorough sends more"
ONE = Coverage(MODEL, (Item("operations", "create, v2"), SENT), (Missing(LEFT, REASON),))
TWO = Coverage(OTHER, (Item("operations", "create, v2"),), ())


def covered(*coverage: Coverage, fails: bool = False) -> Report:
    """Return a run with this coverage."""
    return report(failed(SHAPE) if fails else passed(SHAPE))._replace(coverage=coverage)


def lines(run: Report) -> list[str]:
    """Return the lines in the terminal about the coverage."""
    stream = io.StringIO()
    print_report(run, Console(file=stream, width=80, highlight=False, markup=False))
    return [line for line in stream.getvalue().splitlines() if "coverage of the contract" in line]


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ((), []),
        ((ONE,), ["coverage of the contract: 66 %, 2 of 3 items; not exercised: 1 values"]),
        ((TWO,), ["coverage of the contract: 100 %, 1 of 1 items"]),
        (
            (ONE, TWO),
            [f"coverage of the contract: 75 % of 2 models, least 66 % ({MODEL}); --json and --html list the rest"],
        ),
    ],
)
def test_the_terminal_has_one_line(coverage: tuple[Coverage, ...], expected: list[str]) -> None:
    """However many models there are; a run that sends nothing has none."""
    assert lines(covered(*coverage)) == expected


def test_the_json_report_lists_every_item_and_the_reason_of_each_that_was_not_exercised() -> None:
    """As data, for each model."""
    [one, two] = json.loads(json_text(covered(ONE, TWO)))["coverage"]

    assert (one["model"], one["percent"], one["exercised"], one["total"]) == (MODEL, 66, 2, 3)
    assert [(item["part"], item["name"], item["reason"]) for item in one["items"]] == [
        ("operations", "", None),
        ("values", SENT.name, None),
        ("values", LEFT.name, REASON),
    ]
    assert (two["percent"], len(two["items"])) == (100, 1)


def test_the_page_shows_the_share_of_each_part_and_what_was_left_out_as_text() -> None:
    """A value of the contract is no markup."""
    page = html_text(covered(ONE, TWO))

    assert "<h2>Coverage of the contract: 75 %</h2>" in page
    assert f"<summary>66 % {MODEL}</summary>" in page
    assert f"<p>{REASON}: create, v2: style = &quot;&lt;b&gt;&quot;</p>" in page
    assert 'style = "<b>"' not in page


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (covered(ONE, TWO), "contract: conforms, 75 % exercised"),
        (covered(TWO, fails=True), "contract: deviates, 100 % exercised"),
        (covered(ONE)._replace(ended_early="interrupted"), "contract: incomplete, 66 % exercised"),
    ],
)
def test_the_badge_has_the_verdict_and_the_share(run: Report, words: str) -> None:
    """A high share of a server that deviates does not look like a pass."""
    root = ET.fromstring(badge_text(run))
    shown = [element.text for element in root.iter() if element.tag.endswith("}text")]

    assert root.attrib["aria-label"] == words
    assert ": ".join(map(str, shown)) == words
