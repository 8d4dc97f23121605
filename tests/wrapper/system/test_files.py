"""Two downloads of one video at once, and what a file is like when it is there."""

import os
import threading
from pathlib import Path

import pytest

from reelkit._system.files import PartialFile

MARK = "5" * 32


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_two_that_write_one_video_do_not_meet(tmp_path: Path) -> None:
    """Each has its own file until it is whole; the last one stays."""
    place = tmp_path / "fox.mp4"
    with PartialFile(place, MARK) as one, PartialFile(place, MARK) as other:
        one.write(b"video")
        other.write(b"vid")
        one.finish()
        assert place.read_bytes() == b"video"
        other.write(b"eo")
        other.finish()

    assert place.read_bytes() == b"video"
    assert left(tmp_path) == ["fox.mp4"]


def test_one_that_is_done_does_not_take_the_next_ones_file(tmp_path: Path) -> None:
    """The name of a mark is free as soon as the file has its own."""
    place = tmp_path / "fox.mp4"
    with PartialFile(place, MARK) as one:
        one.write(b"video")
        one.finish()
        other = PartialFile(place, MARK)
        other.write(b"video")
    with other:
        other.finish()

    assert left(tmp_path) == ["fox.mp4"]


def test_what_is_whole_keeps_its_lock_until_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever had the lock before would empty it."""
    place = tmp_path / "fox.mp4"
    right = Path.replace

    def slow(self: Path, target: Path) -> Path:
        with PartialFile(place, MARK) as other:
            other.write(b"v")
        return right(self, target)

    with PartialFile(place, MARK) as one:
        one.write(b"video")
        monkeypatch.setattr(Path, "replace", slow)
        one.finish()

    assert place.read_bytes() == b"video"


def test_what_a_killed_process_left_is_used_again(tmp_path: Path) -> None:
    """It is the same video, and begins anew."""
    (tmp_path / f".reelkit-{MARK}.part").write_bytes(b"a longer piece of it")

    with PartialFile(tmp_path / "fox.mp4", MARK) as file:
        file.write(b"video")
        file.finish()

    assert (tmp_path / "fox.mp4").read_bytes() == b"video"
    assert left(tmp_path) == ["fox.mp4"]


def test_many_threads_leave_the_umask_alone(tmp_path: Path) -> None:
    """It belongs to the process; two that change it at once may leave it open to all."""
    before = os.umask(0o027)
    try:

        def save(number: int) -> None:
            for turn in range(20):
                with PartialFile(tmp_path / f"{number}-{turn}.mp4") as file:
                    file.finish()

        threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    finally:
        after = os.umask(before)

    assert after == 0o027
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o640}


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_must_not_overwrite_takes_the_first_free_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    """Also on a file system without hard links."""
    if not has_links:

        def refuse(*_: object) -> None:
            raise PermissionError("no hard links here")

        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "fox.mp4").write_bytes(b"mine")
    (tmp_path / "fox-2.mp4").symlink_to("nowhere")

    with PartialFile(tmp_path / "fox.mp4") as file:
        file.write(b"video")
        saved = file.finish(overwrite=False)

    assert saved.path == tmp_path / "fox-3.mp4"
    assert saved.path.read_bytes() == b"video"
    assert (tmp_path / "fox.mp4").read_bytes() == b"mine"
    assert left(tmp_path) == ["fox-2.mp4", "fox-3.mp4", "fox.mp4"]
