"""Reads YAML 1.2 as JSON. Rejects what JSON cannot express."""

import datetime
import math
import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from reelkit_specs._documents.findings import Finding, finding_error, raise_findings
from reelkit_specs._documents.json import MAX_DEPTH, Location, pointer
from reelkit_specs._shared.yaml_aliases import MAX_NODES, aliases_fit

# What may be an alias. Counting the nodes parses the text once more; most overlays have `*` only within JSONPaths.
_ALIAS = re.compile(r"(?:\A|[\s\[{,:?-])\*[^\s,\[\]{}]")


def parse_yaml(text: str, name: str, max_nodes: int = MAX_NODES) -> Any:
    """Read YAML in which every key is a string. Raises SpecsError for anything that is not JSON."""
    content = _load(text, name, max_nodes)
    raise_findings(_non_json_findings(content, name, ()))
    return content


def line_of(text: str, location: Location) -> int:
    """The line of a value in valid YAML, from 1. The text is parsed again, so ask only for the place of a finding."""
    node = YAML(typ="safe", pure=True).compose(text)
    for key in location:
        if isinstance(key, int):
            node = node.value[key]
        else:
            node = next(value for name, value in node.value if name.value == key)
    return int(node.start_mark.line) + 1


def parse_loose_yaml(text: str, name: str, max_nodes: int = MAX_NODES) -> Any:
    """Read YAML as people write OpenAPI: unquoted keys such as 200 and dates become strings."""
    content = _as_json(_load(text, name, max_nodes))
    raise_findings(_non_json_findings(content, name, ()))
    return content


def _load(text: str, name: str, max_nodes: int) -> Any:
    try:
        # Only the pure-Python loader reads YAML 1.2. In YAML 1.1 the unquoted aspect ratio 16:9 is the number 969.
        fits = not _ALIAS.search(text) or aliases_fit(YAML(typ="safe", pure=True).parse(text), max_nodes)
        content = YAML(typ="safe", pure=True).load(text) if fits else None
    except (YAMLError, ValueError, RecursionError) as error:
        raise finding_error(name, "", f"not YAML: {' '.join(str(error).split())}", "correct the YAML") from None
    if not (fits and _is_finite(content, max_nodes)):
        raise finding_error(
            name,
            "",
            "too large, nested too deeply, or with an alias that refers to itself",
            "replace aliases by their values",
        )
    return content


def _is_finite(content: Any, max_nodes: int) -> bool:
    """Whether the content is a tree of limited size. YAML aliases can make loops and exponentially large trees."""
    level, nodes = [content], 0
    for _ in range(MAX_DEPTH):
        level = [i for n in level for i in (n.values() if isinstance(n, dict) else n if isinstance(n, list) else ())]
        nodes += len(level)
        if not level or nodes > max_nodes:
            break
    return not level and nodes <= max_nodes


def _as_json(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(key) if isinstance(key, int) else key: _as_json(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_as_json(item) for item in node]
    return node.isoformat() if isinstance(node, datetime.date) else node


def _non_json_findings(node: Any, name: str, location: Location) -> list[Finding]:
    if isinstance(node, dict):
        non_strings = [key for key in node if not isinstance(key, str)]
        findings = [
            Finding(name, pointer((*location, str(key))), f"the key {key!r} is not a string", "put it in quotes")
            for key in non_strings
        ]
        return findings + [f for k, v in node.items() for f in _non_json_findings(v, name, (*location, str(k)))]
    if isinstance(node, list):
        return [f for i, item in enumerate(node) for f in _non_json_findings(item, name, (*location, i))]
    if node is None or isinstance(node, str | int | bool) or (isinstance(node, float) and math.isfinite(node)):
        return []
    return [Finding(name, pointer(location), f"{node} is a {type(node).__name__}, not JSON", "put it in quotes")]
