"""Searches for a proof in the logs of services that mislead: with copies that are behind, and pages that shift."""

import random
from collections import Counter
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any

import pytest

from reelkit import Recovery
from reelkit._effects import Call, Outcome
from reelkit._logs.log_search import ProofTerms, find
from reelkit._protocol.log_memory import Hold, Search, Sent
from tests.wrapper.logs.test_whole_scans import ROUTE, nothing
from tests.wrapper.stage import Stage, answer

pytestmark = pytest.mark.slow

SETTLE, LONGEST = 60.0, 200.0
LOST, LOST_AT = "lost", 1000.0  # on the clock of the stage
SEARCHES = 150


class Logs:
    """The logs of a busy account, of which there are several copies; each request is answered by any of them.

    A row appears up to *SETTLE* seconds after its create, or after the end of its job. A copy that is behind shows what
    had appeared some time ago. Rows of one time are in another order in each response.
    """

    def __init__(self, rng: random.Random, search: Search, *, has_job: bool) -> None:
        self.rng, self.search = rng, search
        self.skew = rng.uniform(-40_000, 40_000)  # of the service's clock
        self.date = rng.choice((None, 0.0, 0.0, rng.uniform(-900, 900)))  # of a proxy's clock
        self.lags = [0.0, *(rng.uniform(0, rng.choice((30, 300, 3000))) for _ in range(rng.randint(0, 6)))]
        self.order = rng.choice(("created", "created", "appeared", "shuffled"))
        self.has_windows = rng.random() < 0.6
        self.page = rng.choice((7, 20, 100))
        self.unit = rng.choice((0.001, 0.001, 1.0, 60.0))  # in seconds, to which the times of rows are rounded
        self.at_once = rng.random() < 0.5
        self.rows: list[tuple[float, float, float, str]] = []  # created, appears, place, mark
        if self.at_once:
            search.leads[ROUTE] = SETTLE
        if has_job:
            self.add(LOST, LOST_AT)
        for number in range(rng.choice((20, 150, 400))):
            self.add(f"other {number}", LOST_AT + rng.uniform(-900, 500))
        late = LOST_AT + SETTLE + rng.uniform(0, 5)
        ours = [LOST_AT + rng.uniform(1, 20), LOST_AT + rng.uniform(20, 50), late, late + LONGEST]
        for number, at in enumerate(ours):
            self.add(f"ours {number}", at)
        self.due = {f"ours {number}": at for number, at in enumerate(ours)}
        search.held_until = {Hold(ROUTE, False): late + 1, Hold(ROUTE, True): late + LONGEST + 1}

    def add(self, mark: str, created: float) -> None:
        """Add a row."""
        shown = created if self.at_once else created + self.rng.uniform(5, LONGEST)
        self.rows.append((created, shown + self.rng.uniform(0, SETTLE), self.rng.random(), mark))

    def __call__(self, call: Call, now: float) -> Outcome:
        now += self.rng.uniform(0, 3)  # the request takes a while, in which rows are added
        for mark, at in list(self.due.items()):
            if at <= now:
                self.search.accepted(mark, Sent(at, ROUTE))
                del self.due[mark]
        headers = {} if self.date is None else {"date": formatdate(now + self.skew + self.date, usegmt=True)}
        if self.rng.random() < 0.1:
            return answer(self.rng.choice((500, 429)), {})(call, now)
        if "start" in call.params and not self.has_windows:
            return answer(400, {})(call, now)
        seen = now - self.rng.choice(self.lags)
        found = [row for row in self.rows if row[1] <= seen and self.is_in(row[0], call, now)]
        column = {"created": 0, "appeared": 1, "shuffled": 2}[self.order]
        found.sort(key=lambda row: (-self.rounded(row[column]) if column == 0 else -row[column], self.rng.random()))
        offset = int(call.params["offset"])
        rows = found[offset : offset + min(self.page, int(call.params["limit"]))]
        more = offset + len(rows) < len(found)
        body = {
            "data": [self.row(created, mark) for created, _, _, mark in rows],
            "pagination": {"total": len(found), "has_more": more},
        }
        return answer(200, body, **headers)(call, now)

    def is_in(self, created: float, call: Call, now: float) -> bool:
        """Whether a row is in the period of the request."""
        if "start" not in call.params:
            return created <= now
        start, end = (datetime.fromisoformat(call.params[name]).timestamp() for name in ("start", "end"))
        return start <= self.rounded(created) <= end

    def rounded(self, created: float) -> float:
        """The time of a row on the service's clock."""
        return (created + self.skew) // self.unit * self.unit

    def row(self, created: float, mark: str) -> dict[str, Any]:
        """The row as the service returns it."""
        when = datetime.fromtimestamp(self.rounded(created), UTC).isoformat()
        ids = {"client_request_id": mark, "inference_id": f"job of {mark}", "request_id": mark}
        return ids | {"created": when, "status": "succeeded", "cost": {"credits": 1}}


def ended(seed: int, *, has_job: bool) -> str:
    """How one search ends."""
    rng, search = random.Random(f"{seed} {has_job}"), Search()
    logs = Logs(rng, search, has_job=has_job)
    stage = Stage(logs)
    lost_at = rng.choice((LOST_AT, LOST_AT, None))  # of an earlier process
    terms = ProofTerms(Recovery(settle=SETTLE), lambda: LONGEST, frozenset({ROUTE}), nothing, lost_at)
    found = stage.play(find(LOST, search, age=stage.now - LOST_AT, until=LOST_AT + 30, timeout=5.0, terms=terms))
    return "found" if found.job_id else "proven" if found.proof else "unknown"


def test_a_job_is_never_taken_for_absent() -> None:
    """Whichever copy answers, in whatever order, with whatever clock."""
    ends = Counter(ended(seed, has_job=True) for seed in range(SEARCHES))

    assert ends["proven"] == 0
    assert ends["found"] > SEARCHES / 2


def test_a_create_without_a_job_is_often_proven_absent() -> None:
    """Otherwise the first test would say nothing."""
    ends = Counter(ended(seed, has_job=False) for seed in range(SEARCHES))

    assert ends["found"] == 0
    assert ends["proven"] > SEARCHES / 4
