"""Defects of operations, of their answers and of security."""

from collections.abc import Iterator

from reelkit_specs._documents.json import MISSING, Json, pointer, value_at
from reelkit_specs._documents.walk import Operation, operations
from reelkit_specs._lint.usage import references, unused_schemas

Places = Iterator[tuple[str, str]]  # a JSON pointer, and what is wrong there


def undescribed_responses(document: Json) -> Places:
    """OpenAPI requires a description of every response."""
    for operation in operations(document):
        for code, response in operation.content.get("responses", {}).items():
            if "$ref" not in response and not response.get("description"):
                yield f"{operation.pointer}/responses/{code}", f"the response {code} has no description"


def no_errors(document: Json) -> Places:
    """An operation that describes no failure leaves every failure undefined."""
    for operation in operations(document):
        codes = [str(code) for code in operation.content.get("responses", {})]
        missing = [group for group in ("4xx", "5xx") if not any(code[:1] == group[0] for code in codes)]
        if missing and "default" not in codes:
            yield f"{operation.pointer}/responses", f"no {' and no '.join(missing)} is described"


def empty_responses(document: Json) -> Places:
    """A success without content, where content is to be expected."""
    for operation in operations(document):
        for code, response in operation.content.get("responses", {}).items():
            empty = "$ref" not in response and not response.get("content")
            if empty and code.startswith("2") and code not in ("204", "205") and operation.method != "head":
                yield f"{operation.pointer}/responses/{code}", f"what {code} answers is not described"


def no_operation_id(document: Json) -> Places:
    """Operations without a name."""
    for operation in operations(document):
        if not operation.content.get("operationId"):
            yield operation.pointer, "the operation has no operationId"


def bodies_on_get(document: Json) -> Places:
    """A body where HTTP gives it no meaning."""
    for operation in operations(document):
        if operation.method in ("get", "head", "delete") and "requestBody" in operation.content:
            yield f"{operation.pointer}/requestBody", f"a {operation.method.upper()} has a body"


def several_addresses(document: Json) -> Places:
    """One request at several paths; which of them is meant to be used, nothing says."""
    seen: list[tuple[Operation, object]] = []
    for operation in operations(document):
        body = operation.content.get("requestBody")
        same = [other.title for other, its_body in seen if body is not None and its_body == body]
        if same:
            yield operation.pointer, f"the request of {same[0]} stands here again"
        seen.append((operation, body))


def no_security(document: Json) -> Places:
    """An operation for which neither it nor the document asks for a key."""
    for operation in operations(document):
        if not operation.content.get("security", document.get("security")):
            yield operation.pointer, "the operation has no security"


def undescribed_schemes(document: Json) -> Places:
    """Security that is named and not described, or not described at all."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    for operation in operations(document):
        choices = operation.content.get("security") or []
        for name in sorted({name for choice in choices for name in choice} - set(schemes)):
            yield f"{operation.pointer}/security", f"the security scheme {name!r} is not described"
    if not schemes:
        where = "/components" if "components" in document else ""
        yield where, "no security scheme is described"


def in_on_http(document: Json) -> Places:
    """`in` belongs to apiKey schemes."""
    for where, scheme in _schemes(document):
        if scheme.get("type") == "http" and "in" in scheme:
            yield f"{where}/in", "an http scheme has `in`"


def placeholders(document: Json) -> Places:
    """A bearer format to be filled in by the reader."""
    for where, scheme in _schemes(document):
        if "<" in str(scheme.get("bearerFormat", "")):
            yield f"{where}/bearerFormat", f"{scheme['bearerFormat']!r} is a placeholder"


def broken_references(document: Json) -> Places:
    """References that lead out of the document, nowhere, or back to themselves."""
    for where, target in references(document):
        if not target.startswith("#"):
            yield where, f"the reference {target!r} leaves the document"
        elif value_at(document, target[1:]) is MISSING:
            yield where, f"the reference {target!r} leads nowhere"
        elif _leads_back(document, target):
            yield where, f"the reference {target!r} leads back to itself, and means nothing"


def unused_components(document: Json) -> Places:
    """A dump of everything that the vendor has: said once, for there may be hundreds."""
    if names := unused_schemas(document):
        count = len(document["components"]["schemas"])
        yield "/components/schemas", f"{len(names)} of {count} schemas are not used"


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
