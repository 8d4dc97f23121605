"""Defects of operations, responses and security."""

from collections.abc import Iterator

from reelkit_specs._documents.json import MISSING, Json, pointer, value_at
from reelkit_specs._documents.walk import Operation, operations
from reelkit_specs._lint.usage import ReadDocument, references

Places = Iterator[tuple[str, str]]  # a JSON pointer, and what is wrong there


def undescribed_responses(document: Json) -> Places:
    """Responses without a description, which OpenAPI requires."""
    for operation in operations(document):
        for code, response in operation.content.get("responses", {}).items():
            if "$ref" not in response and not response.get("description"):
                yield f"{operation.pointer}/responses/{code}", f"the response {code} has no description"


def no_errors(document: Json) -> Places:
    """Operations without 4xx or 5xx responses."""
    for operation in operations(document):
        codes = [str(code) for code in operation.content.get("responses", {})]
        missing = [group for group in ("4xx", "5xx") if not any(code[:1] == group[0] for code in codes)]
        if missing and "default" not in codes:
            yield f"{operation.pointer}/responses", f"no {' and no '.join(missing)} is described"


def empty_responses(document: Json) -> Places:
    """Successful responses without content, except 204 and 205."""
    for operation in operations(document):
        for code, response in operation.content.get("responses", {}).items():
            empty = "$ref" not in response and not response.get("content")
            if empty and code.startswith("2") and code not in ("204", "205") and operation.method != "head":
                yield f"{operation.pointer}/responses/{code}", f"the response {code} has no content"


def no_operation_id(document: Json) -> Places:
    """Operations without an operationId."""
    for operation in operations(document):
        if not operation.content.get("operationId"):
            yield operation.pointer, "the operation has no operationId"


def bodies_on_get(document: Json) -> Places:
    """Bodies of methods for which HTTP defines no body."""
    for operation in operations(document):
        if operation.method in ("get", "head", "delete") and "requestBody" in operation.content:
            yield f"{operation.pointer}/requestBody", f"a {operation.method.upper()} has a body"


def several_addresses(document: Json) -> Places:
    """The same request at several paths."""
    seen: list[tuple[Operation, object]] = []
    for operation in operations(document):
        body = operation.content.get("requestBody")
        same = [other.title for other, its_body in seen if body is not None and its_body == body]
        if same:
            yield operation.pointer, f"the same request as {same[0]}"
        seen.append((operation, body))


def no_security(document: Json) -> Places:
    """Operations without security, neither their own nor the document's."""
    for operation in operations(document):
        if not operation.content.get("security", document.get("security")):
            yield operation.pointer, "the operation has no security"


def undescribed_schemes(document: Json) -> Places:
    """Security schemes that are used without a description, and documents without any."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    for operation in operations(document):
        choices = operation.content.get("security") or []
        for name in sorted({name for choice in choices for name in choice} - set(schemes)):
            yield f"{operation.pointer}/security", f"the security scheme {name!r} is not described"
    if not schemes:
        where = "/components" if "components" in document else ""
        yield where, "no security scheme is described"


def in_on_http(document: Json) -> Places:
    """Security schemes with `in` that are not of type apiKey."""
    for where, scheme in _schemes(document):
        if scheme.get("type") == "http" and "in" in scheme:
            yield f"{where}/in", "an http scheme has `in`"


def placeholders(document: Json) -> Places:
    """Bearer formats that are placeholders."""
    for where, scheme in _schemes(document):
        if "<" in str(scheme.get("bearerFormat", "")):
            yield f"{where}/bearerFormat", f"{scheme['bearerFormat']!r} is a placeholder"


def broken_references(document: Json) -> Places:
    """References to other documents, without a target, or to themselves."""
    for where, target in references(document):
        if not target.startswith("#"):
            yield where, f"the reference {target!r} points outside the document"
        elif value_at(document, target[1:]) is MISSING:
            yield where, f"the reference {target!r} has no target"
        elif _leads_back(document, target):
            yield where, f"the reference {target!r} refers to itself"


def unused_components(read: ReadDocument) -> Places:
    """Components that nothing refers to, as one finding: there can be hundreds."""
    if read.unused:
        count = len(read.content["components"]["schemas"])
        yield "/components/schemas", f"{len(read.unused)} of {count} schemas are not used"


def _schemes(document: Json) -> Iterator[tuple[str, Json]]:
    for name, scheme in document.get("components", {}).get("securitySchemes", {}).items():
        yield pointer(("components", "securitySchemes", name)), scheme


def _leads_back(document: Json, target: object) -> bool:
    seen: list[object] = []
    while isinstance(target, str) and target not in seen:
        seen.append(target)
        node = value_at(document, target[1:])
        target = node.get("$ref") if isinstance(node, dict) else None
    return target is not None
