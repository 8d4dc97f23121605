"""The tables of REQ, ACC, RUL and DEF, and the ids that the code uses."""

import ast
import re
from pathlib import Path

import pytest

import reelkit_conformance
from reelkit_conformance._cases.defaults import default_cases, default_trials
from reelkit_conformance._checks.acc import ACC
from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.def_ import DEF
from reelkit_conformance._checks.req import REQ
from reelkit_conformance._checks.rul import RUL
from reelkit_conformance._checks.table import CHECKS, FAMILIES
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model
from tests.conformance.case_lists import IDS, MODEL_ADDRESSES, accepted_of, refused_of, seeded_random

TABLES = {"REQ": REQ, "ACC": ACC, "RUL": RUL, "DEF": DEF}
LISTED = {check.id: check for table in TABLES.values() for check in table}

# Kinds of schema that no PixVerse model has; test_any_schema.py tests them.
NOT_PIXVERSE = {"REQ-011", "REQ-012", "REQ-013", "ACC-012", "ACC-013"}


PACKAGE = Path(reelkit_conformance.__file__).parent
LIKE_AN_ID = re.compile(r"[A-Za-z]{2,4}-\d{2,4}")


def ids_in(path: Path) -> set[str]:
    """Return the string literals of a module that look like the id of a check."""
    literals = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return {text for text in literals if isinstance(text, str) and LIKE_AN_ID.fullmatch(text)}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_id_in_the_code_is_in_the_table(path: Path) -> None:
    """A misspelt id would be reported for no check."""
    assert ids_in(path) - CHECKS.keys() == set()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0].family)
def test_every_id_stands_in_full_where_its_check_is_declared(family: tuple[Check, ...]) -> None:
    """So that grep finds the declaration."""
    modules = [path for path in (PACKAGE / "_checks").glob("*.py") if path.name not in ("table.py", "check.py")]

    for check in family:
        declarations = [path.name for path in modules if f'Check(\n        "{check.id}",' in path.read_text("utf-8")]
        assert len(declarations) == 1


@pytest.mark.parametrize("family", TABLES)
def test_ids_are_numbered_without_gaps(family: str) -> None:
    """Ids are never renumbered, so a gap would be a removed check."""
    ids = [check.id for check in TABLES[family]]

    assert ids == [f"{family}-{number:03}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("check", LISTED.values(), ids=LISTED)
def test_a_check_has_a_statement_a_basis_and_a_hint(check: Check) -> None:
    """In sentences that name no model."""
    for words in (check.title, check.sentence, check.advice):
        assert words.endswith((".", '"'))
        assert words[0].isupper() or words[0].isdigit() or words.startswith("null")
    assert "pixverse" not in f"{check.title}{check.sentence}{check.advice}".lower()
    assert {need for need in check.needs if need not in CHECKS} == set()
    assert check.id not in check.needs


@pytest.mark.slow
def test_every_check_has_cases_and_every_case_a_check() -> None:
    """Over all models and addresses."""
    used = set()
    for model, address in MODEL_ADDRESSES:
        cases = [*refused_of(model, address), *accepted_of(model, address)]
        cases += default_cases(default_trials(model, address, seeded_random()))
        used |= {identifier for case in cases for identifier in (case.check, *case.also_passes)}

    # The stages make these themselves, with the id of a job, or in several ways: test_run.py tests them.
    assert used == LISTED.keys() - NOT_PIXVERSE - {"REQ-020", "ACC-014", "ACC-015", "ACC-016", "ACC-017"}


@pytest.mark.parametrize(("model", "address"), MODEL_ADDRESSES, ids=IDS)
def test_a_check_comes_after_the_checks_it_needs(model: Model, address: Address) -> None:
    """For one field: a service that accepts any string accepts other cases too, and one finding is enough."""
    met: dict[tuple[str, ...], list[str]] = {}
    for case in refused_of(model, address):
        met.setdefault(case.fields, []).append(case.check)

    late = [
        (fields, check, need)
        for fields, checks in met.items()
        for place, check in enumerate(checks)
        for need in LISTED[check].needs
        if need in checks and need not in checks[:place]
    ]

    assert late == []
