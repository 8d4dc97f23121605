"""Joins the documents into one contract: a create whose body is one of the models, with every model a component.

Bundling repairs nothing. Documents that describe the same operation must agree, except that each may describe
responses of its own.
"""

import copy
import itertools
import re
from typing import Any

from reelkit_specs._documents.class_names import class_of
from reelkit_specs._documents.findings import Finding, finding_error, raise_findings
from reelkit_specs._documents.json import Json, Location, compact, pointer, short
from reelkit_specs._documents.models import maker_of
from reelkit_specs._documents.walk import Operation, operations
from reelkit_specs._vendor.sources import Document

MEDIA_TYPE = "application/json"
ASSUMED = "No document describes this address: its responses are assumed."
NAME = "x-reelkit-name"  # set by an overlay on each response schema; models are named after their ids

ResponseNames = dict[tuple[str, str], list[str]]  # names of response schemas, by status and media type
WORDING = ("description", "example", "examples", "summary")


def bundle(documents: list[Document]) -> Json:
    """Join repaired OpenAPI 3.1 documents into one contract."""
    return _Bundle(documents).contract


class _Bundle:
    def __init__(self, documents: list[Document]) -> None:
        if not documents:
            raise finding_error(
                "specs/sources.toml", "", "no documents", "add a [[document]] entry for each vendor document"
            )
        first = documents[0].content
        self.findings: list[Finding] = []
        self.models: dict[str, Json] = {}
        self.responses_by_name: dict[str, Json] = {}
        self.schemes: dict[str, Json] = {}
        self.creates: dict[str, list[str]] = {}  # by path: the models
        self.response_names: dict[tuple[str, str], ResponseNames] = {}  # by path and method
        self.fetches: dict[str, Document] = {}  # by path: a document with a model that is fetched there
        self.paths: dict[str, Json] = {}
        for document in documents:
            self._check_agreement(document.name, "/servers", document.content.get("servers"), first.get("servers"))
            self._add(document)
        for path in dict.fromkeys((*self.creates, *self.fetches)):
            self._assume_legacy_operations(path)
        for path, names in self.creates.items():
            self._set_body(path, names)
        for path, document in self.fetches.items():
            if "get" not in self.paths.get(path, {}):
                what = f"its jobs are fetched at GET {path}, which no document describes"
                self._add_finding(document, "", what, "check the legacy address in specs/sources.toml")
        self._set_responses()
        for name in sorted(self.models.keys() & self.responses_by_name.keys()):
            self.findings.append(
                Finding("specs/overlays", "", f"{name} is the name of a response and of a model", "rename the response")
            )
        raise_findings(self.findings)
        self.contract: Json = {
            "openapi": "3.1.0",
            "info": first["info"],
            "servers": first.get("servers", []),
            "paths": self.paths,
            "components": {"securitySchemes": self.schemes, "schemas": self.models | self.responses_by_name},
        }

    def _add(self, document: Document) -> None:
        components = document.content.get("components", {})
        for name, scheme in components.get("securitySchemes", {}).items():
            known = self.schemes.setdefault(name, scheme)
            self._check_agreement(document.name, f"/components/securitySchemes/{name}", scheme, known)
        found = list(operations(document.content))
        if not found:
            self._add_finding(document, "/paths", "it describes no operation", "check that this is the right file")
        for operation in found:
            self._add_operation(document, operation)

    def _add_operation(self, document: Document, operation: Operation) -> None:
        content = copy.deepcopy(operation.content)
        if operation.method == "post":
            self.creates.setdefault(operation.path, [])
            body = content.get("requestBody", {}).get("content", {})
            if set(body) != {MEDIA_TYPE}:
                what = f"the body of a create must be {MEDIA_TYPE} only"
                self._add_finding(document, f"{operation.pointer}/requestBody", what, "repair it in an overlay")
                return
            if "schema" in body[MEDIA_TYPE]:
                self._add_models(document, operation, body[MEDIA_TYPE].pop("schema"))
        if not any(response.get("content") for response in content.get("responses", {}).values()):
            what = "no response has a body, so the id of the job is unknown"
            self._add_finding(document, f"{operation.pointer}/responses", what, "describe one in an overlay")
        for status, response in content.get("responses", {}).items():
            for kind, media in response.get("content", {}).items():
                where = f"{operation.pointer}/responses/{status}"
                name = self._name_response(document, where, media.get("schema", {}))
                media["schema"] = {}
                # The fetch returns what the create at its address returns: it is the same job.
                for method in dict.fromkeys((operation.method, "get")):
                    responses_by_name = self.response_names.setdefault((operation.path, method), {})
                    responses_by_name.setdefault((status, kind), []).append(name)
        known = self.paths.setdefault(operation.path, {}).setdefault(operation.method, content)
        self._check_agreement(document.name, operation.pointer, content, known)

    def _add_models(self, document: Document, operation: Operation, schema: Json) -> None:
        """Add a model for each id. If `model` has a default, its ids are spellings of one model."""
        model = schema.get("properties", {}).get("model", {})
        ids = [model["default"]] if "default" in model else model.get("enum", [])
        if not ids or not all(isinstance(identifier, str) for identifier in ids):
            what = "the body names no model: `model` needs a default or an enum of ids"
            self._add_finding(document, f"{operation.pointer}/requestBody", what, "repair it in an overlay")
            return
        for identifier in ids:
            own = copy.deepcopy(schema)
            if "default" not in model:
                del own["properties"]["model"]["enum"]
                own["properties"]["model"] |= {"const": identifier, "default": identifier}
            self._add_model(document, operation, identifier, own)

    def _add_model(self, document: Document, operation: Operation, identifier: str, schema: Json) -> None:
        if any(identifier == known["properties"]["model"]["default"] for known in self.models.values()):
            todo = "keep one of the documents, or rename one model in an overlay"
            where = f"{operation.pointer}/requestBody"
            self._add_finding(document, where, f"the model {identifier!r} is already described", todo)
            return
        name = self._free_name(identifier)
        source = document.source
        legacy = {"create": source.legacy_create, "fetch": source.legacy_fetch}
        addresses = {"create": operation.path, "fetch": operation.path}
        schema["x-reelkit-addresses"] = {
            "universal": addresses,
            "legacy": {call: path for call, path in legacy.items() if path},
        }
        self.models[name] = schema
        for path in (operation.path, source.legacy_fetch):
            if path:
                self.fetches.setdefault(path, document)
        for path in (operation.path, source.legacy_create):
            if path:
                self.creates.setdefault(path, []).append(name)

    def _free_name(self, identifier: str) -> str:
        """The class name of a model. If the name is used already, it gets a number."""
        name = class_name(identifier)
        numbered = (class_of(f"{name}{number}") for number in itertools.count(2))
        return name if name not in self.models else next(free for free in numbered if free not in self.models)

    def _name_response(self, document: Document, where: str, schema: Json) -> str:
        name = schema.pop(NAME, None)
        if name is None:
            self._add_finding(document, where, f"its schema has no {NAME}", "name it in an overlay")
            return ""
        self._check_agreement(
            document.name, f"{where} ({name})", schema, self.responses_by_name.setdefault(name, schema)
        )
        return str(name)

    def _set_responses(self) -> None:
        for (path, method), responses_by_name in self.response_names.items():
            responses = self.paths.get(path, {}).get(method, {}).get("responses", {})
            for (status, kind), names in responses_by_name.items():
                found = [_reference(name) for name in dict.fromkeys(names)]
                if kind in responses.get(status, {}).get("content", {}):
                    responses[status]["content"][kind]["schema"] = found[0] if len(found) == 1 else {"anyOf": found}

    def _assume_legacy_operations(self, path: str) -> None:
        """Copy the universal operations to a legacy address that sources.toml names and no document describes."""
        maker = maker_of(path)
        universal = next((name for name in self.paths if not maker_of(name)), None)
        if maker is None or universal is None:
            return
        for method, call in (("post", "create"), ("get", "fetch")):
            wanted = self.creates if method == "post" else self.fetches
            if path in wanted and method in self.paths[universal] and method not in self.paths.get(path, {}):
                like = self.paths[universal][method]
                self.paths.setdefault(path, {})[method] = copy.deepcopy(like) | {
                    "operationId": f"{call}_{maker.replace('-', '_')}_video",
                    "summary": f"{like['summary']} (legacy address of {maker})",
                    "description": f"{like['description']} {ASSUMED}",
                }
                self.response_names[path, method] = self.response_names.get((universal, method), {})

    def _set_body(self, path: str, names: list[str]) -> None:
        create = self.paths.get(path, {}).get("post")
        if create is None or not names:
            what = f"no document describes POST {path}" if names else f"no model is created at POST {path}"
            self.findings.append(Finding("specs/sources.toml", "", what, "check the legacy addresses"))
            return
        create["requestBody"]["content"][MEDIA_TYPE]["schema"] = {"oneOf": [_reference(name) for name in names]}

    def _check_agreement(self, file: str, where: str, one: Any, other: Any) -> None:
        if found := difference(one, other):
            location, one_value, other_value = found
            shown = f"{short(one_value)} against {short(other_value)}" + (
                f" at {pointer(location)}" if location else ""
            )
            what = f"differs in meaning from another document: {shown}"
            self.findings.append(Finding(file, where, what, "make the documents agree in an overlay"))

    def _add_finding(self, document: Document, where: str, what: str, todo: str) -> None:
        self.findings.append(Finding(document.name, where, what, todo))


def class_name(identifier: str) -> str:
    """The class name of a model: ``PixverseV55TextToVideo`` for ``pixverse/v5-5-text-to-video``."""
    words: list[str] = re.findall(r"[A-Za-z0-9]+", identifier)
    return class_of("".join(word[:1].upper() + word[1:] for word in words))  # as the generator spells it


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def difference(one: Any, other: Any) -> tuple[Location, Any, Any] | None:
    """The first place where the meanings differ, and both values there; None if they agree."""
    return _first_difference(_meaning(one), _meaning(other), ())


def _first_difference(one: Any, other: Any, location: Location) -> tuple[Location, Any, Any] | None:
    """The first place where the values differ, and both values there; None if they are equal."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            if key not in one or key not in other:
                return (*location, key), one.get(key), other.get(key)
            if found := _first_difference(one[key], other[key], (*location, key)):
                return found
        return None
    return None if compact(one) == compact(other) else (location, one, other)


def _meaning(value: Any) -> Any:
    """The value without descriptions and examples, which may differ between documents."""
    if isinstance(value, dict):
        return {
            key: _property_meanings(part) if key == "properties" else _meaning(part)
            for key, part in value.items()
            if key not in WORDING
        }
    if isinstance(value, list):
        return [_meaning(item) for item in value]
    return value


def _property_meanings(properties: Any) -> Any:
    """The properties. Their names are kept, even names such as `description`."""
    if not isinstance(properties, dict):
        return properties
    return {name: _meaning(schema) for name, schema in properties.items()}
