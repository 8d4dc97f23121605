"""What a document refers to, put where it is used. What nothing uses goes: some documents carry the whole gateway.

No departure from the vendor, so no overlay: the document says the same. References that lead nowhere or out of the
document stay, and a check names them.
"""

import copy
from typing import Any

from reelkit_specs._documents.findings import finding_error
from reelkit_specs._documents.json import MISSING, Json, Location, pointer, value_at
from reelkit_specs._documents.walk import VALUE_KEYWORDS

MAX_NODES = 200_000  # references to references double the document each time
WORDING = {"$ref", "description", "summary"}
ADVICE = "check that the right file was fetched, or import it without this part"


def inline_references(document: Json, name: str) -> Json:
    """A copy of the document without references of its own, and without components that only they led to."""
    inliner = _Inliner(document, name)
    content: Json = {key: inliner.copy_node(part, (key,), ()) for key, part in document.items() if key != "components"}
    components = document.get("components", {})
    if "securitySchemes" in components:
        schemes = inliner.copy_node(components["securitySchemes"], ("components", "securitySchemes"), ())
        content["components"] = {"securitySchemes": schemes}
    return {key: content[key] for key in document if key in content}


class _Inliner:
    """One pass over a document; *trail* is the references that led to where it is."""

    def __init__(self, document: Json, name: str) -> None:
        self.document = document
        self.name = name
        self.nodes = 0

    def copy_node(self, node: Any, location: Location, trail: tuple[str, ...]) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise finding_error(self.name, pointer(location), "its references grow beyond all bounds", ADVICE)
        if isinstance(node, list):
            return [self.copy_node(item, (*location, index), trail) for index, item in enumerate(node)]
        if not isinstance(node, dict):
            return node
        target = node.get("$ref")
        if isinstance(target, str) and target.startswith("#/"):
            return self._resolve(node, target, location, trail)
        # What lies below an example or a default only looks like a reference; below `properties` it is a name.
        names = location[-1:] == ("properties",)
        return {
            key: copy.deepcopy(part)
            if key in VALUE_KEYWORDS and not names
            else self.copy_node(part, (*location, key), trail)
            for key, part in node.items()
        }

    def _resolve(self, node: Json, target: str, location: Location, trail: tuple[str, ...]) -> Any:
        if target in trail:
            raise finding_error(self.name, pointer(location), f"{target} refers back to itself", ADVICE)
        target_node = value_at(self.document, target[1:])
        if target_node is MISSING:
            return node
        if self.document["openapi"].startswith("3.1.") and (beside := sorted(set(node) - WORDING)):
            what = f"{', '.join(beside)} beside a reference, which would have to be joined with what it means"
            raise finding_error(self.name, pointer(location), what, ADVICE)
        return self.copy_node(target_node, location, (*trail, target))
