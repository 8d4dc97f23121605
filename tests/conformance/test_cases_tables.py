"""The tables of REQ, ACC, RUL and DEF, and that the cases use what stands in them."""

import pytest

from reelkit_conformance._acceptances import acceptances
from reelkit_conformance._case import Case
from reelkit_conformance._causes import causes
from reelkit_conformance._check import Check
from reelkit_conformance._defaults import default_cases, default_pairs
from reelkit_conformance._refusals import refusals
from reelkit_conformance._table._acc import ACC
from reelkit_conformance._table._def import DEF
from reelkit_conformance._table._req import REQ
from reelkit_conformance._table._rul import RUL
from reelkit_specs import find_model

from .cases import PLACES, drawn

TABLES = {"REQ": REQ, "ACC": ACC, "RUL": RUL, "DEF": DEF}
CHECKS = {check.id: check for table in TABLES.values() for check in table}

# Forms that a schema may have and no PixVerse model has: test_cases_any_schema.py meets them.
NOT_PIXVERSE = {"REQ-011", "REQ-012", "REQ-013", "ACC-012", "ACC-013"}


@pytest.mark.parametrize("family", TABLES)
def test_ids_are_numbered_without_gaps(family: str) -> None:
    """They are never renumbered, so a gap would be a check that was taken away."""
    ids = [check.id for check in TABLES[family]]

    assert ids == [f"{family}-{number:03}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_check_says_what_why_and_what_to_do(check: Check) -> None:
    """In sentences that name no model."""
    for words in (check.title, check.sentence, check.advice):
        assert words.endswith((".", '"'))
        assert words[0].isupper() or words[0].isdigit() or words.startswith("null")
    assert "pixverse" not in f"{check.title}{check.sentence}{check.advice}".lower()
    assert {need for need in check.needs if need not in CHECKS} == set()
    assert check.id not in check.needs


def test_every_check_has_cases_and_every_case_a_check() -> None:
    """Over all models and addresses."""
    used = set()
    for model, address in PLACES:
        cases = [*refusals(model, address, drawn()), *acceptances(model, address, drawn())]
        cases += default_cases(default_pairs(model, address, drawn()))
        used |= {identifier for case in cases for identifier in (case.check, *case.rides)}

    assert used == CHECKS.keys() - NOT_PIXVERSE


def accepted(*names: str) -> list[Case]:
    """Refusals that did not come, by their names."""
    model = find_model("pixverse/v5/text-to-video")
    assert model is not None
    cases = {case.name: case for case in refusals(model, "v2", drawn())}
    return [cases[name] for name in names]


def test_a_cause_is_reported_once() -> None:
    """Who takes any text for a style takes upper case too."""
    every = accepted("style = 'no-such-value', v2", "style = '', v2")
    every += [case for case in refusals_of("style") if case.check in ("REQ-008", "REQ-009")]

    assert {case.check for case in causes(every, CHECKS.values())} == {"REQ-007"}


def refusals_of(field: str) -> list[Case]:
    model = find_model("pixverse/v5/text-to-video")
    assert model is not None
    return [case for case in refusals(model, "v2", drawn()) if case.fields == (field,)]


def test_a_fault_of_one_field_explains_nothing_of_another() -> None:
    """Each is reported."""
    every = accepted("style = 'no-such-value', v2")
    every += [case for case in refusals_of("resolution") if case.check == "REQ-008"]

    assert causes(every, CHECKS.values()) == every


def test_null_alone_is_its_own_cause() -> None:
    """The type is checked, null is not."""
    every = accepted("prompt = null, v2")

    assert causes(every, CHECKS.values()) == every
