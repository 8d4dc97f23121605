"""The folder below which the server writes, and the names that it refuses."""

from pathlib import Path

import pytest

from reelkit import ReelkitError
from reelkit._mcp.output_folder import OutputFolder


@pytest.mark.parametrize("name", ["fox.mp4", "night/fox.mp4", "a..b.mp4", "Füchse im Schnee.mp4", "inside.mp4"])
def test_a_file_below_the_folder_is_accepted(tmp_path: Path, name: str) -> None:
    """Also through a symbolic link that stays below it."""
    folder = OutputFolder(tmp_path / "out")
    (folder.path / "inside.mp4").symlink_to(folder.path / "other.mp4")

    assert folder.place(name) == tmp_path / "out" / name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../fox.mp4", "leads out of the output folder"),
        ("a/../../fox.mp4", "leads out of the output folder"),
        ("a/../fox.mp4", "leads out of the output folder"),
        ("link/fox.mp4", "leads out of the output folder"),
        ("linked.mp4", "leads out of the output folder"),
        ("loop.mp4", "leads out of the output folder"),
        ("/elsewhere/fox.mp4", "is not below the output folder"),
        ("C:/fox.mp4", "is not below the output folder"),
        ("C:fox.mp4", "is not below the output folder"),
        ("..\\fox.mp4", "is not below the output folder"),
        ("//server/fox.mp4", "is not below the output folder"),
        ("fox\n.mp4", "is not below the output folder"),
        ("fox\0.mp4", "is not below the output folder"),
        (f"{'a' * 252}.mp4", "a+' cannot be the path of a file"),
        (f"{'ü' * 126}.mp4", "ü+' cannot be the path of a file"),
        (f"{'a/' * 2100}fox.mp4", "cannot be the path of a file"),
        (".bashrc", "is not the file name of a video"),
        ("night/.mp4", "is not the file name of a video"),
        ("", "is not the file name of a video"),
    ],
)
def test_every_other_name_is_refused(tmp_path: Path, name: str, said: str) -> None:
    """Absolute paths, those of other systems, parents, and symbolic links that lead elsewhere."""
    folder = OutputFolder(tmp_path / "out")
    (folder.path / "link").symlink_to(tmp_path)
    (folder.path / "linked.mp4").symlink_to(tmp_path / "fox.mp4")
    (folder.path / "loop.mp4").symlink_to(folder.path / "loop.mp4")

    with pytest.raises(ReelkitError, match=said):
        folder.place(name)


def test_a_folder_that_cannot_be_created_is_an_error(tmp_path: Path) -> None:
    """It names the option."""
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(ReelkitError, match="choose another folder with --output"):
        OutputFolder(tmp_path / "out")
