"""Files of a journal that are deleted, replaced or truncated: the journal is refused, or nothing is lost."""

import contextlib
import errno
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import (
    process_locks,
    record as _journal_record,
    schema,
    store,
)
from reelkit._journal.journal import Journal
from tests.wrapper.journals import LIMIT, SERVICE, intend, run, start

posix = pytest.mark.skipif(os.name != "posix", reason="Windows deletes and renames no file that is open")
pytestmark = posix

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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jobs.db"


def test_the_journal_of_a_killed_process_opens(path: Path) -> None:
    """This shows that the tests below lose what they remove."""
    killed(path)

    assert keys(path) == {"fox"}


def test_a_deleted_log_is_refused(path: Path) -> None:
    """It has everything that was bought since the last checkpoint."""
    killed(path)
    beside(path, "-wal").unlink()

    check_refused(path, "it has 0 transactions of 2")


@pytest.mark.parametrize("left", [0, 20, 32, 4000, -1])
def test_a_truncated_log_is_refused(path: Path, left: int) -> None:
    """At any length: the last transaction needs its last byte."""
    killed(path)
    log = beside(path, "-wal")
    os.truncate(log, left if left >= 0 else log.stat().st_size - 1)

    check_refused(path, "has lost data")


@pytest.mark.parametrize("is_hot", [True, False])
@pytest.mark.parametrize("what", ["deleted", "emptied", "older", "other", "first"])
def test_a_replaced_or_deleted_file_is_refused(path: Path, tmp_path: Path, what: str, is_hot: bool) -> None:
    """Replaced by an older copy or by another journal, with and without the newer log."""
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    killed(path)
    if not is_hot:
        assert keys(path) == {"cat", "dog", "fox"}
        assert not beside(path, "-wal").exists()
    if what in ("deleted", "emptied"):
        path.unlink()
        if what == "emptied":
            path.touch()
    elif what == "older":
        shutil.copyfile(tmp_path / "older.db", path)
    elif what == "other":
        shutil.copyfile(journal_at(tmp_path / "other" / "jobs.db", *map(str, range(9))), path)
    else:
        shutil.copyfile(old_journal(tmp_path / "first.db"), path)

    check_refused(path, "is missing" if what in ("deleted", "emptied") else "the journal")


def test_the_log_of_another_journal_is_not_applied(path: Path, tmp_path: Path) -> None:
    """Even if reelkit has never opened the file before."""
    killed(tmp_path / "other.db")
    journal_at(path, "cat")
    beside(path, "-owners").unlink()
    shutil.copyfile(tmp_path / "other.db-wal", beside(path, "-wal"))

    check_refused(path, "does not belong to the journal", delete="-wal")
    beside(path, "-wal").unlink()
    assert keys(path) == {"cat"}


def test_after_the_advised_deletions_the_rest_is_used(path: Path, tmp_path: Path) -> None:
    """The log of a newer file would damage the older one."""
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    killed(path)
    shutil.copyfile(tmp_path / "older.db", path)
    check_refused(path, "belongs to a newer one", delete="-wal")

    beside(path, "-wal").unlink()
    beside(path, "-owners").unlink()

    assert keys(path) == {"cat"}


def test_a_restored_backup_needs_a_decision(path: Path, tmp_path: Path) -> None:
    """It lacks later purchases; deleting the other files accepts that."""
    journal_at(path, "cat")
    with contextlib.closing(Journal(path)) as journal:
        journal.backup(tmp_path / "backup.db")
    killed(path)
    shutil.copyfile(tmp_path / "backup.db", path)

    check_refused(path, "was replaced by another one")
    for end in ("-wal", "-shm", "-owners"):
        beside(path, end).unlink(missing_ok=True)
    assert keys(path) == {"cat"}


def test_deleting_the_owners_file_accepts_the_rest(path: Path) -> None:
    """As the error says; later losses are refused again."""
    journal_at(path, "cat")
    killed(path)
    beside(path, "-wal").unlink()
    beside(path, "-owners").unlink()

    assert keys(path) == {"cat"}

    killed(path, 'intend("dog")\n')
    beside(path, "-wal").unlink()
    check_refused(path)


def test_deleting_all_files_starts_a_new_journal(path: Path) -> None:
    """So does deleting one that nothing was written to."""
    killed(path)
    for end in ("", "-wal", "-shm", "-owners"):
        beside(path, end).unlink()
    assert keys(path) == set()

    path.unlink()
    assert keys(path) == set()


def test_a_journal_that_is_restored_works_again(path: Path, tmp_path: Path) -> None:
    """In the same process, after it was refused."""
    killed(path)
    beside(path, "-wal").rename(tmp_path / "away")
    journal = Journal(path)
    with pytest.raises(JournalError, match=REFUSED):
        intend(journal, "cat")

    beside(path, "-wal").unlink(missing_ok=True)
    (tmp_path / "away").rename(beside(path, "-wal"))

    assert intend(journal, "cat").id == 2
    journal.close()


def test_a_damaged_record_is_refused(path: Path) -> None:
    """It cannot show what is missing."""
    journal_at(path, "cat")
    beside(path, "-owners").write_bytes(b"x" * 100)

    check_refused(path, "is damaged")


@contextlib.contextmanager
def in_use(path: Path, then: str, before: str = BUY) -> Iterator[Callable[[], str]]:
    """Run a process that buys and waits; yields a function that lets it continue, and returns its output."""
    with start(path, before + HOLD + then + DIE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "bought\n"

        def go_on() -> str:
            out, err = process.communicate("go\n", timeout=LIMIT)
            assert err == ""
            assert process.returncode == -signal.SIGKILL
            return out

        yield go_on
        process.kill()


def test_a_log_deleted_in_use_is_refused_after_a_kill(path: Path) -> None:
    """Its transactions were lost with the process."""
    with in_use(path, "") as go_on:
        beside(path, "-wal").unlink()
        assert go_on() == ""

    check_refused(path, "it has 0 transactions of 2")


@pytest.mark.parametrize("end", ["-wal", "-shm"])
@pytest.mark.parametrize("then", [MORE, "tell(len(list(journal.every())))\n", "journal.close()\ntell(1)\n"])
def test_the_next_step_recovers_a_log_deleted_in_use(path: Path, then: str, end: str) -> None:
    """The process still has it open, and copies it into the file first."""
    with in_use(path, then) as go_on:
        beside(path, end).unlink()
        said = go_on()

    assert said in ("noted\n", "1\n")
    assert keys(path) == ({"fox", "owl"} if then == MORE else {"fox"})


def test_two_processes_recover_a_log_deleted_in_use(path: Path) -> None:
    """The first to take a step copies it, and the other one continues."""
    other = 'journal.submitted(intend("cat"), "job-2", None)\n'
    more = MORE.replace("owl", "dog")
    with in_use(path, MORE) as first, in_use(path, more, other) as second:
        beside(path, "-wal").unlink()
        said = [first(), second()]

    assert said == ["noted\n", "noted\n"]
    assert keys(path) == {"fox", "cat", "owl", "dog"}


@pytest.mark.parametrize("left", [0, 4000, -1])
def test_the_next_step_refuses_a_log_truncated_in_use(path: Path, left: int) -> None:
    """Neither this step nor the end of the process writes, and later processes refuse it too."""
    with in_use(path, MORE + "journal.close()\n") as go_on:
        log = beside(path, "-wal")
        os.truncate(log, left if left >= 0 else log.stat().st_size - 1)
        before = contents(path)
        said = go_on()

    assert REFUSED in said
    assert contents(path) == before
    check_refused(path)


def test_a_log_truncated_in_use_is_refused_after_a_kill(path: Path) -> None:
    """The process had no step in which to notice it."""
    with in_use(path, "") as go_on:
        os.truncate(beside(path, "-wal"), 0)
        go_on()

    check_refused(path)


@pytest.mark.parametrize("end", ["journal.close()\n", "del journal\n", ""])
def test_a_process_that_ends_does_not_apply_a_truncated_log(path: Path, end: str) -> None:
    """SQLite would copy the rest of it into the file and damage both."""
    with start(path, BUY + 'intend("cat")\n' + HOLD + end) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "bought\n"
        os.truncate(beside(path, "-wal"), 30_000)
        before = contents(path)

        assert process.communicate("go\n", timeout=LIMIT) == ("", "")

    assert contents(path) == before
    check_refused(path)


@pytest.mark.parametrize("by", ["garbage", "older", "same"])
def test_a_log_replaced_in_use_loses_nothing_or_is_refused(path: Path, tmp_path: Path, by: str) -> None:
    """A program that synchronises folders may do this."""
    log = beside(path, "-wal")
    with start(path, BUY + HOLD + 'intend("cat")\n' + HOLD + MORE + DIE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        shutil.copyfile(log, tmp_path / "copy")
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.readline() == "bought\n"
        if by == "same":
            shutil.copyfile(log, tmp_path / "copy")
        elif by == "garbage":
            (tmp_path / "copy").write_bytes(b"x" * 50_000)
        (tmp_path / "copy").replace(log)
        said, err = process.communicate("go\n", timeout=LIMIT)

    assert err == ""
    if said == "noted\n":
        assert keys(path) == {"fox", "cat", "owl"}
    else:
        assert REFUSED in said
        check_refused(path)


@pytest.mark.parametrize("by", ["deleted", "older"])
def test_a_file_replaced_in_use_is_refused(path: Path, tmp_path: Path, by: str) -> None:
    """By the process, and by the next one after it was killed."""
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    with in_use(path, MORE) as go_on:
        path.unlink()
        if by == "older":
            (tmp_path / "older.db").rename(path)
        said = go_on()

    assert "was moved or deleted while it was in use" in said
    check_refused(path)


def test_a_process_killed_before_it_wrote_the_record_loses_nothing(path: Path) -> None:
    """A database that is ahead of the record is not refused."""
    killed(path, 'die_at("before-record"); intend("fox")\n')
    assert _journal_record.read_record(path) is None

    assert keys(path) == {"fox"}

    intend(journal := Journal(path), "cat")
    record = _journal_record.read_record(path)
    journal.close()
    assert record is not None
    assert record.generation == 2


def test_a_closed_journal_is_complete_in_one_file(path: Path) -> None:
    """Even if another process still has it open."""
    with in_use(path, "") as go_on:
        journal_at(path, "cat")
        shutil.copyfile(path, path.with_name("copy.db"))
        assert beside(path, "-wal").stat().st_size == 0
        go_on()

    assert keys(path.with_name("copy.db")) == {"fox", "cat"}


def old_journal(path: Path) -> Path:
    """A journal of the first version, with one purchase."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema.MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO purchases (service, key, request, request_hash, client_request_id, model, state, intended_at, "
            f"owner) VALUES ('{SERVICE}', 'old', '{{}}', 'h', 'ours', 'm', 'given_up', 1.0, 7)"
        )
        connection.commit()
    return path


def test_a_journal_of_the_first_version_gets_a_record(path: Path) -> None:
    """Later losses are refused."""
    old_journal(path)
    beside(path, "-owners").touch()  # as the first version created it

    assert keys(path) == {"old"}

    record = _journal_record.read_record(path)
    assert record is not None
    assert record.generation == record.in_file == 1
    path.unlink()
    check_refused(path, "is missing, and had 1 transaction")


def test_a_journal_written_by_many_processes_is_not_refused(path: Path) -> None:
    """They open and close it, and some of their purchases are refused."""
    code = """
for number in range(40):
    try:
        journal.submitted(intend(f"fox-{number}"), f"job-{os.getpid()}-{number}", None)
    except KeyTaken:
        pass
    if number % 4 == int(sys.argv[2]):
        journal.close()
"""
    processes = [start(path, code, str(number)) for number in range(4)]
    said = [process.communicate(timeout=LIMIT) for process in processes]

    assert said == [("", "")] * 4
    assert len(keys(path)) == 40


@pytest.mark.parametrize("is_windows", [True, False])
def test_without_file_locks_a_loss_is_refused_as_well(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_windows: bool
) -> None:
    """Windows has neither these byte locks nor `pread`."""
    if is_windows:
        monkeypatch.setattr(process_locks, "fcntl", None)
        monkeypatch.setattr(process_locks, "_owners", {})
        monkeypatch.delattr(os, "pread")
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    shutil.copyfile(tmp_path / "older.db", path)

    check_refused(path, "it has 1 transaction of 2")


def test_a_record_that_cannot_be_written_stops_no_purchase(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full, but the purchase is durable."""
    journal = Journal(path)
    intend(journal, "cat")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    intend(journal, "dog")
    journal.close()
    monkeypatch.undo()

    record = _journal_record.read_record(path)
    assert record is not None
    assert record.generation == 1
    assert keys(path) == {"cat", "dog"}


def test_no_lock_of_an_owner_overlaps_the_record(path: Path) -> None:
    """The lock of the record covers the bytes that it is written to."""
    journal = Journal(path)

    assert journal._store.owner().id >= process_locks.FIRST > _journal_record.LAYOUT.size
    assert all(process_locks.Owner(os.dup(journal._store.owner().handle)).id >= process_locks.FIRST for _ in range(5))


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
