"""`reelkit jobs`: lists of purchases, and decisions of the user about them."""

import os
from pathlib import Path

import pytest

from reelkit import Client, SubmissionUnknown
from reelkit._cli.purchases import NO_UNFINISHED
from reelkit._cli.support import terminal
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import bought, job_of, objects, posts
from tests.cli.service import KEY


@pytest.fixture
def lost(reelkit: Reelkit, serve: Serve) -> Mock:
    """A service without logs that has lost the response to the create of `fox`."""
    mock = serve(logs="never")
    mock.fault("lost", route="create")
    done = reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4", "--json")
    assert (done.exit_code, posts(mock), bought(mock)) == (8, 1, 1)
    return mock


def test_a_create_that_is_not_in_the_logs_stays_unknown(reelkit: Reelkit, lost: Mock) -> None:
    """Until the user decides; the same key sends nothing."""
    again = reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4")
    resumed = reelkit("resume")

    assert (again.exit_code, resumed.exit_code, posts(lost)) == (8, 8, 1)
    for said in (again.stderr, resumed.stdout):
        assert "reelkit jobs resolve fox --job ID" in said
        assert "reelkit jobs resolve fox --resubmit" in said


def test_the_commands_that_decide_have_the_needed_options(reelkit: Reelkit, serve: Serve) -> None:
    """They use the same journal."""
    mock = serve(logs="never")
    mock.fault("lost", route="create")

    done = reelkit("submit", "a fox", "--key", "fox", "--journal", "my jobs.db")

    assert "reelkit jobs resolve --journal 'my jobs.db' fox --job ID" in done.stderr
    assert "to search for it again: reelkit resume --journal 'my jobs.db'" in done.stderr


def test_resolve_with_a_job_id_lets_resume_finish_it(reelkit: Reelkit, lost: Mock, tmp_path: Path) -> None:
    """No other create is sent."""
    done = reelkit("jobs", "resolve", "fox", "--job", job_of(lost))

    assert (done.exit_code, done.stdout) == (0, f"'fox' is job {job_of(lost)}\n")
    assert reelkit("resume").exit_code == 0
    assert ((tmp_path / "fox.mp4").exists(), posts(lost)) == (True, 1)


def test_a_job_of_another_purchase_is_refused(reelkit: Reelkit, lost: Mock) -> None:
    """It was paid for once."""
    reelkit("submit", "a dog", "--key", "dog")

    done = reelkit("jobs", "resolve", "fox", "--job", list(lost.jobs)[1])

    assert (done.exit_code, "belongs to the purchase 'dog'" in done.stderr) == (2, True)


def test_give_up_frees_the_key(reelkit: Reelkit, lost: Mock) -> None:
    """Nothing is unfinished, and the key buys again."""
    assert reelkit("jobs", "resolve", "fox", "--give-up", "--json").exit_code == 0
    assert reelkit("resume").stdout == "no unfinished purchases\n"
    assert reelkit("submit", "a dog", "--key", "fox").exit_code == 0
    assert posts(lost) == 2


def test_resubmit_sends_one_create_and_keeps_the_path(reelkit: Reelkit, lost: Mock, tmp_path: Path) -> None:
    """Only the new job is unfinished."""
    done = reelkit("jobs", "resolve", "fox", "--resubmit", "--yes")

    assert (done.exit_code, posts(lost), bought(lost)) == (0, 2, 2)
    assert done.stdout.strip() == list(lost.jobs)[1]
    assert reelkit("resume").stdout == f"fox  ok  {tmp_path / 'fox.mp4'}\n1 ok\n"
    assert posts(lost) == 2


def test_resubmit_asks_for_confirmation_with_the_cost(reelkit: Reelkit, lost: Mock) -> None:
    """Without an answer nothing is bought."""
    done = reelkit("jobs", "resolve", "fox", "--resubmit", "--json")

    assert (done.exit_code, posts(lost), objects(done)[0]["error"]["exit_code"]) == (2, 1, 2)
    assert "may pay twice. Cost: about" in done.stderr


def test_the_cost_is_what_the_journal_was_charged_for_the_same_fields(reelkit: Reelkit, lost: Mock) -> None:
    """As in every other estimate."""
    assert reelkit("generate", "a fox", "--key", "another", "-o", "another.mp4").exit_code == 0

    done = reelkit("jobs", "resolve", "fox", "--resubmit")

    assert "from a charge of " in done.stderr


def test_a_failed_purchase_can_be_resubmitted(reelkit: Reelkit, serve: Serve) -> None:
    """Without that its key returns the failed job."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")
    mock.force(job_of(mock), "failed")
    failed = reelkit("generate", "a fox", "--key", "fox")
    assert failed.exit_code == 1
    assert failed.stderr.endswith("to buy it again under the same key: reelkit jobs resolve fox --resubmit\n")

    done = reelkit("jobs", "resolve", "fox", "--resubmit", "--yes")

    assert (done.exit_code, posts(mock)) == (0, 2)


@pytest.mark.parametrize("way", [["--job", "x"], ["--give-up"], ["--resubmit", "--yes"]], ids=lambda way: way[0])
def test_a_known_job_cannot_be_resolved(reelkit: Reelkit, serve: Serve, way: list[str]) -> None:
    """The error is one line, and nothing is sent or changed."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit("jobs", "resolve", "fox", *way)

    assert (done.exit_code, done.stderr) == (
        2,
        "error: nothing to resolve: the purchase 'fox' has the state 'submitted'\n",
    )
    assert posts(mock) == 1


@pytest.mark.parametrize("ways", [[], ["--give-up", "--resubmit"], ["--job", "x", "--give-up"]], ids=" ".join)
def test_resolve_needs_exactly_one_decision(reelkit: Reelkit, ways: list[str]) -> None:
    """None, and two, are refused."""
    assert reelkit("jobs", "resolve", "fox", *ways).exit_code == 2


@pytest.mark.parametrize(
    ("way", "state"), [(["--job", "x"], "submitted"), (["--give-up"], "given_up"), (["--resubmit", "--yes"], "unknown")]
)
def test_an_abandoned_intent_can_be_resolved(
    reelkit: Reelkit, serve: Serve, journal: Path, way: list[str], state: str
) -> None:
    """Like a purchase of unknown outcome."""
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


def test_the_list_shows_unfinished_purchases(reelkit: Reelkit, lost: Mock) -> None:
    """With --all every one, the latest first."""
    reelkit("generate", "a dog", "--key", "dog", "-o", "dog.mp4")

    head, line = reelkit("jobs", "list").stdout.splitlines()

    assert head.split() == ["KEY", "STATE", "MODEL", "JOB", "CREDITS", "WHEN", "FILE"]
    assert line.split()[:4] == ["fox", "unknown", objects(reelkit("jobs", "list", "--json"))[0]["model"], "-"]
    assert [one["key"] for one in objects(reelkit("jobs", "list", "--all", "--json"))] == ["dog", "fox"]
    assert [one["key"] for one in objects(reelkit("jobs", "list", "--all", "--limit", "1", "--json"))] == ["dog"]


def test_an_empty_list_is_a_note_on_stderr(reelkit: Reelkit) -> None:
    """stdout is empty."""
    done = reelkit("jobs", "list")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{NO_UNFINISHED}\n")


def test_show_prints_a_purchase_and_the_command_that_continues(reelkit: Reelkit, lost: Mock) -> None:
    """Even if it was given up; an unknown key is an error."""
    done = reelkit("jobs", "show", "fox")
    reelkit("jobs", "resolve", "fox", "--give-up")

    assert "state: unknown\n" in done.stdout
    assert "to continue: reelkit jobs resolve fox" in done.stderr
    assert objects(reelkit("jobs", "show", "fox", "--json"))[0]["state"] == "given_up"
    assert reelkit("jobs", "show", "dog").exit_code == 2


def test_the_api_key_is_in_no_file_beside_the_journal(reelkit: Reelkit, lost: Mock, journal: Path) -> None:
    """Nor in the journal itself."""
    written = b"".join(path.read_bytes() for path in journal.parent.iterdir())

    assert KEY.encode() not in written


@pytest.fixture
def three_lost(reelkit: Reelkit, serve: Serve) -> Mock:
    """A service without logs that has lost the responses to three creates: `a`, `b`, and `-cat` of another model."""
    mock = serve(logs="never")
    mock.fault("lost", route="create", times=3)
    for key in ("a", "b"):
        assert reelkit("submit", "a fox", "--key", key).exit_code == 8
    other = ["--model", "pixverse/v5.5/text-to-video"]
    assert reelkit("submit", "a fox", "--key=-cat", *other).exit_code == 8
    return mock


def states(journal: Path) -> dict[str, str]:
    """The state of the latest purchase of each key."""
    return {purchase.key: purchase.state for purchase in reversed(list(Journal(journal).every()))}


def test_several_purchases_are_resolved_at_once(reelkit: Reelkit, three_lost: Mock, journal: Path) -> None:
    """They are listed with their cost and confirmed once; with --json there is one object for each."""
    done = reelkit("jobs", "resolve", "a", "-cat", "--give-up", "--yes", "--json")

    assert done.exit_code == 0, done.output
    assert [one["key"] for one in objects(done)] == ["a", "-cat"]
    assert states(journal) == {"a": "given_up", "b": "unknown", "-cat": "given_up"}
    assert "'a' of" in done.stderr
    assert "may have created a job already" in done.stderr


SELECTIONS = {
    "all": ([], {"a", "b", "-cat"}),
    "of a model": (["--model", "pixverse/v5.5/text-to-video"], {"-cat"}),
    "older than an hour": (["--older-than", "1h"], set[str]()),
}


@pytest.mark.parametrize("selection", SELECTIONS)
def test_all_unknown_purchases_are_resolved(reelkit: Reelkit, three_lost: Mock, journal: Path, selection: str) -> None:
    """Filters select by age and by model."""
    options, expected = SELECTIONS[selection]

    done = reelkit("jobs", "resolve", "--all-unknown", "--give-up", "--yes", *options)

    assert done.exit_code == 0, done.output
    assert {key for key, state in states(journal).items() if state == "given_up"} == expected


def test_several_purchases_are_bought_again(reelkit: Reelkit, three_lost: Mock, journal: Path) -> None:
    """The balance is shown with the costs."""
    done = reelkit("jobs", "resolve", "--all-unknown", "--resubmit", "--yes")

    assert done.exit_code == 0, done.output
    assert "account balance: " in done.stderr
    assert set(states(journal).values()) == {"submitted"}
    assert posts(three_lost) == 6


def test_nothing_is_resolved_without_confirmation(reelkit: Reelkit, three_lost: Mock, journal: Path) -> None:
    """There is one question for all; without an answer nothing changes."""
    done = reelkit("jobs", "resolve", "--all-unknown", "--resubmit")

    assert done.exit_code == 2
    assert done.stderr.count("[y/N]") == 1
    assert set(states(journal).values()) == {"unknown"}
    assert posts(three_lost) == 3


@pytest.mark.parametrize(
    "words", [[], ["a", "--all-unknown"], ["a", "--older-than", "1h"], ["a", "b", "--job", "x"]], ids=" ".join
)
def test_a_selection_that_says_nothing_or_too_much_is_refused(reelkit: Reelkit, words: list[str]) -> None:
    """Keys, or all with filters; and an id for one key only."""
    way = [] if "--job" in words else ["--give-up"]
    assert reelkit("jobs", "resolve", *words, *way).exit_code == 2


def test_a_purchase_that_changed_after_it_was_listed_is_left_alone(
    reelkit: Reelkit, three_lost: Mock, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process gave it up and lost another create under its key while the user was asked."""

    def confirm(question: str) -> bool:
        with Client(KEY, base_url=os.environ["AIMLAPI_BASE_URL"], journal=journal) as client:
            opened = Journal(journal)
            listed = opened.find(os.environ["AIMLAPI_BASE_URL"], "a")
            assert listed is not None
            opened.given_up(listed, "by another process")
            three_lost.fault("lost", route="create")
            with pytest.raises(SubmissionUnknown):
                client.submit(listed.request, key="a")
        return True

    monkeypatch.setattr(terminal, "confirm", confirm)
    before = posts(three_lost)

    done = reelkit("jobs", "resolve", "--all-unknown", "--resubmit")

    assert done.exit_code == 1, done.output
    assert "'a' was replaced" in done.stdout
    assert states(journal) == {"a": "unknown", "b": "submitted", "-cat": "submitted"}
    assert posts(three_lost) == before + 1 + 2


def test_charges_that_may_be_for_a_purchase_are_shown_before_the_question(
    reelkit: Reelkit, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of its model that no purchase has; if they cannot be read, a note says why."""
    mock = Mock(logs="never", queue_seconds=[0, 0], generate_seconds=[0, 0])
    with mock.serve() as service:
        monkeypatch.setenv("AIMLAPI_BASE_URL", service.base_url)
        mock.fault("lost", route="create")
        assert reelkit("submit", "a fox", "--key", "fox").exit_code == 8

        for options in (["--all-unknown", "--give-up"], ["fox", "--resubmit"]):
            said = reelkit("jobs", "resolve", *options).stderr
            assert "possibly its charge: a pixverse/v5/text-to-video job was charged" in said
            assert job_of(mock) in said
        mock.fault({"status": 404}, route="transactions")
        said = reelkit("jobs", "resolve", "fox", "--resubmit").stderr
        assert "the charges since then cannot be shown: the service has no ledger" in said
        assert states(journal) == {"fox": "unknown"}
