"""Checks that the sdist has the files of the checkout and builds the same wheel: ``python -m tests.distribution``.

Needs hatchling.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ADDED = {"PKG-INFO"}  # added to every sdist


def build(source: Path, into: Path, *targets: str) -> None:
    """Build the wheel or the sdist of a folder."""
    kinds = [part for target in targets for part in ("-t", target)]
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(into), *kinds], cwd=source, check=True)


def single(folder: Path, pattern: str) -> Path:
    """The only file that matches the pattern."""
    (path,) = folder.glob(pattern)
    return path


def hashes(wheel: Path) -> dict[str, str]:
    """The hash of every file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def tracked() -> set[str]:
    """The files of the checkout that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).is_file()}


def main() -> str | None:
    """The difference, or None."""
    with tempfile.TemporaryDirectory(prefix="reelkit-") as name:
        here, again = Path(name, "checkout"), Path(name, "sdist")
        build(ROOT, here, "sdist", "wheel")
        with tarfile.open(single(here, "*.tar.gz")) as archive:
            members = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
            archive.extractall(again, filter="data")
        build(single(again, "*"), again, "wheel")
        first, second = hashes(single(here, "*.whl")), hashes(single(again, "*.whl"))
    if members != tracked() | ADDED:
        return f"in the sdist or in git, but not in both: {sorted(members ^ (tracked() | ADDED))}"
    if first != second:
        return f"different in the two wheels: {sorted(dict(first.items() ^ second.items()))}"
    print(f"the sdist has the {len(members)} files of the checkout; {len(first)} files are the same in both wheels")
    return None


if __name__ == "__main__":
    sys.exit(main())
