"""Another notation of the same document is not a change."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from ruamel.yaml import YAML

from reelkit_specs import contract
from reelkit_specs._diff import changes
from reelkit_specs._documents.files import read_document
from reelkit_specs._documents.json import Json, dump
from tests.specs.notations import NOTATIONS, reordered
from tests.specs.service import service

VENDOR = Path(__file__).parents[3] / "specs" / "vendor"
DOCUMENTS: dict[str, Json] = {
    "service": service(),
    "contract": contract(),
    **{path.stem: read_document(path, path.name) for path in sorted(VENDOR.rglob("*.json"))},
}


def rewritten(document: Json, seed: int) -> Json:
    """The document in all notations, in any order."""
    dice = random.Random(seed)
    for notation in dice.sample(NOTATIONS, len(NOTATIONS)):
        document = notation(document, dice)
    return document


@pytest.mark.slow
@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: str(notation.__name__))
def test_one_notation_is_no_change(notation: Callable[[Json, random.Random], Json]) -> None:
    """Order, samples, references, parts, OpenAPI version: one at a time, in both directions, for every document."""
    for name, document in DOCUMENTS.items():
        other = notation(document, random.Random(7))

        assert other != document or notation.__name__ in ("inline_references", "modern"), name
        assert (name, changes(document, other), changes(other, document)) == (name, [], [])


@pytest.mark.slow
@given(name=st.sampled_from([*DOCUMENTS]), seed=st.integers(0, 2**32))
@settings(max_examples=100)
def test_all_notations_together_are_no_change(name: str, seed: int) -> None:
    """In any order."""
    assert changes(DOCUMENTS[name], rewritten(DOCUMENTS[name], seed)) == []


def test_no_notation_changes_a_document_of_the_vendor(documents: dict[str, Json]) -> None:
    """Including a very large one and unusual ones."""
    found = {name: changes(document, rewritten(document, 11)) for name, document in documents.items()}

    assert len(found) > 70
    assert {name: some for name, some in found.items() if some} == {}


def test_yaml_is_no_change(tmp_path: Path) -> None:
    """With another layout and unquoted status codes."""
    json_file, yaml_file = tmp_path / "a.json", tmp_path / "b.yaml"
    json_file.write_text(dump(service()), encoding="utf-8")
    with yaml_file.open("w", encoding="utf-8") as stream:
        YAML(typ="safe", pure=True).dump(reordered(service(), random.Random(1)), stream)
    yaml_file.write_text(yaml_file.read_text(encoding="utf-8").replace("'200'", "200"), encoding="utf-8")

    assert " 200:" in yaml_file.read_text(encoding="utf-8")
    assert changes(read_document(json_file, "a"), read_document(yaml_file, "b")) == []
