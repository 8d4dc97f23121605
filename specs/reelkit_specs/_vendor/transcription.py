"""A transcription: the facts of a vendor's document with descriptions of our own.

Names, types, formats, values, defaults, bounds, nesting and addresses stay as they are, defects included: those are
repaired by overlays. Samples, extensions and the vendor's sentences are left out. Every field has a description, and
so has every other part that has one in the document.
"""

from typing import Any

from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import Json, Location, pointer
from reelkit_specs._documents.models import model_ids
from reelkit_specs._documents.walk import HOLDS_A_LIST_OF_SCHEMAS, HOLDS_A_SCHEMA, HOLDS_NAMED_SCHEMAS, METHODS
from reelkit_specs._vendor.glossary import Glossary

LEFT_OUT = {"$comment", "example", "examples", "externalDocs", "xml"}
WORDS = ("description", "summary")
FACTS = {
    "$ref",
    "const",
    "contentEncoding",
    "contentMediaType",
    "default",
    "dependentRequired",
    "deprecated",
    "discriminator",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "nullable",
    "pattern",
    "readOnly",
    "required",
    "type",
    "uniqueItems",
    "writeOnly",
}
CALLS = {"post": "create", "get": "fetch"}


def transcribe(document: Json, name: str, glossary: Glossary) -> tuple[Json, list[Finding]]:
    """The transcription of a document, and findings: descriptions that the glossary lacks, and unknown keywords."""
    transcriber = _Transcriber(document, name, glossary)
    return transcriber.copy_node(document, ()), transcriber.findings


class _Transcriber:
    """Transcribes one document. *findings* are the descriptions that the glossary lacks, and unknown keywords."""

    def __init__(self, document: Json, name: str, glossary: Glossary) -> None:
        self.ids = tuple(model_ids(document))
        self.name = name
        self.glossary = glossary
        self.findings: list[Finding] = []

    def copy_node(self, node: Any, location: Location) -> Any:
        """A copy of a part of the document that is not a schema."""
        if isinstance(node, list):
            return [self.copy_node(item, (*location, index)) for index, item in enumerate(node)]
        if not isinstance(node, dict):
            return node
        made = {}
        for key, value in node.items():
            here = (*location, key)
            if key in WORDS and isinstance(value, str):
                made[key] = self._description(node, key, here)
            elif key == "schema" and location[:1] == ("paths",):
                made[key] = self._schema(value, here, _section(here), self._parameter(node, here))
            elif location == ("components", "schemas"):
                made[key] = self._schema(value, here, "request", ())
            elif key not in LEFT_OUT and not str(key).startswith("x-"):
                made[key] = self.copy_node(value, here)
        return made

    def _description(self, node: Json, key: str, location: Location) -> str:
        """Our words, where the document has words outside of its schemas."""
        kind = _kind(location[:-1])
        if kind == "parameter":
            return self._text("request", (str(node.get("name")),), location)
        return self._text("document", (kind if key == "description" else f"{kind} {key}",), location)

    def _parameter(self, node: Json, location: Location) -> tuple[str, ...]:
        """The name of the parameter that the schema belongs to; empty for the schema of a body."""
        return (str(node.get("name")),) if "parameters" in location else ()

    def _schema(self, schema: Any, location: Location, section: str, path: tuple[str, ...]) -> Any:
        if not isinstance(schema, dict):
            return schema
        made: Json = {}
        for key, value in schema.items():
            here = (*location, key)
            if key == "properties" and isinstance(value, dict):
                made[key] = {
                    name: self._field(field, (*here, name), section, (*path, name)) for name, field in value.items()
                }
            elif key in HOLDS_A_SCHEMA:
                made[key] = self._schema(value, here, section, path)
            elif key in HOLDS_A_LIST_OF_SCHEMAS and isinstance(value, list):
                made[key] = [self._schema(item, (*here, i), section, path) for i, item in enumerate(value)]
            elif key in HOLDS_NAMED_SCHEMAS and isinstance(value, dict):
                made[key] = {name: self._schema(part, (*here, name), section, path) for name, part in value.items()}
            elif key in FACTS or (key == "title" and " " not in str(value)):  # a title without spaces is an id
                made[key] = value
            elif key not in LEFT_OUT and key not in (*WORDS, "title") and not key.startswith("x-"):
                what = f"`{key}` is no keyword that a transcription knows, so it may be a fact or prose"
                todo = "look it up, and put it into one of the lists of specs/reelkit_specs/_vendor/transcription.py"
                self.findings.append(Finding(self.name, pointer(here), what, todo))
        return made

    def _field(self, field: Any, location: Location, section: str, path: tuple[str, ...]) -> Any:
        made = self._schema(field, location, section, path)
        return made | {"description": self._text(section, path, location)} if isinstance(made, dict) else made

    def _text(self, section: str, path: tuple[str, ...], location: Location) -> str:
        text = self.glossary.text(section, path, self.ids)
        if text is None:
            what = (
                f"{self.glossary.name} does not describe `{'.'.join(path)}` of {', '.join(self.ids) or 'this document'}"
            )
            todo = f"add it below `{section}`, in our own words"
            self.findings.append(Finding(self.name, pointer(location), what, todo))
        return text or ""


def _section(location: Location) -> str:
    return "response" if "responses" in location else "request"


def _kind(location: Location) -> str:
    """What the words at this place are about, as the glossary calls it."""
    match location:
        case ("info", *_):
            return "info"
        case ("servers", *_):
            return "server"
        case ("tags", *_):
            return "tag"
        case ("components", "securitySchemes", *_):
            return "security"
        case ("paths", _, str(method), "responses", _) if method in METHODS:
            return f"{CALLS.get(method, method)} response"
        case ("paths", _, str(method), "requestBody") if method in METHODS:
            return f"{CALLS.get(method, method)} body"
        case ("paths", _, str(method)) if method in METHODS:
            return CALLS.get(method, method)
        case ("paths", _):
            return "path"
        case (*_, "headers", _):
            return "header"
        case (*_, "parameters", _):
            return "parameter"
    return str(location[-1]) if location else "document"
