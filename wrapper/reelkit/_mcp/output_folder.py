"""The folder below which the server writes videos. Refuses every path that leads out of it."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from reelkit._errors import ReelkitError

SUFFIX = ".mp4"


class OutputFolder:
    """The folder, which is created if it is not there."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.path = folder.resolve(strict=True)
        except OSError as error:
            raise ReelkitError(
                f"cannot create the folder {folder} ({error.strerror}); choose another folder with --output"
            ) from None

    def place(self, name: str) -> Path:
        """The path of a file below the folder. Raises for every name that leads, or may lead, elsewhere."""
        if not name.endswith(SUFFIX) or PurePosixPath(name).name == SUFFIX:
            raise ReelkitError(f"{name!r} is not the file name of a video; end it with {SUFFIX}")
        if not name.isprintable() or "\\" in name or PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
            raise ReelkitError(f"{name!r} is not below the output folder; use a relative path with / between folders")
        path = self.path / name
        if ".." in PurePosixPath(name).parts or not self.has(path):
            raise ReelkitError(f"{name!r} leads out of the output folder; name a file below it")
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:  # such as a name that is too long
            raise ReelkitError(f"{name[:60]!r} cannot be the path of a file ({error.strerror}); use another") from None
        return path

    def has(self, path: Path) -> bool:
        """Whether a path is below the folder, after symbolic links are followed."""
        try:
            target = path.resolve()
        except (OSError, RuntimeError, ValueError):  # a loop of links, or no path at all
            return False
        # From Python 3.13 on, a loop is not an error: its target is the link itself.
        return target.is_relative_to(self.path) and not os.path.islink(target)  # noqa: PTH114 - False for a name that is too long
