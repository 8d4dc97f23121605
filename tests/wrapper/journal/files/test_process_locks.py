"""The journal used by several processes, and after one of them was killed."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from reelkit._journal.files import process_locks
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, GIVEN_UP, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN
from reelkit._system.crash_points import POINTS
from tests.wrapper.journals import LIMIT, SERVICE, intend, run, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes")

# A program whose steps pass every crash point.
LIFE = """
die_at(sys.argv[2])
saved = journal.left(intend("saved", save_to="fox.mp4"))
saved = journal.submitted(saved, "job-saved", "token")
saved = journal.succeeded(saved, 5.0)
saved = journal.saved(saved, "/a/fox.mp4", "ab", 7)
failed = journal.submitted(intend("failed"), "job-failed", None)
failed = journal.failed(failed, "NSFW")
unknown = journal.unknown(intend("unknown"), "lost")
given_up = journal.given_up(unknown, "not in the logs")
tell("alive")
"""

# The durable state of the first purchase, by the point at which the process was killed.
LEFT_OF_SAVED = {
    "before-intent": None,
    "before-commit": None,
    "before-record": INTENDED,
    "after-intent": INTENDED,
    "before-left": INTENDED,
    "after-left": INTENDED,
    "before-id": INTENDED,
    "after-id": SUBMITTED,
    "before-end": SUBMITTED,
    "after-end": SUCCEEDED,
    "before-saved": SUCCEEDED,
    "after-saved": SAVED,
}

LEFT_OF_UNKNOWN = {
    "before-unknown": INTENDED,
    "after-unknown": UNKNOWN,
    "before-given-up": UNKNOWN,
    "after-given-up": GIVEN_UP,
}


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_process_loses_nothing_that_was_returned(tmp_path: Path, point: str) -> None:
    """At each point, the journal has every step that returned, and none that was not begun."""
    path = tmp_path / "jobs.db"

    assert run(path, LIFE, point) == (-signal.SIGKILL, "")

    journal = Journal(path)
    if point in LEFT_OF_UNKNOWN:
        states = [purchase.state for purchase in journal.every()]
        assert states == [LEFT_OF_UNKNOWN[point], FAILED, SAVED]
    else:
        states = [purchase.state for purchase in journal.every()]
        assert states == [state for state in [LEFT_OF_SAVED[point]] if state]
    journal.close()


def test_the_killed_program_ends_without_an_error_if_not_killed(tmp_path: Path) -> None:
    """This shows that the test above kills it."""
    assert run(tmp_path / "jobs.db", LIFE, "nowhere") == (0, "alive\n")
    assert set(LEFT_OF_SAVED) | set(LEFT_OF_UNKNOWN) == set(POINTS)


def test_two_processes_buy_each_key_once(tmp_path: Path) -> None:
    """They start together on a new file; each key has one purchase, of one process."""
    code = """
sys.stdin.readline()
for number in range(150):
    try:
        purchase = intend(f"fox-{number}")
        journal.submitted(purchase, f"job-{os.getpid()}-{number}", None)
        tell(number)
    except KeyTaken as taken:
        assert taken.purchase.key == f"fox-{number}"
"""
    processes = [start(tmp_path / "jobs.db", code) for _ in range(4)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=LIMIT) for process in processes]

    assert [err for _, err in said] == [""] * 4
    assert sorted(int(number) for out, _ in said for number in out.split()) == list(range(150))
    journal = Journal(tmp_path / "jobs.db")
    assert len(list(journal.every())) == 150
    assert all(purchase.state == SUBMITTED for purchase in journal.every())
    journal.close()


# Holds the lock with which a process checks for the one that was killed.
ASKER = """
import fcntl
asked = journal._store.query("SELECT owner FROM purchases WHERE key = 'theirs'")[0][0]
fcntl.lockf(journal._store.owner().handle, fcntl.LOCK_SH, 1, asked)
tell("asking")
sys.stdin.readline()
"""


def holder(path: Path) -> "subprocess.Popen[str]":
    """A running process that has written an intent."""
    process = start(path, 'intend("theirs"); tell("intended"); sys.stdin.readline()')
    assert process.stdout is not None
    assert process.stdout.readline() == "intended\n"
    return process


def test_an_intent_is_abandoned_once_its_process_was_killed(tmp_path: Path) -> None:
    """Not before that, however often and by whichever process it is checked."""
    path = tmp_path / "jobs.db"
    journal, again = Journal(path), Journal(path)
    ours = intend(journal, "ours")
    with holder(path) as process:
        theirs = journal.find(SERVICE, "theirs")
        assert theirs is not None
        code = 'tell(*[journal.is_abandoned(journal.find(SERVICE, key)) for key in ("ours", "theirs")])'

        for asked in (journal, again):
            asked.close()
            assert [asked.is_abandoned(ours), asked.is_abandoned(theirs)] == [False, False]
        assert run(path, code) == (0, "False False\n")

        process.kill()

    assert [journal.is_abandoned(ours), journal.is_abandoned(theirs)] == [False, True]
    assert run(path, code) == (0, "False True\n")
    with start(path, ASKER) as process:  # two processes may check at the same time
        assert process.stdout is not None
        assert process.stdout.readline() == "asking\n"
        assert journal.is_abandoned(theirs)
        process.kill()
    journal.submitted(theirs, "found in the logs", None)
    assert not journal.is_abandoned(theirs)
    journal.close()
    again.close()


def test_without_file_locks_a_lease_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, an old intent of another process is abandoned, and one's own never is."""
    monkeypatch.setattr(process_locks, "fcntl", None)
    monkeypatch.setattr(process_locks, "_owners", {})
    time = [1000.0]
    journal = Journal(tmp_path / "jobs.db", now=lambda: time[0])
    ours = intend(journal, "ours")
    monkeypatch.setattr(process_locks, "_owners", {})  # as in another process
    theirs = ours
    ours = intend(journal, "another")

    time[0] += process_locks.LEASE
    assert [journal.is_abandoned(ours), journal.is_abandoned(theirs)] == [False, False]
    time[0] += 1
    assert [journal.is_abandoned(ours), journal.is_abandoned(theirs)] == [False, True]
    time[0] = 1000.0 - process_locks.LEASE - 1  # the clock was set back, so the intent is in the future
    assert [journal.is_abandoned(ours), journal.is_abandoned(theirs)] == [False, True]
    journal.close()


def test_ctrl_c_during_a_transaction_loses_no_other_purchase(tmp_path: Path) -> None:
    """The interrupted purchase is not written; the others of its transaction are."""
    code = """
others = [threading.Thread(target=intend, args=(f"other-{n}",)) for n in range(4)]
intend("first")
def wait_for_company(statement):
    if statement == "BEGIN IMMEDIATE" and not others[0].is_alive():
        for other in others:
            other.start()
        while len(journal._store._queue) < 5:
            time.sleep(0.001)
def interrupt(name):
    if name == "before-commit" and threading.current_thread() is threading.main_thread():
        raise KeyboardInterrupt
journal._store.read(lambda connection: connection.set_trace_callback(wait_for_company))
_points.watcher = interrupt
try:
    intend("mine")
except KeyboardInterrupt:
    tell("interrupted")
journal._store.read(lambda connection: connection.set_trace_callback(None))
for other in others:
    other.join()
tell(*sorted(purchase.key for purchase in journal.every()))
"""
    assert run(tmp_path / "jobs.db", code) == (0, "interrupted\nfirst other-0 other-1 other-2 other-3\n")
