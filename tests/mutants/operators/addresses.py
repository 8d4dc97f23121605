"""One address behaves like the other, or does not exist."""

from collections.abc import Iterator

from ..changes import in_data, refusing, rename, within
from ..model import CREATED, LEGACY, STATES, V2
from .operator import Change


def gone() -> Iterator[Change]:
    for name, situations in (("create", (CREATED,)), ("fetch", STATES), ("both calls", (CREATED, *STATES))):
        for status in (404, 405, 410, 501):
            places = ((V2,), (LEGACY,))
            yield Change(f"{name} {status}", refusing(situations, status), places=places)


def other_form() -> Iterator[Change]:
    """Yield the cost under the name of the other address."""
    for here, own, other in ((V2, "credits_used", "tokens_used"), (LEGACY, "tokens_used", "credits_used")):
        change = in_data([CREATED], within("meta", "usage", change=rename(own, other)))
        yield Change(other, change, places=((here,),))
