"""Folders of documents."""

import json
import shutil
from pathlib import Path
from typing import Any

from ..rounds import CannotMeasure
from ..row import ROOT

CHECKED_IN = ROOT / "specs" / "vendor"


def some(corpus: Path, target: Path, count: int) -> Path:
    """A folder with so many of the documents below *corpus*, spread evenly over them."""
    every = sorted(corpus.rglob("*.json"))
    for number in range(min(count, len(every))):
        source = every[number * len(every) // min(count, len(every))]
        place = target / source.relative_to(corpus)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
    return target


def count(corpus: Path) -> int:
    """How many documents there are. Raises CannotMeasure if the folder is missing."""
    if not corpus.is_dir():
        raise CannotMeasure("the vendor's documents are not beside the checkout, in shared/vendor-corpus")
    return sum(1 for _ in corpus.rglob("*.json"))


def pair(target: Path, count: int) -> tuple[Path, Path]:
    """An old and a new folder: the checked-in documents over and over until there are *count*.

    In the new one every document is written anew: keys in another order, without samples, one more value of a status,
    so that none can be passed over as equal.
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
