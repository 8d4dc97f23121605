"""Replaces references by their targets and drops components, which are unused then: some documents list hundreds.

The meaning stays the same, so this needs no overlay. References without a target and references to other documents
stay; a check reports them.
"""

import copy
from typing import Any

from reelkit_specs._documents.findings import finding_error
from reelkit_specs._documents.json import MISSING, Json, Location, pointer, value_at
from reelkit_specs._documents.walk import VALUE_KEYWORDS

MAX_NODES = 200_000  # references to references can grow a document exponentially
WORDING = {"$ref", "description", "summary"}
ADVICE = "check that this is the right file, or import it without this part"


def inline_references(document: Json, name: str) -> Json:
    """A copy of the document in which references are replaced, with the security schemes as its only components."""
    inliner = _Inliner(document, name)
    content: Json = {key: inliner.copy_node(part, (key,), ()) for key, part in document.items() if key != "components"}
    components = document.get("components", {})
    if "securitySchemes" in components:
        schemes = inliner.copy_node(components["securitySchemes"], ("components", "securitySchemes"), ())
        content["components"] = {"securitySchemes": schemes}
    return {key: content[key] for key in document if key in content}


class _Inliner:
    """Copies one document. *trail* holds the references that are being followed."""

    def __init__(self, document: Json, name: str) -> None:
        self.document = document
        self.name = name
        self.nodes = 0

    def copy_node(self, node: Any, location: Location, trail: tuple[str, ...]) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise finding_error(self.name, pointer(location), "its references expand to too many values", ADVICE)
        if isinstance(node, list):
            return [self.copy_node(item, (*location, index), trail) for index, item in enumerate(node)]
        if not isinstance(node, dict):
            return node
        target = node.get("$ref")
        if isinstance(target, str) and target.startswith("#/"):
            return self._resolve(node, target, location, trail)
        # A `$ref` below an example or a default is data. Below `properties`, `example` and `default` are field names.
        names = location[-1:] == ("properties",)
        return {
            key: copy.deepcopy(part)
            if key in VALUE_KEYWORDS and not names
            else self.copy_node(part, (*location, key), trail)
            for key, part in node.items()
        }

    def _resolve(self, node: Json, target: str, location: Location, trail: tuple[str, ...]) -> Any:
        if target in trail:
            raise finding_error(self.name, pointer(location), f"{target} refers to itself", ADVICE)
        target_node = value_at(self.document, target[1:])
        if target_node is MISSING:
            return node
        if self.document["openapi"].startswith("3.1.") and (beside := sorted(set(node) - WORDING)):
            what = f"{', '.join(beside)} beside a reference; OpenAPI 3.1 would combine them with its target"
            raise finding_error(self.name, pointer(location), what, ADVICE)
        return self.copy_node(target_node, location, (*trail, target))
