"""What a trustworthy Prism lets pass and what it stops, derived from the document.

If one keyword of a schema does not compile, Prism validates nothing in the bodies it belongs to, and says nothing.
So for every schema that a body may fit there is one that does, and some that must not pass.
"""

import enum
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from reelkit_mock._prism.document import status_words

Json = dict[str, Any]

_OF_TYPE = {"string": "a", "integer": 1, "number": 1, "boolean": False}
_OF_NO_TYPE: list[Any] = []  # the contract has no arrays
_OF_FORMAT = {"uri": "https://example.com/a"}


class Alternative(NamedTuple):
    """One of the schemas that a body may fit."""

    name: str
    schema: Json


class Flawed(NamedTuple):
    """A body that must not pass, and what is wrong with it."""

    flaw: str
    body: Json


def resolved(value: Json, document: Json) -> Json:
    """What *value* refers to, if it does."""
    if (reference := value.get("$ref")) is None:
        return value
    for step in reference.removeprefix("#/").split("/"):
        document = document[step]
    return document


def alternatives(schema: Json, document: Json) -> Iterator[Alternative]:
    """The schemas of which a body has to fit one."""
    for choice in schema.get("oneOf", [schema]):
        yield Alternative(choice.get("$ref", "").rpartition("/")[2] or "the body", resolved(choice, document))


def sample(schema: Json) -> Any:
    """A value that fits *schema*; of an object, what is required."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    kind = _type(schema)
    if kind == "object":
        return {name: sample(schema["properties"][name]) for name in schema.get("required", ())}
    return _OF_FORMAT.get(schema.get("format", ""), _OF_TYPE[kind])


def flawed(schema: Json, body: Json) -> Iterator[Flawed]:
    """*body*, which fits *schema*, with one thing wrong at a time."""
    for name in schema.get("required", ()):
        yield Flawed(f"without {name}", {key: value for key, value in body.items() if key != name})
    for name, property_schema in schema["properties"].items():
        if "enum" in property_schema or "const" in property_schema:
            yield Flawed(f"with an unknown {name}", body | {name: "no such value"})
        elif "type" in property_schema:
            yield Flawed(f"with a {name} of the wrong type", body | {name: _OF_NO_TYPE})
    for rule in schema.get("allOf", ()):
        yield Flawed(f"against the rule {rule['x-reelkit-rule']}", body | _what_fits(rule["not"], schema))


def _what_fits(forbidden: Json, schema: Json) -> Json:
    """The least that a rule forbids: what it requires itself, and in its first alternative."""
    properties = schema["properties"] | forbidden.get("properties", {})
    fitting = {name: sample(properties[name]) for name in forbidden.get("required", ())}
    for choice in [*forbidden.get("anyOf", ()), *forbidden.get("oneOf", ())][:1]:
        fitting |= _what_fits(choice, schema)
    return fitting


def _type(schema: Json) -> str:
    kind = schema["type"]
    return kind if isinstance(kind, str) else kind[0]


_JSON = "application/json"


class Fate(enum.Enum):
    """What has to become of a canary."""

    PASSES = "pass unharmed"
    REFUSED = "be refused"
    EXPOSED = "become 500"


class Question(NamedTuple):
    """A request for Prism."""

    method: str
    target: str
    headers: dict[str, str]
    body: Any = None


class Answer(NamedTuple):
    """What the server behind Prism says to it."""

    status: int
    body: Any


class Canary(NamedTuple):
    """One question, its answer, and what has to become of the two."""

    operation: str
    what: str
    question: Question
    answer: Answer
    fate: Fate


def canaries(document: Json) -> Iterator[Canary]:
    """All of them, operation by operation."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            answers = list(_answers(operation, document))
            _, _, good_answer = answers[0]
            for what, question, fate in _questions(method.upper(), path, operation, document):
                yield Canary(operation["operationId"], what, question, good_answer, fate)
            _, good_question, _ = next(_questions(method.upper(), path, operation, document))
            for what, fate, answer in answers:
                yield Canary(operation["operationId"], what, good_question, answer, fate)


def _questions(method: str, path: str, operation: Json, document: Json) -> Iterator[tuple[str, Question, Fate]]:
    """Requests; the first is a good one."""
    query = {item["name"]: sample(item["schema"]) for item in operation.get("parameters", ()) if item["required"]}
    target = f"{path}?{urlencode(query)}" if query else path
    key = {"Authorization": "Bearer canary"}
    if "requestBody" not in operation:
        good = Question(method, target, key)
        yield "a good request", good, Fate.PASSES
    else:
        key["Content-Type"] = _JSON
        schema = operation["requestBody"]["content"][_JSON]["schema"]
        for name, alternative in alternatives(schema, document):
            good = Question(method, target, key, sample(alternative))
            yield f"a good request ({name})", good, Fate.PASSES
            for flaw, body in flawed(alternative, good.body):
                yield f"a request {flaw} ({name})", good._replace(body=body), Fate.REFUSED
    for name in query:
        rest = urlencode({key: value for key, value in query.items() if key != name})
        yield f"a request without {name}", good._replace(target=f"{path}?{rest}"), Fate.REFUSED
    without_key = {name: value for name, value in key.items() if name != "Authorization"}
    yield "a request without a key", good._replace(headers=without_key), Fate.REFUSED


def _answers(operation: Json, document: Json) -> Iterator[tuple[str, Fate, Answer]]:
    """Answers; the first is a good one."""
    for status, reference in operation["responses"].items():
        media = resolved(reference, document)["content"][_JSON]
        schema = _main_schema(media["schema"], document)
        for name, body in _good_bodies(media, schema).items():
            kind = f"{status} answer" + (f" ({name})" if name else "")
            yield f"a good {kind}", Fate.PASSES, Answer(int(status), body)
            flaws = [*flawed(schema, body), *_contradictions(schema, body, document)]
            for flaw, bad in flaws if status == "200" else flaws[:1]:  # the errors all have the same schema
                yield f"a {kind} {flaw}", Fate.EXPOSED, Answer(int(status), bad)


def _good_bodies(media: Json, schema: Json) -> Json:
    """The examples by name, or a sample."""
    return {name: example["value"] for name, example in media.get("examples", {}).items()} or {"": sample(schema)}


def _main_schema(schema: Json, document: Json) -> Json:
    """The schema that lists the properties, which the one of the states stands beside."""
    return resolved(schema["allOf"][0] if "allOf" in schema else schema, document)


def _contradictions(schema: Json, body: Json, document: Json) -> Iterator[Flawed]:
    """A body in one state under the status words of the others."""
    if "status" in schema["properties"]:
        for words in status_words(document).values():
            if body["status"] not in words:
                yield from (Flawed(f"that says {word}", body | {"status": word}) for word in words)
