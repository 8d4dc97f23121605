"""Renders a row as Markdown: ratios, goals, figures. It has no heading, because a page includes it."""

from collections.abc import Callable, Sequence
from typing import Any

from .entries import Figure, Goal, Outcome, Ratio
from .results import Json, entries

WORDS = {"<=": "at most", "<": "less than", ">=": "at least", ">": "more than", "=": ""}


def markdown(data: Json) -> str:
    """Return the file of one row."""
    found = entries(data)
    parts = [
        f"<!-- written by `{data['command']}`; do not edit -->",
        data["question"],
        _ratios(found["ratios"]),
        _goals(found["goals"]),
        *_pivots(found["outcomes"], _outcome),
        *_pivots(found["figures"], _figure),
        _unmeasured(found["unmeasured"]),
        _about(data, found["peers"]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def number(value: float) -> str:
    """Format with three significant digits, or as an integer."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _ratios(ratios: Sequence[Ratio]) -> str:
    lines = [
        [each.what, each.ours, each.theirs, f"**{number(each.value)}**{_between(each)}", each.better] for each in ratios
    ]
    return _table(["", "ours", "theirs", "ours / theirs", "better"], lines)


def _goals(goals: Sequence[Goal]) -> str:
    lines = [
        [
            goal.text,
            f"{WORDS[goal.op]} {_with_unit(number(goal.bound), goal.unit)}".strip(),
            _with_unit(number(goal.value), goal.unit),
            "holds" if goal.holds else "**missed**",
        ]
        for goal in goals
    ]
    return _table(["goal", "set", "reached", ""], lines)


def _pivots(items: Sequence[Any], cell: Callable[[Any], str]) -> list[str]:
    """Return one table for all things measured of the same contestants: a line per thing, a column per contestant."""
    by_what: dict[str, dict[str, Any]] = {}
    for item in items:
        by_what.setdefault(item.what, {})[item.who] = item
    alike: dict[tuple[str, ...], list[str]] = {}
    for what, each in by_what.items():
        alike.setdefault(tuple(each), []).append(what)
    return [
        _table(["", *whos], [[what, *(cell(by_what[what][who]) for who in whos)] for what in whats])
        for whos, whats in alike.items()
    ]


def _figure(figure: Figure) -> str:
    return f"{_with_unit(number(figure.value), figure.unit)}{_between(figure)}"


def _outcome(outcome: Outcome) -> str:
    return outcome.said if outcome.is_good else f"**{outcome.said}**"


def _between(each: Figure | Ratio) -> str:
    """Return the quartiles if they differ in the digits that are shown."""
    low, high = number(each.low), number(each.high)
    return "" if low == high else f" ({low} to {high})"


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit else text


def _unmeasured(items: Sequence[Any]) -> str:
    return "\n".join(["Not measured:", "", *(f"- {item.what}: {item.why}" for item in items)]) if items else ""


def _about(data: Json, peers: Sequence[Any]) -> str:
    machine = data["machine"]
    cores = f"{machine['cores']} cores at a load of {data['load']}"
    place = f"{machine['cpu']}, {cores}, {machine['os']}, Python {machine['python']}, Node {machine['node']}"
    others = f" Peers: {', '.join(f'{peer.name} {peer.version}' for peer in peers)}." if peers else ""
    when = f"Measured with `{data['command']}` on {data['date']}, in {data['seconds']:.0f} s: {place}."
    return f"{when}{others} In brackets: the middle half of the rounds; of a share of faults, 95 % confidence."


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    if not lines:
        return ""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows)
