"""Pairwise combinations: rows that contain every pair of options, and single values spread over the rows."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from reelkit_conformance._cases.accepted_values import ValidValue
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Json

ROWS_TRIED = 10  # rows built for each that is kept; more would hardly save a row

Choice = tuple[str, int]  # an option and the index of its value
Row = dict[str, int]
Pair = tuple[Choice, Choice]
REPEAT_SHARE = 0.8  # share of the rows that get one of many listed values, such as a voice, a second time
MAX_TOGETHER = 4  # fields that depend on one another and change together; a dozen has too many combinations
Pending = dict[str, list[ValidValue]]


def pairwise_rows(choices: Mapping[str, Sequence[Any]], allowed: Callable[[Json], bool], random: Random) -> list[Json]:
    """Return rows of values that contain every allowed pair."""

    def values_of(row: Row) -> Json:
        return {name: choices[name][index] for name, index in row.items()}

    indexes = {name: range(len(values)) for name, values in choices.items()}
    missing = dict.fromkeys(_pairs(indexes))  # a dict, because the order of a set of strings differs between processes
    rows: list[Json] = []
    while missing:
        required_pair = next(iter(missing))
        candidates = [
            _build_row(required_pair, indexes, missing, lambda row: allowed(values_of(row)), random)
            for _ in range(ROWS_TRIED)
        ]
        fitting = [row for row in candidates if allowed(values_of(row))]
        if not fitting:  # a rule excludes the pair
            del missing[required_pair]
            continue
        best = max(fitting, key=lambda row: _new_pairs(row, missing))
        missing = {pair: None for pair in missing if not _has_pair(best, pair)}
        rows.append(values_of(best))
    return rows


def _pairs(indexes: Mapping[str, Sequence[int]]) -> Iterator[Pair]:
    for one, other in itertools.combinations(indexes, 2):
        yield from (((one, a), (other, b)) for a in indexes[one] for b in indexes[other])


def _build_row(
    required_pair: Pair,
    indexes: Mapping[str, Sequence[int]],
    missing: Mapping[Pair, None],
    allowed: Callable[[Row], bool],
    random: Random,
) -> Row:
    """Return a row with the required pair; every further value is the one that adds most missing pairs."""
    row = dict(required_pair)
    names = [name for name in indexes if name not in row]
    for name in random.sample(names, len(names)):
        order = random.sample(indexes[name], len(indexes[name]))
        order.sort(key=lambda index: _new_pairs_with(row, (name, index), missing), reverse=True)
        row[name] = next((index for index in order if allowed(row | {name: index})), order[0])
    return row


def _new_pairs_with(row: Row, choice: Choice, missing: Mapping[Pair, None]) -> int:
    """Return how many missing pairs a choice adds to a row."""
    return sum((other, choice) in missing or (choice, other) in missing for other in row.items())


def _new_pairs(row: Row, missing: Mapping[Pair, None]) -> int:
    return sum(_has_pair(row, pair) for pair in missing)


def _has_pair(row: Row, pair: Pair) -> bool:
    return all(row[name] == index for name, index in pair)


def combine(
    form: Form, rows: Sequence[Json], valid_values: Mapping[str, Sequence[ValidValue]], random: Random
) -> Iterator[tuple[Json, list[ValidValue]]]:
    """Yield the bodies of the rows with the values spread over them, and further bodies until every value is used."""
    pending = {name: random.sample(known, len(known)) for name, known in valid_values.items()}
    groups = form.dependent_groups([*pending])
    for number, row in enumerate(itertools.chain(rows, itertools.repeat(form.minimal_body))):
        body, values = row, []
        rows_left = len(rows) - number  # few values on a row, so that a refused one hides few others
        for group in groups:
            is_due = random.random() * rows_left < max(len(pending[name]) for name in group)
            is_repeated = rows_left > 0 and random.random() < REPEAT_SHARE
            if is_due or is_repeated:
                due_values = {name: pending[name] if is_due else [] for name in group}
                repeated = {
                    name: _repeated(valid_values[name], random)
                    for name in group
                    if is_repeated and not due_values[name]
                }
                body, chosen = _with_group(form, body, group, due_values | repeated)
                values += chosen
        if body == form.minimal_body and not values:  # no rows and no usable values are left
            return
        yield body, values


def _repeated(known: Sequence[ValidValue], random: Random) -> list[ValidValue]:
    """Return one of several listed values, to be used again: a row that repeats it contains other pairs."""
    return [random.choice(known)] if len(known) > 1 and all(valid.check == "ACC-003" for valid in known) else []


def _with_group(form: Form, body: Json, group: tuple[str, ...], pending: Pending) -> tuple[Json, list[ValidValue]]:
    """Return the body with the next values of one group, as many as are valid together."""
    bare = {name: value for name, value in body.items() if name not in group or name in form.required}
    for subset in sorted(_subsets(group), key=lambda names: -sum(len(pending[name]) for name in names)):
        next_ones = {name: pending[name][0] for name in subset if pending[name]}
        usual = {name: form.typical[name] for name in subset if next_ones and name not in next_ones}
        changed = bare | usual | {name: valid.value for name, valid in next_ones.items()}
        if next_ones and form.fits_without_warning(changed):
            for name in next_ones:
                del pending[name][0]
            return changed, [*next_ones.values()]
    return body, []


def _subsets(group: tuple[str, ...]) -> list[tuple[str, ...]]:
    sizes = range(1, min(len(group), MAX_TOGETHER) + 1)
    return [names for size in sizes for names in itertools.combinations(group, size)]
