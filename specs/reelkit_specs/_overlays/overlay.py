"""Reads overlay documents (OpenAPI Overlay 1.1). Every action has a reason and evidence."""

import functools
import posixpath
import re
from pathlib import Path
from typing import Any, NamedTuple

from jsonpath_rfc9535 import JSONPathError, JSONPathQuery, compile as compile_path

from reelkit_specs._documents.findings import Finding, SpecsError, finding_error, raise_findings
from reelkit_specs._documents.json import MISSING
from reelkit_specs._documents.yaml import line_of, parse_yaml

OVERLAY_KEYS = {"overlay", "info", "extends", "x-by-condition", "actions"}
INFO_KEYS = {"title", "version", "description"}
REQUIRED_ACTION_KEYS = ("target", "description", "x-evidence")
MODIFIERS = ("update", "copy", "remove", "x-convert")
ACTION_KEYS = {*REQUIRED_ACTION_KEYS, *MODIFIERS, "x-expect-matches", "x-was"}


class Action(NamedTuple):
    """One change of a vendor document."""

    target: JSONPathQuery
    description: str
    evidence: str
    update: Any = MISSING
    copy: JSONPathQuery | None = None
    remove: bool = False
    to_number: bool = False
    expect_matches: int | None = None
    was: Any = MISSING


class Overlay(NamedTuple):
    """Actions, for one document (*extends*) or for all documents.

    *by_condition*: the target of each action is a condition for a defect, and may match nothing.
    *text* is the content of the file, or empty if there is no file.
    """

    name: str
    title: str
    extends: str | None
    by_condition: bool
    actions: tuple[Action, ...]
    text: str = ""

    @property
    def document(self) -> str | None:
        """The name of the document that it extends, or None if it is for all."""
        if self.extends is None:
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), self.extends))

    def finding(self, index: int, what: str, todo: str) -> Finding:
        """A finding about one of the actions, with its line."""
        line = line_of(self.text, ("actions", index)) if self.text else None
        return Finding(self.name, f"/actions/{index}", what, todo, line=line)


def read_overlay(path: Path, name: str) -> Overlay:
    """Read one overlay file. Raises SpecsError with every finding."""
    return _overlay_of(_text(path, name), name)


@functools.lru_cache(100)
def _overlay_of(text: str, name: str) -> Overlay:
    """The overlay of a file with this text. Parsing takes most of the time of a command, and most read all twice."""
    return parse_overlay(parse_yaml(text, name), name)._replace(text=text)


def parse_overlay(content: Any, name: str) -> Overlay:
    """Check the content of an overlay file and compile its paths."""
    raise_findings(_form_findings(content, name))
    actions: list[Action] = []
    findings: list[Finding] = []
    for index, raw in enumerate(content["actions"]):
        try:
            actions.append(_action(raw, name, index))
        except SpecsError as error:
            findings += error.findings
    raise_findings(findings)
    by_condition = content.get("x-by-condition", False)
    return Overlay(name, content["info"]["title"], content.get("extends"), by_condition, tuple(actions))


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise finding_error(name, "", f"not YAML: {error}", "correct the YAML") from None


def _form_findings(content: Any, name: str) -> list[Finding]:
    def finding(where: str, what: str, todo: str) -> Finding:
        return Finding(name, where, what, todo)

    if not isinstance(content, dict):
        return [finding("", "not an overlay: it must be a mapping", "start it with `overlay: 1.1.0`")]
    findings = [_unknown(name, f"/{key}", OVERLAY_KEYS) for key in content if key not in OVERLAY_KEYS]
    if not re.fullmatch(r"1\.1\.\d+", str(content.get("overlay"))):
        findings.append(finding("/overlay", f"version {content.get('overlay')!r} is not supported", "write 1.1.0"))
    info = content.get("info")
    if not isinstance(info, dict) or not all(isinstance(info.get(key), str) for key in ("title", "version")):
        findings.append(finding("/info", "needs a title and a version", "add them, as strings"))
    else:
        findings += [_unknown(name, f"/info/{key}", INFO_KEYS) for key in info if key not in INFO_KEYS]
    if not isinstance(content.get("extends", ""), str):
        findings.append(finding("/extends", "not a string", "name a vendor document, or remove it to extend all"))
    if content.get("x-by-condition", True) is not True:
        findings.append(finding("/x-by-condition", "must be true", "write true, or remove it"))
    actions = content.get("actions")
    if not isinstance(actions, list) or not actions:
        return [*findings, finding("/actions", "no actions", "add one, or delete the file")]
    for index, action in enumerate(actions):
        findings += _action_findings(action, name, f"/actions/{index}")
        if "x-by-condition" in content and isinstance(action, dict) and "x-expect-matches" in action:
            what = "an overlay with x-by-condition cannot have x-expect-matches"
            findings.append(
                finding(f"/actions/{index}/x-expect-matches", what, "remove it, or move the action to another overlay")
            )
    return findings


def _action_findings(action: Any, name: str, where: str) -> list[Finding]:
    if not isinstance(action, dict):
        return [Finding(name, where, "not a mapping", "give it a target")]
    findings = [_unknown(name, f"{where}/{key}", ACTION_KEYS) for key in action if key not in ACTION_KEYS]
    texts = [key for key in REQUIRED_ACTION_KEYS if not isinstance(action.get(key), str) or not action[key].strip()]
    findings += [
        Finding(name, f"{where}/{key}", "missing or not a string", "add it; every action needs it") for key in texts
    ]
    if sum(key in action for key in MODIFIERS) != 1:
        findings.append(
            Finding(name, where, f"needs exactly one of {', '.join(MODIFIERS)}", "keep one, and split the action")
        )
    if action.get("x-was", 1) in ({}, []):
        findings.append(Finding(name, f"{where}/x-was", "empty, so it would match any value", "name a value"))
    if action.get("remove", True) is not True:
        findings.append(Finding(name, f"{where}/remove", "must be true", "write true, or delete the action"))
    if action.get("x-convert", "number") != "number":
        findings.append(Finding(name, f"{where}/x-convert", "must be `number`", "write number"))
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
        update=raw.get("update", MISSING),
        copy=_path(raw["copy"], name, f"/actions/{index}/copy") if "copy" in raw else None,
        remove="remove" in raw,
        to_number="x-convert" in raw,
        expect_matches=raw.get("x-expect-matches"),
        was=raw.get("x-was", MISSING),
    )


def _path(text: Any, name: str, where: str) -> JSONPathQuery:
    try:
        return compile_path(text)
    except (JSONPathError, TypeError) as error:
        message = str(error).splitlines()[0]
        raise finding_error(name, where, f"not a JSONPath (RFC 9535): {message}", "correct the path") from None
