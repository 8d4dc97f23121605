"""A checkout: the paths of its files, and replacing several of them at once."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._documents.findings import finding_error


class Project(NamedTuple):
    """A checkout with a specs/ folder. Every path that the pipeline reads or writes comes from here."""

    root: Path

    @property
    def sources(self) -> Path:
        return self.root / "specs" / "sources.toml"

    @property
    def vendor(self) -> Path:
        return self.root / "specs" / "vendor"

    @property
    def overlays(self) -> Path:
        return self.root / "specs" / "overlays"

    @property
    def glossary(self) -> Path:
        return self.root / "specs" / "glossary.yaml"

    @property
    def live(self) -> Path:
        return self.root / "specs" / "live.json"

    @property
    def contract(self) -> Path:
        return self.root / "specs" / "reelkit_specs" / "contract.json"

    @property
    def changes(self) -> Path:
        return self.root / "specs" / "reelkit_specs" / "CHANGES.md"

    @property
    def client(self) -> Path:
        return self.root / "generated" / "reelkit_api"

    def name(self, path: Path) -> str:
        """The path of a file relative to the root of the checkout, for findings."""
        return path.relative_to(self.root).as_posix()


def is_in_checkout(start: Path) -> bool:
    """Whether *start* is in a checkout."""
    return _root(start) is not None


def find_project(start: Path) -> Project:
    """The checkout that contains *start*."""
    if (root := _root(start)) is None:
        what = "no specs/sources.toml here or in any folder above"
        raise finding_error(str(start), "", what, "change to a checkout of reelkit, or name one with --project DIR")
    return Project(root)


def _root(start: Path) -> Path | None:
    folders = (start, *start.parents)
    return next((folder for folder in folders if (folder / "specs" / "sources.toml").is_file()), None)


def replace_files(root: Path, new: Mapping[Path, Path]) -> None:
    """Move each new file or folder to its target and delete what was there.

    All paths must be on the file system of *root*. If an error or Ctrl-C interrupts this, the old state is restored.
    """
    with temporary_folder(root) as folder:
        done: list[tuple[Path, Path]] = []
        try:
            for number, (target, made) in enumerate(new.items()):
                target.parent.mkdir(parents=True, exist_ok=True)
                old = folder / str(number)
                done.append((target, old))
                if target.exists():
                    target.rename(old)
                made.rename(target)
        except BaseException:
            for target, old in reversed(done):
                if target.exists() and not new[target].exists():  # moved already, even if there was no old one
                    target.rename(folder / f"{old.name}-new")
                if old.exists():
                    old.rename(target)
            raise


def write_drafts(texts: Mapping[Path, bytes], folder: Path) -> dict[Path, Path]:
    """Write the texts as files into *folder*. Returns the files by their targets."""
    made = {path: folder / f"{number}.draft" for number, path in enumerate(texts)}
    for path, draft in made.items():
        draft.write_bytes(texts[path])
    return made


@contextlib.contextmanager
def temporary_folder(beside: Path | None = None) -> Iterator[Path]:
    """A temporary folder, inside *beside* if it is given. Deleted at the end."""
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
