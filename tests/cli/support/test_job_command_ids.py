"""Ids are opaque: some begin with '-', many hold ':' and '/'."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from reelkit._journal.journal import Journal
from tests.cli.conftest import Reelkit
from tests.cli.service import JOB, Says, Service

AWKWARD = ["-abc", "-habc", "-h-", "5d4a:pixverse/v5/text-to-video", "a b", "é", "-", "{", "--json", "--help"]
BEFORE = [job_id for job_id in AWKWARD if not job_id.startswith(("--", "{"))]


def asked_for(service: Service) -> list[str]:
    """The ids that the service was asked for."""
    return [parse_qs(urlsplit(path).query)["generation_id"][0] for _, path, _ in service.requests if "?" in path]


@pytest.mark.parametrize("job_id", [job_id for job_id in AWKWARD if job_id != "{"])
def test_any_id_is_accepted_after_two_dashes(reelkit: Reelkit, service: Service, job_id: str) -> None:
    """The commands that resume are written so."""
    done = reelkit("wait", "--", job_id)

    assert done.exit_code == 0, done.output
    assert asked_for(service) == [job_id]


@pytest.mark.parametrize("job_id", BEFORE)
@pytest.mark.parametrize("options", [(), ("--deadline", "5m")], ids=["bare", "with-option"])
def test_an_id_that_begins_with_one_dash_needs_no_separator(
    reelkit: Reelkit, service: Service, job_id: str, options: tuple[str, ...]
) -> None:
    """Before and after options."""
    assert reelkit("wait", *options, job_id).exit_code == 0
    assert reelkit("wait", job_id, *options).exit_code == 0
    assert asked_for(service) == [job_id, job_id]


def test_the_value_of_an_option_may_begin_with_a_dash(reelkit: Reelkit, service: Service) -> None:
    """Separated from the option or attached to it."""
    assert reelkit("save", "-o", "-fox.mp4", "-id1").stdout == "-fox.mp4\n"
    assert reelkit("save", "-ofox.mp4", "-id2").stdout == "fox.mp4\n"
    assert asked_for(service) == ["-id1", "-id2"]


def test_an_unknown_long_option_is_not_an_id(reelkit: Reelkit, service: Service) -> None:
    """The help says how to write an id that begins with two dashes."""
    done = reelkit("status", "--jsom", "job")

    assert (done.exit_code, service.requests) == (2, [])
    assert "No such option" in done.stderr
    assert "goes after --" in reelkit("status", "--help").output


@pytest.mark.parametrize("command", ["submit", "generate"])
@pytest.mark.parametrize("word", ["-mock", "-json", "-help", "-prompt"])
def test_an_option_with_one_dash_is_not_a_prompt(reelkit: Reelkit, service: Service, command: str, word: str) -> None:
    """A prompt that begins with a dash goes after --."""
    done = reelkit(command, word)

    assert (done.exit_code, service.bodies()) == (2, [])


@pytest.mark.parametrize("word", ["-json", "-help", "-model"])
def test_an_option_with_one_dash_is_not_an_id(reelkit: Reelkit, service: Service, word: str) -> None:
    """No request is sent."""
    done = reelkit("status", word)

    assert (done.exit_code, service.requests) == (2, [])


@pytest.mark.parametrize("args", [["status", "fox"], ["wait", "fox"], ["save", "fox", "-o", "fox.mp4"]], ids=" ".join)
def test_the_key_of_a_purchase_is_accepted_as_an_id(reelkit: Reelkit, service: Service, args: list[str]) -> None:
    """The journal has the id of its job."""
    reelkit("submit", "a fox", "--key", "fox")

    assert reelkit(*args).exit_code == 0
    assert asked_for(service) == [JOB]


def test_an_id_of_the_journal_comes_before_a_key(reelkit: Reelkit, service: Service) -> None:
    """A key that is the id of another job does not hide that job."""
    reelkit("submit", "a fox", "--key", "fox")
    service.create = [Says(200, {"id": "other", "status": "queued"})]
    reelkit("submit", "a dog", "--key", JOB)

    reelkit("status", JOB)

    assert asked_for(service) == [JOB]


def test_a_key_of_another_service_is_an_id(reelkit: Reelkit, service: Service) -> None:
    """And so is a key without the journal."""
    reelkit("submit", "a fox", "--key", "fox", "--base-url", f"{service.url}/proxy")

    reelkit("status", "fox")
    reelkit("status", "fox", "--no-journal", "--base-url", f"{service.url}/proxy")

    assert asked_for(service) == ["fox", "fox"]


def test_a_key_whose_purchase_has_no_job_is_refused_with_the_command_that_shows_it(
    reelkit: Reelkit, service: Service, journal: Path
) -> None:
    """Instead of a fetch of an id that never existed."""
    Journal(journal).intend(service.url, "fox", {"prompt": "x"}, "a", "m")

    done = reelkit("status", "fox")

    assert (done.exit_code, service.requests) == (2, [])
    assert "the purchase 'fox' has no job, it is intended; see: reelkit jobs show -- fox" in done.stderr


def test_jobs_show_accepts_the_id_of_a_job(reelkit: Reelkit) -> None:
    """It prints the same as for the key."""
    reelkit("submit", "a fox", "--key", "fox")

    assert reelkit("jobs", "show", JOB).stdout == reelkit("jobs", "show", "fox").stdout != ""


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_an_id_that_never_existed_is_not_resumed(reelkit: Reelkit, service: Service, command: str) -> None:
    """The message says what to check, and not that the job continues."""
    service.fetch = [Says(404, {"statusCode": 404, "message": "There is no such generation"})]

    done = reelkit(command, "mistyped")

    assert done.exit_code == 5
    assert "check the id, the base URL, and whether the API key belongs to the account" in done.stderr
    assert "continues" not in done.stderr
    assert f"reelkit {command}" not in done.stderr


def test_an_id_of_the_journal_is_resumed_although_the_service_does_not_know_it(
    reelkit: Reelkit, service: Service
) -> None:
    """It was paid for, and the service may find it again."""
    reelkit("submit", "a fox", "--key", "fox")
    service.fetch = [Says(404, {"statusCode": 404, "message": "There is no such generation"})]

    assert f"to resume: reelkit wait -- {JOB}" in reelkit("status", "fox").stderr


def test_without_unfinished_purchases_the_list_says_how_to_see_the_others(reelkit: Reelkit) -> None:
    """A finished purchase is not lost."""
    assert "to list the finished ones: reelkit jobs list --all" in reelkit("jobs", "list").stderr
