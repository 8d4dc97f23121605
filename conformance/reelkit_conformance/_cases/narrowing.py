"""Find the value, or the pair of values, that causes a refusal.

The search is a generator: it yields a case, is sent whether that was accepted, and returns the causes. It halves the
difference to the minimal request (the algorithm is QuickXplain), so that it needs few requests.
"""

from collections.abc import Generator, Iterator, Sequence
from typing import Any, Final, NamedTuple

from reelkit_conformance._cases.accepted_values import valid_values
from reelkit_conformance._cases.case import Case, case_name, create_request, literal
from reelkit_conformance._contract.request_form import Form, form_of
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Json
from reelkit_specs import Model

MAX_REQUESTS = 30  # for one refused request, because a server may refuse at random

ABSENT: Final = object()


class Cause(NamedTuple):
    """What is always refused: a value, or values that are refused together."""

    check: str
    name: str  # such as "aspect_ratio = '3:4', v2" or "resolution = '1080p' with duration = 5, v2"
    values: Json

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields."""
        return tuple(self.values)


class _Difference(NamedTuple):
    """A difference between two bodies; it is only valid together with *base*."""

    changes: Json
    base: Json


Narrowing = Generator[Case, bool, tuple[Cause, ...]]


def find_causes(model: Model, case: Case, known: Sequence[Cause] = ()) -> Narrowing:
    """Yield requests between the minimal body, which must have been accepted, and the body of a refused case.

    Known causes are left out from the first request on.
    """
    if case.check in ("ACC-001", "RUL-002"):  # nothing smaller to send
        body = case.body or {}
        return (Cause(case.check, case.name, {name: body[name] for name in case.fields if name in body}),)
    return (yield from _Search(form_of(model), case).find_causes(known))


class _Search:
    """The differences of one refused body, and which subsets were refused."""

    def __init__(self, form: Form, case: Case) -> None:
        self.form = form
        self.case = case
        self.body: Json = case.body or {}
        self.differences = [*_differences(form, self.body)]
        self.refusals: dict[frozenset[int], bool] = {frozenset(range(len(self.differences))): True}

    def find_causes(self, known: Sequence[Cause]) -> Narrowing:
        """Find one cause after the other, until the rest is accepted."""
        known_values = [cause.values for cause in known if cause.values.items() <= self.body.items()]
        avoided = {name for values in known_values for name in values}
        left = [index for index, difference in enumerate(self.differences) if not avoided & difference.changes.keys()]
        found = []
        while left and (yield from self._refused(left)):
            conflict = yield from self._conflict([], False, left)
            found.append(self._cause(conflict))
            solved = [self.differences[index].changes for index in conflict]
            left = [index for index in left if index not in conflict and self.differences[index].base not in solved]
        return tuple(found)

    def _conflict(self, given: list[int], is_extended: bool, among: list[int]) -> Generator[Case, bool, list[int]]:
        """Return the smallest part of *among* that is refused with *given*; *is_extended* if *given* has just grown."""
        if is_extended and (yield from self._refused(given)):
            return []
        if len(among) == 1:
            return among
        first, second = among[: len(among) // 2], among[len(among) // 2 :]
        of_second = yield from self._conflict([*given, *first], True, second)
        of_first = yield from self._conflict([*given, *of_second], bool(of_second), first)
        return [*of_first, *of_second]

    def _refused(self, indexes: list[int]) -> Generator[Case, bool, bool]:
        """Return whether a body with these differences is refused. Sends it once, if the contract allows it."""
        key = frozenset(indexes)
        if key not in self.refusals:
            body = self._body(indexes)
            if not self.form.fits(body) or len(self.refusals) > MAX_REQUESTS:
                return False
            accepted = yield self._case(body)
            self.refusals[key] = not accepted
        return self.refusals[key]

    def _case(self, body: Json) -> Case:
        assert self.case.request.address is not None
        fields = tuple(name for name in body if body[name] != self.form.minimal_body.get(name, ABSENT))
        label = ", ".join(f"{name} = {literal(body[name])}" for name in fields) or "the plainest request"
        request = create_request(self.form.model, self.case.request.address, body)
        return Case(self.case.check, case_name(label, self.case.request.address), request, "accepted", (), fields, body)

    def _body(self, indexes: list[int]) -> Json:
        body = self.form.minimal_body
        for layer in ("base", "changes"):
            for index in indexes:
                body = body | getattr(self.differences[index], layer)
        return {name: value for name, value in body.items() if value is not ABSENT}

    def _cause(self, conflict: list[int]) -> Cause:
        assert self.case.request.address is not None
        values = {name: value for index in conflict for name, value in self.differences[index].changes.items()}
        labels = [_label(self.form, name, value) for name, value in values.items()]
        check = labels[0][0] if len(labels) == 1 else "ACC-004" if len(labels) == 2 else self.case.check
        label = case_name(" with ".join(label for _, label in labels), self.case.request.address)
        return Cause(check or self.case.check, label, {n: v for n, v in values.items() if v is not ABSENT})


def _differences(form: Form, body: Json) -> Iterator[_Difference]:
    """Yield the smallest differences between the body and the minimal one that are valid by themselves."""
    changes = {name: body.get(name, ABSENT) for name in {**form.minimal_body, **body}}
    changes = {name: value for name, value in changes.items() if form.minimal_body.get(name, ABSENT) != value}
    for group in form.dependent_groups([*changes]):
        if all(_is_valid_alone(form, {name: changes[name]}) for name in group):
            yield from (_Difference({name: changes[name]}, {}) for name in group)
            continue
        combined = {name: _other_value(form, name, changes[name]) for name in group}
        combined = combined if _is_valid_alone(form, combined) else {name: changes[name] for name in group}
        yield _Difference(combined, {})
        for name in group:
            if combined[name] != changes[name]:
                yield _Difference({name: changes[name]}, combined)


def _is_valid_alone(form: Form, changes: Json) -> bool:
    body = form.minimal_body | changes
    return form.fits_without_warning({name: value for name, value in body.items() if value is not ABSENT})


def _other_value(form: Form, name: str, value: Any) -> Any:
    """Return a typical value, other than the suspected one, for a field that other fields require."""
    ordinary = (form.typical.get(name), *options(form.schemas.get(name, {})))
    return value if value is ABSENT else next((other for other in ordinary if other != value), value)


def _label(form: Form, name: str, value: Any) -> tuple[str, str]:
    """Return the check and the label of a value; the check is empty if the value belongs to none."""
    if value is ABSENT:
        return "", f"without {name}"
    known = (right for right in valid_values(form).get(name, ()) if right.value == value)
    return next(((right.check, right.label) for right in known), ("", f"{name} = {literal(value)}"))
