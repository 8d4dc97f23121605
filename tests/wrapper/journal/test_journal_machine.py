"""Any operations in any order, with crashes between any two steps: the invariants hold."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from reelkit import JournalError
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import FAILED, GIVEN_UP, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase
from reelkit._system import crash_points
from tests.postgres import Server
from tests.wrapper.journals import SERVICE, intend

pytestmark = pytest.mark.every_python

# The states before each state, written a second time to reveal a mistake in the table.
COMES_FROM = {
    INTENDED: set[str](),
    UNKNOWN: {INTENDED},
    SUBMITTED: {INTENDED, UNKNOWN},
    SUCCEEDED: {SUBMITTED},
    FAILED: {SUBMITTED},
    SAVED: {SUBMITTED, SUCCEEDED},
    GIVEN_UP: {INTENDED, UNKNOWN},
}

Operation = Callable[[], Purchase]
Numbers = MultipleResults[int]

KEYS = st.sampled_from(["fox", "cat", "owl", None])
JOBS = st.sampled_from(["job-1", "job-2"])
CRASHES = st.sampled_from([None] * 9 + ["before-commit", "before-record", "before", "after"])
EXACT = ("before-commit", "before-record")  # crash points of every transaction


class Crash(BaseException):
    """The process ends here."""


class Journals(RuleBasedStateMachine):
    """One journal in a file, with crashes. *known* has the returned purchases, which must be durable."""

    numbers = Bundle("numbers")

    @initialize()
    def begin(self) -> None:
        """Create the folder of the first process."""
        self.folder = Path(tempfile.mkdtemp(prefix="reelkit-"))
        self.lives = 0
        self.known: dict[int, Purchase] = {}
        self.journal = Journal(self.folder / "0" / "jobs.db")

    def teardown(self) -> None:
        """Remove all files."""
        crash_points.watcher = None
        if hasattr(self, "journal"):
            self.journal.close()
            shutil.rmtree(self.folder)

    @rule(target=numbers, key=KEYS, crash=CRASHES)
    def intend(self, key: str | None, crash: str | None) -> Numbers:
        """Intend a purchase, if its key is free."""
        return self.play(lambda: intend(self.journal, key, save_to="out.mp4"), crash)

    @rule(target=numbers, number=numbers, crash=CRASHES)
    def replace(self, number: int, crash: str | None) -> Numbers:
        """Replace a purchase, if that is allowed."""
        return self.on(number, lambda old: intend(self.journal, None, replaces=old), crash)

    @rule(number=numbers, job=JOBS, crash=CRASHES)
    def submitted(self, number: int, job: str, crash: str | None) -> None:
        """Record an id, which may differ from the earlier one."""

        def submitted(purchase: Purchase) -> Purchase:
            own = f"{job} of {purchase.id}"  # no two purchases are one job
            after = self.journal.submitted(purchase, own, None)
            assert after.job_id == own  # otherwise the id of a paid job is lost
            return after

        self.on(number, submitted, crash)

    @rule(number=numbers, crash=CRASHES)
    def left(self, number: int, crash: str | None) -> None:
        """Record that the create is sent, which only an intent allows."""

        def left(purchase: Purchase) -> Purchase:
            after = self.journal.left(purchase)
            assert after.state == INTENDED
            return after

        self.on(number, left, crash)

    @rule(number=numbers)
    def free_unsent(self, number: int) -> None:
        """Free the key of an intent whose create was not sent; a sent one is not freed."""
        before = self.known[number]
        is_free = before.state == INTENDED and before.left_at is None
        self.on(number, self.journal.free_unsent, None)
        assert self.known[number] == before or (is_free and self.known[number].state == GIVEN_UP)

    @rule(number=numbers, crash=CRASHES)
    def unknown(self, number: int, crash: str | None) -> None:
        """Record a lost response."""
        self.on(number, lambda purchase: self.journal.unknown(purchase, "lost"), crash)

    @rule(number=numbers, credits=st.sampled_from([None, 5.0]), crash=CRASHES)
    def succeeded(self, number: int, credits: float | None, crash: str | None) -> None:
        """Record a finished job."""
        self.on(number, lambda purchase: self.journal.succeeded(purchase, credits), crash)

    @rule(number=numbers, crash=CRASHES)
    def failed(self, number: int, crash: str | None) -> None:
        """Record a failed job."""
        self.on(number, lambda purchase: self.journal.failed(purchase, "NSFW"), crash)

    @rule(number=numbers, path=st.sampled_from(["/a", "/b"]), crash=CRASHES)
    def saved(self, number: int, path: str, crash: str | None) -> None:
        """Record a saved file, which may be a second one."""
        self.on(number, lambda purchase: self.journal.saved(purchase, path, "ab", 1), crash)

    @rule(number=numbers, place=st.sampled_from(["/a", "/b"]), crash=CRASHES)
    def wanted(self, number: int, place: str, crash: str | None) -> None:
        """Record another path, which changes no state."""
        self.on(number, lambda purchase: self.journal.wanted(purchase, place), crash)

    @rule(number=numbers, crash=CRASHES)
    def given_up(self, number: int, crash: str | None) -> None:
        """Record that the user gave it up."""
        self.on(number, lambda purchase: self.journal.given_up(purchase, "gone"), crash)

    @rule()
    def crash(self) -> None:
        """Crash between two operations."""
        self.reopen(self.image())

    @rule()
    def close(self) -> None:
        """Close the journal without a crash."""
        self.journal.close()

    def on(self, number: int, operation: Callable[[Purchase], Purchase], crash: str | None) -> Numbers:
        """Run an operation on a purchase."""
        return self.play(lambda: operation(self.known[number]), crash)

    def play(self, operation: Operation, crash: str | None) -> Numbers:
        """Run an operation, or crash during it; returns the number of a new purchase."""
        images: list[Path] = []

        def trace_dispatch(name: str) -> None:
            if crash and (name == crash if {name, crash} & {*EXACT} else name.startswith(crash)):
                images.append(self.image())
                raise Crash

        crash_points.watcher = trace_dispatch
        try:
            purchase = operation()
        except (KeyTaken, JournalError):
            return multiple()
        except Crash:
            self.reopen(images[0])
            if crash in ("after", "before-record"):  # it was durable, but not returned
                found = {purchase.id: purchase for purchase in self.journal.every()}
                new = found.keys() - self.known.keys()
                assert all(map(self.is_next, found.values()))
                self.known |= found
                return multiple(*new)
            return multiple()
        finally:
            crash_points.watcher = None
        assert self.is_next(purchase)
        is_new = purchase.id not in self.known
        self.known[purchase.id] = purchase
        return multiple(purchase.id) if is_new else multiple()

    def is_next(self, purchase: Purchase) -> bool:
        """Whether this may follow the known state of the purchase."""
        old = self.known.get(purchase.id)
        if old is None:
            return purchase.state == INTENDED
        is_forward = old.state == purchase.state or old.state in COMES_FROM[purchase.state]
        return is_forward and old.job_id in (None, purchase.job_id)

    def image(self) -> Path:
        """A copy of the files, as a crash would leave them."""
        self.lives += 1
        life = self.folder / str(self.lives)
        shutil.copytree(self.journal._store.path.parent, life) if self.journal._store.path.exists() else life.mkdir()
        (life / "jobs.db-shm").unlink(missing_ok=True)  # the next process rebuilds it from the log
        return life

    def reopen(self, life: Path) -> None:
        """Open the journal in the next process."""
        self.journal.close()
        self.journal = Journal(life / "jobs.db")

    @invariant()
    def what_was_returned_is_there(self) -> None:
        """The journal has every returned purchase and no other."""
        if hasattr(self, "journal"):
            assert {purchase.id: purchase for purchase in self.journal.every()} == self.known

    @invariant()
    def a_key_has_one_living_purchase(self) -> None:
        """Read from the file with plain SQL."""
        if hasattr(self, "journal") and self.journal._store.path.exists():
            connection = sqlite3.connect(self.journal._store.path)
            rows = connection.execute("SELECT service, key, state, replaced_at FROM purchases").fetchall()
            connection.close()
            lives = Counter((service, key) for service, key, state, at in rows if state != GIVEN_UP and at is None)
            assert set(lives.values()) <= {1}
            assert {key for _, key in lives} == {
                p.key for p in self.known.values() if self.journal.find(SERVICE, p.key)
            }


class JournalsInPostgres(Journals):
    """One journal in PostgreSQL. A crash ends the connection within its transaction."""

    server: Server

    @initialize()
    def begin(self) -> None:
        """Make the first process."""
        self.known = {}
        self.url = self.server.url()
        self.journal = Journal(self.url)

    def teardown(self) -> None:
        """End the last process."""
        crash_points.watcher = None
        if hasattr(self, "journal"):
            self.journal.close()

    def image(self) -> Path:
        """Nothing is to be copied: what is not committed is not there."""
        return Path()

    def reopen(self, life: Path) -> None:
        """Open the journal in the next process."""
        crash_points.watcher = None  # the end of the lease is a transaction as well
        self.journal.close()
        self.journal = Journal(self.url)

    @invariant()
    def a_key_has_one_living_purchase(self) -> None:
        """Each known key whose purchase lives is found."""
        if hasattr(self, "journal"):
            rows = self.journal._store.query(
                "SELECT key FROM purchases WHERE state <> 'given_up' AND replaced_at IS NULL"
            )
            keys = [key for (key,) in rows]
            assert len(keys) == len(set(keys))
            assert set(keys) == {p.key for p in self.known.values() if self.journal.find(SERVICE, p.key)}


STEPS = settings(
    max_examples=60,  # different ones on each Python
    stateful_step_count=30,
    deadline=None,  # a sync may take long
    suppress_health_check=[HealthCheck.too_slow],  # for the same reason
)
TestJournals = Journals.TestCase
TestJournals.settings = STEPS


def test_a_journal_in_postgres_keeps_the_same_promises(server: Server) -> None:
    """The same operations and the same crashes."""
    JournalsInPostgres.server = server
    run_state_machine_as_test(JournalsInPostgres, settings=settings(STEPS, max_examples=15))
