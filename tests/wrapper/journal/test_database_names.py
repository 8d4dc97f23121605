"""A journal that has a second name is refused, because its log is not beside that name."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import database
from reelkit._journal.journal import Journal
from tests.wrapper.journals import LIMIT, intend

TELL = """
import sys
from reelkit._journal.journal import Journal
from reelkit._errors import JournalError
try:
    print(len(list(Journal(sys.argv[1]).every())))
except JournalError as error:
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a closed journal."""
    journal = Journal(tmp_path / "a b" / "jobs.db")
    intend(journal)
    journal.close()
    return journal._store.path


def refused(path: Path) -> str:
    """The error of reading and writing, after checking that it is one line and the file is unchanged."""
    before = path.read_bytes()
    for act in (intend, lambda journal: list(journal.every())):
        journal = Journal(path)
        with pytest.raises(JournalError) as caught:
            act(journal)
        journal.close()
        assert caught.value.path == str(path)
        assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    return str(caught.value)


def test_a_journal_with_two_hard_links_is_refused(path: Path, tmp_path: Path) -> None:
    """By either name, until one is deleted."""
    other = tmp_path / "other.db"
    other.hardlink_to(path)

    for name in (path, other):
        assert refused(name).startswith(f"the journal {name} has 2 hard links")
    other.unlink()
    assert len(list(Journal(path).every())) == 1


def test_a_journal_mounted_as_a_single_file_is_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of mounts writes a space as a number; another mount does not matter."""
    mounts = tmp_path / "mountinfo"
    monkeypatch.setattr(database, "MOUNTS", mounts)
    line = "36 35 98:0 /mnt {} rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n"
    there = str(path).replace(" ", "\\040")

    mounts.write_text(line.format("/") + line.format(there))
    assert refused(path).endswith("mount the folder instead")
    mounts.write_text(line.format("/") + line.format(there + "-wal") + line.format(path.parent) + "torn\n")
    assert len(list(Journal(path).every())) == 1


@pytest.mark.skipif(os.name != "posix", reason="a file of Windows is of the device of its folder")
def test_a_journal_on_another_device_than_its_folder_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system has no list of mounts here."""
    real = Path.stat

    def stat(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = real(self, follow_symlinks=follow_symlinks)
        return os.stat_result([*found[:2], found.st_dev + 1, *found[3:]]) if self == path else found

    monkeypatch.setattr(database, "MOUNTS", path / "nowhere")
    monkeypatch.setattr(Path, "stat", stat)

    assert "is mounted as a single file" in refused(path)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts in a namespace of its own are of Linux")
def test_a_real_mount_of_a_single_file_is_refused(path: Path, tmp_path: Path) -> None:
    """Even if both are on one device."""
    trial = ["unshare", "-rm", "mount", "--bind", str(tmp_path), str(tmp_path)]
    if shutil.which("unshare") is None or subprocess.run(trial, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount in a namespace of their own")
    place = tmp_path / "in here" / "jobs.db"
    place.parent.mkdir()
    place.touch()
    script = 'mount --bind "$1" "$2" && exec "$3" -c "$4" "$2"'
    command = ["unshare", "-rm", "sh", "-c", script, "sh", str(path), str(place), sys.executable, TELL]

    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)

    assert done.stdout.startswith(f"the journal {place} is mounted as a single file"), done.stderr
