"""The rule against services whose logs are late, out of order or incomplete, in any order of events."""

import random
from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from reelkit import Recovery
from reelkit._logs.absence import Proof
from reelkit._logs.log_search import ProofTerms, _verdict
from reelkit._protocol.log_memory import Lost, Search, Sent, WholeScan
from tests.wrapper.logs.test_log_search import page
from tests.wrapper.logs.test_whole_scans import ROUTE, nothing
from tests.wrapper.stage import Stage

pytestmark = pytest.mark.slow

SETTLE, LONGEST, NEVER = 60.0, 300.0, 1e9
RULE = Recovery(settle=SETTLE)
# A create of this client that is accepted; one whose response is lost, with a job or without; one of another process.
OURS, LOST, ABSENT, OTHER = "ours", "lost", "absent", "other"


@dataclass
class Create:
    """A create of this account: when it was sent, when its job ends, and how much later its row appears."""

    kind: str
    sent_at: float
    ends_at: float
    delay: float


class Account:
    """The logs of an account, which show rows at once or when the jobs are finished, and a client that reads them.

    The clock of the service does not matter: the rule uses no time of a row.
    """

    def __init__(self, *, at_once: bool) -> None:
        self.at_once = at_once
        self.now = 0.0
        self.search = Search()
        self.creates: dict[str, Create] = {}
        self.lost: dict[str, ProofTerms] = {}
        self.ends: Counter[str] = Counter()

    def create(self, kind: str, took: float, delay: float) -> None:
        """Send a create."""
        name = f"create {len(self.creates)}"
        self.creates[name] = Create(kind, self.now, self.now + took, delay)
        if kind in (LOST, ABSENT):
            self.lost[name] = ProofTerms(RULE, lambda: LONGEST, frozenset({ROUTE}), nothing, self.now)
            self.search.seek(name, self.now)
            self.search.lost[name] = Lost(self.now, frozenset({ROUTE}), lambda: 0.0)
        elif kind == OURS:
            self.search.accepted(name, Sent(self.now, ROUTE))

    def scan(self, pause: float, *, is_complete: bool = True) -> None:
        """Read half of the rows, and after a pause the others with those that have appeared meanwhile."""
        began_at, wanted, first = self.now, set(self.lost), self.visible()
        read = first[::2]
        self.read(read)
        self.now += pause
        if is_complete:
            read += [*first[1::2], *self.visible()]  # a row that shifts to another page is read twice
            self.read(read)
            self.search.mark_whole(wanted, WholeScan(began_at, frozenset(read) & self.search.sent.keys()))
        self.poll()
        self.judge()

    def visible(self) -> list[str]:
        """The creates whose rows the logs show now."""
        return [
            name
            for name, made in self.creates.items()
            if made.kind != ABSENT and (made.sent_at if self.at_once else made.ends_at) + made.delay <= self.now
        ]

    def read(self, names: list[str]) -> None:
        """The client reads the rows of these creates."""
        for name in names:
            self.search.saw(name, f"job of {name}", False, self.now)

    def poll(self) -> None:
        """The client fetches its jobs a little later."""
        self.now += 0.1
        for name, made in self.creates.items():
            if made.kind == OURS and self.now < made.ends_at:
                self.search.is_pending(name, self.now)

    def judge(self) -> None:
        """Count the verdicts, and forget the creates that are proven absent."""
        for name, terms in list(self.lost.items()):
            proof = Stage(page()).play(_verdict(name, self.search, terms))
            if isinstance(proof, Proof):
                made = self.creates[name]
                assert len(set(proof.witnesses)) == RULE.witnesses
                assert made.kind == ABSENT or made.delay > SETTLE
                self.ends["absent" if made.kind == ABSENT else "a late row"] += 1
                self.search.leave(name)
                del self.lost[name]


class Accounts(RuleBasedStateMachine):
    """Any order of creates and scans: a create with a job is never proven absent, unless its row is too late."""

    @initialize(at_once=st.booleans(), kind=st.sampled_from([LOST, ABSENT]), took=st.floats(0.5, LONGEST))
    def begin(self, at_once: bool, kind: str, took: float) -> None:
        """A create is lost, and its row is as late as the rule allows for."""
        self.account = Account(at_once=at_once)
        self.account.create(kind, took, SETTLE)

    @rule(
        kind=st.sampled_from([OURS, OURS, OURS, LOST, ABSENT, OTHER]),
        gap=st.floats(0.1, 40),
        took=st.floats(0.5, LONGEST),
        delay=st.one_of(st.floats(0, 1), st.floats(0, 120), st.just(NEVER)),
    )
    def create(self, kind: str, gap: float, took: float, delay: float) -> None:
        """Send a create."""
        self.account.now += gap
        self.account.create(kind, took, delay)

    @rule(gap=st.floats(0.1, 200), pause=st.floats(0, 30), is_complete=st.sampled_from([True, True, True, False]))
    def scan(self, gap: float, pause: float, is_complete: bool) -> None:
        """Read the logs."""
        self.account.now += gap
        self.account.scan(pause, is_complete=is_complete)


TestAccounts = Accounts.TestCase
TestAccounts.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def played(most: float, *, at_once: bool, missing: float = 0.0) -> Counter[str]:
    """The verdicts on lost creates of an account whose rows are up to *most* seconds late, and some missing."""
    rng, account = random.Random(f"{most} {at_once} {missing}"), Account(at_once=at_once)
    for number in range(400):
        account.now += rng.uniform(2, 6)
        kind = rng.choice((LOST, ABSENT)) if number % 5 == 2 else OURS
        delay = NEVER if rng.random() < missing else rng.uniform(0, most)
        account.create(kind, rng.uniform(20, LONGEST), delay)
        if number % 5 == 4:
            account.scan(rng.uniform(0, 2))
            for name in list(account.lost):
                if name in account.search.found:
                    account.ends["found"] += 1
                    account.search.leave(name)
                    del account.lost[name]
    return account.ends


@pytest.mark.parametrize("at_once", [True, False])
def test_rows_within_the_delay_are_never_taken_for_absent(at_once: bool) -> None:
    """Creates without a job are proven absent, and no other one."""
    ends = played(SETTLE, at_once=at_once)

    assert ends["a late row"] == 0
    assert ends["absent"] > 20


def test_how_many_later_rows_are_taken_for_absent() -> None:
    """The count grows with the delay: these jobs would be bought twice."""
    counts = [played(most, at_once=True)["a late row"] for most in (60.0, 90.0, 120.0, 240.0)]

    assert counts[0] == 0 < counts[-1]
    assert counts == sorted(counts)


def test_missing_rows_are_taken_for_absent() -> None:
    """A service that shows most creates and never some of them deceives the rule, as documented."""
    assert played(1.0, at_once=True, missing=0.2)["a late row"] > 0
