"""The table of `mock.py`: each figure beside its goal, ratios first."""

import os
import platform
import subprocess
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from mock_servers import MOCKOON

from reelkit_mock._prism._errors import PrismError
from reelkit_mock._prism._install import VERSION, node

RATIO = "x"  # the unit of what comes first


class Goal(NamedTuple):
    """What a figure must not fall below, or rise above."""

    word: str  # "at least" or "at most"
    limit: float

    def is_met(self, figure: float) -> bool:
        """Whether a figure is good enough."""
        return figure >= self.limit if self.word == "at least" else figure <= self.limit

    def __str__(self) -> str:
        return f"{self.word} {self.limit:g}"


class Row(NamedTuple):
    """A line; without a figure, *detail* says why there is none."""

    name: str
    figure: float | None
    unit: str  # RATIO, or what it is measured in
    goal: Goal | None
    detail: str

    @property
    def verdict(self) -> str:
        """Whether the goal is met; nothing where there is no goal, or no figure."""
        if self.goal is None or self.figure is None:
            return ""
        return "PASS" if self.goal.is_met(self.figure) else "MISS"

    def as_data(self) -> dict[str, object]:
        """The row for a file."""
        return self._asdict() | {"goal": self.goal and str(self.goal), "verdict": self.verdict}

    def __str__(self) -> str:
        goal = str(self.goal or "")
        figure = "-" if self.figure is None else f"{self.figure:,.4g}" if self.figure < 1e4 else f"{self.figure:,.0f}"
        return f"{self.name:<50} {figure:>8} {self.unit:<3} {goal:<13} {self.verdict:<4}  {self.detail}"


def show(rows: Iterable[Row]) -> None:
    """Print the table."""
    print(f"{'':<50} {'figure':>8} {'':<3} {'goal':<13} {'':<4}  detail")
    for row in sorted(rows, key=lambda row: row.unit != RATIO):
        print(str(row).rstrip())


def spread(values: list[float]) -> str:
    """The median, and between what the values lie."""
    return f"{median(values):,.3g} ({min(values):,.3g}-{max(values):,.3g})" if max(values) < 1e3 else _whole(values)


def _whole(values: list[float]) -> str:
    return f"{median(values):,.0f} ({min(values):,.0f}-{max(values):,.0f})"


def machine() -> dict[str, object]:
    """What it was measured on and with."""
    try:
        version = subprocess.run([node(), "--version"], capture_output=True, text=True, timeout=60).stdout.strip()
    except PrismError as error:
        version = str(error)
    return {
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "node": version,
        "prism": VERSION,
        "mockoon": MOCKOON,
    }
