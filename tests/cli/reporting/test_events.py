"""`--on-done` and `reelkit jobs events`."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelkit._cli.reporting.events import delivering
from reelkit._cli.support.run_state import Run
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import SUBMITTED
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought, objects
from tests.cli.service import KEY
from tests.postgres import Server
from tests.receiver import SECRET, Receiver, running_receiver
from tests.wrapper.journals import at

LIMIT = 60  # seconds


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A webhook."""
    monkeypatch.setenv("REELKIT_WEBHOOK_SECRET", SECRET)
    with running_receiver() as running:
        yield running


def write(path: Path, count: int) -> str:
    """A file with so many lines."""
    path.write_text("".join(json.dumps({"key": f"fox-{n}", "prompt": f"fox {n}"}) + "\n" for n in range(count)))
    return str(path)


def test_a_batch_tells_of_each_purchase(reelkit: Reelkit, serve: Serve, receiver: Receiver, tmp_path: Path) -> None:
    """Signed, once, and without the API key; running it again tells nothing new."""
    serve()
    batch = ("batch", write(tmp_path / "foxes.jsonl", 3), "-o", "out", "--on-done", receiver.url)

    done, again = reelkit(*batch), reelkit(*batch)

    assert (done.exit_code, again.exit_code) == (0, 0), done.output
    assert receiver.events() == {f"fox-{n}": "purchase.succeeded" for n in range(3)}
    assert len(receiver.received) == 3
    assert all(one.is_signed for one in receiver.received)
    assert KEY not in f"{receiver.received}"
    event = receiver.received[0].event["data"]
    assert len(Path(event["path"]).read_bytes()) == event["size"]
    assert "not delivered" not in done.stderr


def test_workers_tell_of_each_purchase(
    reelkit: Reelkit, serve: Serve, server: Server, receiver: Receiver, tmp_path: Path
) -> None:
    """From the journal that they share."""
    serve()
    url = server.url()
    reelkit("batch", write(tmp_path / "foxes.jsonl", 3), "-o", "out", "--journal", url, "--detach")

    done = reelkit("worker", "--journal", url, "--until-done", "--on-done", receiver.url)

    assert done.exit_code == 0, done.output
    assert receiver.events() == {f"fox-{n}": "purchase.succeeded" for n in range(3)}
    assert reelkit("jobs", "events", "--journal", url).stderr.startswith("every event is delivered")


def test_resume_runs_a_command_for_what_it_finishes(reelkit: Reelkit, serve: Serve, tmp_path: Path) -> None:
    """Here the job was submitted before, so its video has no file."""
    serve()
    script = tmp_path / "told.py"
    script.write_text("import sys; open('told.jsonl', 'a').write(sys.stdin.read())")
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit("resume", "--on-done", f"{sys.executable} {script}")

    assert done.exit_code == 0, done.output
    (event,) = map(json.loads, (tmp_path / "told.jsonl").read_text().splitlines())
    assert (event["type"], event["data"]["key"]) == ("purchase.succeeded", "fox")


def test_what_is_undelivered_is_listed_and_delivered_later(
    reelkit: Reelkit, serve: Serve, receiver: Receiver, tmp_path: Path
) -> None:
    """A webhook that is down costs no video."""
    serve()
    receiver.statuses = [500]

    done = reelkit("batch", write(tmp_path / "foxes.jsonl", 2), "-o", "out", "--on-done", receiver.url)

    origin = receiver.url.removesuffix("/hook")
    assert done.exit_code == 0, done.output
    assert f"2 events not delivered yet to {origin} (" in done.stderr
    assert "or: reelkit jobs events --deliver ..." in done.stderr
    rows = objects(reelkit("jobs", "events", "--json"))
    assert [(row["key"], row["state"], row["attempts"], row["error"]) for row in rows] == [
        (row["key"], "pending", 1, "HTTP status 500") for row in rows
    ]

    receiver.statuses = [200]
    later = reelkit("jobs", "events", "--deliver", receiver.url)

    assert (later.exit_code, later.stderr.startswith("every event is delivered")) == (0, True), later.output
    assert len(receiver.received) == 4
    assert {*receiver.ids()[:2]} == {*receiver.ids()[2:]}
    assert "purchase.succeeded  delivered  2" in reelkit("jobs", "events", "--all").stdout


def test_an_interrupted_command_says_what_is_undelivered(
    journal: Path, receiver: Receiver, capfd: pytest.CaptureFixture[str]
) -> None:
    """As after SIGTERM: the events are in the journal, and others deliver them."""
    receiver.statuses = [503]
    opened = Journal(journal)

    def interrupted() -> None:
        with delivering(Run(journal=opened), receiver.url):
            opened.failed(at(opened, SUBMITTED), "NSFW")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert len(receiver.received) == 1
    assert "1 event not delivered yet to http://127.0.0.1:" in capfd.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("home", ["sqlite", "postgres"])
def test_an_event_survives_a_kill_between_its_delivery_and_the_record_of_it(
    home: str,
    receiver: Receiver,  # first: the process has its environment
    process: Process,
    reelkit: Reelkit,
    serve: Serve,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """It is sent again with the same id, by which the receiver knows it, and nothing is bought twice."""
    mock = serve()
    place = str(tmp_path / "jobs.db") if home == "sqlite" else request.getfixturevalue("server").url()
    file, service = write(tmp_path / "foxes.jsonl", 1), os.environ["AIMLAPI_BASE_URL"]
    batch = ("batch", file, "-o", "out", "--journal", place, "--base-url", service, "--on-done", receiver.url)
    killed = process(*batch)
    receiver.act = lambda one: killed.send_signal(signal.SIGKILL) or killed.wait(LIMIT)  # before the response

    killed.communicate(timeout=LIMIT)
    receiver.act = lambda one: None
    assert (killed.returncode, len(receiver.received)) == (-signal.SIGKILL, 1)
    assert objects(reelkit("jobs", "events", "--journal", place, "--json"))[0]["state"] == "pending"
    journal = Journal(place)  # the claim of the process that is gone would last for a minute
    journal._store.write(lambda connection: connection.execute("UPDATE events SET again_at = 0"))
    journal.close()
    done = reelkit(*batch)

    assert done.exit_code == 0, done.output
    assert len(receiver.received) == 2
    assert len({*receiver.ids()}) == 1
    assert bought(mock) == 1


@pytest.mark.parametrize("target", ["http://example.com/hook", "https://example.com/hook"])
def test_a_target_is_checked_before_anything_is_bought(
    reelkit: Reelkit, serve: Serve, tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without https, and without a secret to sign with."""
    mock = serve()
    monkeypatch.delenv("REELKIT_WEBHOOK_SECRET", raising=False)

    done = reelkit("batch", write(tmp_path / "foxes.jsonl", 1), "-o", "out", "--on-done", target)

    assert done.exit_code != 0
    assert ("https only" if target.startswith("http:") else "REELKIT_WEBHOOK_SECRET") in done.stderr
    assert bought(mock) == 0
