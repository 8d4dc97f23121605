"""Any operations in any order, with crashes between any two steps: what must hold, holds."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import Bundle, MultipleResults, RuleBasedStateMachine, initialize, invariant, multiple, rule

from reelkit import JournalError
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import FAILED, GIVEN_UP, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase
from reelkit._system import crash_points
from tests.wrapper.journals import SERVICE, intend

pytestmark = pytest.mark.slow

# Written down once more, so that a mistake in the table shows: where each state can come from.
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
EXACT = ("before-commit", "before-record")  # points of any transaction


class Crash(BaseException):
    """The process ends here."""


class Journals(RuleBasedStateMachine):
    """One journal through all its crashes. *known* is what was returned, and so is durable."""

    numbers = Bundle("numbers")

    @initialize()
    def begin(self) -> None:
        """A folder for each life of the journal."""
        self.folder = Path(tempfile.mkdtemp(prefix="reelkit-"))
        self.lives = 0
        self.known: dict[int, Purchase] = {}
        self.journal = Journal(self.folder / "0" / "jobs.db")

    def teardown(self) -> None:
        """Nothing is left."""
        crash_points.watcher = None
        if hasattr(self, "journal"):
            self.journal.close()
            shutil.rmtree(self.folder)

    @rule(target=numbers, key=KEYS, crash=CRASHES)
    def intend(self, key: str | None, crash: str | None) -> Numbers:
        """A purchase, if its key is free."""
        return self.play(lambda: intend(self.journal, key, save_to="out.mp4"), crash)

    @rule(target=numbers, number=numbers, crash=CRASHES)
    def replace(self, number: int, crash: str | None) -> Numbers:
        """A purchase in place of one that may be replaced or not."""
        return self.on(number, lambda old: intend(self.journal, None, replaces=old), crash)

    @rule(number=numbers, job=JOBS, crash=CRASHES)
    def submitted(self, number: int, job: str, crash: str | None) -> None:
        """The job has an id, perhaps another one than before."""

        def submitted(purchase: Purchase) -> Purchase:
            own = f"{job} of {purchase.id}"  # no two purchases are one job
            after = self.journal.submitted(purchase, own, None)
            assert after.job_id == own  # or it was paid for and nobody knows
            return after

        self.on(number, submitted, crash)

    @rule(number=numbers, crash=CRASHES)
    def unknown(self, number: int, crash: str | None) -> None:
        """The answer was lost."""
        self.on(number, lambda purchase: self.journal.unknown(purchase, "lost"), crash)

    @rule(number=numbers, credits=st.sampled_from([None, 5.0]), crash=CRASHES)
    def succeeded(self, number: int, credits: float | None, crash: str | None) -> None:
        """The video is made."""
        self.on(number, lambda purchase: self.journal.succeeded(purchase, credits), crash)

    @rule(number=numbers, crash=CRASHES)
    def failed(self, number: int, crash: str | None) -> None:
        """The job failed."""
        self.on(number, lambda purchase: self.journal.failed(purchase, "NSFW"), crash)

    @rule(number=numbers, path=st.sampled_from(["/a", "/b"]), crash=CRASHES)
    def saved(self, number: int, path: str, crash: str | None) -> None:
        """The video is on disk, perhaps once more."""
        self.on(number, lambda purchase: self.journal.saved(purchase, path, "ab", 1), crash)

    @rule(number=numbers, place=st.sampled_from(["/a", "/b"]), crash=CRASHES)
    def wanted(self, number: int, place: str, crash: str | None) -> None:
        """The video is wanted elsewhere, which is no step and moves no state."""
        self.on(number, lambda purchase: self.journal.wanted(purchase, place), crash)

    @rule(number=numbers, crash=CRASHES)
    def given_up(self, number: int, crash: str | None) -> None:
        """Somebody gave it up."""
        self.on(number, lambda purchase: self.journal.given_up(purchase, "gone"), crash)

    @rule()
    def crash(self) -> None:
        """Between two operations."""
        self.reopen(self.image())

    @rule()
    def close(self) -> None:
        """In peace."""
        self.journal.close()

    def on(self, number: int, operation: Callable[[Purchase], Purchase], crash: str | None) -> Numbers:
        """Do something with a purchase."""
        return self.play(lambda: operation(self.known[number]), crash)

    def play(self, operation: Operation, crash: str | None) -> Numbers:
        """Do it, or crash on the way; the number of the purchase that came of it, if one did."""
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
            if crash in ("after", "before-record"):  # it was durable, only nobody was told
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
        """Whether this may follow what is known of the purchase."""
        old = self.known.get(purchase.id)
        if old is None:
            return purchase.state == INTENDED
        is_forward = old.state == purchase.state or old.state in COMES_FROM[purchase.state]
        return is_forward and old.job_id in (None, purchase.job_id)

    def image(self) -> Path:
        """What a crash would leave now: the files as they are."""
        self.lives += 1
        life = self.folder / str(self.lives)
        shutil.copytree(self.journal.path.parent, life) if self.journal.path.exists() else life.mkdir()
        (life / "jobs.db-shm").unlink(missing_ok=True)  # of no use to the next: it is made anew from the log
        return life

    def reopen(self, life: Path) -> None:
        """The next process."""
        self.journal.close()
        self.journal = Journal(life / "jobs.db")

    @invariant()
    def what_was_returned_is_there(self) -> None:
        """All of it, and nothing else."""
        if hasattr(self, "journal"):
            assert {purchase.id: purchase for purchase in self.journal.every()} == self.known

    @invariant()
    def a_key_has_one_living_purchase(self) -> None:
        """By the file itself."""
        if hasattr(self, "journal") and self.journal.path.exists():
            connection = sqlite3.connect(self.journal.path)
            rows = connection.execute("SELECT service, key, state, replaced_at FROM purchases").fetchall()
            connection.close()
            lives = Counter((service, key) for service, key, state, at in rows if state != GIVEN_UP and at is None)
            assert set(lives.values()) <= {1}
            assert {key for _, key in lives} == {
                p.key for p in self.known.values() if self.journal.find(SERVICE, p.key)
            }


TestJournals = Journals.TestCase
TestJournals.settings = settings(
    max_examples=60,  # others on each Python
    stateful_step_count=30,
    deadline=None,  # a sync takes as long as the disk likes
    suppress_health_check=[HealthCheck.too_slow],  # for the same reason
)
