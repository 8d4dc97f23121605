"""The command, with rows that cost nothing."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.entries import Entry
from benchmarks.rounds import CannotMeasure
from benchmarks.row import ROOT, Row, Settings

from .made_up import ENTRIES, FAST, SMALL, speed

Rows = dict[str, Row]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """The table, with one row in it to begin with; nothing is drawn, with matplotlib or without."""
    table = {"mock": Row("mock", "How fast?", lambda _: ENTRIES, (FAST, SMALL))}
    monkeypatch.setattr(command, "ROWS", table)
    monkeypatch.setattr(command, "find_spec", lambda _: True)
    monkeypatch.setattr(command, "draw", lambda *_: None)
    return table


def run(folder: Path, *arguments: str) -> tuple[int, dict[str, object]]:
    """The exit code, and the rows in the results."""
    code = command.main(["--out", str(folder), *arguments])
    file = folder / "results.json"
    return code, json.loads(file.read_text())["rows"] if file.exists() else {}


def test_a_run_leaves_results_and_a_table(rows: Rows, tmp_path: Path) -> None:
    """And nothing half-written."""
    code, found = run(tmp_path)

    assert (code, list(found)) == (0, ["mock"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mock.md", "results.json"]


def test_check_writes_nothing_and_fails_on_a_slip(
    rows: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for the ratio that has slipped."""
    run(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rows["mock"] = rows["mock"]._replace(measure=lambda _: [speed(3.0)])

    code, _ = run(tmp_path, "--check", "mock")

    assert code == 1
    assert "mock: create, ours / theirs was 12 and is 3; more is better" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_check_passes_where_nothing_has_slipped(rows: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same figures again; it says so."""
    run(tmp_path)

    assert run(tmp_path, "--check")[0] == 0
    assert capsys.readouterr().out.endswith("mock: no ratio has slipped\n")


def test_check_fails_where_nothing_is_checked_in(
    rows: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would compare with nothing, and says which command makes the results."""
    assert run(tmp_path, "--check") == (1, {})
    assert "mock: no results are checked in; `nox -s bench -- mock` makes them" in capsys.readouterr().out


def test_a_goal_without_a_figure_is_said(rows: Rows, tmp_path: Path) -> None:
    """No goal is passed over in silence."""
    rows["mock"] = rows["mock"]._replace(measure=lambda _: [FAST.reached(11.0)])

    run(tmp_path)

    assert "- small: its figure is missing" in (tmp_path / "mock.md").read_text()


def test_a_row_that_fails_half_way_keeps_what_it_had(rows: Rows, tmp_path: Path) -> None:
    """It says why, the next row is measured, and the exit code tells."""

    def half(_: Settings) -> Iterable[Entry]:
        yield speed(12.0)
        raise CannotMeasure("the server does not listen")

    rows["first"] = Row("first", "How far?", half)
    rows["mock"] = rows.pop("mock")

    code, found = run(tmp_path)

    assert (code, list(found)) == (1, ["first", "mock"])
    assert "- the rest of first: the server does not listen" in (tmp_path / "first.md").read_text()


def test_an_interruption_keeps_the_rows_that_are_done(
    rows: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 130, and a line that names them."""

    def interrupted(_: Settings) -> Iterable[Entry]:
        raise KeyboardInterrupt

    rows["second"] = Row("second", "How long?", interrupted)

    code, found = run(tmp_path)

    assert (code, list(found)) == (130, ["mock"])
    assert "measured: mock" in capsys.readouterr().err


def test_results_name_no_place_of_this_machine(rows: Rows, tmp_path: Path) -> None:
    """They are checked in."""
    run(tmp_path)

    said = (tmp_path / "results.json").read_text()
    assert [part for part in (str(Path.home()), str(tmp_path), str(ROOT)) if part in said] == []
