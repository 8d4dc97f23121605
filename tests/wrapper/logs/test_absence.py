"""The rule that proves that a lost create has no job."""

import re
from typing import Any

import pytest

from reelkit import Recovery
from reelkit._logs.absence import Evidence, Proof, verdict
from reelkit._protocol.log_memory import Lost, Route, Sent, WholeScan

RULE = Recovery(settle=60.0, witnesses=3)
LONGEST = 900.0


ROUTE, OTHER = Route("a-model", "/an/address"), Route("a-model", "/another/address")
LOST = Lost(100.0, frozenset({ROUTE}), lambda: 0.0)


def seen(*times: float, began_at: float = 170.0, route: Route = ROUTE) -> dict[str, Any]:
    """Creates that were sent at these times, and a scan that shows them."""
    sent = {f"sent at {time:g}": Sent(time, route) for time in times}
    return {"sent": sent, "scan": WholeScan(began_at, frozenset(sent))}


PROVEN = Evidence(LOST, rows_at_once=True, longest=LONGEST, **seen(101.0, 102.0, 165.0))


def test_a_create_that_the_logs_do_not_show_beside_later_ones_is_absent() -> None:
    """The proof names the witnesses and the time of the scan."""
    assert verdict(PROVEN, RULE) == Proof(("sent at 101", "sent at 102", "sent at 165"), 170.0)


def test_the_proof_names_the_oldest_witnesses_and_the_youngest() -> None:
    """As many as the rule asks for."""
    evidence = PROVEN._replace(**seen(165.0, 150.0, 101.0, 120.0))

    assert verdict(evidence, RULE) == Proof(("sent at 101", "sent at 120", "sent at 165"), 170.0)
    assert verdict(evidence, RULE._replace(witnesses=1)) == Proof(("sent at 165",), 170.0)


LACKING = {
    "no whole scan": (PROVEN._replace(scan=None), "the logs must be readable"),
    "no witness": (PROVEN._replace(sent={}), "at least 60 s after it"),
    "two witnesses": (PROVEN._replace(**seen(101.0, 165.0)), "3 other creates of a-model .* show 2"),
    "no late witness": (PROVEN._replace(**seen(101.0, 102.0, 159.9)), "at least 60 s after it"),
    "witnesses sent before": (PROVEN._replace(**seen(90.0, 100.0, 165.0)), "show 1"),
    "a witness sent after the scan": (PROVEN._replace(**seen(101.0, 102.0, 171.0)), "at least 60 s after"),
    "a witness that this reading does not show": (
        PROVEN._replace(scan=WholeScan(170.0, frozenset({"sent at 101", "sent at 102"}))),
        "at least 60 s after",
    ),
    "another address": (PROVEN._replace(**seen(101.0, 102.0, 165.0, route=OTHER)), "at least 60 s after"),
    "another model": (
        PROVEN._replace(**seen(101.0, 102.0, 165.0, route=ROUTE._replace(model="another"))),
        "at least 60 s after",
    ),
    "an unknown address": (
        PROVEN._replace(lost=LOST._replace(routes=frozenset({ROUTE, OTHER}))),
        "at least 60 s after",
    ),
    "rows of finished jobs only": (PROVEN._replace(rows_at_once=False), "at least 960 s after"),
}


@pytest.mark.parametrize("case", LACKING)
def test_without_all_of_the_evidence_a_create_stays_unknown(case: str) -> None:
    """The verdict says what would settle it."""
    evidence, sentence = LACKING[case]
    found = verdict(evidence, RULE)

    assert isinstance(found, str)
    assert re.search(sentence, found)


def test_where_only_finished_jobs_have_rows_an_old_create_is_absent() -> None:
    """Its job would have ended, and its row would have appeared, when the youngest witness was sent."""
    ripe = 100.0 + LONGEST + 60.0
    late = PROVEN._replace(rows_at_once=False, **seen(101.0, 102.0, ripe, began_at=ripe + 1))
    early = PROVEN._replace(rows_at_once=False, **seen(101.0, 102.0, ripe - 1, began_at=ripe + 1))

    assert isinstance(verdict(late, RULE), Proof)
    assert isinstance(verdict(early, RULE), str)
