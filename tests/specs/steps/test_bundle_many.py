"""Documents of other makers are joined into the same contract, or refused with a reason."""

import copy
from typing import Any

import pytest

from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._steps.bundle import bundle
from reelkit_specs._vendor.inline import inline_references
from reelkit_specs._vendor.precedence import resolve_duplicates
from reelkit_specs._vendor.sources import Document
from tests.specs.steps.test_bundle import PATH, document, refused

LEGACY_CREATE = "/v2/generate/video/maker/generation"


def body(found: Document, path: str = PATH) -> dict[str, Any]:
    schema: dict[str, Any] = found.content["paths"][path]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    return schema


def response_schema(found: Document, method: str = "post") -> dict[str, Any]:
    responses = found.content["paths"][PATH][method]["responses"]
    schema: dict[str, Any] = responses["200"]["content"]["application/json"]["schema"]
    return schema


def of_several(*ids: str) -> Document:
    """A document with several ids in one enum and no default."""
    found = document(ids[0])
    body(found)["properties"]["model"] = {"enum": list(ids)}
    return found


def test_several_ids_in_one_enum_are_several_models() -> None:
    """Each has its own class and constant, with the same fields."""
    schemas = bundle([of_several("maker/one", "maker/two")])["components"]["schemas"]

    assert [name for name in schemas if name.startswith("Maker")] == ["MakerOne", "MakerTwo"]
    assert schemas["MakerTwo"]["properties"]["model"] == {"const": "maker/two", "default": "maker/two"}


def test_several_ids_with_a_default_are_one_model() -> None:
    """The others are spellings."""
    found = of_several("maker/one", "maker/1")
    body(found)["properties"]["model"]["default"] = "maker/one"

    schemas = bundle([found])["components"]["schemas"]

    assert [name for name in schemas if name.startswith("Maker")] == ["MakerOne"]
    assert schemas["MakerOne"]["properties"]["model"]["enum"] == ["maker/one", "maker/1"]


def test_names_that_collide_are_numbered() -> None:
    """The first document keeps the name, so that a new document does not change existing classes."""
    schemas = bundle([document("maker/one"), document("maker-one"), document("maker.one")])["components"]["schemas"]

    names = [name for name in schemas if name.startswith("Maker")]
    assert names == ["MakerOne", "MakerOne2", "MakerOne3"]
    assert schemas["MakerOne2"]["properties"]["model"]["const"] == "maker-one"


def test_a_model_with_the_name_of_a_response_is_refused() -> None:
    """One of the two would be lost."""
    assert "Answer is the name of a response and of a model" in refused(document("answer"))


def test_a_model_in_several_documents_follows_same_model() -> None:
    """Refused, or taken from the first document, with a report."""
    documents = [document("maker/one"), of_several("maker/two", "maker/one"), document("maker/one", file="other.json")]
    documents[2] = documents[2]._replace(name="specs/vendor/other.json")

    first = resolve_duplicates(documents, "first")

    assert [list(body(found)["properties"]["model"].get("enum", [])) for found in first.documents] == [
        [],
        ["maker/two"],
    ]
    assert [str(each) for each in first.duplicates] == [
        "maker/one of specs/vendor/maker/two.json is taken from specs/vendor/maker/one.json, which is listed before it",
        "maker/one of specs/vendor/other.json is taken from specs/vendor/maker/one.json, which is listed before it",
    ]
    assert [finding.file for finding in resolve_duplicates(documents, "refuse").findings] == [
        "specs/vendor/maker/two.json",
        "specs/vendor/other.json",
    ]
    assert body(documents[1])["properties"]["model"]["enum"] == ["maker/two", "maker/one"]  # the document is untouched


def test_documents_may_have_different_responses() -> None:
    """Each belongs to the create that names it and to the fetch at its address."""
    one, two = document("maker/one"), document("maker/two")
    response_schema(two)["x-reelkit-name"] = "OtherAnswer"
    response_schema(two)["properties"]["video"] = {"type": "array"}
    del two.content["paths"][PATH]["get"]

    contract = bundle([one, two])

    either = {"anyOf": [{"$ref": "#/components/schemas/Answer"}, {"$ref": "#/components/schemas/OtherAnswer"}]}
    for method in ("post", "get"):
        responses = contract["paths"][PATH][method]["responses"]
        assert responses["200"]["content"]["application/json"]["schema"] == either


def test_a_finding_shows_the_difference() -> None:
    """Its place, and both values."""
    one, two = document("maker/one"), document("maker/two")
    response_schema(two)["properties"]["id"]["type"] = "integer"

    assert 'differs in meaning from another document: "integer" against "string" at /properties/id/type' in refused(
        one, two
    )


def test_a_create_without_a_response_body_is_refused() -> None:
    """The id of the job would be unknown."""
    one = document("maker/one")
    one.content["paths"][PATH]["post"]["responses"] = {"201": {"description": ""}}

    assert "/post/responses: no response has a body, so the id of the job is unknown" in refused(one)


def test_a_document_without_an_operation_is_refused() -> None:
    """It would add nothing."""
    empty = document("maker/two")
    empty.content["paths"] = {}

    assert "maker/two.json /paths: it describes no operation" in refused(document("maker/one"), empty)


def test_an_undescribed_legacy_address_is_like_the_universal_one() -> None:
    """An entry in sources.toml is enough to add a legacy address."""
    one = document("maker/one", legacy_create=LEGACY_CREATE, legacy_fetch=LEGACY_CREATE)
    for method in ("post", "get"):
        one.content["paths"][PATH][method] |= {"summary": "Do it", "description": "Does it."}

    contract = bundle([one, document("maker/two")])

    older = contract["paths"][LEGACY_CREATE]
    assert older["post"]["operationId"] == "create_maker_video"
    assert older["get"]["operationId"] == "fetch_maker_video"
    assert older["get"]["description"] == "Does it. No document describes this address: its responses are assumed."
    assert older["post"]["requestBody"]["content"]["application/json"]["schema"]["oneOf"] == [
        {"$ref": "#/components/schemas/MakerOne"}
    ]
    assert older["get"]["responses"] == contract["paths"][PATH]["get"]["responses"]


DUMP: dict[str, Any] = {
    "openapi": "3.0.0",
    "info": {},
    "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/Fine"}}}}},
    "components": {
        "responses": {"Fine": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Node"}}}}},
        "schemas": {
            "Node": {"properties": {"$ref": {"type": "string"}, "at": {"$ref": "#/components/schemas/Place"}}},
            "Place": {"type": "string", "example": {"$ref": "#/not/a/reference"}},
            "Unused": {"$ref": "#/components/schemas/Gone"},
        },
        "securitySchemes": {"key": {"type": "http"}},
    },
}


def test_references_are_replaced_by_their_targets() -> None:
    """Unused components are dropped. Names and examples that look like references are kept."""
    before = copy.deepcopy(DUMP)

    found = inline_references(DUMP, "a.json")

    assert before == DUMP
    place = {"type": "string", "example": {"$ref": "#/not/a/reference"}}
    schema = {"properties": {"$ref": {"type": "string"}, "at": place}}
    assert found["paths"]["/a"]["get"]["responses"]["200"] == {"content": {"application/json": {"schema": schema}}}
    assert found["components"] == {"securitySchemes": {"key": {"type": "http"}}}


@pytest.mark.slow
def test_references_that_double_are_refused() -> None:
    """A few lines can expand to more than fits in memory."""
    schemas = {f"S{n}": {"anyOf": [{"$ref": f"#/components/schemas/S{n + 1}"}] * 9} for n in range(9)}
    schemas["S9"] = {"anyOf": []}
    bomb = DUMP | {"paths": {"/a": {"$ref": "#/components/schemas/S0"}}, "components": {"schemas": schemas}}

    with pytest.raises(SpecsError, match=r"a\.json /paths/.*: its references expand to too many values"):
        inline_references(bomb, "a.json")


def test_keywords_beside_a_reference_are_refused_in_3_1() -> None:
    """They would have to be combined with the target; OpenAPI 3.0 ignores them."""
    beside = copy.deepcopy(DUMP)
    beside["components"]["schemas"]["Node"]["properties"]["at"]["maxLength"] = 5

    assert inline_references(beside, "a.json") == inline_references(DUMP, "a.json")
    with pytest.raises(SpecsError, match="/properties/at: maxLength beside a reference"):
        inline_references(beside | {"openapi": "3.1.0"}, "a.json")


def test_a_required_flag_on_a_field_is_understood() -> None:
    """As in older drafts of JSON Schema. `false` has no effect."""
    schema = {"properties": {"a": {"required": True}, "b": {"required": False}, "c": {}}, "required": ["c"]}
    found = as_openapi_3_1({"openapi": "3.0.0", "info": {}, "paths": {}, "components": {"schemas": {"A": schema}}})

    assert found["components"]["schemas"]["A"] == {"properties": {"a": {}, "b": {}, "c": {}}, "required": ["c", "a"]}
