"""Checkpoints and reads that a full disk or a lack of file handles interrupts: nothing is lost or refused for good."""

import contextlib
import errno
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import store
from reelkit._journal.files import record as _journal_record
from reelkit._journal.journal import Journal
from tests.wrapper.journal.losses import (
    keys,
    killed,
    posix,
)
from tests.wrapper.journals import intend, run

pytestmark = posix


@pytest.mark.parametrize("room", [0, 5_000, 20_000])
def test_a_checkpoint_interrupted_by_a_full_disk_loses_nothing(tmp_path: Path, room: int) -> None:
    """The file is complete only with its log, and is not refused. A size limit replaces the full disk."""
    path = tmp_path / "jobs.db"
    fill = """
import resource
for number in range(190):
    intend(f"fox-{number}")
resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(sys.argv[1]) + int(sys.argv[2]), resource.RLIM_INFINITY))
journal.close()
os._exit(0)
"""
    assert run(path, fill, str(room)) == (0, "")

    with contextlib.closing(Journal(path)) as journal:
        assert len(list(journal.every())) == 190


def test_an_interrupted_checkpoint_of_another_process_loses_nothing(path: Path) -> None:
    """The log became shorter, and the main file is incomplete."""
    torn = """
import resource
journal._store.read(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
for number in range(20):
    intend(f"owl-{number}", save_to="x" * 2000)
resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(sys.argv[1]) + 5_000, resource.RLIM_INFINITY))
journal._store._checkpoint(journal._store._connection)
os._exit(0)
"""
    journal = Journal(path)
    for number in range(40):
        intend(journal, f"fox-{number}")
    size = journal._store._log_size

    assert run(path, torn) == (0, "")
    assert _journal_record.log_size(path) < size
    assert _journal_record.facts_in_file(path) is _journal_record.TORN

    intend(journal, "cat")
    assert len(list(journal.every())) == 61
    journal.close()
    assert len(keys(path)) == 61


@pytest.mark.parametrize("free", range(7))
def test_a_process_without_free_file_handles_loses_nothing(path: Path, free: int) -> None:
    """With any number of free handles, the error names the cause and the next process works."""
    killed(path)
    code = """
import contextlib, resource
import sqlite3, reelkit_specs
reelkit_specs.find_model(FOX["model"])  # reads a file, too
resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
held = []
with contextlib.suppress(OSError):
    while True:
        held.append(os.open(os.devnull, os.O_RDONLY))
for _ in range(int(sys.argv[2])):
    os.close(held.pop())
try:
    intend("owl")
except JournalError as error:
    tell(error)
else:
    tell("noted")
for handle in held:
    os.close(handle)
with contextlib.suppress(Exception):
    intend("owl")
tell(len(list(journal.every())))
"""
    status, said = run(path, code, str(free))
    first, second, *rest = said.splitlines()

    assert (status, second, rest) == (0, "2", [])
    assert first == "noted" or "limit of open files" in first
    assert first != "noted" or free > 0
    assert keys(path) == {"fox", "owl"}


def test_an_unreadable_file_is_refused_for_one_step_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At opening and during use, the next step succeeds."""

    def without_handles(_: Path) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    killed(path)
    journal = Journal(path)
    with monkeypatch.context() as patch:
        patch.setattr(_journal_record, "facts_in_file", without_handles)
        with pytest.raises(JournalError, match="limit of open files"):
            intend(journal, "owl")
    intend(journal, "owl")
    journal._store._log_size += 1_000_000  # as if another process had emptied the log
    with monkeypatch.context() as patch:
        patch.setattr(store, "facts_in_file", without_handles)
        with pytest.raises(JournalError, match="limit of open files"):
            intend(journal, "cat")
    journal._store._log_size = 0
    intend(journal, "cat")
    journal.close()

    assert keys(path) == {"fox", "owl", "cat"}


def test_ctrl_c_while_a_journal_is_opened_does_not_refuse_the_next_step(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was opened and not yet noted: it must not count as moved while in use."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    journal = Journal(path)
    with monkeypatch.context() as patch:
        patch.setattr(store, "_file", interrupted)
        with pytest.raises(KeyboardInterrupt):
            intend(journal, "fox")
    intend(journal, "owl")
    journal.close()

    assert keys(path) == {"owl"}
