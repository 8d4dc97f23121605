"""The operations of a document, with their parameters, bodies and responses, and the models of a body."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._diff.shape import Shape, as_list
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.models import normalized_id
from reelkit_specs._documents.walk import METHODS

IGNORED_HEADERS = ("accept", "authorization", "content-type")  # header parameters that OpenAPI ignores
STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}  # the default style of a parameter
FIELD = "model"  # every request names its model in this field


class Call(NamedTuple):
    """One method of one path, with references resolved. Schemas are raw."""

    path: str
    method: str
    parameters: Json  # as one object schema
    needs_body: bool | None  # None if there is no body
    bodies: Json  # by media type
    responses: dict[str, Json]  # by HTTP status, then by media type
    headers: Json  # by HTTP status, each as one object schema
    security: frozenset[str] | None
    servers: tuple[str, ...]
    words: tuple[str, ...]
    deprecated: bool

    @property
    def title(self) -> str:
        return f"{self.method.upper()} {self.path}"


def calls(reader: Reader) -> Iterator[Call]:
    """Every operation of the document."""
    for path, raw_item in reader.document["paths"].items():
        item = reader.part(raw_item)
        for method in METHODS:
            if isinstance(operation := item.get(method), dict):
                yield _call(reader, path, method, item, operation)


def _call(reader: Reader, path: str, method: str, item: Json, operation: Json) -> Call:
    body = reader.part(operation["requestBody"]) if "requestBody" in operation else None
    responses = {str(code).replace("x", "X"): reader.part(raw) for code, raw in operation.get("responses", {}).items()}
    root = reader.document
    return Call(
        path,
        method,
        parameters=_parameters(reader, [*item.get("parameters", []), *operation.get("parameters", [])]),
        needs_body=body.get("required") is True if isinstance(body, dict) else None,
        bodies=_content(reader, body),
        responses={code: _content(reader, response) for code, response in responses.items()},
        headers={code: _headers(reader, response) for code, response in responses.items()},
        security=_security(root, operation.get("security", root.get("security"))),
        servers=_servers(operation.get("servers") or item.get("servers") or root.get("servers")),
        words=tuple(str(text) for key in ("summary", "description") if (text := operation.get(key))),
        deprecated=operation.get("deprecated") is True,
    )


def _content(reader: Reader, node: Any) -> Json:
    content = node.get("content") if isinstance(node, dict) else None
    if not isinstance(content, dict):
        return {}
    return {
        media.partition(";")[0].strip().lower(): reader.part(raw).get("schema", True) for media, raw in content.items()
    }


def _parameters(reader: Reader, raw_parameters: list[Any]) -> Json:
    """One object schema with a field for each parameter, so that parameters are compared like fields."""
    found = {}
    for parameter in map(reader.part, raw_parameters):
        place, name = parameter.get("in"), str(parameter.get("name"))
        if place == "header" and name.lower() in IGNORED_HEADERS:
            continue
        key = f"{place} {name.lower() if place == 'header' else name}"
        found[key] = parameter
    return {
        "type": "object",
        "properties": {key: _parameter(reader, parameter) for key, parameter in found.items()},
        "required": [key for key, parameter in found.items() if parameter.get("required") is True],
    }


def _parameter(reader: Reader, parameter: Json) -> Json:
    """The schema of a parameter or a header, with the other keywords of the parameter."""
    schemas = [*_content(reader, parameter).values(), True]
    beside: Json = {key: parameter[key] for key in ("description", "deprecated") if key in parameter}
    beside.update({key: True for key in ("allowReserved", "allowEmptyValue") if parameter.get(key) is True})
    usual = STYLES.get(str(parameter.get("in")), "simple")
    style = parameter.get("style", usual)
    if style != usual:
        beside["style"] = style
    if (explode := parameter.get("explode", style == "form")) != (style == "form"):
        beside["explode"] = explode
    return {"allOf": [parameter.get("schema", schemas[0])], **beside}


def _headers(reader: Reader, response: Any) -> Json:
    raw_headers = response.get("headers") if isinstance(response, dict) else None
    headers = {name.lower(): reader.part(raw) for name, raw in (raw_headers or {}).items()}
    return {
        "type": "object",
        "properties": {f"header {name}": _parameter(reader, header) for name, header in headers.items()},
        "required": [f"header {name}" for name, header in headers.items() if header.get("required") is True],
    }


def _security(document: Json, choices: Any) -> frozenset[str] | None:
    """The ways to authenticate, in words, as the names of schemes are arbitrary. None if authentication is optional."""
    if not isinstance(choices, list) or not choices or {} in choices:
        return None
    schemes = document.get("components", {}).get("securitySchemes", {})
    return frozenset(
        " and ".join(sorted(_scheme(name, schemes.get(name), scopes) for name, scopes in choice.items()))
        for choice in choices
        if isinstance(choice, dict)
    )


def _scheme(name: str, scheme: Any, scopes: Any) -> str:
    if not isinstance(scheme, dict):
        return f"the undescribed scheme {name}"
    if scheme.get("type") == "apiKey":
        return f"a key in {scheme.get('in')} {scheme.get('name')}"
    parts = [str(scheme.get("type")), str(scheme.get("scheme", "")).lower()]
    return " ".join([*filter(None, parts), *map(str, scopes if isinstance(scopes, list) else ())])


def _servers(servers: Any) -> tuple[str, ...]:
    found = [str(server.get("url", "/")) for server in as_list(servers) if isinstance(server, dict)] or ["/"]
    return tuple(sorted({url.rstrip("/") for url in found}))


class Request(NamedTuple):
    """The request of one model, or of one address if it names no model."""

    ids: tuple[str, ...]
    shape: Shape
    raw: Any


def requests(reader: Reader, raw: Any) -> list[Request]:
    """The requests of a body: one for each model of a union, else one."""
    shape = reader.shape(raw)
    if not shape.variants or FIELD in shape.fields:
        return [_request(reader, shape, raw)]
    found = [_request(reader, reader.shape(variant), variant) for variant in shape.variants]
    return found if all(request.ids for request in found) else [Request((), shape, raw)]


def _request(reader: Reader, shape: Shape, raw: Any) -> Request:
    """The request without the model ids in its schema: these are compared as models, not as values of a field."""
    if FIELD not in shape.fields:
        return Request((), shape, raw)
    field = reader.shape(shape.fields[FIELD])
    ids = tuple(value for value in (field.enum or {}).values() if isinstance(value, str))
    nameless = {"type": sorted(field.types), "description": reader.description(shape.fields[FIELD])}
    return Request(ids, shape._replace(fields={**shape.fields, FIELD: nameless}) if ids else shape, raw)


def match_spellings(removed: list[str], new: list[str]) -> dict[str, str]:
    """Map the old spellings of model ids to the new ones."""
    by_letters = {normalized_id(identifier): identifier for identifier in reversed(new)}
    return {identifier: by_letters[key] for identifier in removed if (key := normalized_id(identifier)) in by_letters}
