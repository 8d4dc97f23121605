"""One known fact of a document is changed: the diff reports that change and no other."""

import copy
import random
from pathlib import Path

import pytest
from hypothesis import assume, given, settings, strategies as st

from reelkit_specs._diff import changes
from reelkit_specs._documents.files import read_document
from reelkit_specs._documents.json import Json
from tests.specs.mutations import MUTATIONS, NAME, places
from tests.specs.notations import NOTATIONS
from tests.specs.service import service

VENDOR = Path(__file__).parents[3] / "specs" / "vendor"
DOCUMENTS: dict[str, Json] = {
    "service": service(),
    **{path.stem: read_document(path, path.name) for path in sorted(VENDOR.rglob("*.json"))},
}


def mutated(document: Json, kind: str, index: int) -> tuple[Json, tuple[str, str, str], str] | None:
    """A copy with one fact changed, the expected change, and its place; None if the document has no such fact."""
    document = copy.deepcopy(document)
    mutation = MUTATIONS[kind]
    fitting = [place for place in places(document) if mutation.fits(place)]
    if not fitting:
        return None
    place = fitting[index % len(fitting)]
    mutation.change(place)
    level = mutation.send if place.side == "send" else mutation.read
    return (
        document,
        (mutation.rule, place.side, level),
        f"{place.field_path}.{NAME}" if kind == "new" else place.field_path,
    )


@pytest.mark.slow
@given(
    name=st.sampled_from([*DOCUMENTS]),
    kind=st.sampled_from([*MUTATIONS]),
    index=st.integers(0, 1000),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=400)
def test_one_fact_is_one_change(name: str, kind: str, index: int, seed: int) -> None:
    """For every field, and in any notation of the new document."""
    after = mutated(DOCUMENTS[name], kind, index)
    assume(after is not None)
    assert after is not None
    document, expected, field_path = after
    dice = random.Random(seed)
    for notation in dice.sample(NOTATIONS, 2):
        document = notation(document, dice)

    found = changes(DOCUMENTS[name], document)

    assert [(change.rule, change.side, change.level) for change in found] == [expected]
    assert found[0].where.endswith(f": {field_path}")


@pytest.mark.parametrize("kind", MUTATIONS)
def test_every_fact_of_the_service_can_change(kind: str) -> None:
    """Every mutation is tried on every field of one document."""
    count = len([place for place in places(service()) if MUTATIONS[kind].fits(place)])
    assert count > 0

    for index in range(count):
        after = mutated(service(), kind, index)
        assert after is not None
        document, expected, field_path = after
        found = changes(service(), document)

        assert [(change.rule, change.side, change.level) for change in found] == [expected], field_path


def test_one_fact_is_one_change_in_real_documents(documents: dict[str, Json]) -> None:
    """A third of the mutations is tried on each document of the vendor, another third on the next one."""
    wrong = []
    for number, (name, document) in enumerate(documents.items()):
        for kind in [*MUTATIONS][number % 3 :: 3]:
            after = mutated(document, kind, number)
            if after is None:
                continue
            found = [(change.rule, change.side, change.level) for change in changes(document, after[0])]
            if found != [after[1]]:
                wrong.append((name, kind, after[2], found))

    assert wrong == []
