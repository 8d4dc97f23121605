"""--json: one object on stdout, for results and errors."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Reelkit
from tests.cli.service import JOB, VIDEO, Says, Service


def only_object(text: str) -> dict[str, Any]:
    """The one JSON object of a text of one line."""
    (line,) = text.splitlines()
    content = json.loads(line)
    assert isinstance(content, dict)
    return content


def test_a_saved_video_is_printed_with_its_job(reelkit: Reelkit) -> None:
    """Path, size and hash, beside the fields of the job."""
    told = only_object(reelkit("generate", "a fox", "-o", "fox.mp4", "--json").stdout)

    assert (told["path"], told["size"], told["job_id"], told["meaning"]) == ("fox.mp4", len(VIDEO), JOB, "succeeded")
    assert len(told["sha256"]) == 64


def test_a_token_from_submit_is_accepted_in_place_of_an_id(reelkit: Reelkit, service: Service) -> None:
    """As JSON text."""
    told = only_object(reelkit("submit", "a fox", "--json").stdout)

    done = reelkit("wait", json.dumps(told["token"]), "--json")

    assert only_object(done.stdout)["job_id"] == told["job_id"] == JOB
    assert told["resume"] == [f"reelkit wait -- {JOB}"]


def test_the_status_of_a_failed_job_has_the_status_and_the_error(reelkit: Reelkit, service: Service) -> None:
    """The error has the shape of every error."""
    service.fetch = [service.job("error", error={"detail": ["not this fox"]})]

    done = reelkit("status", JOB, "--json")
    told = only_object(done.stdout)

    assert (done.exit_code, told["status"], told["meaning"]) == (1, "error", "failed")
    assert told["error"] == {
        "type": "JobFailed",
        "message": f'job {JOB} failed: ["not this fox"]',
        "job_id": JOB,
        "exit_code": 1,
    }


def test_an_error_has_its_evidence_and_the_command_that_resumes(reelkit: Reelkit, service: Service) -> None:
    """With every attribute of the library's error."""
    service.fetch = [service.job("generating")]

    done = reelkit("wait", JOB, "--deadline", "90", "--json")
    error = only_object(done.stdout)["error"]

    assert (error["type"], error["exit_code"], error["job_id"]) == ("WaitTimeout", 6, JOB)
    assert (error["status"], error["resume"]) == ("generating", [f"reelkit wait -- {JOB}"])
    assert done.exit_code == 6


def test_a_failed_download_has_the_id_of_the_job(reelkit: Reelkit, service: Service) -> None:
    """The job is paid for."""
    service.video = [Says(404, b"gone")]

    error = only_object(reelkit("save", JOB, "--json").stdout)["error"]

    assert (error["type"], error["job_id"], error["url"]) == ("DownloadFailed", JOB, f"{service.url}/video.mp4")


def test_problems_of_a_request_are_objects(reelkit: Reelkit) -> None:
    """With field and value, for programs."""
    error = only_object(reelkit("submit", "a fox", "--duration", "7", "--json").stdout)["error"]

    assert (error["type"], error["exit_code"]) == ("InvalidRequest", 2)
    assert [(problem["field"], problem["value"]) for problem in error["problems"]] == [("duration", 7)]


@pytest.mark.parametrize(
    "args",
    [
        ["wait", "--json"],
        ["wait", "job", "--deadline", "soon", "--json"],
        ["submit", "--json", "--colour", "red"],
        ["submit", "a fox", "--mock", "--base-url", "http://127.0.0.1:1", "--json"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_an_object(reelkit: Reelkit, args: list[str]) -> None:
    """With the shape of every error."""
    done = reelkit(*args)
    error = only_object(done.stdout)["error"]

    assert (done.exit_code, error["type"], error["exit_code"], error["job_id"]) == (2, "UsageError", 2, None)


def test_an_id_named_json_is_not_the_option(reelkit: Reelkit, service: Service) -> None:
    """After -- everything is an id."""
    service.fetch = [service.job("queued")]

    assert reelkit("status", "--", "--json").stdout == "queued\n"
