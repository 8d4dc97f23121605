"""Names for videos that nobody named."""

import re
from pathlib import Path


def free_name(job_id: str, folder: Path | None = None) -> Path:
    """A file that is not there yet, named after the job. No part of an id but plain letters gets into a path."""
    stem = "reelkit-" + ("".join(re.findall(r"[A-Za-z0-9_-]", job_id))[:8] or "video")
    folder = folder or Path()
    path, number = folder / f"{stem}.mp4", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem}-{number}.mp4"
    return path
