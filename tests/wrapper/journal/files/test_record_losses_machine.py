"""Any file of a journal replaced or deleted at any time: refused, or nothing is missing."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from reelkit import JournalError
from reelkit._journal import store
from reelkit._journal.journal import Journal
from tests.wrapper.journals import intend

pytestmark = pytest.mark.every_python

PARTS = ("jobs.db", "jobs.db-wal")
Files = dict[str, bytes]


class Losses(RuleBasedStateMachine):
    """One journal, used by one process after another. *bought* has the returned keys; the owners' file stays."""

    @initialize()
    def begin(self) -> None:
        """Create the folder of the first process."""
        self.often, store.CHECKPOINT_INTERVAL = (
            store.CHECKPOINT_INTERVAL,
            3,
        )  # so that the main file changes as well
        self.root = Path(tempfile.mkdtemp(prefix="reelkit-"))
        self.folder = self.root / "0"
        self.lives = 0
        self.bought: set[str] = set()
        self.older: list[Files] = []
        self.journal = Journal(self.folder / "jobs.db")

    def teardown(self) -> None:
        """Remove all files."""
        if hasattr(self, "journal"):
            store.CHECKPOINT_INTERVAL = self.often
            self.journal.close()
            shutil.rmtree(self.root)

    @rule(count=st.integers(1, 4))
    def buy(self, count: int) -> None:
        """Buy a few videos."""
        for _ in range(count):
            self.bought.add(intend(self.journal, None).key)

    @rule()
    def close(self) -> None:
        """Close the journal without a crash."""
        self.journal.close()

    @rule()
    def kill(self) -> None:
        """Continue with a copy of the files in another process."""
        old = self.journal
        self.lives += 1
        life = self.root / str(self.lives)
        shutil.copytree(self.folder, life) if self.folder.exists() else life.mkdir()
        (life / "jobs.db-shm").unlink(missing_ok=True)
        self.folder, self.journal = life, Journal(life / "jobs.db")
        old.close()

    @rule()
    def remember(self) -> None:
        """Keep a copy of the files."""
        self.older.append(self.files())

    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        """Replace some of the files, check that a loss is noticed, and restore them."""
        self.kill()
        true = self.files()
        for name in PARTS:
            choices = [true, {}, *self.older]
            self.put(name, choices[data.draw(st.integers(0, len(choices) - 1), label=name)])
        taken = self.files()

        try:
            found = {purchase.key for purchase in self.journal.every()}
        except JournalError:
            self.journal.close()
            assert {name: content for name, content in self.files().items() if content} == {
                name: content for name, content in taken.items() if content
            }
            for name in PARTS:
                self.put(name, true)
            (self.folder / "jobs.db-shm").unlink(missing_ok=True)
            found = {purchase.key for purchase in self.journal.every()}
        assert found == self.bought

    def files(self) -> Files:
        """The contents of the files."""
        return {name: (self.folder / name).read_bytes() for name in PARTS if (self.folder / name).exists()}

    def put(self, name: str, files: Files) -> None:
        """Replace a file."""
        (self.folder / name).unlink(missing_ok=True)
        if name in files:
            (self.folder / name).write_bytes(files[name])


TestLosses = Losses.TestCase
TestLosses.settings = settings(
    max_examples=60,  # different ones on each Python
    stateful_step_count=20,
    deadline=None,  # a sync may take long
    suppress_health_check=[HealthCheck.too_slow],  # for the same reason
)
