"""The tables of REQ, ACC, RUL and DEF, and the ids that the code uses."""

import pytest

from reelkit_conformance._cases.defaults import default_cases, default_trials
from reelkit_conformance._checks.acc import ACC
from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.def_ import DEF
from reelkit_conformance._checks.req import REQ
from reelkit_conformance._checks.rul import RUL
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model

from .cases import IDS, PLACES, acceptances_of, drawn, refusals_of

TABLES = {"REQ": REQ, "ACC": ACC, "RUL": RUL, "DEF": DEF}
LISTED = {check.id: check for table in TABLES.values() for check in table}

# Kinds of schema that no PixVerse model has; test_any_schema.py tests them.
NOT_PIXVERSE = {"REQ-011", "REQ-012", "REQ-013", "ACC-012", "ACC-013"}


@pytest.mark.parametrize("family", TABLES)
def test_ids_are_numbered_without_gaps(family: str) -> None:
    """Ids are never renumbered, so a gap would be a removed check."""
    ids = [check.id for check in TABLES[family]]

    assert ids == [f"{family}-{number:03}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("check", LISTED.values(), ids=LISTED)
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
        cases = [*refusals_of(model, address), *acceptances_of(model, address)]
        cases += default_cases(default_trials(model, address, drawn()))
        used |= {identifier for case in cases for identifier in (case.check, *case.also_passes)}

    assert used == LISTED.keys() - NOT_PIXVERSE - {"REQ-020"}  # which needs the id of a job: test_run.py tests it


@pytest.mark.parametrize(("model", "address"), PLACES, ids=IDS)
def test_a_cause_comes_before_what_follows_from_it(model: Model, address: Address) -> None:
    """For one field: a service that accepts any string accepts other cases too, and one finding is enough."""
    met: dict[tuple[str, ...], list[str]] = {}
    for case in refusals_of(model, address):
        met.setdefault(case.fields, []).append(case.check)

    late = [
        (fields, check, need)
        for fields, checks in met.items()
        for place, check in enumerate(checks)
        for need in LISTED[check].needs
        if need in checks and need not in checks[:place]
    ]

    assert late == []
