"""`reelkit jobs backup`, and the errors of commands for a journal that has lost transactions."""

import json
import shutil
from pathlib import Path

from reelkit_mock import Mock
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import posts


def buy(reelkit: Reelkit, serve: Serve) -> Mock:
    """Buy one video, and return its service."""
    mock = serve()
    assert reelkit("submit", "a fox", "--key", "fox").exit_code == 0
    return mock


def test_a_backup_can_be_used_as_a_journal(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """Its path and the number of purchases are printed."""
    mock = buy(reelkit, serve)

    done = reelkit("jobs", "backup", "backup.db")

    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{tmp_path / 'backup.db'}\n", "1 purchase\n")
    again = reelkit("submit", "a fox", "--key", "fox", "--journal", "backup.db")
    assert (again.exit_code, posts(mock)) == (0, 1)


def test_with_json_a_backup_is_an_object(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """With the path and the number of purchases."""
    buy(reelkit, serve)

    done = reelkit("jobs", "backup", "backup.db", "--json")

    assert json.loads(done.stdout) == {"path": str(tmp_path / "backup.db"), "purchases": 1}


def test_a_backup_replaces_no_file(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """It exits with 9, like every error of the journal."""
    buy(reelkit, serve)
    (tmp_path / "backup.db").write_text("mine")

    done = reelkit("jobs", "backup", "backup.db")

    assert (done.exit_code, done.stdout, (tmp_path / "backup.db").read_text()) == (9, "", "mine")
    assert "exists already" in done.stderr


def test_a_backup_without_a_journal_is_an_error(reelkit: Reelkit, tmp_path: Path) -> None:
    """No journal is created."""
    done = reelkit("jobs", "backup", "backup.db")

    assert (done.exit_code, list(tmp_path.glob("*.db*"))) == (2, [])
    assert "there is no journal to back up" in done.stderr


def test_a_deleted_journal_is_refused_by_a_purchase(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """Nothing is sent, and the error names what is missing."""
    mock = buy(reelkit, serve)
    path = tmp_path / "mine.db"
    assert reelkit("submit", "a cat", "--key", "cat", "--journal", "mine.db").exit_code == 0
    path.unlink()

    done = reelkit("submit", "a cat", "--key", "cat", "--journal", "mine.db")

    assert (done.exit_code, posts(mock)) == (9, 2)
    assert f"the journal {path} is missing" in done.stderr
    assert f"delete {path}-owners" in done.stderr
    assert not path.exists()


def test_a_deleted_journal_is_refused_by_commands_that_read(reelkit: Reelkit, serve: Serve, journal: Path) -> None:
    """It is not shown as empty."""
    buy(reelkit, serve)
    journal.unlink()

    for command in (["jobs", "list", "--all"], ["jobs", "show", "fox"], ["jobs", "backup", "b.db"], ["resume"]):
        done = reelkit(*command)
        assert (done.exit_code, done.stdout) == (9, "")
        assert f"the journal {journal} is missing" in done.stderr


def test_an_older_copy_of_the_journal_is_refused_by_a_batch(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """Nothing is sent."""
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
