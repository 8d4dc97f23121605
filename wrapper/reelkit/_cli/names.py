"""Names for videos that nobody named."""

import re
from pathlib import Path

MAX_ID_LENGTH = 64  # characters of an id; a UUID has 36, and file systems allow 255 bytes


def default_name(job_id: str) -> Path:
    """A file in this folder, named after the job. Only plain letters, digits, - and _ of the id get into the name."""
    return Path("reelkit-" + ("".join(re.findall(r"[A-Za-z0-9_-]", job_id))[:MAX_ID_LENGTH] or "video") + ".mp4")


def free_name(name: str) -> Path:
    """The same, with a number if there is such a file already."""
    first = path = default_name(name)
    number = 1
    while path.exists() or path.is_symlink():
        number += 1
        path = first.with_name(f"{first.stem}-{number}.mp4")
    return path
