"""Ids are opaque: some begin with '-', many hold ':' and '/'."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.conftest import Reelkit
from tests.cli.service import Service

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
