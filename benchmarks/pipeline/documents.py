"""Creates folders of documents."""

import json
import shutil
from pathlib import Path
from typing import Any

from ..rounds import CannotMeasure
from ..row import ROOT

CHECKED_IN = ROOT / "specs" / "vendor"


def some(corpus: Path, target: Path, count: int) -> Path:
    """Fill a folder with this many documents below *corpus*, evenly spread over them."""
    every = sorted(corpus.rglob("*.json"))
    for number in range(min(count, len(every))):
        source = every[number * len(every) // min(count, len(every))]
        place = target / source.relative_to(corpus)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
    return target


def count(corpus: Path) -> int:
    """Return the number of documents. Raises CannotMeasure if the folder is missing."""
    if not corpus.is_dir():
        raise CannotMeasure("the vendor's documents are not beside the checkout, in shared/vendor-corpus")
    return sum(1 for _ in corpus.rglob("*.json"))


def pair(target: Path, count: int) -> tuple[Path, Path]:
    """Fill an old and a new folder with the checked-in documents, repeated until there are *count*.

    In the new folder every document is changed: other order of keys, no samples, one more value of a status. So none
    can be skipped as equal.
    """
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CHECKED_IN.rglob("*.json"))]
    old, new = target / "old", target / "new"
    for folder in (old, new):
        folder.mkdir(parents=True)
    for number in range(count):
        document = documents[number % len(documents)]
        (old / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
        (new / f"{number}.json").write_text(json.dumps(_rewritten(document)), encoding="utf-8")
    return old, new


def _rewritten(node: Any) -> Any:
    if isinstance(node, dict):
        items = [(key, _rewritten(value)) for key, value in reversed(node.items()) if key != "example"]
        return dict(items)
    if isinstance(node, list):
        return [*map(_rewritten, node), "waiting"] if "generating" in node else [_rewritten(item) for item in node]
    return node
