"""The plot of a row."""

from xml.etree import ElementTree

import pytest

from .made_up import data, delay, speed

pytest.importorskip("matplotlib", reason="only `nox -s bench` draws, and installs matplotlib")
from benchmarks.plots import plot, times_better  # imports matplotlib


def test_a_plot_is_the_same_for_the_same_figures() -> None:
    """It is checked in: no date in it, and no name by lot."""
    drawn = plot(data())

    assert drawn == plot(data())
    assert drawn is not None
    assert "dc:date" not in drawn


def test_a_plot_tells_each_ratio() -> None:
    """As text, which can be searched and read out."""
    drawn = plot(data()) or ""
    said = " ".join(ElementTree.fromstring(drawn).itertext())

    assert all(word in said for word in ("create", "delay", "12x", "2x"))


def test_more_is_better_in_every_line() -> None:
    """A ratio of which less is better is turned."""
    assert times_better(speed(10)) == (10, 8.5, 11.5)
    assert times_better(delay(0.5)) == (2, 2, 2)


def test_a_row_without_ratios_has_no_plot() -> None:
    """Nothing to compare."""
    assert plot(data(entries=())) is None
