"""`reelkit jobs`: what the journal knows, and what only a person can decide."""

import os
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import bought, job_of, objects, posts
from tests.cli.service import KEY


@pytest.fixture
def lost(reelkit: Reelkit, serve: Serve) -> Mock:
    """A service whose logs tell nothing, and that has lost the answer to the create of `fox`."""
    mock = serve(logs="never")
    mock.fault("lost", route="create")
    done = reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4", "--json")
    assert (done.exit_code, posts(mock), bought(mock)) == (8, 1, 1)
    return mock


def test_nobody_knows_what_the_logs_do_not_tell(reelkit: Reelkit, lost: Mock) -> None:
    """It stays so until a person decides; the same key sends nothing."""
    again = reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4")
    resumed = reelkit("resume")

    assert (again.exit_code, resumed.exit_code, posts(lost)) == (8, 8, 1)
    for said in (again.stderr, resumed.stdout):
        assert "reelkit jobs resolve fox --job ID" in said
        assert "reelkit jobs resolve fox --resubmit" in said


def test_the_ways_on_have_the_options_that_they_need(reelkit: Reelkit, serve: Serve) -> None:
    """As they stand, they are about the same service and the same journal."""
    mock = serve(logs="never")
    mock.fault("lost", route="create")

    done = reelkit("submit", "a fox", "--key", "fox", "--journal", "my jobs.db")

    assert "reelkit jobs resolve --journal 'my jobs.db' fox --job ID" in done.stderr
    assert "to search for it again: reelkit resume --journal 'my jobs.db'" in done.stderr


def test_a_job_that_a_person_found_is_finished(reelkit: Reelkit, lost: Mock, tmp_path: Path) -> None:
    """With no other create."""
    done = reelkit("jobs", "resolve", "fox", "--job", job_of(lost))

    assert (done.exit_code, done.stdout) == (0, f"'fox' is job {job_of(lost)}\n")
    assert reelkit("resume").exit_code == 0
    assert ((tmp_path / "fox.mp4").exists(), posts(lost)) == (True, 1)


def test_a_job_of_another_purchase_is_refused(reelkit: Reelkit, lost: Mock) -> None:
    """It was paid for once."""
    reelkit("submit", "a dog", "--key", "dog")

    done = reelkit("jobs", "resolve", "fox", "--job", list(lost.jobs)[1])

    assert (done.exit_code, "belongs to the purchase 'dog'" in done.stderr) == (2, True)


def test_a_key_that_is_given_up_is_free(reelkit: Reelkit, lost: Mock) -> None:
    """Nothing is left to finish, and the key buys anew."""
    assert reelkit("jobs", "resolve", "fox", "--give-up", "--json").exit_code == 0
    assert reelkit("resume").stdout == "no unfinished purchases\n"
    assert reelkit("submit", "a dog", "--key", "fox").exit_code == 0
    assert posts(lost) == 2


def test_buying_again_is_one_create_that_is_saved_where_it_was_wanted(
    reelkit: Reelkit, lost: Mock, tmp_path: Path
) -> None:
    """And what is unfinished is the new job alone."""
    done = reelkit("jobs", "resolve", "fox", "--resubmit", "--yes")

    assert (done.exit_code, posts(lost), bought(lost)) == (0, 2, 2)
    assert done.stdout.strip() == list(lost.jobs)[1]
    assert reelkit("resume").stdout == f"fox  ok  {tmp_path / 'fox.mp4'}\n1 ok\n"
    assert posts(lost) == 2


def test_buying_again_asks_first_and_tells_what_it_may_cost(reelkit: Reelkit, lost: Mock) -> None:
    """Where nobody answers, nothing is bought."""
    done = reelkit("jobs", "resolve", "fox", "--resubmit", "--json")

    assert (done.exit_code, posts(lost), objects(done)[0]["error"]["exit_code"]) == (2, 1, 2)
    assert "may pay twice. Cost: about" in done.stderr


def test_what_failed_can_be_bought_again(reelkit: Reelkit, serve: Serve) -> None:
    """Its key stands for the failed job otherwise."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")
    mock.force(job_of(mock), "failed")
    failed = reelkit("generate", "a fox", "--key", "fox")
    assert failed.exit_code == 1
    assert failed.stderr.endswith("to buy it again under the same key: reelkit jobs resolve fox --resubmit\n")

    done = reelkit("jobs", "resolve", "fox", "--resubmit", "--yes")

    assert (done.exit_code, posts(mock)) == (0, 2)


@pytest.mark.parametrize("way", [["--job", "x"], ["--give-up"], ["--resubmit", "--yes"]], ids=lambda way: way[0])
def test_there_is_nothing_to_decide_about_a_known_job(reelkit: Reelkit, serve: Serve, way: list[str]) -> None:
    """One line, nothing sent, nothing changed."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit("jobs", "resolve", "fox", *way)

    assert (done.exit_code, done.stderr) == (
        2,
        "error: nothing to resolve: the purchase 'fox' has the state 'submitted'\n",
    )
    assert posts(mock) == 1


@pytest.mark.parametrize("ways", [[], ["--give-up", "--resubmit"], ["--job", "x", "--give-up"]], ids=" ".join)
def test_one_decision_at_a_time(reelkit: Reelkit, ways: list[str]) -> None:
    """None, or two, are none."""
    assert reelkit("jobs", "resolve", "fox", *ways).exit_code == 2


@pytest.mark.parametrize(
    ("way", "state"), [(["--job", "x"], "submitted"), (["--give-up"], "given_up"), (["--resubmit", "--yes"], "unknown")]
)
def test_an_intent_that_was_left_behind_can_be_decided_about(
    reelkit: Reelkit, serve: Serve, journal: Path, way: list[str], state: str
) -> None:
    """As if its end were known to be unknown."""
    mock = serve()
    intended = Journal(journal).intend(
        os.environ["AIMLAPI_BASE_URL"],
        "fox",
        {"model": "pixverse/v5/text-to-video", "prompt": "a fox"},
        "mark",
        "pixverse/v5/text-to-video",
    )

    done = reelkit("jobs", "resolve", "fox", *way)

    now = Journal(journal).get(intended.id)
    assert (done.exit_code, now and now.state) == (0, state), done.output
    assert posts(mock) == (1 if state == "unknown" else 0)


def test_the_list_shows_what_is_unfinished(reelkit: Reelkit, lost: Mock) -> None:
    """And with --all the rest, the latest first."""
    reelkit("generate", "a dog", "--key", "dog", "-o", "dog.mp4")

    head, line = reelkit("jobs", "list").stdout.splitlines()

    assert head.split() == ["KEY", "STATE", "MODEL", "JOB", "CREDITS", "WHEN", "FILE"]
    assert line.split()[:4] == ["fox", "unknown", objects(reelkit("jobs", "list", "--json"))[0]["model"], "-"]
    assert [one["key"] for one in objects(reelkit("jobs", "list", "--all", "--json"))] == ["dog", "fox"]
    assert [one["key"] for one in objects(reelkit("jobs", "list", "--all", "--limit", "1", "--json"))] == ["dog"]


def test_an_empty_list_is_told(reelkit: Reelkit) -> None:
    """On stderr: there is nothing to read on stdout."""
    done = reelkit("jobs", "list")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no unfinished purchases\n")


def test_show_tells_all_of_a_purchase_and_the_way_on(reelkit: Reelkit, lost: Mock) -> None:
    """Also of one that was given up; of an unknown key, where to look."""
    done = reelkit("jobs", "show", "fox")
    reelkit("jobs", "resolve", "fox", "--give-up")

    assert "state: unknown\n" in done.stdout
    assert "to continue: reelkit jobs resolve fox" in done.stderr
    assert objects(reelkit("jobs", "show", "fox", "--json"))[0]["state"] == "given_up"
    assert reelkit("jobs", "show", "dog").exit_code == 2


def test_the_journal_never_holds_the_key_of_the_service(reelkit: Reelkit, lost: Mock, journal: Path) -> None:
    """Nor do its files beside it."""
    written = b"".join(path.read_bytes() for path in journal.parent.iterdir())

    assert KEY.encode() not in written
