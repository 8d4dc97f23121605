"""Builds what is published, twice, and checks it: ``python -m tests.release [TAG]``.

Needs build, hatchling and twine. With the tag of a release, e.g. v0.1.0, the version must be that of the tag, the
changelog must have a section for it, and the project's addresses must be real.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "build" / "dist"
PLACEHOLDER = "reelkit.example"


def problems(tag: str, project: dict[str, object], changelog: str) -> list[str]:
    """What prevents a release under this tag, one line for each reason."""
    found = []
    if tag != f"v{project['version']}":
        found.append(f"the tag is {tag}, but pyproject.toml has version {project['version']}")
    if f"\n## {project['version']}" not in changelog:
        found.append(f"CHANGELOG.md has no section {project['version']}; rename Unreleased")
    if PLACEHOLDER in str(project["urls"]):
        found.append(f"pyproject.toml still names {PLACEHOLDER} as the address of the project")
    return found


def build(into: Path) -> dict[str, bytes]:
    """Build sdist and wheel: the wheel is built from the sdist, as for users of an index."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {path.name: path.read_bytes() for path in sorted(into.iterdir())}


def main(arguments: list[str]) -> str | None:
    """The reason why this cannot be published, or None."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for tag in arguments:
        if found := problems(tag, project, changelog):
            return "\n".join(found)
    shutil.rmtree(TARGET, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="reelkit-") as again:
        first, second = build(TARGET), build(Path(again))
    if first != second:
        return f"different bytes in two builds: {sorted({name for name, _ in first.items() ^ second.items()})}"
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *TARGET.iterdir()], check=True)
    print("\n".join(f"{name}: {len(content):,} bytes, the same in two builds" for name, content in first.items()))
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
