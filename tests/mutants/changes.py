"""The changes that faults consist of."""

import copy
from collections.abc import Callable, Iterable
from typing import Any

from .fault import Behaviour, Crash
from .model import CREATED, REFUSALS, STATES, Answer
from .schema import Json
from .service import Service

GOOD = (CREATED, *STATES)
BAD = tuple(situation for situation in REFUSALS if situation != "crash")


def in_schema(edit: Callable[[Json], None]) -> Behaviour:
    """Judge the bodies of a model by an edited schema."""

    def takes(schema: Json) -> Json:
        edited = copy.deepcopy(schema)
        edit(edited)
        return edited

    return Behaviour(takes=takes)


def in_field(name: str, edit: Callable[[Json], None]) -> Behaviour:
    """Edit the schema of one field, in the models that have it."""
    return in_schema(lambda schema: edit(schema["properties"].get(name, {})))


def without_rule(schema: Json) -> None:
    """Ignore the rules of the vendor's prose."""
    schema.pop("allOf", None)


def optional(name: str) -> Behaviour:
    """Make a required field optional."""
    return in_schema(lambda schema: schema["required"].remove(name) if name in schema["required"] else None)


def excluding(part: Json) -> Behaviour:
    """Refuse what fits *part* as well."""
    return in_schema(lambda schema: schema.update(allOf=[*schema.get("allOf", ()), {"not": part}]))


def in_body(change: Callable[[Json], Json | None]) -> Behaviour:
    """Change a body before it is judged, in place or by returning another."""

    def understands(body: Any) -> Any:
        return (change(body) or body) if isinstance(body, dict) else body

    return Behaviour(converts=understands)


def crashing(when: Callable[[Json], bool]) -> Behaviour:
    """Crash on some bodies."""

    def understands(body: Any) -> Any:
        if isinstance(body, dict) and when(body):
            raise Crash
        return body

    return Behaviour(converts=understands)


def in_answer(situations: Iterable[str], change: Callable[[Answer], None]) -> Behaviour:
    """Change responses of some situations before they are sent."""
    chosen = frozenset(situations)

    def answers(service: Service, answer: Answer) -> Answer:
        if answer.situation in chosen:
            change(answer)
        return answer

    return Behaviour(responds=answers)


def in_data(situations: Iterable[str], change: Callable[[Json], None]) -> Behaviour:
    """Change the data of such responses."""
    return in_answer(situations, lambda answer: change(answer.data))


def with_status(situations: Iterable[str], status: int) -> Behaviour:
    """Use another HTTP status for such responses, in the error body too."""

    def change(answer: Answer) -> None:
        answer.status = status
        if "statusCode" in answer.data:
            answer.data["statusCode"] = type(answer.data["statusCode"])(status)

    return in_answer(situations, change)


def refusing(situations: Iterable[str], status: int, when: Callable[[Answer], bool] = lambda answer: True) -> Behaviour:
    """Turn such responses into refusals."""
    chosen = frozenset(situations)

    def answers(service: Service, answer: Answer) -> Answer:
        if answer.situation not in chosen or answer.call is None or not when(answer):
            return answer
        return service.refusal("unknown id" if status == 404 else "crash", answer.call.path, "Not now", status)

    return Behaviour(responds=answers)


def assign(**values: Any) -> Callable[[Json], None]:
    """Set these keys."""
    return lambda data: data.update(values)


def drop(*names: str) -> Callable[[Json], None]:
    """Remove these keys."""

    def change(data: Json) -> None:
        for name in names:
            data.pop(name, None)

    return change


def rename(old: str, new: str) -> Callable[[Json], None]:
    """Rename a key, if it is there."""

    def change(data: Json) -> None:
        if old in data:
            data[new] = data.pop(old)

    return change


def within(*path: str, change: Callable[[Json], None]) -> Callable[[Json], None]:
    """Change a nested value, if it is there."""

    def deeper(data: Json) -> None:
        inner: Any = data
        for step in path:
            inner = inner.get(step) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            change(inner)

    return deeper
