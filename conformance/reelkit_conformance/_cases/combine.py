"""Single values that travel on requests which are made anyway."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from reelkit_conformance._cases.accepted_values import Right
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Json

AGAIN = 0.8  # of the rows have one of many listed values too, such as a voice, due or not
MOST_TOGETHER = 4  # fields that depend on one another and ride together; of a dozen there are too many ways

Waiting = dict[str, list[Right]]


def ride(
    form: Form, rows: Sequence[Json], rights: Mapping[str, Sequence[Right]], random: Random
) -> Iterator[tuple[Json, list[Right]]]:
    """The rows' bodies with values waiting for a ride spread over them, and further bodies until none is waiting."""
    waiting = {name: random.sample(known, len(known)) for name, known in rights.items()}
    groups = form.groups([*waiting])
    for number, row in enumerate(itertools.chain(rows, itertools.repeat(form.plainest))):
        body, riding = row, []
        seats = len(rows) - number  # few values on a row: one that is refused then hides little
        for group in groups:
            due = random.random() * seats < max(len(waiting[name]) for name in group)
            again = seats > 0 and random.random() < AGAIN
            if due or again:
                passengers = {name: waiting[name] if due else [] for name in group}
                spare = {name: _again(rights[name], random) for name in group if again and not passengers[name]}
                body, taken = _with(form, body, group, passengers | spare)
                riding += taken
        if body == form.plainest and not riding:  # the rows are over, and nothing more goes
            return
        yield body, riding


def _again(known: Sequence[Right], random: Random) -> list[Right]:
    """One of many listed values once more: each row that it rides on makes other pairs with it."""
    return [random.choice(known)] if len(known) > 1 and all(right.check == "ACC-003" for right in known) else []


def _with(form: Form, body: Json, group: tuple[str, ...], waiting: Waiting) -> tuple[Json, list[Right]]:
    """The body with the values of one group that have waited longest, as many as go together."""
    bare = {name: value for name, value in body.items() if name not in group or name in form.required}
    for subset in sorted(_subsets(group), key=lambda names: -sum(len(waiting[name]) for name in names)):
        next_ones = {name: waiting[name][0] for name in subset if waiting[name]}
        usual = {name: form.typical[name] for name in subset if next_ones and name not in next_ones}
        changed = bare | usual | {name: right.value for name, right in next_ones.items()}
        if next_ones and form.plain(changed):
            for name in next_ones:
                del waiting[name][0]
            return changed, [*next_ones.values()]
    return body, []


def _subsets(group: tuple[str, ...]) -> list[tuple[str, ...]]:
    sizes = range(1, min(len(group), MOST_TOGETHER) + 1)
    return [names for size in sizes for names in itertools.combinations(group, size)]
