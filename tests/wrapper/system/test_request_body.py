"""The body of a request with files: the same bytes as JSON with data URIs, and never one that was changed."""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reelkit._system import input_files
from reelkit._system.input_files import FileSource, InputFile, UnusableFile, inspect
from reelkit._system.request_body import RequestBody
from tests.media import picture

NAMES = st.binary(min_size=1, max_size=40).filter(
    lambda name: not {0, ord("/")} & {*name} and name not in (b".", b"..")
)
CONTENTS = st.binary(max_size=200).map(picture().__add__)
Change = Callable[[Path], object]


def body_of(path: str | os.PathLike[str], **fields: Any) -> RequestBody:
    """A request with one picture."""
    file = inspect(FileSource(os.fspath(path)))
    return RequestBody(fields | {"image_url": file.facts("image/png"), "seed": 1}, {"image_url": file})


def sent(body: RequestBody) -> bytes:
    return b"".join(piece for piece, _ in body.pieces())


@given(NAMES, CONTENTS, st.text(st.characters(exclude_categories=["Cs"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_file_is_sent_as_its_data_uri(tmp_path: Path, name: bytes, content: bytes, prompt: str) -> None:
    """Whatever its name and its content, in the announced number of bytes."""
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(content)

    body = body_of(path, prompt=prompt)

    text = base64.b64encode(content).decode()
    uri = f"data:image/png;base64,{text}"
    assert json.loads(sent(body)) == {"prompt": prompt, "image_url": uri, "seed": 1}
    assert len(sent(body)) == body.size
    assert text not in json.dumps(body.request)


def test_a_large_file_is_sent_in_small_pieces(tmp_path: Path) -> None:
    """Only the last piece makes the request complete."""
    path = tmp_path / "fox.png"
    path.write_bytes(picture(1_000_000))

    pieces = list(body_of(path).pieces())

    assert max(len(piece) for piece, _ in pieces) < 300_000
    assert [is_last for _, is_last in pieces] == [False] * (len(pieces) - 1) + [True]
    assert pieces[-1] == (b'","seed":1}', True)


CHANGES: dict[str, Change] = {
    "other bytes": lambda path: path.write_bytes(picture()[:-1] + b"x"),
    "more bytes": lambda path: path.write_bytes(picture(9)),
    "fewer bytes": lambda path: path.write_bytes(picture()[:-1]),
    "deleted": Path.unlink,
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_was_changed_after_the_check_is_refused_before_anything_is_sent(
    tmp_path: Path, change: str
) -> None:
    """The error names the field and the file."""
    path = tmp_path / "fox.png"
    path.write_bytes(picture())
    body = body_of(path)
    body.check()

    CHANGES[change](path)

    with pytest.raises(UnusableFile, match=f"image_url: the file '{path}' cannot be sent: it "):
        body.check()


@pytest.mark.parametrize("change", ["other bytes", "fewer bytes", "deleted"])
def test_a_file_that_changes_at_the_last_moment_leaves_the_body_incomplete(tmp_path: Path, change: str) -> None:
    """Also if its size and its times are the same."""
    path = tmp_path / "fox.png"
    path.write_bytes(picture())
    body = body_of(path)
    pieces = body.pieces()
    received = [next(pieces)]

    CHANGES[change](path)
    with pytest.raises(UnusableFile, match=r"image_url: the file .* cannot be sent: it "):
        received += pieces

    assert not any(is_last for _, is_last in received)


def test_a_file_that_was_only_touched_is_sent(tmp_path: Path) -> None:
    """Its content is compared again."""
    path = tmp_path / "fox.png"
    path.write_bytes(picture())
    body = body_of(path)

    os.utime(path, (1, 1))
    body.check()

    assert json.loads(sent(body))["seed"] == 1


def test_a_file_is_read_once_for_all_lines_that_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless it has changed."""
    path = tmp_path / "fox.png"
    path.write_bytes(picture())
    opened: list[str] = []
    really = input_files._opened
    monkeypatch.setattr(input_files, "_opened", lambda path: (opened.append(path), really(path))[1])

    files: list[InputFile] = [inspect(FileSource(str(path))) for _ in range(100)]
    path.write_bytes(picture(1))
    changed = inspect(FileSource(str(path)))

    assert len(opened) == 2
    assert {file.sha256 for file in files} != {changed.sha256}
