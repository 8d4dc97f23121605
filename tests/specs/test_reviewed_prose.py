"""Every sentence of the vendor's with a rule was reviewed, and became a rule or a warning or has its reason."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from reelkit_specs import models
from reelkit_specs._diff.prose_rules import rules_in
from reelkit_specs._documents.files import read_documents
from reelkit_specs._documents.models import model_fields
from reelkit_specs._documents.walk import operations

LIST = Path(__file__).with_name("reviewed_prose.yaml")
REVIEWED: dict[str, dict[str, str]] = YAML(typ="safe", pure=True).load(LIST.read_text(encoding="utf-8"))
REASONS = {"schema", "form", "default", "content", "describes"}
KNOWN = {name for model in models() for name in model.ids}


def sentences(schema: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """The sentences with a rule in a schema, each with the field that it describes."""
    if isinstance(schema, list):
        for part in schema:
            yield from sentences(part, field)
    elif isinstance(schema, dict):
        yield from ((field, sentence) for sentence in rules_in(schema.get("description")))
        for name, part in schema.get("properties", {}).items():
            yield from sentences(part, f"{field}.{name}" if field else name)
        for keyword in ("items", "anyOf", "oneOf", "allOf"):
            yield from sentences(schema.get(keyword, []), field)


def test_every_sentence_with_a_rule_was_reviewed(corpus: Path) -> None:
    """In the documents of the models that the contract has; a sentence that is new is named by its field."""
    found: dict[str, set[str]] = {}
    for document in read_documents(corpus).documents.values():
        if not any({*field.get("enum", [])} & KNOWN for field in model_fields(document)):
            continue
        for operation in operations(document):
            for media in operation.content.get("requestBody", {}).get("content", {}).values():
                for field, sentence in sentences(media.get("schema")):
                    found.setdefault(hashlib.sha256(sentence.encode()).hexdigest()[:12], set()).add(field)

    assert {key: fields for key, fields in found.items() if key not in REVIEWED} == {}
    assert {key for key in REVIEWED if key not in found} == set()
    assert [key for key, entry in REVIEWED.items() if entry["field"] not in found[key]] == []


def test_what_became_of_a_sentence_is_there() -> None:
    """A rule or a warning with this id is in the contract, about a field of that name; anything else is a reason."""
    there = {
        (kind, rule.id, field)
        for model in models()
        for kind, rules in (("rule", model.rules), ("warning", model.warnings))
        for rule in rules
        for field in rule.fields
    }

    for key, entry in REVIEWED.items():
        kind, _, identifier = entry["outcome"].partition(" ")
        if kind in REASONS:
            assert not identifier, key
        else:
            assert (kind, identifier, entry["field"].partition(".")[0]) in there, key
