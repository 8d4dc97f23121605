"""What a trustworthy Prism lets pass and what it stops, derived from the document.

If one keyword of a schema does not compile, Prism validates nothing in the bodies it belongs to, and says nothing.
So for every schema that a body may fit there is one that does, and some that must not pass.
"""

import enum
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from reelkit_mock._prism.document import status_words
from reelkit_mock._prism.samples import Flawed, Json, alternatives, flawed, resolved, sample

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
