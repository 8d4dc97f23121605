"""Scores and their confidence intervals."""

import math
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Z = 1.959964  # of a two-sided interval of 95 %


class Score(NamedTuple):
    """How many were found, with the 95 % confidence interval of the share."""

    found: int
    total: int

    def bounds(self) -> tuple[float, float]:
        """Return Wilson's interval."""
        if not self.total:
            return 0.0, 1.0
        share, n = self.found / self.total, self.total
        middle = share + Z * Z / (2 * n)
        spread = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        scale = 1 + Z * Z / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)

    def __str__(self) -> str:
        """Return text such as `52 of 54  96 % (87 to 99)`."""
        low, high = (round(100 * bound) for bound in self.bounds())
        share = f"{100 * self.found / self.total:.0f} %" if self.total else "-"
        return f"{self.found:4} of {self.total:<4} {share:>5}  ({low} to {high})"


def score(found: Iterable[bool]) -> Score:
    """Count the trials."""
    each = list(found)
    return Score(sum(each), len(each))


def median_and_90th(counts: Sequence[int]) -> tuple[float, int]:
    """Return the median and the 90th percentile."""
    if not counts:
        return 0.0, 0
    ordered = sorted(counts)
    return statistics.median(ordered), ordered[math.ceil(0.9 * len(ordered)) - 1]
