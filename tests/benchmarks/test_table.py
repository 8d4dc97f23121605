"""The rows there are."""

import pytest

from benchmarks.__main__ import main
from benchmarks.row import ROOT
from benchmarks.table import ROWS

PAGE = ROOT / "benchmarks" / "README.md"


def test_every_row_is_documented() -> None:
    """With its name and its question, and no row that is gone."""
    documented = {line.split("`")[1] for line in PAGE.read_text().splitlines() if line.startswith("| `")}

    assert documented == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_the_goals_of_a_row_have_names_of_their_own(name: str) -> None:
    """A missing figure is told by the name."""
    names = [aim.what for aim in ROWS[name].aims]

    assert len(names) == len(set(names))


def test_help_lists_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """With their questions."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert [name for name, row in ROWS.items() if f"{name} " not in said or row.question not in said] == []


def test_a_wrong_row_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Which names the rows there are."""
    with pytest.raises(SystemExit) as ended:
        main(["speed"])

    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said == f"python -m benchmarks: there is no row speed; there are: {', '.join(ROWS)}\n"
