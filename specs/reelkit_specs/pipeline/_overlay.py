"""Overlay documents (OpenAPI Overlay 1.1) as this project writes them: every action says why, and on what evidence."""

import math
import re
from pathlib import Path
from typing import Any, NamedTuple

from jsonpath_rfc9535 import JSONPathError, JSONPathQuery, compile as compile_path
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from reelkit_specs.pipeline._findings import Finding, SpecsError, refuse, stop_at
from reelkit_specs.pipeline._json import DEEPEST, NOTHING, pointer

OVERLAY_KEYS = {"overlay", "info", "extends", "actions"}
INFO_KEYS = {"title", "version", "description"}
REQUIRED_ACTION_KEYS = ("target", "description", "x-evidence")
MODIFIERS = ("update", "copy", "remove")
ACTION_KEYS = {*REQUIRED_ACTION_KEYS, *MODIFIERS, "x-expect-matches", "x-was"}

MOST_NODES = 100_000


class Action(NamedTuple):
    """One departure from the vendor."""

    target: JSONPathQuery
    description: str
    evidence: str
    update: Any = NOTHING
    copy: JSONPathQuery | None = None
    remove: bool = False
    expect_matches: int | None = None
    was: Any = NOTHING


class Overlay(NamedTuple):
    """Actions in their order, for one document (*extends*) or for all of them."""

    name: str
    title: str
    extends: str | None
    actions: tuple[Action, ...]


def read_overlay(path: Path, name: str) -> Overlay:
    """Read one overlay file, or raise with everything that is wrong with it."""
    return parse_overlay(_yaml(path, name), name)


def parse_overlay(content: Any, name: str) -> Overlay:
    """Check the content of an overlay file and compile its paths."""
    stop_at(_form_findings(content, name))
    actions: list[Action] = []
    findings: list[Finding] = []
    for index, raw in enumerate(content["actions"]):
        try:
            actions.append(_action(raw, name, index))
        except SpecsError as error:
            findings += error.findings
    stop_at(findings)
    return Overlay(name, content["info"]["title"], content.get("extends"), tuple(actions))


def _yaml(path: Path, name: str) -> Any:
    todo = "mend the YAML"
    try:
        # Pure, because only then is it YAML 1.2: in 1.1 the unquoted aspect ratio 16:9 is the number 969.
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        said = " ".join(str(error).replace(str(path), "").split())
        raise refuse(name, "", f"not YAML: {said}", todo) from None
    if not _is_a_tree(content):
        raise refuse(name, "", "it is too large, too deep, or an alias in it leads back into itself", "write it out")
    stop_at(_not_json(content, name, ()))
    return content


def _is_a_tree(content: Any) -> bool:
    """Whether the content can be walked: aliases of YAML make loops, and trees that no memory holds."""
    level, nodes = [content], 0
    for _ in range(DEEPEST):
        level = [i for n in level for i in (n.values() if isinstance(n, dict) else n if isinstance(n, list) else ())]
        nodes += len(level)
        if not level or nodes > MOST_NODES:
            break
    return not level and nodes <= MOST_NODES


def _not_json(node: Any, name: str, location: tuple[str | int, ...]) -> list[Finding]:
    if isinstance(node, dict):
        strange = [key for key in node if not isinstance(key, str)]
        findings = [
            Finding(name, pointer((*location, str(key))), f"the key {key!r} is not a string", "put it in quotes")
            for key in strange
        ]
        return findings + [f for k, v in node.items() for f in _not_json(v, name, (*location, str(k)))]
    if isinstance(node, list):
        return [f for i, item in enumerate(node) for f in _not_json(item, name, (*location, i))]
    if node is None or isinstance(node, str | int | bool) or (isinstance(node, float) and math.isfinite(node)):
        return []
    return [Finding(name, pointer(location), f"{node} is a {type(node).__name__}, not JSON", "put it in quotes")]


def _form_findings(content: Any, name: str) -> list[Finding]:
    def finding(where: str, what: str, todo: str) -> Finding:
        return Finding(name, where, what, todo)

    if not isinstance(content, dict):
        return [finding("", "not an overlay: it must be a mapping", "begin it with `overlay: 1.1.0`")]
    findings = [_unknown(name, f"/{key}", OVERLAY_KEYS) for key in content if key not in OVERLAY_KEYS]
    if not re.fullmatch(r"1\.1\.\d+", str(content.get("overlay"))):
        findings.append(finding("/overlay", f"version {content.get('overlay')!r} is not supported", "write 1.1.0"))
    info = content.get("info")
    if not isinstance(info, dict) or not all(isinstance(info.get(key), str) for key in ("title", "version")):
        findings.append(finding("/info", "needs a title and a version", "add them, as strings"))
    else:
        findings += [_unknown(name, f"/info/{key}", INFO_KEYS) for key in info if key not in INFO_KEYS]
    if not isinstance(content.get("extends", ""), str):
        findings.append(finding("/extends", "not a string", "name a vendor document, or leave it out for all"))
    actions = content.get("actions")
    if not isinstance(actions, list) or not actions:
        return [*findings, finding("/actions", "no actions", "add one, or delete the file")]
    for index, action in enumerate(actions):
        findings += _action_findings(action, name, f"/actions/{index}")
    return findings


def _action_findings(action: Any, name: str, where: str) -> list[Finding]:
    if not isinstance(action, dict):
        return [Finding(name, where, "not a mapping", "give it a target")]
    findings = [_unknown(name, f"{where}/{key}", ACTION_KEYS) for key in action if key not in ACTION_KEYS]
    texts = [key for key in REQUIRED_ACTION_KEYS if not isinstance(action.get(key), str) or not action[key].strip()]
    findings += [
        Finding(name, f"{where}/{key}", "missing or not a text", "say it, every action has one") for key in texts
    ]
    if sum(key in action for key in MODIFIERS) != 1:
        findings.append(Finding(name, where, "needs exactly one of update, copy, remove", "keep one, split the rest"))
    if action.get("x-was", 1) in ({}, []):
        findings.append(Finding(name, f"{where}/x-was", "it names nothing, so it would always hold", "name a value"))
    if action.get("remove", True) is not True:
        findings.append(Finding(name, f"{where}/remove", "must be true where it stands", "delete the action instead"))
    expected = action.get("x-expect-matches", 1)
    if type(expected) is not int or expected < 1:
        findings.append(Finding(name, f"{where}/x-expect-matches", f"{expected!r} is not a count", "write 1 or more"))
    return findings


def _unknown(name: str, where: str, known: set[str]) -> Finding:
    return Finding(name, where, "unknown key", f"use one of {', '.join(sorted(known))}")


def _action(raw: dict[str, Any], name: str, index: int) -> Action:
    return Action(
        target=_path(raw["target"], name, f"/actions/{index}/target"),
        description=" ".join(raw["description"].split()),
        evidence=" ".join(raw["x-evidence"].split()),
        update=raw.get("update", NOTHING),
        copy=_path(raw["copy"], name, f"/actions/{index}/copy") if "copy" in raw else None,
        remove="remove" in raw,
        expect_matches=raw.get("x-expect-matches"),
        was=raw.get("x-was", NOTHING),
    )


def _path(text: Any, name: str, where: str) -> JSONPathQuery:
    try:
        return compile_path(text)
    except (JSONPathError, TypeError) as error:
        said = str(error).splitlines()[0]
        raise refuse(name, where, f"not a JSONPath (RFC 9535): {said}", "mend the path") from None
