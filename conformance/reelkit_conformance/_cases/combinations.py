"""Rows in which every pair of options occurs: a few dozen requests instead of all combinations."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from reelkit_conformance._cases.accepted_values import Right
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Json

TRIES = 10  # rows built for each that is kept; more would hardly save another one

Choice = tuple[str, int]  # an option and the place of its value
Row = dict[str, int]


def rows_of_pairs(choices: Mapping[str, Sequence[Any]], allowed: Callable[[Json], bool], random: Random) -> list[Json]:
    """Rows of values such that every pair that is allowed occurs."""

    def said(row: Row) -> Json:
        return {name: choices[name][place] for name, place in row.items()}

    places = {name: range(len(values)) for name, values in choices.items()}
    left = dict.fromkeys(_pairs(places))  # a dict, because a set of text has another order in each process
    rows: list[Json] = []
    while left:
        wanted = next(iter(left))
        tried = [_row(wanted, places, left, lambda row: allowed(said(row)), random) for _ in range(TRIES)]
        fitting = [row for row in tried if allowed(said(row))]
        if not fitting:  # a rule excludes the pair
            del left[wanted]
            continue
        best = max(fitting, key=lambda row: _new(row, left))
        left = {pair: None for pair in left if not _holds(best, pair)}
        rows.append(said(best))
    return rows


Pair = tuple[Choice, Choice]


def _pairs(places: Mapping[str, Sequence[int]]) -> Iterator[Pair]:
    for one, other in itertools.combinations(places, 2):
        yield from (((one, a), (other, b)) for a in places[one] for b in places[other])


def _row(
    wanted: Pair,
    places: Mapping[str, Sequence[int]],
    left: Mapping[Pair, None],
    allowed: Callable[[Row], bool],
    random: Random,
) -> Row:
    """A row with the wanted pair, each further value the one that brings most pairs with what stands already."""
    row = dict(wanted)
    names = [name for name in places if name not in row]
    for name in random.sample(names, len(names)):
        order = random.sample(places[name], len(places[name]))
        order.sort(key=lambda place: _gain(row, (name, place), left), reverse=True)
        row[name] = next((place for place in order if allowed(row | {name: place})), order[0])
    return row


def _gain(row: Row, choice: Choice, left: Mapping[Pair, None]) -> int:
    """How many pairs a choice makes with a row that have not occurred yet."""
    return sum((other, choice) in left or (choice, other) in left for other in row.items())


def _new(row: Row, left: Mapping[Pair, None]) -> int:
    return sum(_holds(row, pair) for pair in left)


def _holds(row: Row, pair: Pair) -> bool:
    return all(row[name] == place for name, place in pair)


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
