"""Rows in which every pair of options occurs: a few dozen requests instead of all combinations."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

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
