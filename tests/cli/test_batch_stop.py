"""`reelkit batch` stops: at invalid input, at its limit of credits, and at an error of the account."""

import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from reelkit._cli import batch
from tests.cli.batches import foxes, summary, videos
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import bought, posts
from tests.recorded_price import PRICE


def test_an_invalid_line_stops_a_batch_before_anything_is_bought(reelkit: Reelkit, serve: Serve) -> None:
    """Wherever it is in the file."""
    mock = serve()
    command = foxes(5000)
    lines = Path("foxes.jsonl").read_text().splitlines()
    lines[4710] = json.dumps({"key": "fox-4710", "prompt": "x", "duration": -1})
    Path("foxes.jsonl").write_text("\n".join(lines))

    done = reelkit(*command)

    assert done.exit_code == 2
    assert "foxes.jsonl, line 4711: duration: -1 is not allowed" in done.stderr
    assert mock.calls == []
    assert not Path("out").exists()


@pytest.mark.slow
def test_max_credits_stops_a_batch_and_a_higher_limit_continues_it(reelkit: Reelkit, serve: Serve) -> None:
    """No create is sent that would exceed it."""
    mock = serve()

    done = reelkit(*foxes(5), "--max-credits", str(2 * PRICE))
    assert (done.exit_code, bought(mock)) == (1, 2)
    assert summary()["counts"] == {"ok": 2, "over_budget": 3}

    done = reelkit(*foxes(5), "--max-credits", str(3 * PRICE))
    assert (done.exit_code, bought(mock)) == (0, 5)


def test_an_error_of_the_account_stops_a_batch(reelkit: Reelkit, serve: Serve) -> None:
    """A refused key is not sent again with every line."""
    mock = serve()
    mock.fault({"status": 401}, route="create", times=1)

    done = reelkit(*foxes(50), "--max-in-flight", "1")

    assert done.exit_code == 3, done.output
    assert posts(mock) == 1
    assert "49 not started" in done.stdout
    assert "stopped: " in done.stderr


def test_a_service_that_cannot_be_reached_stops_a_batch(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says why, how many lines are untried, and how to continue."""
    monkeypatch.setenv("AIMLAPI_BASE_URL", "http://127.0.0.1:9")

    done = reelkit(*foxes(500))

    assert done.exit_code == 5, done.output
    tried = summary()["counts"]["error"]
    assert 10 <= tried <= 14
    assert f"{500 - tried} not started" in done.stdout
    (why,) = (line for line in done.stderr.splitlines() if line.startswith("stopped: "))
    assert "the service cannot be reached: ConnectError" in why
    assert why.endswith(f"{500 - tried} lines not tried; run the same command again to continue")


def test_a_folder_that_cannot_be_created_stops_a_batch(reelkit: Reelkit, serve: Serve) -> None:
    """Before anything is bought."""
    mock = serve()
    command = foxes(2)
    Path("out").write_text("a file")

    assert reelkit(*command).exit_code == 2
    assert mock.calls == []


def test_a_summary_that_cannot_be_written_exits_with_74(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The videos are saved. The folder in its place is made after the check that comes first."""
    serve()
    monkeypatch.setattr(batch, "check_replaceable", lambda path: path.mkdir(parents=True))

    done = reelkit(*foxes(2))

    assert done.exit_code == 74, done.output
    assert "no summary was written: cannot write out/summary.json: it is not a file" in done.stderr
    assert videos() == ["fox-0.mp4", "fox-1.mp4", "index.html", "summary.json"]


def test_a_full_disk_for_temporary_files_does_not_stop_a_batch(
    reelkit: Reelkit, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failures are printed, but the saved summary lacks them."""
    mock = serve()
    mock.fault("fail", route="create", times=2)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *_, **__: SmallFile(tmp_path / "small", "w+"))

    done = reelkit(*foxes(4))

    assert done.exit_code == 1, done.output
    assert summary()["counts"] == {"ok": 2, "failed": 2}
    assert summary()["not_ok"] == []
    assert "2 videos missing in the summary: no space left in " in done.stderr


class SmallFile(io.FileIO):
    """A file on a disk with room for ten bytes."""

    def write(self, content: Any) -> int:
        return super().write(bytes(content)[: 10 - self.tell()])
