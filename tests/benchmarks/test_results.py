"""The JSON of what was measured."""

import json
from pathlib import Path

import pytest

from benchmarks.entries import Aim, Op
from benchmarks.results import BadResults, entries, merged, read, write

from .made_up import ENTRIES, data, goals, speed


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    """Every kind of entry comes back from the file as it went in."""
    file = tmp_path / "figures" / "results.json"

    write(file, merged({}, {"mock": data()}, ["mock"]))

    again = entries(read(file)["rows"]["mock"])
    assert [entry for kind in again.values() for entry in kind if entry not in ENTRIES] == []
    assert sum(map(len, again.values())) == len(ENTRIES)


def test_a_row_that_is_run_alone_replaces_itself_only() -> None:
    """Its entries and its date are new, those of the others are not; the order is that of the table."""
    before = merged({}, {"mock": data("mock"), "polls": data("polls")}, ["polls", "mock"])
    newer = data("mock", "2026-02-03 10:00 UTC", (speed(20.0),))

    after = merged(before, {"mock": newer}, ["polls", "mock"])

    assert list(after["rows"]) == ["polls", "mock"]
    assert after["rows"]["polls"] == before["rows"]["polls"]
    assert after["rows"]["mock"] == newer
    assert after["date"] == "2026-02-03 10:00 UTC"


def test_a_row_that_is_no_more_leaves_the_file() -> None:
    """Nobody could measure it again."""
    before = merged({}, {"old": data("old")}, ["old"])

    assert list(merged(before, {"mock": data()}, ["mock"])["rows"]) == ["mock"]


def test_a_file_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    """The first run makes it."""
    assert read(tmp_path / "none.json") == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 99}'])
def test_a_file_that_is_none_of_ours_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    """It says which file, and what to do; nothing is written over it."""
    file = tmp_path / "results.json"
    file.write_text(text)

    with pytest.raises(BadResults) as refused:
        read(file)

    assert "results.json" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_figures_have_four_digits(tmp_path: Path) -> None:
    """More would be noise, and a diff in every line."""
    stored = data(entries=(speed(12.345678),))["ratios"][0]

    assert (stored["value"], stored["low"]) == (12.35, 10.85)
    assert json.dumps(data(entries=(speed(123456.7),))["ratios"][0]["value"]) == "123500"


@pytest.mark.parametrize(
    ("op", "below", "at", "above"),
    [
        ("<=", True, True, False),
        ("<", True, False, False),
        (">=", False, True, True),
        (">", False, False, True),
        ("=", False, True, False),
    ],
)
def test_a_goal_holds_on_the_right_side_of_its_bound(op: Op, below: bool, at: bool, above: bool) -> None:
    """For each kind of bound."""
    aim = Aim("fast", "creates", op, 10)

    assert [aim.reached(value).holds for value in (9.9, 10, 10.1)] == [below, at, above]


def test_the_file_says_whether_a_goal_holds() -> None:
    """So that a reader need not compare."""
    assert [goal["holds"] for goal in data()["goals"]] == [goal.holds for goal in goals(ENTRIES)] == [True, False]
