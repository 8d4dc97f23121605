"""Files on the command line and in the lines of a batch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.batches import summary
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import objects
from tests.media import FILM, picture

ROOT = str(Path(__file__).parents[2])
LINK = "https://example.com/fox.png"
TRANSITION = ("--model", "pixverse/v5/transition", "--image-url", LINK)
LINE = {"model": "pixverse/v5/transition", "prompt": "a fox", "image_url": LINK}


@pytest.mark.parametrize("given", ["fox.png", "./fox.png", "@fox.png", "{}/fox.png"])
def test_an_option_takes_a_path(reelkit: Reelkit, serve: Serve, tmp_path: Path, given: str) -> None:
    """With an @ before it or without."""
    mock = serve()
    Path("fox.png").write_bytes(picture())

    done = reelkit("submit", "a fox", *TRANSITION, "--tail-image-url", given.format(tmp_path))

    assert done.exit_code == 0
    assert "iVBORw0KGgo" in str(next(call for call in mock.calls if call["method"] == "POST"))
    assert "iVBORw0KGgo" not in done.stderr


def test_an_at_sign_tells_a_path_from_text(reelkit: Reelkit, serve: Serve) -> None:
    """A name that is a link to every program but this one."""
    serve()
    folder = Path("https:/example.com")
    folder.mkdir(parents=True)
    (folder / "fox.png").write_bytes(picture())

    done = reelkit("generate", "a fox", *TRANSITION, "--tail-image-url", f"@{LINK}", "--dry-run")

    assert json.loads(done.stdout)["tail_image_url"]["file"] == str(Path("https:/example.com/fox.png").absolute())


@pytest.mark.parametrize(
    "given", ["fox.jpg", "@fox.jpg", "fox", "../fox.jpg", "/home/me/fox.jpg", "file.txt", "~/fox.jpg"]
)
@pytest.mark.parametrize("options", [(), ("--no-strict-rules",)])
def test_a_path_that_is_not_there_is_never_sent_as_text(
    reelkit: Reelkit, serve: Serve, given: str, options: tuple[str, ...]
) -> None:
    """The error is one line with the path."""
    mock = serve()

    done = reelkit("generate", "a fox", *TRANSITION, "--tail-image-url", given, *options)

    assert done.exit_code == 2
    path = str(Path(given.removeprefix("@")).absolute())
    text = f"tail_image_url: the file '{path}' cannot be sent: it does not exist; correct the path"
    assert done.stderr == f"error: nothing was sent: {text}\n"
    assert mock.calls == []


def test_a_dry_run_shows_the_path_the_size_and_the_kind(reelkit: Reelkit) -> None:
    """And not the content."""
    Path("fox.png").write_bytes(picture(5_000_000))

    done = reelkit("generate", "a fox", *TRANSITION, "--tail-image-url", "fox.png", "--dry-run")

    shown = json.loads(done.stdout)["tail_image_url"]
    assert (shown["file"], shown["media_type"]) == (str(Path("fox.png").absolute()), "image/png")
    assert shown["size"] == len(picture()) + 5_000_000
    assert len(done.stdout) < 1_000


def test_a_file_name_controls_no_terminal(reelkit: Reelkit) -> None:
    """Neither where the file is shown nor where it is missing."""
    Path("\x1b[31mfox.png").write_bytes(picture())

    found = reelkit("generate", "a fox", *TRANSITION, "--tail-image-url", "\x1b[31mfox.png", "--dry-run")
    missing = reelkit("generate", "a fox", *TRANSITION, "--tail-image-url", "\x1b[31mfox.jpg", "--dry-run")

    assert (found.exit_code, missing.exit_code) == (0, 2)
    assert json.loads(found.stdout)["tail_image_url"]["size"] == len(picture())
    assert "\x1b" not in found.output + missing.output


def test_a_file_name_that_is_no_text_is_taken_from_a_batch(reelkit: Reelkit, serve: Serve) -> None:
    """File names are bytes; JSON writes those that are no text as escapes."""
    mock = serve()
    name = os.fsdecode(b"\xff fox.png")
    Path(name).write_bytes(picture())
    Path("foxes.jsonl").write_text(json.dumps(LINE | {"tail_image_url": name}) + "\n")

    shown = reelkit("batch", "foxes.jsonl", "-o", "out", "--dry-run")
    done = reelkit("batch", "foxes.jsonl", "-o", "out")

    assert (shown.exit_code, done.exit_code) == (0, 0), shown.output + done.output
    assert len(mock.ledger) == 1


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_the_paths_in_a_batch_start_from_its_own_folder(reelkit: Reelkit, serve: Serve, kind: str) -> None:
    """Wherever the command is run."""
    mock = serve()
    Path("foxes").mkdir()
    Path("foxes/fox.png").write_bytes(picture())
    line = LINE | {"key": "fox", "tail_image_url": "fox.png"}
    text = json.dumps(line) if kind == "jsonl" else f"{','.join(line)}\n{','.join(line.values())}"
    Path(f"foxes/foxes.{kind}").write_text(f"{text}\n")

    done = reelkit("batch", f"foxes/foxes.{kind}", "-o", "out")

    assert done.exit_code == 0, done.stderr
    assert "iVBORw0KGgo" in str(next(call for call in mock.calls if call["method"] == "POST"))
    assert "iVBORw0KGgo" not in Path("out/index.html").read_text() + done.output
    assert summary()["counts"]["ok"] == 1


def test_a_line_without_a_key_is_known_by_the_content_of_its_file(reelkit: Reelkit, serve: Serve) -> None:
    """The same file is not bought twice; another content in it is."""
    mock = serve()
    Path("foxes.jsonl").write_text(json.dumps(LINE | {"tail_image_url": "fox.png"}) + "\n")
    for content in (picture(), picture(), picture(1)):
        Path("fox.png").write_bytes(content)
        assert reelkit("batch", "foxes.jsonl", "-o", "out").exit_code == 0

    assert len(mock.ledger) == 2


def test_a_changed_file_of_a_line_with_a_key_is_not_bought(reelkit: Reelkit, serve: Serve) -> None:
    """It is another request under the same key."""
    mock = serve()
    Path("foxes.jsonl").write_text(json.dumps(LINE | {"key": "fox", "tail_image_url": "fox.png"}) + "\n")
    Path("fox.png").write_bytes(picture())
    first = reelkit("batch", "foxes.jsonl", "-o", "out")

    Path("fox.png").write_bytes(picture(1))
    second = reelkit("batch", "foxes.jsonl", "-o", "out")

    assert (first.exit_code, second.exit_code) == (0, 2)
    assert "the key 'fox' belongs to a different request: tail_image_url: the file" in second.output
    assert len(mock.ledger) == 1


def test_a_batch_of_somebody_else_sends_no_file_that_is_no_picture_video_or_sound(
    reelkit: Reelkit, serve: Serve, tmp_path: Path
) -> None:
    """Passwords, keys and settings are refused by their content, whatever they are called."""
    mock = serve()
    secrets = {
        "id_rsa": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n",
        "id_rsa.png": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n",
        ".env": "AIMLAPI_API_KEY=0123456789abcdef0123456789abcdef\n",
    }
    for name, text in secrets.items():
        (tmp_path / name).write_text(text)
    Path("passwords.png").symlink_to("/etc/passwd")
    paths = [*secrets, "/etc/passwd", "passwords.png", "/dev/urandom", "/proc/self/environ", "~/.ssh/id_rsa", "."]
    lines = [LINE | {"key": f"fox-{n}", "tail_image_url": path} for n, path in enumerate(paths)]
    Path("foxes.jsonl").write_text("\n".join(map(json.dumps, lines)))

    done = reelkit("batch", "foxes.jsonl", "-o", "out", "--no-strict-rules")

    assert done.exit_code == 2
    assert done.stderr.count("tail_image_url: the file '") == len(paths)
    assert done.stderr.endswith("nothing was sent; correct them\n")
    assert mock.calls == []


def test_a_field_that_takes_links_alone_says_what_to_do_with_a_file(reelkit: Reelkit, serve: Serve) -> None:
    """On the command line and in a batch."""
    mock = serve()
    Path("fox.png").write_bytes(picture())
    options = ("--model", "pixverse/v5/image-to-video", "--image-url", "./fox.png")
    Path("foxes.jsonl").write_text(json.dumps({"model": options[1], "prompt": "a fox", "image_url": "fox.png"}))

    for done in (reelkit("generate", "a fox", *options), reelkit("batch", "foxes.jsonl", "-o", "out")):
        assert done.exit_code == 2
        assert (
            "this field takes no file: put the file where the service can download it, and give its link" in done.stderr
        )
        assert "or choose a model that takes files: '" in done.stderr
    assert mock.calls == []


def test_a_file_of_another_kind_is_refused(reelkit: Reelkit) -> None:
    """A film in place of a picture, whatever it is called."""
    Path("fox.png").write_bytes(FILM)

    done = reelkit("generate", "a fox", *TRANSITION, "--tail-image-url", "fox.png", "--dry-run", "--json")

    (error,) = objects(done)
    assert done.exit_code == 2
    assert "it is a video (video/mp4), and the field takes a picture" in str(error)


@pytest.mark.slow
def test_a_batch_of_large_files_takes_little_memory(reelkit: Reelkit, serve: Serve) -> None:
    """A file of 20 MB in each line: under 150 MB, and hardly more for three times as many lines."""
    serve()
    Path("fox.png").write_bytes(picture(20_000_000))

    used = []
    for count in (2, 6):
        lines = [json.dumps(LINE | {"key": f"{count}-{n}", "tail_image_url": "fox.png"}) for n in range(count)]
        Path("foxes.jsonl").write_text("\n".join(lines))
        command = [sys.executable, "-m", "tests.cli.memory_of_batch", "batch", "foxes.jsonl", "-o", "out", "--no-page"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": ROOT}
        )
        assert len(done.stdout.splitlines()) == count + 1
        used.append(int(done.stderr.splitlines()[-1]))

    assert max(used) < 150_000_000
    assert used[1] - used[0] < 30_000_000
