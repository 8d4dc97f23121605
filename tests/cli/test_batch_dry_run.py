"""`--dry-run` and `--mock`: what they print; they leave no files behind."""

import json
from pathlib import Path

import pytest

from tests.cli.batches import TEXT, foxes
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import objects
from tests.recorded_price import PRICE, RECORDED


def test_a_dry_run_sends_no_request_and_needs_no_key(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    """It prints the first requests and an estimate, and creates no file."""
    mock = serve()
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit(*foxes(10), "--dry-run")
    (data,) = objects(reelkit(*foxes(10), "--dry-run", "--json"))

    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 3
    assert "10 lines: about 4,200,000 credits (2.10 USD), an estimate" in done.stderr
    assert done.stderr.endswith("the first 3 requests:\n")
    assert (data["lines"], data["estimate"]["credits"]) == (10, 10 * PRICE)
    assert data["first"][0] == {"key": "fox-0", "request": {"model": TEXT, "prompt": "fox 0"} | RECORDED}
    assert mock.calls == []
    assert not Path("out").exists()
    assert not journal.exists()


def test_a_dry_run_of_generate_prints_the_request_and_its_price(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    """An invalid request is refused as usual."""
    mock = serve()
    monkeypatch.delenv("AIMLAPI_API_KEY")

    options = [f"--{name}={value}" for name, value in RECORDED.items()]
    done = reelkit("generate", "a fox", *options, "--dry-run")

    request = {"model": TEXT, "prompt": "a fox"} | RECORDED
    assert (done.exit_code, json.loads(done.stdout)) == (0, request)
    assert f"about {PRICE:,} credits" in done.stderr
    assert reelkit("generate", "a fox", "--duration", "-1", "--dry-run").exit_code == 2
    assert mock.calls == []
    assert not journal.exists()


@pytest.mark.slow
def test_a_batch_with_mock_leaves_no_journal(reelkit: Reelkit, process: Process, journal: Path) -> None:
    """Its purchases end with the mock."""
    pytest.importorskip("httptools", reason="the mock's own extra")
    running = process(*foxes(2), "--mock")

    stdout, stderr = running.communicate(timeout=60)

    assert running.returncode == 0, stderr
    assert sorted(stdout.splitlines()[:-1]) == ["fox-0  ok  out/fox-0.mp4", "fox-1  ok  out/fox-1.mp4"]
    assert not journal.exists()
