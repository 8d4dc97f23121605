"""The video files of finished jobs, and the script that makes them."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, strategies as st

from reelkit_mock import Mock
from reelkit_mock._service.assets import DURATIONS, SIZES, VIDEOS, video_bytes, video_name
from tests.conftest import ROOT
from tests.mock.mock_requests import create_job, fetch, read_json, send
from tests.models import sample

SCRIPT = ROOT / "mock" / "make_videos.py"
KINDS = [(duration, ratio) for duration in DURATIONS for ratio in SIZES]


def boxes(content: bytes) -> list[tuple[bytes, bytes]]:
    """Return the type and content of each top-level box of an MP4 file."""
    found = []
    while content:
        size = int.from_bytes(content[:4], "big")
        assert 8 <= size <= len(content), "a box ends beyond the file"
        found.append((content[4:8], content[8:size]))
        content = content[size:]
    return found


def make(*arguments: str, path: str) -> "subprocess.CompletedProcess[str]":
    """Run the script with this PATH."""
    environment = {**os.environ, "PATH": path}
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("name", ["duration", "aspect_ratio"])
def test_every_value_of_the_contract_has_a_video(name: str) -> None:
    """Also one that the vendor adds: the nearest file is served."""
    mock = Mock(clock="manual")
    fields = [(model.id, field) for model in sample() for field in model.fields if field.name == name]
    jobs = [create_job(mock, model=model, **{name: value}) for model, field in fields for value in field.enum]
    mock.advance(1_000)

    links = [read_json(fetch(mock, job))["video"]["url"] for job in jobs]
    files = [send(mock, "GET", urlsplit(link).path).body for link in links]

    assert files
    assert {kind for file in files for kind, _ in boxes(file)} == {b"ftyp", b"moov", b"free", b"mdat"}


def test_every_file_is_small_and_used() -> None:
    """They are checked in and part of the wheel: at most 8 kB each, 100 kB together."""
    sizes = {path.name: path.stat().st_size for path in VIDEOS.iterdir()}

    assert set(sizes) == {video_name(*kind) for kind in KINDS}
    assert [name for name, size in sizes.items() if not 3_000 <= size <= 8_000] == []
    assert sum(sizes.values()) < 100_000


@pytest.mark.parametrize(("duration", "ratio"), KINDS)
def test_the_boxes_lead_to_the_end_of_the_file(duration: int, ratio: str) -> None:
    """The index comes before the pictures, so a player starts at once; the identity comes last."""
    found = boxes(video_bytes(duration, ratio, "job-1"))

    assert [kind for kind, _ in found if kind != b"free"] == [b"ftyp", b"moov", b"mdat"]
    assert found[-1] == (b"free", b"job-1")


@given(first=st.text(), second=st.text())
def test_every_job_has_a_hash_of_its_own(first: str, second: str) -> None:
    """The same identity gives the same bytes, another one others."""
    hashes = [hashlib.sha256(video_bytes(5, "16:9", mark)).digest() for mark in (first, second)]

    assert (hashes[0] == hashes[1]) == (first == second)


@pytest.mark.parametrize(
    ("duration", "ratio", "nearest"),
    [
        (0, "16:9", (5, "16:9")),
        (6, "16:9", (5, "16:9")),
        (7, "1:1", (8, "1:1")),
        (60, "1:1", (10, "1:1")),
        (5, "21:9", (5, "16:9")),
        (5, "1920:1080", (5, "16:9")),
        (5, "3:2", (5, "4:3")),
        (5, "2:3", (5, "3:4")),
        (5, "1:3", (5, "9:16")),
        *((5, ratio, (5, "16:9")) for ratio in ("", "auto", "1", "16:0", "0:0", "-1:1", "1:1:1", "9" * 5000 + ":1")),
    ],
)
def test_any_other_kind_gets_the_nearest_file(duration: int, ratio: str, nearest: tuple[int, str]) -> None:
    """16:9 if the aspect ratio is invalid."""
    assert video_bytes(duration, ratio, "job-1") == video_bytes(*nearest, "job-1")


@pytest.mark.slow
@pytest.mark.parametrize(("duration", "ratio"), KINDS)
def test_a_video_has_the_requested_duration_and_shape(duration: int, ratio: str, tmp_path: Path) -> None:
    """H.264 for every browser, with that duration and aspect ratio; every frame can be decoded."""
    if not shutil.which("ffprobe"):
        pytest.skip("ffprobe is not installed; apt-get install ffmpeg")
    path = tmp_path / "a.mp4"
    path.write_bytes(video_bytes(duration, ratio, "job-1"))

    command = ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    (stream,) = json.loads(done.stdout)["streams"]
    width, height = map(int, ratio.split(":"))

    assert done.stderr == ""
    assert (stream["codec_name"], stream["pix_fmt"]) == ("h264", "yuv420p")
    assert float(stream["duration"]) == pytest.approx(duration, abs=0.2)
    assert int(stream["nb_read_frames"]) == int(stream["nb_frames"])
    assert abs(stream["width"] - stream["height"] * width / height) < 1


@pytest.mark.slow
def test_the_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    """With one version of ffmpeg; another one may make others."""
    if not shutil.which("ffmpeg"):
        pytest.skip("ffmpeg is not installed; apt-get install ffmpeg")
    made = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        assert make("--into", str(folder), path=os.environ["PATH"]).stderr == ""
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})

    assert made[0] == made[1]
    assert set(made[0]) == {video_name(*kind) for kind in KINDS}


def test_without_ffmpeg_the_script_says_what_to_install(tmp_path: Path) -> None:
    """No file is changed."""
    done = make("--into", str(tmp_path / "videos"), path=str(tmp_path))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ffmpeg is not installed; apt-get install ffmpeg, or brew install ffmpeg\n"
    assert not (tmp_path / "videos").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the ffmpeg that fails is a shell script")
def test_a_failure_of_ffmpeg_changes_no_video(tmp_path: Path) -> None:
    """The old files stay until every new one exists."""
    videos = tmp_path / "videos"
    videos.mkdir()
    (videos / "5s-256x144.mp4").write_text("old")
    broken = tmp_path / "ffmpeg"
    broken.write_text(
        '#!/bin/sh\nfor last; do :; done\ncase "$last" in *10s*) echo no room >&2; exit 1;; esac\necho new > "$last"\n'
    )
    broken.chmod(0o755)

    done = make("--into", str(videos), path=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ffmpeg could not make 10s-256x144.mp4, and no video was changed:\nno room\n"
    assert {path.name: path.read_text() for path in videos.iterdir()} == {"5s-256x144.mp4": "old"}
