"""Diff and lint on documents of anyone: an invalid one gives one line, never a traceback."""

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies as st

from reelkit.__main__ import main
from reelkit_specs._diff import changes
from reelkit_specs._documents import files
from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.outline import as_openapi
from reelkit_specs._lint import defects
from tests.specs.edits import READ, REQUEST, SENT, edited
from tests.specs.service import service

GOOD = json.dumps(service())
TENFOLD = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 9)]
YAML_BOMB = "\n".join(["a0: &a0 [x, x]", *TENFOLD])
NOT_OPENAPI = {
    "empty.json": ("", "not JSON: Expecting value at line 1, column 1"),
    "page.json": ("<!doctype html><title>Oops</title>", "not JSON: Expecting value at line 1, column 1"),
    "torn.json": (GOOD[:200], "not JSON"),
    "list.json": ("[]", "not an OpenAPI document: it has no `openapi` field"),
    "swagger.json": ('{"swagger": "2.0"}', "not an OpenAPI document: it has no `openapi` field"),
    "future.json": ('{"openapi": "4.0.0", "info": {}, "paths": {}}', "version '4.0.0' is not supported"),
    "half.json": ('{"openapi": "3.0.0"}', "missing; OpenAPI documents require it"),
    "twice.json": ('{"openapi": "3.0.0", "openapi": "3.0.0"}', "duplicate key 'openapi' in one object"),
    "deep.json": ("[" * 5000 + "]" * 5000, "nested"),
    "bad.yaml": ("openapi: [", "not YAML"),
    "loop.yaml": ("openapi: &a\n  b: *a\n", "an alias that refers to itself"),
    "bomb.yaml": (YAML_BOMB, "too large"),
    "bytes.yaml": ("\0", "not YAML"),
}
NODE = {"$ref": "#/components/schemas/Node"}
A_TO_B = {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}
BOMB = {f"S{i}": {"anyOf": [{"$ref": f"#/components/schemas/S{i + 1}"}] * 2, "type": "array"} for i in range(50)}
BOMB |= {"S50": {"type": "string"}}
CANNOT_COMPARE = {
    "a reference to another file": ({f"{SENT}/seed": {"$ref": "other.json#/a"}}, "points outside the document"),
    "a reference to nothing": ({f"{SENT}/seed": {"$ref": "#/nowhere"}}, "has no target"),
    "a reference to itself": (
        {"/components/schemas": A_TO_B, f"{SENT}/seed": {"$ref": "#/components/schemas/A"}},
        "refers to itself",
    ),
    "a union of itself": (
        {"/components/schemas": {"Node": {"anyOf": [NODE, {"type": "string"}]}}, f"{SENT}/seed": NODE},
        "nested too deeply, or refer to themselves",
    ),
    "a few lines that mean billions": (
        {"/components/schemas": BOMB, f"{SENT}/seed": {"not": {"items": {"$ref": "#/components/schemas/S0"}}}},
        "nested too deeply",
    ),
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["specs", *map(str, arguments)])


@pytest.mark.parametrize("name", NOT_OPENAPI)
def test_an_invalid_document_gives_one_line(name: str, tmp_path: Path) -> None:
    """File, problem, advice. Lint exits with 1, diff with 2, unlike --fail-on."""
    text, what = NOT_OPENAPI[name]
    bad, good = tmp_path / name, tmp_path / "good.json"
    bad.write_text(text, encoding="utf-8")
    good.write_text(GOOD, encoding="utf-8")

    linted, compared = run("lint", bad), run("diff", good, bad, "--fail-on", "any")

    assert (linted.exit_code, compared.exit_code) == (1, 2)
    for line in (linted.stderr, compared.stderr):
        assert line.startswith(str(bad))
        assert what in line
        assert "; " in line
    assert compared.stdout == ""


def test_an_invalid_path_gives_one_line(tmp_path: Path) -> None:
    """No file, an empty folder, a file that is too large, a document and a folder."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.json").write_text(GOOD, encoding="utf-8")

    assert run("lint", tmp_path / "none.json").stderr.endswith("no such file; name a document or a folder\n")
    assert "no documents found; add files" in run("lint", tmp_path / "empty").stderr
    assert "must both be documents or both be folders" in run("diff", tmp_path / "a.json", tmp_path / "empty").stderr


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could fill the memory."""
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    (tmp_path / "a.json").write_text(GOOD, encoding="utf-8")

    assert "bytes, more than the maximum of 100" in run("lint", tmp_path / "a.json").stderr


@pytest.mark.parametrize("case", CANNOT_COMPARE)
def test_broken_references_give_one_line(case: str, tmp_path: Path) -> None:
    """In diff. In lint they are among the defects."""
    edits, what = CANNOT_COMPARE[case]
    edits = {"/components/schemas": {}, **edits}
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(GOOD, encoding="utf-8")
    new.write_text(json.dumps(edited(service(), edits)), encoding="utf-8")

    compared = run("diff", old, new)

    assert (compared.exit_code, compared.stdout) == (2, "")
    assert compared.stderr.startswith(f"{new}: ")
    assert what in compared.stderr
    assert len(compared.stderr.splitlines()) == 1
    assert run("lint", new).stdout.endswith("of 1 documents\n")


def test_schemas_may_be_recursive() -> None:
    """A change in one is one change."""
    tree = {"type": "object", "properties": {"children": {"type": "array", "items": NODE}, "name": {"type": "string"}}}
    old = edited(service(), {"/components/schemas": {"Node": tree}, f"{READ}/tree": NODE})
    new = edited(old, {"/components/schemas/Node/properties/name/type": "integer"})

    assert changes(old, edited(old, {"/info/version": "2"})) == []
    assert [change.where for change in changes(old, new)] == ["GET /v2/video/generations 200: tree.name"]


def test_one_invalid_document_does_not_hide_the_others(tmp_path: Path) -> None:
    """It is reported, and not as removed. The others are compared."""
    for side in ("old", "new"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.json").write_text(GOOD, encoding="utf-8")
        (tmp_path / side / "b.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / "new" / "a.json").write_text("<html>", encoding="utf-8")
    changed = edited(service(), {f"{REQUEST}/required/-": "seed"})
    (tmp_path / "new" / "b.json").write_text(json.dumps(changed), encoding="utf-8")

    result = run("diff", tmp_path / "old", tmp_path / "new", "--format", "json")

    assert result.exit_code == 2
    assert [change["where"] for change in json.loads(result.stdout)["changes"]] == [
        "b.json: POST /v2/video/generations maker/v1/text-to-video: seed"
    ]
    assert result.stderr.startswith("a.json: not JSON")


ODD: list[Any] = [
    None,
    True,
    0,
    1.5,
    "x",
    [],
    {},
    [None],
    {"$ref": "#/paths"},
    {"type": "string"},
    [{}],
    {"a": {}},
    ["a"],
]


def spoiled(document: Json, dice: random.Random) -> Json:
    """The document with unexpected values in a few places."""
    document = copy.deepcopy(document)
    for _ in range(dice.randint(1, 3)):
        node: Any = document
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = dice.choice(keys)
            if not isinstance(node[key], dict | list) or not node[key] or dice.random() < 0.1:
                node[key] = copy.deepcopy(dice.choice(ODD))
                break
            node = node[key]
    return document


@pytest.mark.slow
@given(seed=st.integers(0, 2**32))
@settings(max_examples=300)
def test_no_document_causes_a_traceback(seed: int) -> None:
    """The result is changes and defects, or findings."""
    dice = random.Random(seed)
    document = spoiled(service(), dice)
    said: list[str] = []
    try:
        said += map(str, defects({"a.json": as_openapi(document, "a.json")}))
        said += [change.sentence for change in changes(service(), document) + changes(document, service())]
    except SpecsError as error:
        said += map(str, error.findings)

    assert [line for line in said if not line or not line.isprintable()] == []
