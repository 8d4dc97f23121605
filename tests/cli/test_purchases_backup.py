"""`reelkit jobs backup`: a copy of the journal; and what the commands say of one that has lost something."""

import json
import shutil
from pathlib import Path

from reelkit_mock import Mock
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import posts


def buy(reelkit: Reelkit, serve: Serve) -> Mock:
    """A service from which one video was bought."""
    mock = serve()
    assert reelkit("submit", "a fox", "--key", "fox").exit_code == 0
    return mock


def test_a_backup_is_used_as_a_journal(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """Its place is printed, and beside it how many purchases it has."""
    mock = buy(reelkit, serve)

    done = reelkit("jobs", "backup", "backup.db")

    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{tmp_path / 'backup.db'}\n", "1 purchase\n")
    again = reelkit("submit", "a fox", "--key", "fox", "--journal", "backup.db")
    assert (again.exit_code, posts(mock)) == (0, 1)


def test_a_backup_is_told_as_json(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """For programs."""
    buy(reelkit, serve)

    done = reelkit("jobs", "backup", "backup.db", "--json")

    assert json.loads(done.stdout) == {"path": str(tmp_path / "backup.db"), "purchases": 1}


def test_a_backup_takes_nobodys_place(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """It ends as all errors of the journal do."""
    buy(reelkit, serve)
    (tmp_path / "backup.db").write_text("mine")

    done = reelkit("jobs", "backup", "backup.db")

    assert (done.exit_code, done.stdout, (tmp_path / "backup.db").read_text()) == (9, "", "mine")
    assert "exists already" in done.stderr


def test_without_a_journal_there_is_nothing_to_copy(reelkit: Reelkit, tmp_path: Path) -> None:
    """And none is made."""
    done = reelkit("jobs", "backup", "backup.db")

    assert (done.exit_code, list(tmp_path.glob("*.db*"))) == (2, [])
    assert "there is no journal to back up" in done.stderr


def test_a_journal_that_was_deleted_buys_nothing_again(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """The next process would take it for a new one: it is told what is missing, and nothing is sent."""
    mock = buy(reelkit, serve)
    path = tmp_path / "mine.db"
    assert reelkit("submit", "a cat", "--key", "cat", "--journal", "mine.db").exit_code == 0
    path.unlink()

    done = reelkit("submit", "a cat", "--key", "cat", "--journal", "mine.db")

    assert (done.exit_code, posts(mock)) == (9, 2)
    assert f"the journal {path} is missing" in done.stderr
    assert f"delete {path}-owners" in done.stderr
    assert not path.exists()


def test_a_journal_that_was_deleted_is_not_called_empty(reelkit: Reelkit, serve: Serve, journal: Path) -> None:
    """By the commands that only read it, too."""
    buy(reelkit, serve)
    journal.unlink()

    for command in (["jobs", "list", "--all"], ["jobs", "show", "fox"], ["jobs", "backup", "b.db"], ["resume"]):
        done = reelkit(*command)
        assert (done.exit_code, done.stdout) == (9, "")
        assert f"the journal {journal} is missing" in done.stderr


def test_an_older_copy_buys_nothing_again(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """A batch, which knows nothing of the copy, is stopped before its first line."""
    mock = buy(reelkit, serve)
    path = tmp_path / "mine.db"
    assert reelkit("submit", "a cat", "--key", "cat", "--journal", "mine.db").exit_code == 0
    shutil.copyfile(path, tmp_path / "older.db")
    assert reelkit("submit", "a dog", "--key", "dog", "--journal", "mine.db").exit_code == 0
    shutil.copyfile(tmp_path / "older.db", path)
    (tmp_path / "lines.jsonl").write_text(json.dumps({"key": "dog", "prompt": "a dog"}))

    done = reelkit("batch", "lines.jsonl", "-o", "out", "--journal", "mine.db")

    assert (done.exit_code, posts(mock)) == (9, 3)
    assert "has lost data" in done.stderr + done.stdout
