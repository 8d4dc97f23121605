"""The probes of the self-test, derived from the document: what Prism must forward and what it must stop.

If one keyword of a schema does not compile, Prism silently stops validating the bodies that the schema belongs to.
So there is a valid and several invalid bodies for every schema.
"""

import enum
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from reelkit_mock._prism.document import status_words

Json = dict[str, Any]

_JSON = "application/json"
_SAMPLES_BY_TYPE = {"string": "a", "integer": 1, "number": 1, "boolean": False}
_OF_OTHER_TYPES: dict[str, Any] = {"array": [], "object": {}, "string": "no such value"}
_SAMPLES_BY_FORMAT = {"uri": "https://example.com/a"}


class BodySchema(NamedTuple):
    """One of the alternative schemas of a body."""

    name: str
    schema: Json


class Defective(NamedTuple):
    """An invalid body, and its defect."""

    defect: str
    body: Json


def resolve(value: Json, document: Json) -> Json:
    """Return the object that a `$ref` points to, or *value* itself."""
    if (reference := value.get("$ref")) is None:
        return value
    for step in reference.removeprefix("#/").split("/"):
        document = document[step]
    return document


def body_schemas(schema: Json, document: Json) -> Iterator[BodySchema]:
    """Yield the alternative schemas of a body."""
    for choice in schema.get("oneOf", [schema]):
        yield BodySchema(choice.get("$ref", "").rpartition("/")[2] or "the body", resolve(choice, document))


def sample(schema: Json) -> Any:
    """Return a valid value of *schema*; of an object, only the required properties."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return sample(schema[keyword][0])
    kind = _types(schema)[0]
    if kind == "object":
        return {name: sample(schema["properties"][name]) for name in schema.get("required", ())}
    if kind == "array":
        return [sample(schema["items"])] * max(1, schema.get("minItems", 1))
    if "minimum" in schema:
        return schema["minimum"]
    return _SAMPLES_BY_FORMAT.get(schema.get("format", ""), _SAMPLES_BY_TYPE[kind])


def defective(schema: Json, body: Json) -> Iterator[Defective]:
    """Yield the valid *body* with one defect at a time."""
    for name in schema.get("required", ()):
        yield Defective(f"without {name}", {key: value for key, value in body.items() if key != name})
    for name, property_schema in schema["properties"].items():
        if "enum" in property_schema or "const" in property_schema:
            yield Defective(f"with an unknown {name}", body | {name: "no such value"})
        elif "type" in property_schema:
            wrong = next(value for kind, value in _OF_OTHER_TYPES.items() if kind not in _types(property_schema))
            yield Defective(f"with a {name} of the wrong type", body | {name: wrong})
    for rule in schema.get("allOf", ()):
        yield Defective(f"against the rule {rule['x-reelkit-rule']}", body | _smallest_match(rule["not"], schema))


def _smallest_match(forbidden: Json, schema: Json) -> Json:
    """Return the smallest object that a rule forbids: its required properties, and those of its first alternative."""
    properties = schema["properties"] | forbidden.get("properties", {})
    fitting = {name: sample(properties[name]) for name in forbidden.get("required", ())}
    for choice in [*forbidden.get("anyOf", ()), *forbidden.get("oneOf", ())][:1]:
        fitting |= _smallest_match(choice, schema)
    return fitting


def _types(schema: Json) -> list[str]:
    kinds = schema.get("type", "object" if "properties" in schema else "string")
    return [kinds] if isinstance(kinds, str) else kinds


class Expectation(enum.Enum):
    """The expected result of a probe."""

    FORWARDED = "pass unchanged"
    REJECTED = "be rejected"
    REPORTED = "become 500"


class ProbeRequest(NamedTuple):
    """A request to Prism."""

    method: str
    target: str
    headers: dict[str, str]
    body: Any = None


class UpstreamResponse(NamedTuple):
    """The response of the server behind Prism."""

    status: int
    body: Any


class Probe(NamedTuple):
    """A request, the response of the server, and the expected result."""

    operation: str
    description: str
    request: ProbeRequest
    response: UpstreamResponse
    expected: Expectation


def create_probes(document: Json) -> Iterator[Probe]:
    """Yield all probes, operation by operation."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            responses = list(_responses(operation, document))
            _, _, good_response = responses[0]
            for description, request, expected in _requests(method.upper(), path, operation, document):
                yield Probe(operation["operationId"], description, request, good_response, expected)
            _, good_request, _ = next(_requests(method.upper(), path, operation, document))
            for description, expected, response in responses:
                yield Probe(operation["operationId"], description, good_request, response, expected)


def _requests(
    method: str, path: str, operation: Json, document: Json
) -> Iterator[tuple[str, ProbeRequest, Expectation]]:
    """Yield requests; the first is valid."""
    query = {item["name"]: sample(item["schema"]) for item in operation.get("parameters", ()) if item["required"]}
    target = f"{path}?{urlencode(query)}" if query else path
    key = {"Authorization": "Bearer probe"}
    if "requestBody" not in operation:
        good = ProbeRequest(method, target, key)
        yield "a valid request", good, Expectation.FORWARDED
    else:
        key["Content-Type"] = _JSON
        schema = operation["requestBody"]["content"][_JSON]["schema"]
        for name, alternative in body_schemas(schema, document):
            good = ProbeRequest(method, target, key, sample(alternative))
            yield f"a valid request ({name})", good, Expectation.FORWARDED
            for defect, body in defective(alternative, good.body):
                yield f"a request {defect} ({name})", good._replace(body=body), Expectation.REJECTED
    for name in query:
        rest = urlencode({key: value for key, value in query.items() if key != name})
        yield f"a request without {name}", good._replace(target=f"{path}?{rest}"), Expectation.REJECTED
    without_key = {name: value for name, value in key.items() if name != "Authorization"}
    yield "a request without a key", good._replace(headers=without_key), Expectation.REJECTED


def _responses(operation: Json, document: Json) -> Iterator[tuple[str, Expectation, UpstreamResponse]]:
    """Yield responses; the first is valid."""
    for status, reference in operation["responses"].items():
        media = resolve(reference, document)["content"][_JSON]
        schema = _main_schema(media["schema"], document)
        for name, body in _good_bodies(media, schema).items():
            kind = f"{status} response" + (f" ({name})" if name else "")
            yield f"a valid {kind}", Expectation.FORWARDED, UpstreamResponse(int(status), body)
            defects = [*defective(schema, body), *_contradictions(schema, body, document)]
            for defect, bad in defects if status == "200" else defects[:1]:  # all errors have the same schema
                yield f"a {kind} {defect}", Expectation.REPORTED, UpstreamResponse(int(status), bad)


def _good_bodies(media: Json, schema: Json) -> Json:
    """Return the examples by name, or a sample."""
    return {name: example["value"] for name, example in media.get("examples", {}).items()} or {"": sample(schema)}


def _main_schema(schema: Json, document: Json) -> Json:
    """Return the schema with the properties, without the one that distinguishes the states."""
    return resolve(schema["allOf"][0] if "allOf" in schema else schema, document)


def _contradictions(schema: Json, body: Json, document: Json) -> Iterator[Defective]:
    """Yield a body of one state with the status words of the others."""
    if "status" in schema["properties"]:
        for words in status_words(document).values():
            if body["status"] not in words:
                yield from (Defective(f"that says {word}", body | {"status": word}) for word in words)
