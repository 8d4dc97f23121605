"""Which ratio has slipped."""

import pytest

from benchmarks.check import compare
from benchmarks.entries import Ratio

from .made_up import data, delay, speed


@pytest.mark.parametrize(
    ("before", "now", "slips"),
    [
        (speed(12), speed(8.1), False),
        (speed(12), speed(7.9), True),
        (speed(12), speed(90), False),
        (delay(0.6), delay(0.79), False),
        (delay(0.6), delay(0.81), True),
        (delay(0.6), delay(0.01), False),
    ],
)
def test_a_ratio_slips_by_more_than_a_third(before: Ratio, now: Ratio, slips: bool) -> None:
    """Downwards where more is better, upwards where less is."""
    verdict = compare("mock", data(entries=(before,)), data(entries=(now,)))

    assert bool(verdict.slipped) == slips


def test_a_slip_is_one_line_with_both_figures() -> None:
    """Row, ratio, then and now."""
    verdict = compare("mock", data(entries=(speed(12),)), data(entries=(speed(3),)))

    assert verdict.slipped == ["mock: create, ours / theirs was 12 and is 3; more is better"]


def test_a_ratio_that_was_not_measured_is_said_and_is_no_slip() -> None:
    """A peer may be missing here."""
    verdict = compare("mock", data(entries=(speed(12),)), data(entries=()))

    assert verdict == ([], ["mock: create, ours / theirs was not measured"])


def test_a_new_ratio_has_nothing_to_slip_from() -> None:
    """It counts from the next results on."""
    assert compare("mock", data(entries=()), data(entries=(speed(1),))) == ([], [])
