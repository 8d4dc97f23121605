"""Making a video, and what is printed where."""

import hashlib
import os
import re
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Reelkit
from tests.cli.service import JOB, KEY, VIDEO, Says, Service


def test_the_path_is_on_stdout_and_the_rest_on_stderr(reelkit: Reelkit, tmp_path: Path) -> None:
    """`$(reelkit generate ...)` is the file."""
    done = reelkit("generate", "a red fox", "-o", "fox.mp4")

    assert done.stdout == "fox.mp4\n"
    assert re.sub(r"after \d+ s", "after a while", done.stderr).splitlines() == [
        f"job {JOB}",
        "succeeded after a while",
        f"{len(VIDEO)} bytes, sha256 {hashlib.sha256(VIDEO).hexdigest()}",
    ]
    assert (tmp_path / "fox.mp4").read_bytes() == VIDEO


def test_each_change_is_one_line(reelkit: Reelkit, service: Service) -> None:
    """However often it was asked."""
    done_at_last = service.fetch
    service.fetch = [*[service.job("queued")] * 2, *[service.job("generating")] * 3, *done_at_last]

    lines = reelkit("wait", JOB).stderr.splitlines()

    assert [line.partition(" ")[0] for line in lines] == ["queued", "generating", "succeeded"]


def test_a_file_nobody_named_takes_a_free_name_after_the_job(reelkit: Reelkit, tmp_path: Path) -> None:
    """Nothing is overwritten that the user did not point at."""
    (tmp_path / f"reelkit-{JOB}.mp4").write_text("mine")

    done = reelkit("save", JOB)

    assert done.stdout == f"reelkit-{JOB}-2.mp4\n"
    assert (tmp_path / f"reelkit-{JOB}.mp4").read_text() == "mine"
    assert (tmp_path / f"reelkit-{JOB}-2.mp4").read_bytes() == VIDEO


@pytest.mark.parametrize("ids", [("0193a1b2-7c4e-1", "0193a1b2-7c4f-2"), ("a:b", "ab")], ids=["like", "same name"])
def test_two_saves_at_once_write_two_files(
    process: Process, service: Service, tmp_path: Path, ids: tuple[str, str]
) -> None:
    """Ids may begin alike or differ only in characters that no name takes; neither video overwrites the other."""
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


def test_a_file_that_was_named_is_overwritten(reelkit: Reelkit, tmp_path: Path) -> None:
    """That is what -o says."""
    (tmp_path / "fox.mp4").write_text("old")

    reelkit("save", JOB, "-o", "fox.mp4")

    assert (tmp_path / "fox.mp4").read_bytes() == VIDEO


@pytest.mark.parametrize(("job_id", "name"), [("../../etc/x", "etcx"), ("a:b/c", "abc"), ("::", "video")])
def test_an_id_never_chooses_a_folder(reelkit: Reelkit, job_id: str, name: str) -> None:
    """Only plain letters of it get into the name."""
    assert reelkit("save", job_id).stdout == f"reelkit-{name}.mp4\n"


@pytest.mark.parametrize("place", [".", "file/fox.mp4", "file/folder/fox.mp4"])
def test_a_place_where_nothing_can_be_written_is_refused_before_anything_is_bought(
    reelkit: Reelkit, service: Service, tmp_path: Path, place: str
) -> None:
    """Afterwards would be late."""
    (tmp_path / "file").touch()

    done = reelkit("generate", "a fox", "-o", place)

    assert (done.exit_code, service.requests) == (2, [])


@pytest.mark.skipif(os.name != "posix", reason="elsewhere arguments are always text")
@pytest.mark.parametrize("args", [["a \udcff fox"], ["a fox", "--style", "\udcff"], ["a fox", "--model", "\udcff"]])
def test_arguments_in_another_encoding_are_refused(reelkit: Reelkit, service: Service, args: list[str]) -> None:
    """No JSON could carry them."""
    done = reelkit("submit", *args)

    assert (done.exit_code, "is not UTF-8 text" in done.stderr, service.requests) == (2, True, [])


@pytest.mark.skipif(os.name != "posix", reason="elsewhere names are always text")
def test_a_file_may_have_any_name(process: Process, tmp_path: Path) -> None:
    """It is printed byte for byte."""
    name = os.fsdecode(b"\xff.mp4")

    stdout, _ = process("save", JOB, "-o", name, text=False).communicate(timeout=10)

    assert stdout == b"\xff.mp4\n"
    assert (tmp_path / name).read_bytes() == VIDEO


def test_submit_prints_the_id_and_how_to_go_on(reelkit: Reelkit, service: Service) -> None:
    """The id alone on stdout, for scripts."""
    done = reelkit("submit", "a fox")

    assert done.stdout == f"{JOB}\n"
    assert done.stderr == f"to wait for it: reelkit wait -- {JOB}\n"
    assert service.bodies() == [{"model": "pixverse/v5/text-to-video", "prompt": "a fox"}]


def test_the_line_that_resumes_names_the_address_that_was_given(reelkit: Reelkit, service: Service) -> None:
    """It must work as it stands."""
    done = reelkit("submit", "a fox", "--base-url", service.url)

    assert f"reelkit wait --base-url {service.url} -- {JOB}" in done.stderr


def test_the_line_that_resumes_names_the_model_where_the_id_alone_would_get_lost(
    reelkit: Reelkit, service: Service
) -> None:
    """The universal address was not there, and a bare id is looked for nowhere else."""
    service.create = [Says(404, b""), *service.create]

    done = reelkit("submit", "a fox")

    assert f"reelkit wait --model pixverse/v5/text-to-video -- {JOB}" in done.stderr


def test_status_prints_the_word_of_a_job_that_goes_on(reelkit: Reelkit, service: Service) -> None:
    """It is asked once, and still going is no failure."""
    service.fetch = [service.job("generating")]

    done = reelkit("status", JOB)

    assert (done.exit_code, done.stdout, len(service.requests)) == (0, "generating\n", 1)


def test_wait_prints_the_link(reelkit: Reelkit, service: Service) -> None:
    """Nothing else is on stdout."""
    assert reelkit("wait", JOB).stdout == f"{service.url}/video.mp4\n"


def test_the_key_is_nowhere_to_be_seen(reelkit: Reelkit, service: Service) -> None:
    """Not even where a server repeats it."""
    service.create = [Says(401, {"message": f"bad key {KEY}"})]

    for args in (["submit", "a fox"], ["submit", "a fox", "--json"]):
        assert KEY not in reelkit(*args).output


def test_words_of_a_server_cannot_command_the_terminal(reelkit: Reelkit, service: Service) -> None:
    """Escape sequences are shown, not obeyed."""
    service.create = [Says(400, {"message": "\x1b[2Jgone"})]

    assert "\\x1b[2Jgone" in reelkit("submit", "a fox").stderr
