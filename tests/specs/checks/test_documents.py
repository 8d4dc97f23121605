"""The checks of documents: the defects of the vendor's documents, and one small document for each kind of defect."""

from typing import Any

import pytest

from reelkit_specs._checks.documents import CHECKS, check
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import value_at
from reelkit_specs._vendor.sources import read_documents, read_sources
from tests.specs.broken_documents import BROKEN, SCHEMA, changed, good

CREATE = "specs/vendor/pixverse/v5-text-to-video.json"
FETCH = "specs/vendor/video-generations.json"
POST = "/paths/~1v2~1video~1generations/post"
GET = "/paths/~1v2~1video~1generations/get"
BODY = f"{POST}/requestBody/content/application~1json/schema"


def test_every_known_defect_of_the_vendors_documents_is_found(checkout: Project) -> None:
    """In the two documents as published, the right check reports each defect in its place."""
    documents = {
        d.name: d.content for d in read_documents(checkout, read_sources(checkout)) if d.name in (CREATE, FETCH)
    }
    value_at(documents[CREATE], f"{BODY}/properties/duration")["default"] = "5"  # if the vendor has repaired it since

    found = {(finding.file, finding.pointer, finding.rule) for finding in check(documents)}

    known = {
        (CREATE, f"{POST}/responses/200", "description"),
        (FETCH, f"{GET}/responses/200", "description"),
        (CREATE, f"{BODY}/properties/duration/default", "value"),
        (CREATE, POST, "security"),
        (FETCH, GET, "security"),
        (FETCH, f"{GET}/operationId", "operation-id"),
        (FETCH, "/components/securitySchemes/access-token/in", "security-scheme"),
        (FETCH, "/components/securitySchemes/access-token/bearerFormat", "security-scheme"),
        (CREATE, f"{BODY}/title", "title"),
        (CREATE, f"{POST}/responses", "errors"),
        (FETCH, f"{GET}/responses", "errors"),
        (CREATE, POST, "description"),
        (FETCH, GET, "description"),
        (FETCH, f"{GET}/parameters/0", "description"),
    }
    assert known - found == set(), "repaired by the vendor? take it out of the list, and its repair out of the overlays"
    assert {rule for _, _, rule in found} == {
        "description",
        "errors",
        "operation-id",
        "security",
        "security-scheme",
        "title",
        "value",
    }


def test_the_finding_of_a_string_default() -> None:
    """One line: file, pointer, problem, advice."""
    schema = {"type": "integer", "description": "The length.", "enum": [5, 8], "default": "5"}

    (line,) = map(str, check({"a.json": changed(good(), f"{SCHEMA}.properties.duration", schema)}))

    assert line == (
        "a.json /components/schemas/Answer/properties/duration/default: "
        'the default "5" is refused by its own schema: "5" is not of type "integer"; "5" is not one of 5 or 8; '
        "correct the default, or remove it [value]"
    )


def test_a_good_document_has_no_findings() -> None:
    """Otherwise the cases below would prove nothing."""
    assert check({"good.json": good()}) == []


@pytest.mark.parametrize("case", BROKEN)
def test_a_defect_has_one_finding(case: str) -> None:
    """One defect gives one finding, with the right id and pointer."""
    path, value, rule, where = BROKEN[case]

    findings = check({"document.json": changed(good(), path, value)})

    assert [(finding.rule, finding.pointer) for finding in findings] == [(rule, where)]


def test_a_default_in_a_request_body_is_checked() -> None:
    """OpenAPI validators do not check these."""
    document = good()
    body = {"type": "object", "properties": {"n": {"type": "integer", "description": "A number.", "default": "5"}}}
    document["paths"]["/ask"]["get"]["requestBody"] = {"content": {"application/json": {"schema": body}}}

    (finding,) = check({"document.json": document})

    assert finding.rule == "value"
    assert finding.pointer == "/paths/~1ask/get/requestBody/content/application~1json/schema/properties/n/default"


def test_a_field_may_have_the_name_of_a_keyword() -> None:
    """A property named `default`, `title` or `properties` is a property."""
    document = good()
    fields = {name: {"type": "string", "description": "x"} for name in ("default", "title", "properties", "examples")}
    document["components"]["schemas"]["Answer"]["properties"] |= fields

    assert check({"document.json": document}) == []


def test_a_reference_may_go_through_a_path() -> None:
    """A slash in a key is written as ~1."""
    document = good()
    target = "#/paths/~1ask/get/responses/200/content/application~1json/schema"
    document["components"]["schemas"]["Answer"]["properties"]["again"] = {"$ref": target}

    assert [finding for finding in check({"document.json": document}) if finding.rule == "reference"] == []


def test_operation_ids_must_differ_between_documents() -> None:
    """The vendor's documents share one operationId; the second is reported."""
    findings = check({"one.json": good(), "two.json": good()}, leave_out=["class-name"])

    assert [(finding.file, finding.rule) for finding in findings] == [("two.json", "operation-id")]
    assert "one.json GET /ask" in findings[0].what


ENUM = {"enum": ["x"], "description": "x"}
LIST = {"type": "array", "items": ENUM, "description": "x"}
UNION = {"anyOf": [ENUM, {"type": "string"}], "description": "x"}


@pytest.mark.parametrize(
    ("schemas", "name"),
    [
        ({"VideoAnswer": {"type": "object"}, "video_answer": {"type": "object"}}, "VideoAnswer"),
        ({"A": {"properties": {"b_c": ENUM}}, "AB": {"properties": {"c": ENUM}}}, "ABC"),
        ({"A": {"properties": {"b": LIST}}, "ABItem": {"type": "object"}}, "ABItem"),
        ({"A": {"properties": {"b": UNION}}, "ABType0": {"type": "object"}}, "ABType0"),
    ],
    ids=["two components", "two nested enums", "items", "a union"],
)
def test_class_names_must_differ(schemas: dict[str, Any], name: str) -> None:
    """By the generator's naming: it would silently drop one of the two classes."""
    document = good()
    document["components"]["schemas"] |= schemas

    (finding,) = check({"document.json": document})

    assert finding.rule == "class-name"
    assert f"the class name {name} is already used by" in finding.what


def test_class_names_of_titles_must_differ_between_documents() -> None:
    """Two titles that are equal after their last slash give one class name."""
    one, two = (changed(good(), f"{SCHEMA}.title", f"pixverse/{name}/text-to-video") for name in ("v5", "v6"))
    two["paths"]["/ask"]["get"]["operationId"] = "ask_two"

    findings = check({"one.json": one, "two.json": two})

    assert [finding.file for finding in findings if finding.rule == "class-name"] == ["two.json"]


def test_every_check_has_a_case() -> None:
    """Otherwise a check could be broken without any test failing."""
    assert {rule for _, _, rule, _ in BROKEN.values()} | {"class-name"} == set(CHECKS)
