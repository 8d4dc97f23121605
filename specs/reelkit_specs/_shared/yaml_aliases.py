"""The size of a YAML document whose aliases are replaced by their values.

Three hundred bytes of nested aliases stand for billions of values. A loader shares them, but whatever walks the result
(a validator, a copy, a merge key) does not. So the size is counted in the events of a parser, before anything is built.
"""

from collections.abc import Iterable
from typing import Any

MAX_NODES = 100_000  # of a document without aliases; none that people write by hand has more


def aliases_fit(events: Iterable[Any], max_nodes: int = MAX_NODES) -> bool:
    """Return whether the document has at most *max_nodes* more nodes with its aliases expanded, and no loop.

    *events* are those of ruamel.yaml, by the names of their classes: this package does not import it.
    """
    sizes: dict[str, int] = {}  # of the complete values with an anchor
    open_values: list[tuple[str, int]] = []  # the anchor of each open value, and the size before it
    size = added = 0
    for event in events:
        kind, anchor = type(event).__name__, getattr(event, "anchor", None) or ""
        if kind == "AliasEvent":
            if any(anchor == name for name, _ in open_values):
                return False
            size += sizes.get(anchor, 0)  # an unknown anchor is an error of the loader
            added += sizes.get(anchor, 0)
            if added > max_nodes:
                return False
        elif kind == "ScalarEvent":
            size += 1
            if anchor:
                sizes[anchor] = 1
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            open_values.append((anchor, size))
            size += 1
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            anchor, before = open_values.pop()
            if anchor:
                sizes[anchor] = size - before
    return True
