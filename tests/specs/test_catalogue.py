"""What documents of other makers bring: joined into the same contract, or refused with the reason."""

import copy
from typing import Any

import pytest

from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._steps.bundle import bundle
from reelkit_specs._vendor.inline import inline_references
from reelkit_specs._vendor.precedence import resolve_duplicates
from reelkit_specs._vendor.sources import Document

from .test_bundle import PATH, document, refused

LEGACY_CREATE = "/v2/generate/video/maker/generation"


def body(found: Document, path: str = PATH) -> dict[str, Any]:
    schema: dict[str, Any] = found.content["paths"][path]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    return schema


def answer(found: Document, method: str = "post") -> dict[str, Any]:
    responses = found.content["paths"][PATH][method]["responses"]
    schema: dict[str, Any] = responses["200"]["content"]["application/json"]["schema"]
    return schema


def of_several(*ids: str) -> Document:
    """A document with several ids in one enum, as no default chooses among them."""
    found = document(ids[0])
    body(found)["properties"]["model"] = {"enum": list(ids)}
    return found


def test_several_ids_in_one_enum_are_several_models() -> None:
    """Each with a class and a constant of its own, and the same fields."""
    schemas = bundle([of_several("maker/one", "maker/two")])["components"]["schemas"]

    assert [name for name in schemas if name.startswith("Maker")] == ["MakerOne", "MakerTwo"]
    assert schemas["MakerTwo"]["properties"]["model"] == {"const": "maker/two", "default": "maker/two"}


def test_several_ids_of_which_one_is_to_be_sent_are_one_model() -> None:
    """Then the others are spellings."""
    found = of_several("maker/one", "maker/1")
    body(found)["properties"]["model"]["default"] = "maker/one"

    schemas = bundle([found])["components"]["schemas"]

    assert [name for name in schemas if name.startswith("Maker")] == ["MakerOne"]
    assert schemas["MakerOne"]["properties"]["model"]["enum"] == ["maker/one", "maker/1"]


def test_names_that_collide_are_numbered() -> None:
    """The document that is listed first keeps the name, so that a new one touches no class that was there."""
    schemas = bundle([document("maker/one"), document("maker-one"), document("maker.one")])["components"]["schemas"]

    names = [name for name in schemas if name.startswith("Maker")]
    assert names == ["MakerOne", "MakerOne2", "MakerOne3"]
    assert schemas["MakerOne2"]["properties"]["model"]["const"] == "maker-one"


def test_a_model_named_like_an_answer_is_refused() -> None:
    """One of the two would be lost."""
    assert "Answer names an answer and a model" in refused(document("answer"))


def test_one_model_in_several_documents_is_refused_or_left_to_the_first() -> None:
    """As the rule in sources.toml says; what gives way is named."""
    documents = [document("maker/one"), of_several("maker/two", "maker/one"), document("maker/one", file="other.json")]
    documents[2] = documents[2]._replace(name="specs/vendor/other.json")

    first = resolve_duplicates(documents, "first")

    assert [list(body(found)["properties"]["model"].get("enum", [])) for found in first.documents] == [
        [],
        ["maker/two"],
    ]
    assert [str(each) for each in first.duplicates] == [
        "specs/vendor/maker/two.json leaves maker/one to specs/vendor/maker/one.json, which is listed before it",
        "specs/vendor/other.json leaves maker/one to specs/vendor/maker/one.json, which is listed before it",
    ]
    assert [finding.file for finding in resolve_duplicates(documents, "refuse").findings] == [
        "specs/vendor/maker/two.json",
        "specs/vendor/other.json",
    ]
    assert body(documents[1])["properties"]["model"]["enum"] == ["maker/two", "maker/one"]  # the document is untouched


def test_documents_may_name_several_answers() -> None:
    """Each of them is one, to the create that names it and to the fetch at its address."""
    one, two = document("maker/one"), document("maker/two")
    answer(two)["x-reelkit-name"] = "OtherAnswer"
    answer(two)["properties"]["video"] = {"type": "array"}
    del two.content["paths"][PATH]["get"]

    contract = bundle([one, two])

    either = {"anyOf": [{"$ref": "#/components/schemas/Answer"}, {"$ref": "#/components/schemas/OtherAnswer"}]}
    for method in ("post", "get"):
        responses = contract["paths"][PATH][method]["responses"]
        assert responses["200"]["content"]["application/json"]["schema"] == either


def test_a_difference_is_shown() -> None:
    """Where it is, and what the two documents say."""
    one, two = document("maker/one"), document("maker/two")
    answer(two)["properties"]["id"]["type"] = "integer"

    assert 'another document says of the same thing: "integer" against "string" at /properties/id/type' in refused(
        one, two
    )


def test_an_answer_without_a_body_is_refused() -> None:
    """No job could be followed."""
    one = document("maker/one")
    one.content["paths"][PATH]["post"]["responses"] = {"201": {"description": ""}}

    assert "/post/responses: none of its answers has a body, so nothing would tell the id of a job" in refused(one)


def test_a_document_without_a_call_is_refused() -> None:
    """It would add nothing."""
    empty = document("maker/two")
    empty.content["paths"] = {}

    assert "maker/two.json /paths: it describes no call" in refused(document("maker/one"), empty)


def test_an_older_address_that_only_a_page_names_is_like_the_universal_one() -> None:
    """So the table of older addresses grows by an entry in sources.toml."""
    one = document("maker/one", legacy_create=LEGACY_CREATE, legacy_fetch=LEGACY_CREATE)
    for method in ("post", "get"):
        one.content["paths"][PATH][method] |= {"summary": "Do it", "description": "Does it."}

    contract = bundle([one, document("maker/two")])

    older = contract["paths"][LEGACY_CREATE]
    assert older["post"]["operationId"] == "create_maker_video"
    assert older["get"]["operationId"] == "fetch_maker_video"
    assert older["get"]["description"] == "Does it. No document describes this address: its answers are assumed."
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


def test_what_is_referred_to_is_put_where_it_is_used() -> None:
    """Of a dump of components only what is used stays; names and examples that look like references are left alone."""
    before = copy.deepcopy(DUMP)

    found = inline_references(DUMP, "a.json")

    assert before == DUMP
    place = {"type": "string", "example": {"$ref": "#/not/a/reference"}}
    schema = {"properties": {"$ref": {"type": "string"}, "at": place}}
    assert found["paths"]["/a"]["get"]["responses"]["200"] == {"content": {"application/json": {"schema": schema}}}
    assert found["components"] == {"securitySchemes": {"key": {"type": "http"}}}


def test_references_that_double_are_refused() -> None:
    """A few lines can stand for more than any memory holds."""
    schemas = {f"S{n}": {"anyOf": [{"$ref": f"#/components/schemas/S{n + 1}"}] * 9} for n in range(9)}
    schemas["S9"] = {"anyOf": []}
    bomb = DUMP | {"paths": {"/a": {"$ref": "#/components/schemas/S0"}}, "components": {"schemas": schemas}}

    with pytest.raises(SpecsError, match=r"a\.json /paths/.*: its references grow beyond all bounds"):
        inline_references(bomb, "a.json")


def test_in_3_1_a_reference_stands_alone() -> None:
    """What stands beside it would have to be joined with what it means; in 3.0 it says nothing."""
    beside = copy.deepcopy(DUMP)
    beside["components"]["schemas"]["Node"]["properties"]["at"]["maxLength"] = 5

    assert inline_references(beside, "a.json") == inline_references(DUMP, "a.json")
    with pytest.raises(SpecsError, match="/properties/at: maxLength beside a reference"):
        inline_references(beside | {"openapi": "3.1.0"}, "a.json")


def test_a_field_that_calls_itself_required_is_required() -> None:
    """Older drafts said so at the field; whoever says false says nothing."""
    schema = {"properties": {"a": {"required": True}, "b": {"required": False}, "c": {}}, "required": ["c"]}
    found = as_openapi_3_1({"openapi": "3.0.0", "info": {}, "paths": {}, "components": {"schemas": {"A": schema}}})

    assert found["components"]["schemas"]["A"] == {"properties": {"a": {}, "b": {}, "c": {}}, "required": ["c", "a"]}
