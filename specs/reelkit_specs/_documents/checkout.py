"""Where the things of a checkout lie."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._documents.findings import finding_error


class Project(NamedTuple):
    """A checkout with a specs/ folder; every path the pipeline touches comes from here."""

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
    def contract(self) -> Path:
        return self.root / "specs" / "reelkit_specs" / "contract.json"

    @property
    def changes(self) -> Path:
        return self.root / "specs" / "reelkit_specs" / "CHANGES.md"

    @property
    def client(self) -> Path:
        return self.root / "generated" / "reelkit_api"

    def name(self, path: Path) -> str:
        """How a finding names a file: as seen from the checkout's root."""
        return path.relative_to(self.root).as_posix()


def find_project(start: Path) -> Project:
    """The checkout that *start* lies in."""
    for folder in (start, *start.parents):
        if (folder / "specs" / "sources.toml").is_file():
            return Project(folder)
    what = "no specs/sources.toml here or in any folder above"
    raise finding_error(str(start), "", what, "go into a checkout of reelkit, or name it with --project DIR")


def replace_files(root: Path, new: Mapping[Path, Path]) -> None:
    """Put each new file or folder under its name; what had the name goes, with everything in it.

    All lie on the file system of *root*. If anything stops this half way, Ctrl-C too, what was there comes back.
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
                if target.exists() and not new[target].exists():  # it is the new one, also where there was none before
                    target.rename(folder / f"{old.name}-new")
                if old.exists():
                    old.rename(target)
            raise


def write_drafts(texts: Mapping[Path, bytes], folder: Path) -> dict[Path, Path]:
    """The texts as files in the folder, by where they belong."""
    made = {path: folder / f"{number}.draft" for number, path in enumerate(texts)}
    for path, draft in made.items():
        draft.write_bytes(texts[path])
    return made


@contextlib.contextmanager
def temporary_folder(beside: Path | None = None) -> Iterator[Path]:
    """A temporary folder, on the file system of *beside* if it is given; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
