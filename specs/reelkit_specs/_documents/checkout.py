"""Where the things of a checkout lie."""

from pathlib import Path
from typing import NamedTuple

from reelkit_specs._documents.findings import refuse


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
    raise refuse(str(start), "", what, "go into a checkout of reelkit, or name it with --project DIR")
