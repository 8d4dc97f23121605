"""A badge as SVG: the verdict of a run, and how much of the contract it has exercised."""

from html import escape

from reelkit_conformance._judge.findings import Report, total_percent
from reelkit_conformance._report.verdicts import RunVerdict, run_verdict

LABEL = "contract"
COLORS: dict[RunVerdict, str] = {"conforms": "#2e7d32", "deviates": "#b3261e", "incomplete": "#8a5a00"}
HEIGHT, PADDING, LETTER_WIDTH = 20, 6, 7  # in pixels; textLength makes every font as wide


def badge_text(report: Report) -> str:
    """Return the badge, such as "contract: conforms, 87 % exercised"."""
    verdict = run_verdict(report)
    words = f"{verdict}, {total_percent(report.coverage)} % exercised"
    left, right = (len(text) * LETTER_WIDTH + 2 * PADDING for text in (LABEL, words))
    title = escape(f"{LABEL}: {words}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{HEIGHT}" role="img" '
        f'aria-label="{title}"><title>{title}</title>'
        f'<rect width="{left}" height="{HEIGHT}" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="{HEIGHT}" fill="{COLORS[verdict]}"/>'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f"{_text(LABEL, PADDING)}{_text(words, left + PADDING)}</g></svg>\n"
    )


def _text(text: str, x: int) -> str:
    return f'<text x="{x}" y="14" textLength="{len(text) * LETTER_WIDTH}">{escape(text)}</text>'
