"""`reelkit worker --metrics`."""

import json
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from reelkit import JournalError
from reelkit._cli.reporting.metrics import Address, metrics, rendered, serving
from reelkit._journal.journal import Journal
from reelkit._lines.lines import Ended, Lines
from reelkit._telemetry.request_counts import RequestCounts
from tests.cli.conftest import Process, Reelkit, Serve
from tests.postgres import Server
from tests.wrapper.journals import FOX, MODEL, SERVICE, STEPS, WAYS

LIMIT = 60  # seconds
KINDS = {"reelkit_purchases", "reelkit_lines", "reelkit_events"}


@pytest.fixture
def lines(server: Server) -> Iterator[Lines]:
    """An empty journal in PostgreSQL."""
    journal = Journal(server.url())
    yield Lines(journal, SERVICE)
    journal.close()


def parsed(text: str) -> dict[str, Any]:
    """The values of all samples by name and labels, read by a parser that others wrote."""
    families = list(text_string_to_metric_families(text))
    assert families
    assert all(family.documentation and family.type in ("counter", "gauge") for family in families)
    return {
        sample.name + "".join(f" {label}" for label in sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def test_the_metrics_are_those_of_the_journal_and_of_this_worker(lines: Lines) -> None:
    """With one query for all that the journal has."""
    journal = Journal(lines._store._url)
    for number, state in enumerate(("submitted", "failed", "failed", "saved")):
        purchase = journal.intend(SERVICE, f"fox-{number}", FOX, f"id {number}", MODEL)
        for step in WAYS[state]:
            purchase = STEPS[step](journal, purchase)
    journal.close()
    lines.register([(f"fox-{n}", FOX, f"/out/{n}.mp4", None) for n in range(5)], None, None)
    (line,) = lines.take_turn([], 1, 0.0).lines
    lines.take_turn([Ended(line, "ok", None, is_final=True)], 2, 0.0)
    requests = RequestCounts()
    for status in (200, 429, 429):
        with requests.entry(httpx.Request("POST", SERVICE)) as entry:
            entry.answered(httpx.Response(status))
    with requests.entry(httpx.Request("GET", f"{SERVICE}/v2/video/generations?generation_id=1")):
        pass

    values = parsed(rendered(metrics(lines, requests)))

    assert {name: value for name, value in values.items() if name.split()[0] in KINDS} == {
        "reelkit_purchases submitted": 1,
        "reelkit_purchases failed": 2,
        "reelkit_purchases saved": 1,
        "reelkit_lines waiting": 2,
        "reelkit_lines begun": 2,
        "reelkit_lines ok": 1,
    }
    assert values["reelkit_requests_total create 429"] == 2
    assert values["reelkit_requests_total create 200"] == 1
    assert values["reelkit_requests_total poll none"] == 1
    assert values["reelkit_credits"] == 5
    assert 0 <= values["reelkit_oldest_unfinished_seconds"] < LIMIT
    assert 0 < values["reelkit_database_seconds_total"] < LIMIT
    assert (values["reelkit_processes"], values["reelkit_journal_readable"]) == (1, 1)


def test_lines_of_a_worker_that_has_exited_count_as_taken_over(lines: Lines) -> None:
    """And those that are only tried again do not."""
    lines.register([(f"fox-{n}", FOX, f"/out/{n}.mp4", None) for n in range(3)], None, None)
    other = Journal(lines._store._url)
    Lines(other, SERVICE).take_turn([], 2, 0.0)
    other.close()  # its lease ends
    (own,) = [line for line in lines.take_turn([], 9, 0.0).lines if line.key == "fox-2"]
    lines.take_turn([Ended(own, "error", None, is_final=False)], 0, 0.0)
    lines._store.write(lambda connection: connection.execute("UPDATE lines SET again_at = 0"))
    assert [line.key for line in lines.take_turn([], 9, 0.0).lines] == ["fox-2"]

    assert parsed(rendered(metrics(lines, RequestCounts())))["reelkit_lines_taken_over_total"] == 2


def test_a_journal_that_cannot_be_read_leaves_the_counters_of_the_worker(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scrape then shows that, instead of failing."""

    def fail() -> None:
        raise JournalError("the server is away")

    monkeypatch.setattr(lines, "figures", fail)

    values = parsed(rendered(metrics(lines, RequestCounts())))

    assert values["reelkit_journal_readable"] == 0
    assert not [name for name in values if name.split()[0] in KINDS]
    assert "reelkit_database_seconds_total" in values


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("9464", ("127.0.0.1", 9464)),
        (":0", ("127.0.0.1", 0)),
        ("0.0.0.0:9464", ("0.0.0.0", 9464)),
        ("[::1]:9464", ("::1", 9464)),
    ],
)
def test_the_default_host_is_loopback(text: str, address: tuple[str, int]) -> None:
    """Others can read the metrics only if that was asked for."""
    assert Address().convert(text, None, None) == address


@pytest.mark.parametrize("text", ["", "host", "65536", "-1", "localhost:", "٣"])
def test_what_is_no_port_is_refused(text: str) -> None:
    """Before anything is bought."""
    with pytest.raises(click.BadParameter, match="is not a port"):
        Address().convert(text, None, None)


def test_a_port_that_is_in_use_is_refused(reelkit: Reelkit, serve: Serve, server: Server) -> None:
    """In one line that says which."""
    serve()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = reelkit("worker", "--journal", server.url(), "--metrics", str(taken.getsockname()[1]))

    assert done.exit_code != 0
    assert "Address already in use" in done.stderr


def test_other_paths_are_not_found(lines: Lines, capfd: pytest.CaptureFixture[str]) -> None:
    """And one line says where the metrics are."""
    with serving(("127.0.0.1", 0), lines, RequestCounts()):
        (url,) = re.findall(r"metrics: (http://127\.0\.0\.1:\d+/metrics)\n", capfd.readouterr().err)

        found, missing = httpx.get(url), httpx.get(url.removesuffix("metrics"))

    assert (found.status_code, missing.status_code) == (200, 404)
    assert found.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert parsed(found.text)["reelkit_journal_readable"] == 1


@pytest.mark.slow
def test_a_worker_serves_its_metrics(
    process: Process, reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path
) -> None:
    """While it makes videos, and until it ends."""
    serve()
    url, file = server.url(), tmp_path / "foxes.jsonl"
    file.write_text(json.dumps({"key": "fox", "prompt": "a fox"}) + "\n")
    reelkit("batch", str(file), "-o", "out", "--journal", url, "--detach")
    service = os.environ["AIMLAPI_BASE_URL"]

    worker = process("worker", "--journal", url, "--base-url", service, "--metrics", "0", "--log-format", "json")
    assert worker.stderr is not None
    note = json.loads(worker.stderr.readline())["message"]
    end, values = time.monotonic() + LIMIT, {}
    while values.get("reelkit_lines ok") != 1:
        assert time.monotonic() < end, values
        values = parsed(httpx.get(note.removeprefix("metrics: ")).text)
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=LIMIT)

    assert values["reelkit_requests_total create 200"] + values.get("reelkit_requests_total create 201", 0) == 1
    assert values["reelkit_requests_total poll 200"] >= 1
    assert values["reelkit_purchases saved"] == 1
    assert values["reelkit_credits"] > 0
