"""Whether the sdist is the checkout, and gives the same wheel: ``python -m tests.distribution``, with hatchling."""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ADDED = {"PKG-INFO"}  # what every sdist has beside the checkout


def build(source: Path, into: Path, *targets: str) -> None:
    """Build wheel or sdist of a folder."""
    kinds = [part for target in targets for part in ("-t", target)]
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(into), *kinds], cwd=source, check=True)


def one(folder: Path, pattern: str) -> Path:
    """The one file that was built."""
    (path,) = folder.glob(pattern)
    return path


def hashes(wheel: Path) -> dict[str, str]:
    """Every file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def tracked() -> set[str]:
    """What git has of the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).is_file()}


def main() -> str | None:
    """What is wrong, if anything is."""
    with tempfile.TemporaryDirectory(prefix="reelkit-") as name:
        here, again = Path(name, "checkout"), Path(name, "sdist")
        build(ROOT, here, "sdist", "wheel")
        with tarfile.open(one(here, "*.tar.gz")) as archive:
            members = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
            archive.extractall(again, filter="data")
        build(one(again, "*"), again, "wheel")
        first, second = hashes(one(here, "*.whl")), hashes(one(again, "*.whl"))
    if members != tracked() | ADDED:
        return f"only in the sdist, or only in git: {sorted(members ^ (tracked() | ADDED))}"
    if first != second:
        return f"not the same in both wheels: {sorted(dict(first.items() ^ second.items()))}"
    print(f"the sdist has the {len(members)} files of the checkout; {len(first)} files are the same in both wheels")
    return None


if __name__ == "__main__":
    sys.exit(main())
