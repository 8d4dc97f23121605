"""A document against itself in other clothes has not changed in meaning."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from ruamel.yaml import YAML

from reelkit_specs import contract
from reelkit_specs._diff import changes
from reelkit_specs._documents.files import read_document, read_documents
from reelkit_specs._documents.json import Json, dump

from .disguises import DISGUISES, reordered
from .service import service

VENDOR = Path(__file__).parents[2] / "specs" / "vendor"
DOCUMENTS: dict[str, Json] = {
    "service": service(),
    "contract": contract(),
    **{path.stem: read_document(path, path.name) for path in sorted(VENDOR.rglob("*.json"))},
}


def dressed(document: Json, seed: int) -> Json:
    """All disguises over one another, in any order."""
    dice = random.Random(seed)
    for disguise in dice.sample(DISGUISES, len(DISGUISES)):
        document = disguise(document, dice)
    return document


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: str(disguise.__name__))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_one_disguise_is_no_change(name: str, disguise: object) -> None:
    """Order, samples, references, parts and the dialect, one at a time, and back again."""
    assert callable(disguise)
    document = DOCUMENTS[name]
    other = disguise(document, random.Random(7))

    assert other != document or disguise.__name__ in ("inlined", "modern")
    assert (changes(document, other), changes(other, document)) == ([], [])


@given(name=st.sampled_from([*DOCUMENTS]), seed=st.integers(0, 2**32))
@settings(max_examples=100)
def test_all_disguises_together_are_no_change(name: str, seed: int) -> None:
    """In any order, one over the other."""
    assert changes(DOCUMENTS[name], dressed(DOCUMENTS[name], seed)) == []


def test_no_document_of_the_vendor_is_changed_by_a_disguise(corpus: Path) -> None:
    """Over the real documents, huge and odd ones among them."""
    documents, refused = read_documents(corpus)

    found = {name: changes(document, dressed(document, 11)) for name, document in documents.items()}

    assert refused == []
    assert len(found) > 70
    assert {name: some for name, some in found.items() if some} == {}


def test_the_same_in_yaml_is_no_change(tmp_path: Path) -> None:
    """Reformatted from end to end, with unquoted status codes."""
    json_file, yaml_file = tmp_path / "a.json", tmp_path / "b.yaml"
    json_file.write_text(dump(service()), encoding="utf-8")
    with yaml_file.open("w", encoding="utf-8") as stream:
        YAML(typ="safe", pure=True).dump(reordered(service(), random.Random(1)), stream)
    yaml_file.write_text(yaml_file.read_text(encoding="utf-8").replace("'200'", "200"), encoding="utf-8")

    assert " 200:" in yaml_file.read_text(encoding="utf-8")
    assert changes(read_document(json_file, "a"), read_document(yaml_file, "b")) == []
