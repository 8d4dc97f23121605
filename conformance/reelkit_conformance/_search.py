"""Bodies found by trying: the smallest ones that fit, and those that break one rule alone."""

import itertools
from collections.abc import Iterable, Iterator

from reelkit_conformance._exchange import Json
from reelkit_conformance._form import Form
from reelkit_conformance._values import options
from reelkit_specs import Rule

MOST_TRIES = 5_000  # bodies looked at in one search; a rule that takes more binds more than a few fields


def smallest(form: Form, including: Iterable[str] = ()) -> Json | None:
    """The smallest plain body with these fields; where none is plain, one that fits; None where none does."""
    fitting = None
    for body in _bodies(form, including):
        if form.plain(body):
            return body
        if fitting is None and form.fits(body):
            fitting = body
    return fitting


def minimal(form: Form) -> Json | None:
    """The fields that are required and no others, if that is a request; whether a warning speaks of it or not."""
    return next((body for body in _bodies(form) if len(body) == len(form.required) and form.fits(body)), None)


def fullest(form: Form) -> Json | None:
    """A plain body with as many fields as go together, in the order of the contract."""
    body = smallest(form)
    for name in form.schemas:
        if body is not None and name not in body:
            body = smallest(form, [*body, name]) or body
    return body


def breaking(form: Form, rule: Rule) -> list[Json]:
    """Bodies that break this rule and nothing else, one for each smallest set of fields."""
    return _smallest_sets(body for body in _bodies(form) if form.breaks_only(body, rule))


def speaking(form: Form, warning: Rule) -> list[Json]:
    """Bodies that fit and that this warning speaks of, and no other, one for each smallest set of fields."""
    return _smallest_sets(body for body in _bodies(form) if form.warned(body) == [warning] and form.fits(body))


def _bodies(form: Form, including: Iterable[str] = ()) -> Iterator[Json]:
    """Bodies with the fields that must be there, and with more and more of those that depend on one another."""
    needed = [name for name in form.schemas if name in {*form.required, *including}]
    more = [name for name in form.bound if name not in needed]
    sets = (subset for size in range(len(more) + 1) for subset in itertools.combinations(more, size))
    bodies = (body for subset in sets for body in _filled(form, [*needed, *subset]))
    return itertools.islice(bodies, MOST_TRIES)


def _filled(form: Form, names: list[str]) -> Iterator[Json]:
    """Every way to fill these fields: those that are bound with each of their options, the others as usual."""
    choices = []
    for name in names:
        usual = form.typical[name]
        others = options(form.schemas[name]) if name in form.bound else ()
        choices.append([usual, *(value for value in others if value != usual)])
    return (dict(zip(names, values, strict=True)) for values in itertools.product(*choices))


def _smallest_sets(bodies: Iterable[Json]) -> list[Json]:
    """Without those that only add fields to an earlier one."""
    found: list[Json] = []
    for body in bodies:
        if not any(body.keys() >= earlier.keys() for earlier in found):
            found.append(body)
    return found
