"""Which value, or which pair, does a refused request owe its refusal to?

A search is a generator: it yields a case, is sent whether that was accepted, and returns the culprits. It halves what
differs from the plainest request (the algorithm is known as QuickXplain), so that a few questions do.
"""

from collections.abc import Generator, Iterator, Sequence
from typing import Any, Final, NamedTuple

from reelkit_conformance._cases.accepted_values import rights
from reelkit_conformance._cases.case import Case, create, named, shown
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Json
from reelkit_specs import Model

MOST_QUESTIONS = 30  # for one refused request: a server that refuses at random must not keep anybody busy

ABSENT: Final = object()


class Culprit(NamedTuple):
    """What is refused wherever it occurs: a value, or values that are refused together."""

    check: str
    name: str  # such as "aspect_ratio = '3:4', v2" or "resolution = '1080p' with duration = 5, v2"
    values: Json

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it is about."""
        return tuple(self.values)


class _Part(NamedTuple):
    """Something in which two bodies differ; *under* it goes what it cannot be without."""

    changes: Json
    under: Json


Search = Generator[Case, bool, tuple[Culprit, ...]]


def suspects(model: Model, case: Case, known: Sequence[Culprit] = ()) -> Search:
    """Ask for bodies between the plainest, which must have been accepted, and that of a refused acceptance.

    The culprits that are *known* already are left out from the first question on.
    """
    if case.check in ("ACC-001", "ACC-014", "RUL-002"):  # as small as can be
        body = case.body or {}
        return (Culprit(case.check, case.name, {name: body[name] for name in case.fields if name in body}),)
    return (yield from _Trial(Form(model), case).culprits(known))


class _Trial:
    """The parts of one refused body, and what was asked about them."""

    def __init__(self, form: Form, case: Case) -> None:
        self.form = form
        self.case = case
        self.body: Json = case.body or {}
        self.parts = [*_parts(form, self.body)]
        self.answers: dict[frozenset[int], bool] = {frozenset(range(len(self.parts))): True}

    def culprits(self, known: Sequence[Culprit]) -> Search:
        """One culprit after the other, until what is left is accepted."""
        guilty = [culprit.values for culprit in known if culprit.values.items() <= self.body.items()]
        avoided = {name for values in guilty for name in values}
        left = [place for place, part in enumerate(self.parts) if not avoided & part.changes.keys()]
        found = []
        while left and (yield from self._refused(left)):
            conflict = yield from self._conflict([], False, left)
            found.append(self._culprit(conflict))
            solved = [self.parts[place].changes for place in conflict]
            left = [place for place in left if place not in conflict and self.parts[place].under not in solved]
        return tuple(found)

    def _conflict(self, given: list[int], more: bool, among: list[int]) -> Generator[Case, bool, list[int]]:
        """The fewest parts of *among* that are refused together with those *given*; *more* was given just now."""
        if more and (yield from self._refused(given)):
            return []
        if len(among) == 1:
            return among
        first, second = among[: len(among) // 2], among[len(among) // 2 :]
        of_second = yield from self._conflict([*given, *first], True, second)
        of_first = yield from self._conflict([*given, *of_second], bool(of_second), first)
        return [*of_first, *of_second]

    def _refused(self, places: list[int]) -> Generator[Case, bool, bool]:
        """Ask about a body with these parts, once; one that the contract does not allow is no question."""
        key = frozenset(places)
        if key not in self.answers:
            body = self._with(places)
            if not self.form.fits(body) or len(self.answers) > MOST_QUESTIONS:
                return False
            accepted = yield self._question(body)
            self.answers[key] = not accepted
        return self.answers[key]

    def _question(self, body: Json) -> Case:
        assert self.case.ask.address is not None
        fields = tuple(name for name in body if body[name] != self.form.plainest.get(name, ABSENT))
        words = ", ".join(f"{name} = {shown(body[name])}" for name in fields) or "the plainest request"
        ask = create(self.form.model, self.case.ask.address, body)
        return Case(self.case.check, named(words, self.case.ask.address), ask, "accepted", (), fields, body)

    def _with(self, places: list[int]) -> Json:
        body = self.form.plainest
        for layer in ("under", "changes"):
            for place in places:
                body = body | getattr(self.parts[place], layer)
        return {name: value for name, value in body.items() if value is not ABSENT}

    def _culprit(self, conflict: list[int]) -> Culprit:
        assert self.case.ask.address is not None
        values = {name: value for place in conflict for name, value in self.parts[place].changes.items()}
        said = [_said(self.form, name, value) for name, value in values.items()]
        check = said[0][0] if len(said) == 1 else "ACC-004" if len(said) == 2 else self.case.check
        words = named(" with ".join(words for _, words in said), self.case.ask.address)
        return Culprit(check or self.case.check, words, {n: v for n, v in values.items() if v is not ABSENT})


def _parts(form: Form, body: Json) -> Iterator[_Part]:
    """In what the body differs from the plainest, in the smallest parts that can come alone."""
    changes = {name: body.get(name, ABSENT) for name in {**form.plainest, **body}}
    changes = {name: value for name, value in changes.items() if form.plainest.get(name, ABSENT) != value}
    for group in form.groups([*changes]):
        if all(_alone(form, {name: changes[name]}) for name in group):
            yield from (_Part({name: changes[name]}, {}) for name in group)
            continue
        together = {name: _other(form, name, changes[name]) for name in group}
        together = together if _alone(form, together) else {name: changes[name] for name in group}
        yield _Part(together, {})
        for name in group:
            if together[name] != changes[name]:
                yield _Part({name: changes[name]}, together)


def _alone(form: Form, changes: Json) -> bool:
    body = form.plainest | changes
    return form.plain({name: value for name, value in body.items() if value is not ABSENT})


def _other(form: Form, name: str, value: Any) -> Any:
    """An ordinary value for a field that must be there because of others, and not the one that is suspected."""
    ordinary = (form.typical.get(name), *options(form.schemas.get(name, {})))
    return value if value is ABSENT else next((other for other in ordinary if other != value), value)


def _said(form: Form, name: str, value: Any) -> tuple[str, str]:
    """The check that a value belongs to, if to any, and how it is called."""
    if value is ABSENT:
        return "", f"without {name}"
    known = (right for right in rights(form).get(name, ()) if right.value == value)
    return next(((right.check, right.words) for right in known), ("", f"{name} = {shown(value)}"))
