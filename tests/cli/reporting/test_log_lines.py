"""`--log-format json`: every line on stderr is a JSON object."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Reelkit, Serve
from tests.cli.service import KEY, Says, Service
from tests.postgres import Server

MODEL = "pixverse/v5/text-to-video"


def write(path: Path, count: int) -> str:
    """A file with so many lines."""
    rows = ({"key": f"fox-{n}", "prompt": f"fox {n}", "model": MODEL} for n in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def logged(stderr: str) -> list[dict[str, Any]]:
    """The objects on stderr, all of which have a time, a level and an event."""
    objects: list[dict[str, Any]] = [json.loads(line) for line in stderr.splitlines()]
    assert objects
    assert all(one["time"].endswith("Z") and one["level"] and one["event"] for one in objects)
    assert KEY not in stderr
    return objects


def states(objects: list[dict[str, Any]], key: str) -> list[str]:
    """The states that a purchase has had."""
    return [one["state"] for one in objects if one["event"] == "purchase" and one["key"] == key]


def test_a_batch_logs_each_state_of_a_purchase(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """With its job, its model and its cost; stdout is as without the option."""
    mock = serve()

    done = reelkit("batch", write(tmp_path / "foxes.jsonl", 2), "-o", "out", "--log-format", "json")

    objects = logged(done.stderr)
    for key in ("fox-0", "fox-1"):
        assert states(objects, key) == ["intended", "submitted", "succeeded", "saved"]
    last = next(one for one in reversed(objects) if one["event"] == "purchase")
    assert (last["model"], last["job_id"] in mock.jobs, last["credits"] > 0) == (MODEL, True, True)
    assert [one["state"] for one in objects if one["event"] == "outcome"] == ["ok", "ok"]
    assert {one["message"][:9] for one in objects if one["event"] == "note"} >= {"summary: "}
    assert done.stdout.startswith("fox-")


def test_a_worker_logs_each_state_of_a_purchase(reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path) -> None:
    """The same lines as a batch."""
    serve()
    url = server.url()
    reelkit("batch", write(tmp_path / "foxes.jsonl", 1), "-o", "out", "--journal", url, "--detach")

    done = reelkit("worker", "--journal", url, "--until-done", "--log-format", "json")

    assert states(logged(done.stderr), "fox-0") == ["intended", "submitted", "succeeded", "saved"]


@pytest.mark.parametrize(
    ("status", "level", "state"), [(200, "warning", "failed"), (404, "warning", "error")], ids=["failed", "error"]
)
def test_what_goes_wrong_has_a_level_of_its_own(
    reelkit: Reelkit, service: Service, tmp_path: Path, status: int, level: str, state: str
) -> None:
    """And says why, without the API key, even if the service repeats it."""
    if status == 200:
        service.fetch = [service.job("failed", error={"message": f"not with {KEY}"})]
    else:
        service.create = [Says(status, {"message": f"no such model for {KEY}"})]

    done = reelkit("batch", write(tmp_path / "foxes.jsonl", 1), "-o", "out", "--log-format", "json")

    (outcome,) = [one for one in logged(done.stderr) if one["event"] == "outcome"]
    assert (outcome["level"], outcome["state"]) == (level, state)
    assert outcome["message"]


def test_an_error_of_the_command_is_a_line_too(reelkit: Reelkit, tmp_path: Path) -> None:
    """With the level error, and without the word in its text."""
    done = reelkit("worker", "--log-format", "json")

    (line,) = logged(done.stderr)
    assert (line["level"], line["event"]) == ("error", "note")
    assert line["message"].startswith("workers share a journal in PostgreSQL")
