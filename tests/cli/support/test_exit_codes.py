"""Every exit code, with what causes it."""

import pytest

import reelkit as package
from reelkit._cli.support.exit_codes import BUG, EXIT_CODES, code_of
from tests.cli.conftest import Reelkit
from tests.cli.service import Says, Service

ENVELOPE = {"requestId": "r-1", "statusCode": 0, "timestamp": "", "path": "/"}


def said(status: int, message: str, **headers: str) -> Says:
    """A refusal in the vendor's envelope."""
    return Says(status, ENVELOPE | {"statusCode": status, "message": message}, headers)


def test_a_saved_video_exits_with_0(reelkit: Reelkit) -> None:
    """`generate` submits, waits and saves."""
    assert reelkit("generate", "a red fox").exit_code == 0


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_a_failed_job_exits_with_1_and_the_message_of_the_service(
    reelkit: Reelkit, service: Service, command: str
) -> None:
    """In every command that polls."""
    service.fetch = [service.job("error", error={"name": "NSFW", "message": "not this fox"})]

    done = reelkit(command, "some-job")

    assert done.exit_code == 1
    assert "NSFW: not this fox" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["generate"],
        ["generate", "a fox", "--duration", "7"],
        ["generate", "a fox", "--duration", "long"],
        ["generate", "a fox", "--colour", "red"],
        ["wait"],
        ["wait", "job", "--deadline", "soon"],
        ["wait", '{"reelkit": 99}'],
        ["wait", "job", "--base-url", "nowhere"],
    ],
    ids=" ".join,
)
def test_wrong_usage_and_invalid_requests_exit_with_2(reelkit: Reelkit, service: Service, args: list[str]) -> None:
    """No request is sent."""
    assert reelkit(*args).exit_code == 2
    assert service.requests == []


def test_a_request_that_the_service_refuses_exits_with_2(reelkit: Reelkit, service: Service) -> None:
    """The contract accepts it."""
    service.create = [said(400, "no foxes")]

    done = reelkit("generate", "a fox")

    assert (done.exit_code, "no foxes; nothing was bought" in done.stderr) == (2, True)


@pytest.mark.parametrize(("status", "words"), [(401, "who are you"), (403, "plan limit"), (403, "out of credits")])
def test_a_refused_key_and_an_empty_account_exit_with_3(
    reelkit: Reelkit, service: Service, status: int, words: str
) -> None:
    """The owner of the account can solve both."""
    service.create = [said(status, words)]

    done = reelkit("submit", "a fox")

    assert (done.exit_code, words in done.stderr) == (3, True)


def test_a_missing_key_exits_with_3_and_names_the_variable(
    reelkit: Reelkit, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names no Python option."""
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit("submit", "a fox")

    assert done.exit_code == 3
    assert done.stderr == "error: no API key was given; set AIMLAPI_API_KEY (a mock accepts any key)\n"
    assert service.requests == []


def test_too_many_requests_exit_with_4(reelkit: Reelkit, service: Service) -> None:
    """After all retries."""
    service.create = [said(429, "slow down")]

    assert reelkit("submit", "a fox").exit_code == 4
    assert len(service.requests) == 5


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://name.invalid"])
def test_an_unreachable_service_exits_with_5(reelkit: Reelkit, url: str) -> None:
    """The message names the address, and says that nothing was bought."""
    done = reelkit("submit", "a fox", "--base-url", url)

    assert done.exit_code == 5
    assert f"({url})" in done.stderr
    assert "nothing was bought" in done.stderr


def test_an_unexpected_response_exits_with_5(reelkit: Reelkit, service: Service) -> None:
    """The v5.5 page shows such a body."""
    service.create = [Says(200, {"object": "image", "data": [{"url": "https://example.org/fox.png"}]})]

    assert reelkit("submit", "a fox").exit_code == 5


@pytest.mark.parametrize("command", ["generate", "submit"])
def test_a_prompt_without_quotes_exits_with_2_and_says_how_to_write_it(
    reelkit: Reelkit, service: Service, command: str
) -> None:
    """Its first word alone would be another video."""
    done = reelkit(command, "a", "red", "fox")

    assert done.exit_code == 2
    assert "(red fox). Put a prompt of several words in quotes." in done.stderr
    assert service.requests == []


def test_a_refused_create_of_an_unknown_address_exits_with_5_and_says_nothing_of_an_id(
    reelkit: Reelkit, service: Service
) -> None:
    """There is no id yet; a mistyped base URL is the likely cause."""
    service.create = [said(404, "Cannot POST /v3/v2/video/generations")] * 2  # at both addresses

    done = reelkit("submit", "a fox")

    assert done.exit_code == 5
    assert done.stderr.endswith("nothing was bought, check the base URL\n")


@pytest.mark.parametrize("command", ["generate", "wait", "save"])
def test_an_exceeded_deadline_exits_with_6_and_the_command_that_resumes(
    reelkit: Reelkit, service: Service, command: str
) -> None:
    """The job continues."""
    service.fetch = [service.job("generating")]

    done = reelkit(command, "a-fox", "--deadline", "5m")

    assert (done.exit_code, "reelkit wait " in done.stderr) == (6, True)


def test_a_finished_job_without_a_link_exits_with_7(reelkit: Reelkit, service: Service) -> None:
    """The link may appear later."""
    service.fetch = [service.job("completed")]

    assert reelkit("wait", "job").exit_code == 7


def test_a_failed_download_exits_with_7_and_the_command_that_saves(reelkit: Reelkit, service: Service) -> None:
    """The job is paid for."""
    service.video = [Says(404, b"gone")]

    done = reelkit("generate", "a fox", "-o", "my fox.mp4")

    assert done.exit_code == 7
    assert "to save the video: reelkit save -o 'my fox.mp4' -- Zx3z_NSUkI67m3sHg-rUq\n" in done.stderr


@pytest.mark.parametrize("lost", [Says(500, b"oops"), Says(0, b"", drops=True), Says(200, b"<html>")])
def test_a_lost_create_exits_with_8_and_is_sent_once(reelkit: Reelkit, service: Service, lost: Says) -> None:
    """It may be billed."""
    service.create = [lost]

    done = reelkit("generate", "a fox")

    assert done.exit_code == 8
    assert [method for method, _, _ in service.requests].count("POST") == 1
    assert "It may be billed" in done.stderr


def test_an_internal_error_exits_with_70(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with 1, after which a script may buy again."""
    monkeypatch.setattr("reelkit._cli.jobs.default_name", lambda job_id: 1 // 0)

    done = reelkit("generate", "a fox", "--no-journal")

    assert done.exit_code == BUG
    assert "ZeroDivisionError" in done.stderr
    assert "reelkit save -- Zx3z_NSUkI67m3sHg-rUq" in done.stderr


def test_every_error_of_the_package_has_an_exit_code() -> None:
    """Only InvalidRequest has the default."""
    errors = [value for name in package.__all__ if isinstance(value := getattr(package, name), type)]
    kinds = {kind for kind in errors if issubclass(kind, package.ReelkitError)}
    named = {name for row in EXIT_CODES for name in row.errors}

    assert {kind.__name__ for kind in kinds} - named == {"InvalidRequest"}
    assert code_of(package.InvalidRequest("")) == 2


@pytest.mark.parametrize("args", [["--help"], ["generate", "--help"], ["status", "-h"]], ids=" ".join)
def test_the_help_lists_every_exit_code(reelkit: Reelkit, args: list[str]) -> None:
    """Of the program and of its commands."""
    words = " ".join(reelkit(*args).output.split())

    assert [row for row in EXIT_CODES if f"{row.code} {row.meaning}" not in words] == []
