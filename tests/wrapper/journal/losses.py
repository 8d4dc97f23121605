"""Files of a journal and what happens to them, for the tests of lost and interrupted writes."""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal.journal import Journal
from tests.wrapper.journals import LIMIT, SERVICE, intend, run, start

posix = pytest.mark.skipif(os.name != "posix", reason="Windows deletes and renames no file that is open")

REFUSED = "purchases may be missing in it and would be bought again"
BUY = 'journal.submitted(intend("fox"), "job-1", None)\n'
DIE = "os.kill(os.getpid(), signal.SIGKILL)\n"
HOLD = 'tell("bought"); sys.stdin.readline()\n'
MORE = """
try:
    intend("owl")
    tell("noted")
except JournalError as error:
    tell(error)
"""


def beside(path: Path, end: str) -> Path:
    """A file of the journal."""
    return path.with_name(path.name + end)


def contents(path: Path) -> dict[str, bytes]:
    """The files of a journal, without an empty log and without the index, which is rebuilt."""
    files = (path, beside(path, "-wal"), beside(path, "-owners"))
    return {file.name: content for file in files if file.exists() and (content := file.read_bytes())}


def check_refused(path: Path, words: str = "", delete: str = "-owners") -> None:
    """Check that reading and writing raise an error of one line, and that nothing is changed."""
    before = contents(path)
    for act in (intend, lambda journal: journal.find(SERVICE, "fox"), lambda journal: list(journal.every())):
        journal = Journal(path)
        with pytest.raises(JournalError, match=REFUSED) as caught:
            act(journal)
        journal.close()
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)
        assert (
            str(beside(path, delete))
            in str(caught.value).partition("to continue with the data that is left, delete ")[2]
        )
        assert contents(path) == before


def killed(path: Path, code: str = BUY) -> None:
    """Run a process that buys and is killed: its writes are in the log."""
    assert run(path, code + DIE)[0] == -signal.SIGKILL
    assert beside(path, "-wal").stat().st_size


def journal_at(path: Path, *keys: str) -> Path:
    """A closed journal with these purchases."""
    path.parent.mkdir(exist_ok=True)
    with contextlib.closing(Journal(path)) as journal:
        for key in keys:
            intend(journal, key)
    return path


def keys(path: Path) -> set[str]:
    """The keys in the journal."""
    with contextlib.closing(Journal(path)) as journal:
        return {purchase.key for purchase in journal.every()}


@contextlib.contextmanager
def in_use(path: Path, then: str, before: str = BUY) -> Iterator[Callable[[], str]]:
    """Run a process that buys and waits; yields a function that lets it continue, and returns its output."""
    with start(path, before + HOLD + then + DIE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "bought\n"

        def proceed() -> str:
            out, err = process.communicate("go\n", timeout=LIMIT)
            assert err == ""
            assert process.returncode == -signal.SIGKILL
            return out

        yield proceed
        process.kill()
