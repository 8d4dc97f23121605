"""Errors of a journal: each is one line, and nothing is lost."""

import errno
import os
import pickle
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import database
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import SUBMITTED, Purchase
from tests.wrapper.journals import SERVICE, intend, run, start

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX's permissions")


def refused(journal: Journal, words: str) -> JournalError:
    """The error of an intent, after checking that it is one line that names the file."""
    with pytest.raises(JournalError, match=words) as caught:
        intend(journal, "refused")
    assert "\n" not in str(caught.value)
    assert str(journal._store.path) in str(caught.value)
    assert caught.value.path == str(journal._store.path)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return caught.value


def fill(journal: Journal) -> list[Purchase]:
    """Buy until the disk is full."""
    bought: list[Purchase] = []
    try:
        while len(bought) < 5000:
            bought.append(intend(journal, None))
    except JournalError as error:
        assert "the disk is full" in str(error)  # noqa: PT017 - what counts is what came before it
        return bought
    raise AssertionError("there is no end of room")


def filled(path: Path) -> Journal:
    """A closed journal with one purchase."""
    journal = Journal(path)
    journal.submitted(intend(journal), "job-1", None)
    journal.close()
    return journal


def test_a_newer_journal_is_refused_unchanged(tmp_path: Path) -> None:
    """Its tables may mean something else."""
    journal = filled(tmp_path / "jobs.db")
    with sqlite3.connect(journal._store.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = journal._store.path.read_bytes()

    refused(journal, r"has format version .* update reelkit or choose another file")

    assert journal._store.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 500, b"x", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_not_a_journal_is_refused_unchanged(tmp_path: Path, content: bytes) -> None:
    """It may be a file of the user."""
    path = tmp_path / "jobs.db"
    path.write_bytes(content)

    refused(Journal(path), "is damaged or is not a reelkit journal")

    assert path.read_bytes() == content


def test_a_damaged_journal_is_refused_unchanged(tmp_path: Path) -> None:
    """What can be recovered from it stays."""
    journal = filled(tmp_path / "jobs.db")
    content = journal._store.path.read_bytes()
    damaged = content[:4096] + b"\x55" * (len(content) - 4096)
    journal._store.path.write_bytes(damaged)

    refused(journal, "is damaged")
    journal.close()

    assert journal._store.path.read_bytes() == damaged


def test_a_database_of_another_program_is_refused_unchanged(tmp_path: Path) -> None:
    """With tables, and with only an application id."""
    for name, statement in (("a.db", "CREATE TABLE purchases (id)"), ("b.db", "PRAGMA application_id = 7")):
        with sqlite3.connect(tmp_path / name) as connection:
            connection.execute(statement)
        connection.close()
        before = (tmp_path / name).read_bytes()

        refused(Journal(tmp_path / name), "is an SQLite database, but not a reelkit journal")

        assert (tmp_path / name).read_bytes() == before


def test_a_folder_is_refused_as_a_journal(tmp_path: Path) -> None:
    """So are a path below a file, and an invalid name."""
    refused(Journal(tmp_path), "it is a folder; name a file in it")
    (tmp_path / "file").touch()
    refused(Journal(tmp_path / "file" / "jobs.db"), "cannot be used: .*; choose another place")
    refused(Journal(tmp_path / ("x" * 300)), "cannot be used: .*; choose another place")
    with pytest.raises(JournalError, match="cannot be"):
        Journal("a\0b")


@posix
@pytest.mark.parametrize("what", ["folder", "file", "new"])
def test_a_journal_without_write_permission_raises_journal_error(tmp_path: Path, what: str) -> None:
    """It is opened by a user without rights, because root may write anything."""
    journal = filled(tmp_path / "shut" / "jobs.db")
    if what == "new":
        for path in (tmp_path / "shut").iterdir():
            path.unlink()
    for path in (tmp_path, *tmp_path.parents[:3]):  # with and without the folder of a worker of pytest-xdist
        if path.stat().st_uid == os.geteuid() and path != Path(tempfile.gettempdir()):
            path.chmod(0o755)
    for path in (tmp_path / "shut").iterdir():
        path.chmod(0o444 if what == "file" else 0o666)
    (tmp_path / "shut").chmod(0o777 if what == "file" else 0o555)
    code = """
import sqlite3  # while it can still be read, and so the contract
from reelkit_specs import models
models()
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    intend("refused")
except JournalError as error:
    tell(error)
"""
    before = journal._store.path.read_bytes() if what != "new" else None

    status, said = run(journal._store.path, code)

    assert (status, said.count("\n"), str(journal._store.path) in said) == (0, 1, True)
    assert "choose another place" in said
    (tmp_path / "shut").chmod(0o700)
    assert (journal._store.path.read_bytes() if journal._store.path.exists() else None) == before


def test_a_journal_locked_for_too_long_raises_journal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process hangs in a transaction; after its end the journal works again."""
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    journal = filled(tmp_path / "jobs.db")
    code = 'journal._store.query("BEGIN IMMEDIATE"); tell("locked"); sys.stdin.readline()'
    with start(journal._store.path, code) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"

        refused(journal, "another process has locked the journal")
        assert journal.find(SERVICE, "fox") is not None  # reading still works

        process.kill()
    assert intend(journal, "refused").id == 2
    journal.close()


def test_a_full_disk_loses_no_purchase(tmp_path: Path) -> None:
    """What was recorded stays, and with free space the journal works again."""
    journal = Journal(tmp_path / "jobs.db")
    purchase = intend(journal)
    pages = journal._store.query("PRAGMA page_count")[0][0]
    journal._store.query(f"PRAGMA max_page_count = {pages}")

    count = len(fill(journal)) + 1
    refused(journal, "the disk is full")
    with pytest.raises(JournalError, match="Job job-1 of the purchase 'fox' was bought; keep its id") as caught:
        journal.submitted(purchase, "job-1", "x" * 10_000)
    assert caught.value.job_id == "job-1"

    assert [len(list(journal.every())), journal.find(SERVICE, "fox")] == [count, purchase]
    journal._store.query("PRAGMA max_page_count = 100000")
    assert journal.submitted(purchase, "job-1", "x" * 10_000).state == SUBMITTED
    journal.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own, if the test may mount one."""
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", tmp_path], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("may not mount")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)  # the owners' file stays open


def test_a_full_file_system_loses_no_purchase(small_disk: Path) -> None:
    """A small one is filled, because the system reports it in several ways."""
    journal = Journal(small_disk / "jobs.db")
    try:
        bought = fill(journal)
        refused(journal, "the disk is full")
        journal.close()

        assert list(journal.every()) == bought[::-1]
    finally:
        journal.close()


def test_a_disk_that_is_full_from_the_start_raises_journal_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file exists yet."""

    def fails(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "open", fails)

    refused(Journal(tmp_path / "jobs.db"), "No space left on device; choose another place")


def test_a_journal_that_is_moved_while_in_use_raises_journal_error(tmp_path: Path) -> None:
    """SQLite would write to a file without a name, and another process would buy again."""
    journal = Journal(tmp_path / "jobs.db")
    intend(journal)
    journal._store.path.rename(tmp_path / "away.db")

    refused(journal, "was moved or deleted while it was in use")

    (tmp_path / "away.db").rename(journal._store.path)
    assert intend(journal, "refused").id == 2
    journal.close()
