"""Commands that make a video, and what they print."""

import hashlib
import os
import re
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Reelkit
from tests.cli.service import JOB, KEY, VIDEO, Says, Service


def test_the_path_is_on_stdout_and_the_rest_on_stderr(reelkit: Reelkit, tmp_path: Path) -> None:
    """So that `$(reelkit generate ...)` is the path."""
    done = reelkit("generate", "a red fox", "-o", "fox.mp4")

    assert done.stdout == "fox.mp4\n"
    assert re.sub(r"after \d+ s", "after a while", done.stderr).splitlines() == [
        f"job {JOB}",
        "succeeded after a while",
        f"{len(VIDEO)} bytes, sha256 {hashlib.sha256(VIDEO).hexdigest()}",
    ]
    assert (tmp_path / "fox.mp4").read_bytes() == VIDEO


def test_each_change_of_the_status_is_one_line(reelkit: Reelkit, service: Service) -> None:
    """However many polls there are."""
    done_at_last = service.fetch
    service.fetch = [*[service.job("queued")] * 2, *[service.job("generating")] * 3, *done_at_last]

    lines = reelkit("wait", JOB).stderr.splitlines()

    assert [line.partition(" ")[0] for line in lines] == ["queued", "generating", "succeeded"]


def test_without_output_the_file_gets_a_free_name_with_the_id(reelkit: Reelkit, tmp_path: Path) -> None:
    """An existing file is not overwritten."""
    (tmp_path / f"reelkit-{JOB}.mp4").write_text("mine")

    done = reelkit("save", JOB)

    assert done.stdout == f"reelkit-{JOB}-2.mp4\n"
    assert (tmp_path / f"reelkit-{JOB}.mp4").read_text() == "mine"
    assert (tmp_path / f"reelkit-{JOB}-2.mp4").read_bytes() == VIDEO


@pytest.mark.every_python
@pytest.mark.parametrize("ids", [("0193a1b2-7c4e-1", "0193a1b2-7c4f-2"), ("a:b", "ab")], ids=["like", "same name"])
def test_two_saves_at_once_write_two_files(
    process: Process, service: Service, tmp_path: Path, ids: tuple[str, str]
) -> None:
    """Their ids have a common prefix, or differ only in characters that are removed from names."""
    service.video = [Says(200, b"one"), Says(200, b"two")]
    together = threading.Barrier(2)
    answer = service.answer

    def answer_at_once(method: str, path: str, body: object) -> Says:
        if path.startswith("/video.mp4"):
            together.wait(30)  # both downloads have begun before either is finished
        return answer(method, path, body)

    service.answer = answer_at_once  # type: ignore[method-assign]
    running = [process("save", "--no-journal", "--", job_id) for job_id in ids]
    names = {each.communicate(timeout=60)[0].strip() for each in running}

    assert len(names) == 2
    assert {(tmp_path / name).read_bytes() for name in names} == {b"one", b"two"}
    assert {path.name for path in tmp_path.iterdir()} == names


def test_the_file_of_output_is_overwritten(reelkit: Reelkit, tmp_path: Path) -> None:
    """-o names it."""
    (tmp_path / "fox.mp4").write_text("old")

    reelkit("save", JOB, "-o", "fox.mp4")

    assert (tmp_path / "fox.mp4").read_bytes() == VIDEO


@pytest.mark.parametrize(("job_id", "name"), [("../../etc/x", "etcx"), ("a:b/c", "abc"), ("::", "video")])
def test_an_id_decides_no_folder(reelkit: Reelkit, job_id: str, name: str) -> None:
    """Only letters, digits and dashes of it are in the name."""
    assert reelkit("save", job_id).stdout == f"reelkit-{name}.mp4\n"


@pytest.mark.parametrize("place", [".", "file/fox.mp4", "file/folder/fox.mp4"])
def test_an_output_that_cannot_be_written_is_refused_before_anything_is_bought(
    reelkit: Reelkit, service: Service, tmp_path: Path, place: str
) -> None:
    """No request is sent."""
    (tmp_path / "file").touch()

    done = reelkit("generate", "a fox", "-o", place)

    assert (done.exit_code, service.requests) == (2, [])


@pytest.mark.skipif(os.name != "posix", reason="elsewhere arguments are always text")
@pytest.mark.parametrize(
    "args", [["a \udcff fox"], ["a fox", "--aspect-ratio", "\udcff"], ["a fox", "--model", "\udcff"]]
)
def test_arguments_in_another_encoding_are_refused(reelkit: Reelkit, service: Service, args: list[str]) -> None:
    """They cannot be written as JSON."""
    done = reelkit("submit", *args)

    assert (done.exit_code, "is not UTF-8 text" in done.stderr, service.requests) == (2, True, [])


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="elsewhere names are always text")
def test_a_file_may_have_any_name(process: Process, tmp_path: Path) -> None:
    """It is printed byte for byte."""
    name = os.fsdecode(b"\xff.mp4")

    stdout, _ = process("save", JOB, "-o", name, text=False).communicate(timeout=10)

    assert stdout == b"\xff.mp4\n"
    assert (tmp_path / name).read_bytes() == VIDEO


def test_submit_prints_the_id_and_the_command_that_waits(reelkit: Reelkit, service: Service) -> None:
    """stdout has only the id."""
    done = reelkit("submit", "a fox")

    assert done.stdout == f"{JOB}\n"
    assert done.stderr == f"to wait for it: reelkit wait -- {JOB}\n"
    assert service.bodies() == [{"model": "pixverse/v5/text-to-video", "prompt": "a fox"}]


def test_the_command_that_resumes_has_the_base_url(reelkit: Reelkit, service: Service) -> None:
    """It works unchanged."""
    done = reelkit("submit", "a fox", "--base-url", service.url)

    assert f"reelkit wait --base-url {service.url} -- {JOB}" in done.stderr


def test_the_command_that_resumes_has_the_model_after_a_change_of_address(reelkit: Reelkit, service: Service) -> None:
    """A bare id is fetched at the universal address only."""
    service.create = [Says(404, b""), *service.create]

    done = reelkit("submit", "a fox")

    assert f"reelkit wait --model pixverse/v5/text-to-video -- {JOB}" in done.stderr


def test_status_prints_the_status_of_a_running_job(reelkit: Reelkit, service: Service) -> None:
    """It sends one request, and exits with 0."""
    service.fetch = [service.job("generating")]

    done = reelkit("status", JOB)

    assert (done.exit_code, done.stdout, len(service.requests)) == (0, "generating\n", 1)


def test_wait_prints_the_link(reelkit: Reelkit, service: Service) -> None:
    """stdout has nothing else."""
    assert reelkit("wait", JOB).stdout == f"{service.url}/video.mp4\n"


def test_the_api_key_is_not_printed(reelkit: Reelkit, service: Service) -> None:
    """Even if the server repeats it."""
    service.create = [Says(401, {"message": f"bad key {KEY}"})]

    for args in (["submit", "a fox"], ["submit", "a fox", "--json"]):
        assert KEY not in reelkit(*args).output


def test_escape_sequences_of_a_server_are_printed_escaped(reelkit: Reelkit, service: Service) -> None:
    """The terminal does not interpret them."""
    service.create = [Says(400, {"message": "\x1b[2Jgone"})]

    assert "\\x1b[2Jgone" in reelkit("submit", "a fox").stderr
