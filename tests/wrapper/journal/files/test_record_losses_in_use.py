"""Files of a journal that are deleted, replaced or truncated while a process uses it."""

import os
import shutil
from pathlib import Path

import pytest

from reelkit._journal.files import record as _journal_record
from reelkit._journal.journal import Journal
from tests.wrapper.journal.losses import (
    BUY,
    DIE,
    HOLD,
    MORE,
    REFUSED,
    beside,
    check_refused,
    contents,
    in_use,
    journal_at,
    keys,
    killed,
    posix,
)
from tests.wrapper.journals import LIMIT, intend, start

pytestmark = posix


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
