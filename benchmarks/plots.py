"""Draws the ratios of a row as SVG, on a logarithmic scale. The same figures give the same bytes.

The colours have a medium lightness and the background is transparent, so a plot is readable on white and on black.
"""

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from .entries import Ratio
from .markdown import number
from .results import Json, entries

INK, LINE, BETTER, WORSE = "#808080", "#8886", "#2a9d74", "#d1603d"
WIDTH, HEAD, STEP = 8.0, 1.0, 0.34  # inches
TICKS = (0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000)
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "reelkit",  # otherwise the ids in the SVG are random
    "svg.fonttype": "none",  # text stays text: small, searchable, accessible
    "font.family": "sans-serif",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def plot(data: Json) -> str | None:
    """Return the SVG of a row, or nothing for a row without ratios."""
    ratios = entries(data)["ratios"]
    if not ratios:
        return None
    with mpl.rc_context(STYLE):
        drawing = Drawing(figsize=(WIDTH, HEAD + STEP * len(ratios)), layout="constrained")
        _draw(drawing.add_subplot(), ratios)
        said = io.StringIO()
        drawing.savefig(said, format="svg", transparent=True, metadata={"Date": None})
    return said.getvalue()


def times_better(ratio: Ratio) -> tuple[float, float, float]:
    """Return the median and quartiles, inverted if less is better."""
    if ratio.better == "more":
        return ratio.value, ratio.low, ratio.high
    return 1 / ratio.value, 1 / ratio.high, 1 / ratio.low


def _draw(axes: Any, ratios: Sequence[Ratio]) -> None:
    turned = [times_better(ratio) for ratio in ratios]
    for place, (value, low, high) in enumerate(turned):
        colour = BETTER if value >= 1 else WORSE
        axes.plot([1, value], [place, place], color=colour, linewidth=1.2, alpha=0.5)
        axes.plot([low, high], [place, place], color=colour, linewidth=5, alpha=0.45, solid_capstyle="butt")
        axes.plot([value], [place], color=colour, marker="o", markersize=6)
        side = 8 if value >= 1 else -8
        axes.annotate(
            f"{number(value)}x",
            (high if side > 0 else low, place),
            (side, 0),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center",
        )
    axes.axvline(1, color=INK, linewidth=1)
    axes.set_xscale("log")
    least, most = min(low for _, low, _ in turned), max(high for _, _, high in turned)
    axes.set_xlim(min(least, 0.9) / 2, max(most, 1.1) * 2)
    axes.xaxis.set_major_locator(FixedLocator(TICKS))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.set_xlabel("times better than what it is compared with (1: as good)")
    axes.set_yticks(range(len(ratios)), [f"{ratio.what}\n{ratio.ours} / {ratio.theirs}" for ratio in ratios])
    axes.tick_params(axis="y", length=0, labelsize=7)
    axes.set_ylim(len(ratios) - 0.4, -0.6)  # the first ratio on top
    axes.grid(axis="x", color=LINE, linewidth=0.5)
    for spine in axes.spines.values():
        spine.set_visible(False)
