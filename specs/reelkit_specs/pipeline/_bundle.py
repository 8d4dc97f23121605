"""One document out of many: both addresses, one create whose body is one of the models, every model a component.

Bundling moves and joins, it repairs nothing: documents that speak of the same operation must already agree.
"""

import copy
import re
from typing import Any

from reelkit_specs.pipeline._findings import Finding, refuse, stop_at
from reelkit_specs.pipeline._json import Json, compact
from reelkit_specs.pipeline._naming import class_of
from reelkit_specs.pipeline._sources import Document
from reelkit_specs.pipeline._walk import Operation, operations

MEDIA_TYPE = "application/json"
WORDING = ("description", "example", "examples", "summary")
NAME = "x-reelkit-name"  # an overlay names the answer schemas; models are named after their ids


def bundle(documents: list[Document]) -> Json:
    """Join repaired documents (OpenAPI 3.1) into one contract."""
    return _Bundle(documents).contract


class _Bundle:
    def __init__(self, documents: list[Document]) -> None:
        if not documents:
            raise refuse("specs/sources.toml", "", "it lists no document", "list the vendor's documents")
        first = documents[0].content
        self.findings: list[Finding] = []
        self.models: dict[str, Json] = {}
        self.answers: dict[str, Json] = {}
        self.schemes: dict[str, Json] = {}
        self.bodies: dict[str, list[str]] = {}  # path of a create: the models it takes
        self.fetches: dict[str, Document] = {}  # path of a fetch: a document whose model is asked for there
        self.paths: dict[str, Json] = {}
        for document in documents:
            self._agree(document.name, "/servers", document.content.get("servers"), first.get("servers"))
            self._add(document)
        for path, names in self.bodies.items():
            self._set_body(path, names)
        for path, document in self.fetches.items():
            if "get" not in self.paths.get(path, {}):
                what = f"its jobs are asked for at GET {path}, which no document describes"
                self._find(document, "", what, "check the legacy address in specs/sources.toml")
        stop_at(self.findings)
        self.contract: Json = {
            "openapi": "3.1.0",
            "info": first["info"],
            "servers": first.get("servers", []),
            "paths": self.paths,
            "components": {"securitySchemes": self.schemes, "schemas": self.models | self.answers},
        }

    def _add(self, document: Document) -> None:
        components = document.content.get("components", {})
        if others := sorted(name for name, content in components.items() if name != "securitySchemes" and content):
            what = f"its components hold {', '.join(others)}, which the contract would not get"
            self._find(document, "/components", what, "put what is referred to where it is used, in an overlay")
        for name, scheme in components.get("securitySchemes", {}).items():
            known = self.schemes.setdefault(name, scheme)
            self._agree(document.name, f"/components/securitySchemes/{name}", scheme, known)
        for operation in operations(document.content):
            self._add_operation(document, operation)

    def _add_operation(self, document: Document, operation: Operation) -> None:
        content = copy.deepcopy(operation.content)
        if operation.method == "post":
            self.bodies.setdefault(operation.path, [])
            body = content.get("requestBody", {}).get("content", {})
            if set(body) != {MEDIA_TYPE}:
                what = f"the create's body must be {MEDIA_TYPE} and nothing else"
                self._find(document, f"{operation.pointer}/requestBody", what, "repair it in an overlay")
                return
            if "schema" in body[MEDIA_TYPE]:
                self._add_model(document, operation, body[MEDIA_TYPE].pop("schema"))
        for status, response in content.get("responses", {}).items():
            for media in response.get("content", {}).values():
                where = f"{operation.pointer}/responses/{status}"
                media["schema"] = self._add_answer(document, where, media.get("schema", {}))
        known = self.paths.setdefault(operation.path, {}).setdefault(operation.method, content)
        self._agree(document.name, operation.pointer, content, known)

    def _add_model(self, document: Document, operation: Operation, schema: Json) -> None:
        where = f"{operation.pointer}/requestBody"
        model = schema.get("properties", {}).get("model", {})
        if not isinstance(identifier := model.get("default"), str):
            self._find(document, where, "its body names no model: `model` needs a default", "repair it in an overlay")
            return
        name = class_name(identifier)
        if name in self.models:
            todo = "keep one of the documents, or rename one model in an overlay"
            self._find(document, where, f"the model {identifier!r} is there already, or another named {name}", todo)
            return
        source = document.source
        legacy = {"create": source.legacy_create, "fetch": source.legacy_fetch}
        addresses = {"create": operation.path, "fetch": operation.path}
        schema["x-reelkit-addresses"] = {
            "universal": addresses,
            "legacy": {call: path for call, path in legacy.items() if path},
        }
        self.models[name] = schema
        self.fetches[operation.path] = self.fetches[source.legacy_fetch or operation.path] = document
        for path in filter(None, (operation.path, source.legacy_create)):
            self.bodies.setdefault(path, []).append(name)

    def _add_answer(self, document: Document, where: str, schema: Json) -> Json:
        name = schema.pop(NAME, None)
        if name is None:
            self._find(document, where, f"its schema has no {NAME}", "name it in an overlay")
            return schema
        self._agree(document.name, f"{where} ({name})", schema, self.answers.setdefault(name, schema))
        return _reference(name)

    def _set_body(self, path: str, names: list[str]) -> None:
        create = self.paths.get(path, {}).get("post")
        if create is None or not names:
            what = f"no document describes POST {path}" if names else f"no model is created at POST {path}"
            self.findings.append(Finding("specs/sources.toml", "", what, "check the legacy addresses"))
            return
        create["requestBody"]["content"][MEDIA_TYPE]["schema"] = {"oneOf": [_reference(name) for name in names]}

    def _agree(self, file: str, where: str, one: Any, other: Any) -> None:
        if compact(_meaning(one)) != compact(_meaning(other)):
            what = "differs in meaning from what another document says of the same thing"
            self.findings.append(Finding(file, where, what, "make them agree in an overlay"))

    def _find(self, document: Document, where: str, what: str, todo: str) -> None:
        self.findings.append(Finding(document.name, where, what, todo))


def class_name(identifier: str) -> str:
    """The name of a model's class: ``pixverse/v5-5-text-to-video`` is ``PixverseV55TextToVideo``."""
    words: list[str] = re.findall(r"[A-Za-z0-9]+", identifier)
    return class_of("".join(word[:1].upper() + word[1:] for word in words))  # as the generator will spell it


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _meaning(value: Any) -> Any:
    """The value without its wording, which two documents may choose differently."""
    if isinstance(value, dict):
        return {
            key: _named(part) if key == "properties" else _meaning(part)
            for key, part in value.items()
            if key not in WORDING
        }
    if isinstance(value, list):
        return [_meaning(item) for item in value]
    return value


def _named(properties: Any) -> Any:
    """Properties keep their names, also where a name is a word of OpenAPI."""
    if not isinstance(properties, dict):
        return properties
    return {name: _meaning(schema) for name, schema in properties.items()}
