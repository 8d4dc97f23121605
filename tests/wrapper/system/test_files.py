"""Partial files: concurrent downloads of one video, permissions, and free names."""

import os
import threading
from pathlib import Path

import pytest

from reelkit import DownloadFailed
from reelkit._system.files import PartialFile, is_numbered

MARK = "5" * 32


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_two_writers_of_one_video_use_two_files(tmp_path: Path) -> None:
    """Until each is complete; the last one stays."""
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


def test_a_link_with_the_name_of_the_partial_file_is_not_followed(tmp_path: Path) -> None:
    """In a folder that others can write to, it would lead to a file of the user."""
    mine = tmp_path / "mine.txt"
    mine.write_text("precious")
    (tmp_path / f".reelkit-{MARK}.part").symlink_to(mine)

    with PartialFile(tmp_path / "fox.mp4", MARK) as file:
        file.write(b"video")
        file.finish()

    assert mine.read_text() == "precious"
    assert (tmp_path / "fox.mp4").read_bytes() == b"video"
    assert not (tmp_path / "fox.mp4").is_symlink()


@pytest.mark.parametrize("was_there", [True, False], ids=["before", "meanwhile"])
def test_a_file_whose_name_differs_only_in_case_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was_there: bool
) -> None:
    """On a file system where both names are one, it is the video of another key."""
    names = {name: tmp_path / name for name in ("Fox.mp4", "fox.mp4", "FOX.MP4")}

    def save_the_other() -> None:
        for path in names.values():  # as such a file system shows it
            path.write_bytes(b"other")
        monkeypatch.setattr(Path, "samefile", lambda *_: True)
        monkeypatch.setattr(Path, "iterdir", lambda _: iter([names["Fox.mp4"]]))

    if was_there:
        save_the_other()
        with pytest.raises(DownloadFailed, match="differs only in case"):
            PartialFile(names["fox.mp4"])
    else:
        with PartialFile(names["fox.mp4"]) as file:
            file.write(b"video")
            save_the_other()
            with pytest.raises(DownloadFailed, match="differs only in case"):
                file.finish()

    assert {path.read_bytes() for path in names.values()} == {b"other"}


def test_a_name_that_differs_only_in_case_gets_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both names are one file and nothing may be replaced: the system says that the name is taken."""
    (tmp_path / "Fox.mp4").write_bytes(b"other")
    link = os.link

    def ignore_case(source: Path, target: Path) -> None:
        if target.name.lower() in [path.name.lower() for path in tmp_path.iterdir()]:
            raise FileExistsError(target)
        link(source, target)

    monkeypatch.setattr(Path, "samefile", lambda *_: True)
    monkeypatch.setattr(os, "link", ignore_case)

    with PartialFile(tmp_path / "fox.mp4", overwrite=False) as file:
        file.write(b"video")
        saved = file.finish()

    assert (saved.path.name, (tmp_path / "Fox.mp4").read_bytes()) == ("fox-2.mp4", b"other")


@pytest.mark.parametrize(
    ("name", "has_number"),
    [("fox-2.mp4", True), ("fox-10.mp4", True), ("fox.mp4", False), ("fox-2.mov", False), ("wolf-2.mp4", False)],
)
def test_a_number_in_a_name_is_recognized(tmp_path: Path, name: str, has_number: bool) -> None:
    """Only behind the same name in the same folder."""
    assert is_numbered(tmp_path / name, tmp_path / "fox.mp4") is has_number
    assert not is_numbered(tmp_path / "night" / name, tmp_path / "fox.mp4")


def test_the_same_file_is_replaced_where_case_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accents may be stored in another form than given."""
    place = tmp_path / "f\u00fcchse.mp4"
    place.write_bytes(b"old")
    monkeypatch.setattr(Path, "samefile", lambda *_: True)
    monkeypatch.setattr(Path, "iterdir", lambda _: iter([tmp_path / "fu\u0308chse.mp4"]))

    with PartialFile(place) as file:
        file.write(b"video")
        file.finish()

    assert place.read_bytes() == b"video"


def test_a_finished_writer_does_not_remove_the_file_of_the_next(tmp_path: Path) -> None:
    """The temporary name is free once the file has its own name."""
    place = tmp_path / "fox.mp4"
    with PartialFile(place, MARK) as one:
        one.write(b"video")
        one.finish()
        other = PartialFile(place, MARK)
        other.write(b"video")
    with other:
        other.finish()

    assert left(tmp_path) == ["fox.mp4"]


def test_a_complete_file_is_locked_until_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer with the lock would empty it."""
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


def test_a_part_left_by_a_killed_process_is_overwritten(tmp_path: Path) -> None:
    """It is a part of the same video."""
    (tmp_path / f".reelkit-{MARK}.part").write_bytes(b"a longer piece of it")

    with PartialFile(tmp_path / "fox.mp4", MARK) as file:
        file.write(b"video")
        file.finish()

    assert (tmp_path / "fox.mp4").read_bytes() == b"video"
    assert left(tmp_path) == ["fox.mp4"]


def test_threads_do_not_change_the_umask(tmp_path: Path) -> None:
    """It belongs to the process, and two changes at once could leave files readable by all."""
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
def test_without_overwrite_a_file_gets_the_first_free_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    """Even on a file system without hard links."""
    if not has_links:

        def refuse(*_: object) -> None:
            raise PermissionError("no hard links here")

        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "fox.mp4").write_bytes(b"mine")
    (tmp_path / "fox-2.mp4").symlink_to("nowhere")

    with PartialFile(tmp_path / "fox.mp4", overwrite=False) as file:
        file.write(b"video")
        saved = file.finish()

    assert saved.path == tmp_path / "fox-3.mp4"
    assert saved.path.read_bytes() == b"video"
    assert (tmp_path / "fox.mp4").read_bytes() == b"mine"
    assert left(tmp_path) == ["fox-2.mp4", "fox-3.mp4", "fox.mp4"]
