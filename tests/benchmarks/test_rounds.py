"""Contestants in turn, and what becomes of their samples."""

from collections.abc import Iterable
from itertools import count

from benchmarks.entries import Entry, Figure, Ratio, Unmeasured
from benchmarks.rounds import CannotMeasure, interleaved, parts, spread


def test_contestants_take_turns() -> None:
    """A slow moment hits all of them; the first round warms up and is not kept."""
    called: list[str] = []
    moments = count()

    def contestant(name: str) -> float:
        called.append(name)
        return next(moments)

    measured = interleaved({"a": lambda: contestant("a"), "b": lambda: contestant("b")}, 2)

    assert called == ["a", "b"] * 3
    assert measured.samples == {"a": (2, 4), "b": (3, 5)}


def test_who_cannot_be_measured_drops_out_with_the_reason() -> None:
    """The others go on, and there is no ratio to somebody who is missing."""

    def broken() -> float:
        raise CannotMeasure("no Node")

    measured = interleaved({"ours": lambda: 2.0, "theirs": broken}, 1)

    assert measured.figures("create", "s") == [
        Figure("create", "ours", 2.0, 2.0, 2.0, "s", 1),
        Unmeasured("create: theirs", "no Node"),
    ]
    assert measured.ratio("create", "ours", "theirs", "less") == []


def test_a_ratio_is_taken_round_by_round() -> None:
    """So both sides of it had the same machine, however slow it was in that round."""
    slowness = iter([1.0, 1.0, 1.0, 1.0, 9.0, 9.0])
    contestants = {"ours": lambda: 1.0 * next(slowness), "theirs": lambda: 2.0 * next(slowness)}

    measured = interleaved(contestants, 2)

    assert measured.ratio("create", "ours", "theirs", "less") == [
        Ratio("create", "ours", "theirs", 0.5, 0.5, 0.5, "less")
    ]


def test_the_spread_is_the_middle_half() -> None:
    """One wild round does not widen it."""
    assert spread([1.0, 2.0, 3.0, 4.0, 500.0]) == (3.0, 2.0, 4.0)
    assert spread([4.0]) == (4.0, 4.0, 4.0)


def test_a_part_that_cannot_be_measured_does_not_take_the_others_with_it() -> None:
    """It says why, and keeps what it had."""
    first, last = Figure("a", "ours", 1, 1, 1, ""), Figure("b", "ours", 2, 2, 2, "")

    def broken() -> Iterable[Entry]:
        yield first
        raise CannotMeasure("no Node")

    assert list(parts(start_of_servers=broken(), rest=[last])) == [
        first,
        Unmeasured("start of servers", "no Node"),
        last,
    ]
