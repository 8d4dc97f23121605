"""Putting results in their place: all of them whole, or none."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path


def replace_all(root: Path, new: Mapping[Path, Path]) -> None:
    """Put each new file or folder under its name; what had the name goes, with everything in it.

    All lie on the file system of *root*. If anything stops this half way, Ctrl-C too, what was there comes back.
    """
    with workshop(root) as folder:
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


def drafts(texts: Mapping[Path, bytes], folder: Path) -> dict[Path, Path]:
    """The texts as files in the folder, by where they belong."""
    made = {path: folder / f"{number}.draft" for number, path in enumerate(texts)}
    for path, draft in made.items():
        draft.write_bytes(texts[path])
    return made


@contextlib.contextmanager
def workshop(beside: Path | None = None) -> Iterator[Path]:
    """A temporary folder, on the file system of *beside* if it is given; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
