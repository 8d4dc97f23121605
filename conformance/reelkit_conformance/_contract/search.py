"""Bodies found by trying: the fullest, and those that a single rule or warning speaks of."""

from collections.abc import Iterable

from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Json
from reelkit_specs import Rule


def fullest(form: Form) -> Json:
    """A plain body with as many fields as go together, in the order of the contract."""
    body = form.plainest
    for name in form.schemas:
        if name not in body:
            wider = form.smallest([*body, name])
            body = wider if wider is not None and form.plain(wider) else body
    return body


def breaking(form: Form, rule: Rule) -> list[Json]:
    """Bodies that break this rule and nothing else."""
    return [body for body in form.bodies() if form.breaks_only(body, rule)]


def speaking(form: Form, warning: Rule) -> list[Json]:
    """Bodies that fit and that this warning speaks of, and no other, one for each smallest set of fields."""
    return smallest_sets(body for body in form.bodies() if form.warned(body) == [warning] and form.fits(body))


def smallest_sets(bodies: Iterable[Json]) -> list[Json]:
    """Without those that only add fields to an earlier one."""
    found: list[Json] = []
    for body in bodies:
        if not any(body.keys() >= earlier.keys() for earlier in found):
            found.append(body)
    return found
