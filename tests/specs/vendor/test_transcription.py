"""A transcription on its own: what stays of a document, what goes, and where our words come from."""

from pathlib import Path
from typing import Any

import pytest

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._vendor.glossary import Glossary, read_glossary
from reelkit_specs._vendor.prose import prose_of, runs_of, shared_run
from reelkit_specs._vendor.transcription import transcribe

PATH = "/v2/video/generations"
SCHEMA = "/paths/~1v2~1video~1generations/post/requestBody/content/application~1json/schema"


def document(properties: dict[str, Any], *ids: str, **keywords: Any) -> dict[str, Any]:
    """A create of these models with these fields beside `model`."""
    fields = {"model": {"type": "string", "enum": list(ids or ["maker/one"])}, **properties}
    schema = {"type": "object", "properties": fields, **keywords}
    body = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
    return {"openapi": "3.0.0", "info": {"title": "A", "version": "1"}, "paths": {PATH: {"post": body}}}


def transcribed(properties: dict[str, Any], request: dict[str, Any], *ids: str, **keywords: Any) -> dict[str, Any]:
    """The schema of the body in a transcription, which must be complete."""
    glossary = Glossary({"request": {"model": "The id.", **request}}, "glossary")
    content, findings = transcribe(document(properties, *ids, **keywords), "document", glossary)
    assert findings == []
    schema: dict[str, Any] = content["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return schema


def test_facts_stay_and_words_go() -> None:
    """Also the facts that are defects, and what only looks like a description."""
    length = {"type": "integer", "enum": [5, 8], "default": "5", "nullable": True, "minimum": 1, "required": True}
    words = {"description": "Theirs.", "example": 5, "title": "The length", "x-note": "Theirs.", "externalDocs": {}}
    named = {"description": {"type": "string", "description": "Theirs."}, "example": {"type": "string"}}
    ours = {"length": "Ours.", "description": "Ours.", "example": "Ours."}

    schema = transcribed({"length": length | words, **named}, ours, title="maker/one", required=["length"])

    assert schema["properties"]["length"] == length | {"description": "Ours."}
    assert schema["properties"]["description"] == {"type": "string", "description": "Ours."}
    assert schema["properties"]["example"] == {"type": "string", "description": "Ours."}
    assert (schema["title"], schema["required"]) == ("maker/one", ["length"])


def test_every_nested_field_is_described_and_nothing_else() -> None:
    """In objects, lists and unions; a branch of a union is no field."""
    branch = {"type": "object", "properties": {"url": {"type": "string"}}, "description": "Theirs."}
    properties = {"parts": {"type": "array", "items": {"anyOf": [branch, {"type": "null"}]}}}

    schema = transcribed(properties, {"parts": "The parts.", "url": "Some link.", "parts.url": "The link."})

    described = {"type": "string", "description": "The link."}
    assert schema["properties"]["parts"] == {
        "type": "array",
        "items": {"anyOf": [{"type": "object", "properties": {"url": described}}, {"type": "null"}]},
        "description": "The parts.",
    }


@pytest.mark.parametrize(
    ("ids", "expected"),
    [(["maker/one"], "Of the maker."), (["other/x"], "Of others."), (["maker/one", "other/x"], "Of others.")],
)
def test_the_first_pattern_that_fits_all_ids_is_taken(ids: list[str], expected: str) -> None:
    """By the maker, by a model, or for all that are left."""
    schema = transcribed({"size": {}}, {"size": {"maker/*": "Of the maker.", "*": "Of others."}}, *ids)

    assert schema["properties"]["size"]["description"] == expected


def test_words_outside_of_schemas_have_entries_of_their_own() -> None:
    """Where the document has a description, and nowhere else."""
    given = document({})
    given["info"]["description"] = "Theirs."
    post = given["paths"][PATH]["post"]
    post |= {"summary": "Theirs.", "responses": {"200": {"description": "Theirs."}, "400": {}}}
    post["parameters"] = [{"name": "trace", "in": "query", "schema": {"type": "string"}, "description": "Theirs."}]
    texts = {"info": "The service.", "create summary": "A create.", "create response": "Accepted."}
    glossary = Glossary({"document": texts, "request": {"model": "The id.", "trace": "A trace."}}, "glossary")

    content, findings = transcribe(given, "document", glossary)

    assert findings == []
    assert content["info"]["description"] == "The service."
    made = content["paths"][PATH]["post"]
    assert (made["summary"], "description" in made) == ("A create.", False)
    assert made["responses"] == {"200": {"description": "Accepted."}, "400": {}}
    assert made["parameters"][0]["description"] == "A trace."


@pytest.mark.parametrize("entries", [{}, {"size": {"other/*": "Of another maker."}}])
def test_a_field_without_an_entry_is_named(entries: dict[str, Any]) -> None:
    """With its document and its place; a pattern for other models is no entry."""
    glossary = Glossary({"request": {"model": "The id.", **entries}}, "specs/glossary.yaml")

    _, findings = transcribe(document({"size": {"properties": {"wide": True}}}), "a.json", glossary)

    (found,) = map(str, findings)
    what = "specs/glossary.yaml does not describe `size` of maker/one; add it below `request`, in our own words"
    assert found == f"a.json {SCHEMA}/properties/size: {what}"


def test_a_keyword_that_nobody_knows_is_named() -> None:
    """It may hold a fact, or the vendor's prose."""
    glossary = Glossary({"request": {"model": "The id."}}, "glossary")

    _, findings = transcribe(document({}, advice="Theirs."), "a.json", glossary)

    (found,) = map(str, findings)
    assert found.startswith(f"a.json {SCHEMA}/advice: `advice` is no keyword that a transcription knows")


def test_entries_that_nothing_asked_for_are_named() -> None:
    """Each text of an entry with several, and one behind a pattern that fits everything."""
    entries = {"model": "The id.", "size": {"*": "A size.", "maker/*": "Of the maker."}, "colour": "A colour."}
    glossary = Glossary({"request": entries}, "specs/glossary.yaml")
    transcribe(document({"size": {}}), "a.json", glossary)

    places = [finding.pointer for finding in glossary.unused_findings()]

    assert places == ["/request/size/maker~1*", "/request/colour"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "it must hold the sections document, request, response, and nothing else"),
        ("answers: {}", "it must hold the sections document, request, response, and nothing else"),
        ("request: []", "/request: it must map names to descriptions"),
        ("request: {size: 5}", "/request/size: not a text of one line"),
        ("request: {size: {maker/*: ''}}", "/request/size/maker~1*: not a text of one line"),
        ('request: {size: "One.\\nTwo."}', "/request/size: not a text of one line"),
        ("request: {size: Small}", "/request/size: not a whole sentence"),
        ("request: {size: A., size: B.}", "not YAML"),
        ("request: {size: [", "not YAML"),
        (b"\xff", "not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_glossary_is_refused(tmp_path: Path, text: str | bytes | None, expected: str) -> None:
    """In one line with the place."""
    project = Project(tmp_path)
    project.glossary.parent.mkdir()
    if text is not None:
        project.glossary.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(SpecsError, match=r"glossary\.yaml") as caught:
        read_glossary(project)

    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some FOX jumps - over the `dog` and the cat.", "fox jumps over the dog and the cat"),
        ("Some fox jumps over the dog and the bird.", None),
        ("", None),
    ],
)
def test_eight_words_in_a_row_are_the_vendors(text: str, expected: str | None) -> None:
    """Seven are nobody's; case and punctuation do not count."""
    vendor = {"info": {"description": "A red fox jumps over the dog, and the cat today."}, "tags": ["fox"]}

    assert shared_run(text, runs_of(prose_of(vendor))) == expected
