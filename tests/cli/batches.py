"""Batches for the tests, and what is left of them."""

import json
from pathlib import Path
from typing import Any

from tests.recorded_price import RECORDED

TEXT = "pixverse/v5/text-to-video"


def foxes(count: int, name: str = "foxes.jsonl") -> list[str]:
    """A file of as many lines, and the command for it."""
    lines = [json.dumps({"key": f"fox-{n}", "prompt": f"fox {n}"} | RECORDED) for n in range(count)]
    Path(name).write_text("\n".join(lines) + "\n")
    return ["batch", name, "-o", "out"]


def videos() -> list[str]:
    """What is in the folder, hidden files too."""
    return sorted(path.name for path in Path("out").iterdir())


def summary() -> dict[str, Any]:
    """What the batch says of itself at its end."""
    found: dict[str, Any] = json.loads(Path("out/summary.json").read_text())
    return found
