"""Buying with the journal: the same key buys once, and what a journal cannot do stops nothing but a purchase."""

import os
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought, job_of, objects, posts
from tests.cli.service import JOB, Service


def test_a_key_that_is_given_again_buys_nothing_and_names_the_file(reelkit: Reelkit, serve: Serve) -> None:
    """On any day, in any process."""
    mock = serve()

    first = reelkit("generate", "a fox", "--key", "fox-001")
    again = reelkit("generate", "a fox", "--key", "fox-001")

    assert (first.exit_code, again.exit_code) == (0, 0), again.output
    assert first.stdout == again.stdout
    assert (bought(mock), posts(mock)) == (1, 1)


def test_two_processes_with_one_key_buy_once(process: Process, serve: Serve) -> None:
    """At the same moment; both print the same job."""
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
    """Both stand in the journal."""
    mock = serve()

    reelkit("submit", "a fox")
    reelkit("submit", "a fox")

    assert bought(mock) == 2
    assert len(objects(reelkit("jobs", "list", "--json"))) == 2


def test_a_video_that_nobody_named_takes_a_free_name_before_it_is_bought(
    reelkit: Reelkit, serve: Serve, journal: Path, tmp_path: Path
) -> None:
    """So that `resume` knows where it belongs."""
    serve()

    done = reelkit("generate", "a fox")

    (purchase,) = Journal(journal).every()
    assert purchase.save_to == purchase.path == str(tmp_path / done.stdout.strip())


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_the_journal_learns_what_becomes_of_a_job_it_knows(
    reelkit: Reelkit, serve: Serve, journal: Path, command: str
) -> None:
    """By its bare id, also of a model that the id does not name."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit(command, job_of(mock), "--json")

    states = {"status": "submitted", "wait": "succeeded", "save": "saved"}
    (purchase,) = Journal(journal).every()
    assert (done.exit_code, objects(done)[0]["key"], purchase.state) == (0, "fox", states[command])


def test_a_status_that_tells_the_end_is_enough(reelkit: Reelkit, serve: Serve, journal: Path) -> None:
    """Good or bad."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")
    mock.force(job_of(mock), "failed")

    assert reelkit("status", job_of(mock)).exit_code == 1

    (purchase,) = Journal(journal).every()
    assert (purchase.state, "failed" in (purchase.reason or "")) == ("failed", True)


@pytest.mark.parametrize("command", [["generate", "a fox"], ["submit", "a fox"]], ids=" ".join)
def test_no_journal_leaves_none(reelkit: Reelkit, journal: Path, command: list[str]) -> None:
    """Nor does looking for a job, or at what is unfinished."""
    done = [reelkit(*command, "--no-journal"), reelkit("wait", JOB), reelkit("resume"), reelkit("jobs", "list")]

    assert [one.exit_code for one in done] == [0, 0, 0, 0]
    assert not journal.exists()


def test_the_journal_can_be_another_file(reelkit: Reelkit, journal: Path, tmp_path: Path) -> None:
    """The ways back name it."""
    done = reelkit("submit", "a fox", "--journal", "mine.db")

    assert f"reelkit wait --journal mine.db -- {JOB}" in done.stderr
    assert ((tmp_path / "mine.db").exists(), journal.exists()) == (True, False)


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
def test_what_goes_not_together_ends_with_2(reelkit: Reelkit, service: Service, args: list[str], words: str) -> None:
    """And nothing is sent."""
    done = reelkit("submit", "a fox", *args)

    assert (done.exit_code, words in done.stderr, service.requests) == (2, True, [])


@pytest.mark.parametrize("command", ["generate", "submit"])
def test_a_journal_that_is_damaged_stops_a_purchase_with_9(
    reelkit: Reelkit, service: Service, journal: Path, command: str
) -> None:
    """Before anything is sent; the file is left as it is."""
    journal.write_bytes(b"not a journal" * 100)

    done = reelkit(command, "a fox")

    assert (done.exit_code, service.requests) == (9, [])
    assert journal.read_bytes() == b"not a journal" * 100


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_a_journal_that_is_damaged_is_no_reason_to_leave_a_job(reelkit: Reelkit, journal: Path, command: str) -> None:
    """It is paid for. One line says that the journal will not know."""
    journal.write_bytes(b"not a journal" * 100)

    done = reelkit(command, JOB)

    assert done.exit_code == 0
    assert done.stderr.startswith("warning: ")
    assert done.stderr.splitlines()[0].endswith("continuing without it")


@pytest.mark.parametrize("args", [["resume"], ["jobs", "list"], ["jobs", "show", "fox"]], ids=" ".join)
def test_what_is_about_the_journal_needs_it(reelkit: Reelkit, journal: Path, args: list[str]) -> None:
    """A damaged one is told, and so is a named one that is not there."""
    assert reelkit(*args, "--journal", "nowhere.db").exit_code == 2

    journal.write_bytes(b"not a journal" * 100)

    assert reelkit(*args).exit_code == 9
