"""Purchases with the journal: a key buys once, and a damaged journal stops only purchases."""

import os
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought, job_of, objects, posts
from tests.cli.service import JOB, Service


def test_a_repeated_key_buys_nothing_and_prints_the_file(reelkit: Reelkit, serve: Serve) -> None:
    """At any time and in any process."""
    mock = serve()

    first = reelkit("generate", "a fox", "--key", "fox-001")
    again = reelkit("generate", "a fox", "--key", "fox-001")

    assert (first.exit_code, again.exit_code) == (0, 0), again.output
    assert first.stdout == again.stdout
    assert (bought(mock), posts(mock)) == (1, 1)


@pytest.mark.slow
def test_two_processes_with_one_key_buy_once(process: Process, serve: Serve) -> None:
    """They start together, and print the same job."""
    mock = serve()
    url = os.environ["AIMLAPI_BASE_URL"]

    both = [process("submit", "a fox", "--key", "fox", "--base-url", url) for _ in range(2)]
    said = [one.communicate(timeout=30)[0] for one in both]

    assert said == [f"{job_of(mock)}\n"] * 2
    assert (bought(mock), posts(mock)) == (1, 1)


def test_a_key_with_another_request_is_refused_with_the_difference(reelkit: Reelkit, serve: Serve) -> None:
    """Nothing is sent."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit("submit", "a dog", "--key", "fox")

    assert (done.exit_code, posts(mock)) == (2, 1)
    assert "prompt: 'a fox' is now 'a dog'" in done.stderr


def test_without_a_key_each_submit_is_a_purchase(reelkit: Reelkit, serve: Serve) -> None:
    """The journal has both."""
    mock = serve()

    reelkit("submit", "a fox")
    reelkit("submit", "a fox")

    assert bought(mock) == 2
    assert len(objects(reelkit("jobs", "list", "--json"))) == 2


def test_a_default_file_name_is_recorded_before_the_purchase(
    reelkit: Reelkit, serve: Serve, journal: Path, tmp_path: Path
) -> None:
    """`resume` saves to it."""
    serve()

    done = reelkit("generate", "a fox")

    (purchase,) = Journal(journal).every()
    assert purchase.save_to == purchase.path == str(tmp_path / done.stdout.strip())


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_status_wait_and_save_update_the_journal(reelkit: Reelkit, serve: Serve, journal: Path, command: str) -> None:
    """By the bare id, even if it does not contain the model."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit(command, job_of(mock), "--json")

    states = {"status": "submitted", "wait": "succeeded", "save": "saved"}
    (purchase,) = Journal(journal).every()
    assert (done.exit_code, objects(done)[0]["key"], purchase.state) == (0, "fox", states[command])


def test_status_records_the_end_of_a_job(reelkit: Reelkit, serve: Serve, journal: Path) -> None:
    """The job has failed."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")
    mock.force(job_of(mock), "failed")

    assert reelkit("status", job_of(mock)).exit_code == 1

    (purchase,) = Journal(journal).every()
    assert (purchase.state, "failed" in (purchase.reason or "")) == ("failed", True)


@pytest.mark.parametrize("command", [["generate", "a fox"], ["submit", "a fox"]], ids=" ".join)
def test_no_journal_creates_no_file(reelkit: Reelkit, journal: Path, command: list[str]) -> None:
    """Nor do the commands that only read it."""
    done = [reelkit(*command, "--no-journal"), reelkit("wait", JOB), reelkit("resume"), reelkit("jobs", "list")]

    assert [one.exit_code for one in done] == [0, 0, 0, 0]
    assert not journal.exists()


def test_the_journal_can_be_another_file(reelkit: Reelkit, journal: Path, tmp_path: Path) -> None:
    """The command that resumes has its path."""
    done = reelkit("submit", "a fox", "--journal", "mine.db")

    assert f"reelkit wait --journal mine.db -- {JOB}" in done.stderr
    assert ((tmp_path / "mine.db").exists(), journal.exists()) == (True, False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--journal", "j.db", "--no-journal"], "--journal and --no-journal exclude each other"),
        (["--journal", "j.db", "--mock"], "--mock keeps no journal"),
        (["--key", "fox", "--mock"], "--key needs the journal; leave out --mock"),
        (["--key", "fox", "--no-journal"], "--key needs the journal; leave out --no-journal"),
        (["--key", ""], "a key must be a text"),
    ],
)
def test_incompatible_options_exit_with_2(reelkit: Reelkit, service: Service, args: list[str], words: str) -> None:
    """Nothing is sent."""
    done = reelkit("submit", "a fox", *args)

    assert (done.exit_code, words in done.stderr, service.requests) == (2, True, [])


@pytest.mark.parametrize("command", ["generate", "submit"])
def test_a_damaged_journal_stops_a_purchase_with_9(
    reelkit: Reelkit, service: Service, journal: Path, command: str
) -> None:
    """Nothing is sent, and the file is unchanged."""
    journal.write_bytes(b"not a journal" * 100)

    done = reelkit(command, "a fox")

    assert (done.exit_code, service.requests) == (9, [])
    assert journal.read_bytes() == b"not a journal" * 100


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_a_damaged_journal_does_not_stop_commands_about_a_job(reelkit: Reelkit, journal: Path, command: str) -> None:
    """The job is paid for. A warning says that the journal is not updated."""
    journal.write_bytes(b"not a journal" * 100)

    done = reelkit(command, JOB)

    assert done.exit_code == 0
    assert done.stderr.startswith("warning: ")
    assert done.stderr.splitlines()[0].endswith("continuing without it")


@pytest.mark.parametrize("args", [["resume"], ["jobs", "list"], ["jobs", "show", "fox"]], ids=" ".join)
def test_commands_about_the_journal_need_it(reelkit: Reelkit, journal: Path, args: list[str]) -> None:
    """A damaged one, and a missing one that was named, are errors."""
    assert reelkit(*args, "--journal", "nowhere.db").exit_code == 2

    journal.write_bytes(b"not a journal" * 100)

    assert reelkit(*args).exit_code == 9
