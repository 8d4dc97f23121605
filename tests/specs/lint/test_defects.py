"""The command `reelkit specs lint`: every defect has its id, place and advice."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from reelkit.__main__ import main
from reelkit_specs import contract
from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import Json
from reelkit_specs._lint import DEFECTS, command, defects
from tests.specs.edits import READ, REQUEST, SENT, Edits, edited
from tests.specs.lint_examples import CLEAN, EXAMPLES
from tests.specs.service import MODEL, service

TOGETHER = ("model-twice", "name-case")


def renamed(name: str) -> Json:
    """A document of another model, with its own names."""
    document = json.loads(json.dumps(service()).replace(MODEL, f"maker/{name}"))
    for method, operation in document["paths"]["/v2/video/generations"].items():
        operation["operationId"] = f"{method}_{name}"
    return document  # type: ignore[no-any-return]


def test_a_clean_document_has_no_defect() -> None:
    """Otherwise the cases below would prove nothing."""
    assert defects({"service.json": service()}) == []


@pytest.mark.parametrize("identifier", EXAMPLES)
def test_a_defect_is_reported_in_its_place(identifier: str) -> None:
    """One edit gives one defect, with its id, pointer and advice."""
    edits, where = EXAMPLES[identifier]

    found = defects({"service.json": edited(service(), edits)})

    assert [(finding.rule, finding.pointer) for finding in found] == [(identifier, where)]
    assert str(found[0]).endswith(f"; {DEFECTS[identifier].advice} [{identifier}]")


@pytest.mark.parametrize("case", CLEAN)
def test_valid_constructs_are_not_defects(case: str) -> None:
    """A linter with false findings is turned off."""
    assert defects({"service.json": edited(service(), CLEAN[case])}) == []


def test_defects_do_not_hide_one_another() -> None:
    """A schema that does not compile can have other defects, two of them in one object."""
    edits: Edits = {
        f"{SENT}/seed/required": True,
        f"{SENT}/image_url/type": "strin",
        f"{SENT}/tags/type": "list",
        f"{SENT}/duration/default": "5",
        f"{READ}/video/nullable": True,
        f"{READ}/id/example": 5,
        f"{READ}/preview": {"nullable": True},
    }

    found = defects({"service.json": edited(service(), edits)})

    assert sorted(finding.pointer for finding in found) == sorted(
        [
            f"{SENT}/seed/required",
            f"{SENT}/image_url/type",
            f"{SENT}/tags/type",
            f"{SENT}/duration/default",
            f"{READ}/id/example",
            f"{READ}/preview/nullable",
        ]
    )


def test_our_own_contract_has_no_defect() -> None:
    """The contract meets the same standard."""
    assert defects({"contract.json": contract()}) == []


def test_every_defect_has_an_example() -> None:
    """Otherwise a check could be broken without any test failing."""
    assert {*EXAMPLES, *TOGETHER} == {*DEFECTS}


def test_a_model_in_two_documents_is_reported() -> None:
    """In the second document, and only in the schema of the request."""
    twice = edited(renamed("v2"), {f"{SENT}/model/enum": [MODEL]})

    found = defects({"a.json": service(), "b.json": twice})

    assert [(finding.file, finding.rule) for finding in found] == [("b.json", "model-twice")]


def test_names_that_differ_only_by_case_are_reported() -> None:
    """Folders and files."""
    found = defects({"Maker/a.json": service(), "maker/b.json": renamed("v2"), "maker/B.json": renamed("v3")})

    assert [(finding.file, finding.rule) for finding in found] == [
        ("maker/b.json", "name-case"),
        ("maker/B.json", "name-case"),
    ]


def test_names_in_two_documents_are_reported() -> None:
    """In one contract, an operation and a class would be lost."""
    one, two = (edited(renamed(name), {f"{REQUEST}/title": "Make"}) for name in ("v1", "v2"))
    two["paths"]["/v2/video/generations"]["get"]["operationId"] = "get_v1"

    found = defects({"a.json": one, "b.json": two})

    assert [(finding.file, finding.rule) for finding in found] == [
        ("b.json", "shared-operation-id"),
        ("b.json", "clashing-title"),
    ]


def test_the_command_prints_lines_and_exits_with_1(tmp_path: Path) -> None:
    """A line for each defect, and a summary. A clean document exits with 0."""
    clean, broken = tmp_path / "clean.json", tmp_path / "broken.json"
    clean.write_text(json.dumps(service()), encoding="utf-8")
    broken.write_text(json.dumps(edited(service(), EXAMPLES["text-default"][0])), encoding="utf-8")

    good = CliRunner().invoke(main, ["specs", "lint", str(clean)])
    bad = CliRunner().invoke(main, ["specs", "lint", str(broken)])

    assert (good.exit_code, good.output) == (0, "0 defects in 0 of 1 documents\n")
    assert bad.exit_code == 1
    assert bad.output.splitlines() == [
        f"{broken} {EXAMPLES['text-default'][1]}: "
        'the default "5" is refused by its own schema: "5" is not of type "integer"; "5" is not one of 5 or 8; '
        "write the number without quotes [text-default]",
        "1 defect in 1 of 1 documents",
    ]


def test_a_folder_gives_a_table(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the known defects of the vendor's documents, the most frequent first."""
    found: list[Finding] = []

    def kept(documents: Mapping[str, Json]) -> list[Finding]:
        found.extend(defects(documents))
        return found

    monkeypatch.setattr(command, "defects", kept)  # which takes seconds, so the table is compared with the same run
    result = CliRunner().invoke(main, ["specs", "lint", str(corpus)])
    rows = [line.split() for line in result.output.splitlines() if line.split()[0] in DEFECTS]
    places = Counter(finding.rule for finding in found)

    assert result.exit_code == 1
    assert {row[0]: int(row[2]) for row in rows} == dict(places)
    assert [int(row[1]) for row in rows] == sorted((int(row[1]) for row in rows), reverse=True)
    assert {
        "response-description",
        "text-default",
        "no-security",
        "shared-operation-id",
        "http-in",
        "loose-nullable",
        "no-errors",
        "slashed-title",
        "model-twice",
    } <= places.keys()
