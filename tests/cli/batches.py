"""Files of batches, and their results."""

import json
from pathlib import Path
from typing import Any

from tests.recorded_price import RECORDED

TEXT = "pixverse/v5/text-to-video"


def foxes(count: int, name: str = "foxes.jsonl") -> list[str]:
    """Write a file with this many lines, and return the command for it."""
    lines = [json.dumps({"key": f"fox-{n}", "prompt": f"fox {n}"} | RECORDED) for n in range(count)]
    Path(name).write_text("\n".join(lines) + "\n")
    return ["batch", name, "-o", "out"]


def videos() -> list[str]:
    """The names in the output folder, including hidden files."""
    return sorted(path.name for path in Path("out").iterdir())


def summary() -> dict[str, Any]:
    """The saved summary of the batch."""
    found: dict[str, Any] = json.loads(Path("out/summary.json").read_text())
    return found
