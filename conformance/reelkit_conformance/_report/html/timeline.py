"""The life of a job as a picture: a bar from the first look to the last, coloured by what each look said."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from reelkit_conformance._report.html.looks import Look
from reelkit_conformance._report.text import clipped
from reelkit_specs import statuses

WIDTH = 1000  # units of the drawing; it is stretched to the page
MOST = 60  # looks that are drawn and named; the last ones, since they show what went wrong


def timeline(seen: tuple[Look, ...], at_fault: tuple[int, ...]) -> str:
    """The picture with its words, which alone tell the same. The exchanges *at_fault* stand out."""
    drawn = seen[-MOST:]
    begin, end = drawn[0].at, drawn[-1].at
    span = (end - begin) or 1.0
    places = [(look.at - begin) / span * WIDTH if end > begin else 0.0 for look in drawn]
    bars = "".join(
        f'<rect class="{_meaning(look.word)}" x="{x:.1f}" y="9" width="{following - x:.1f}" height="6"/>'
        for look, x, following in zip(drawn, places, places[1:], strict=False)
    )
    marks = "".join(_mark(look, x, look.number in at_fault) for look, x in zip(drawn, places, strict=True))
    svg = f'<svg viewBox="0 0 {WIDTH} 24" preserveAspectRatio="none" aria-hidden="true">{bars}{marks}</svg>'
    earlier = f"<li>{len(seen) - MOST} earlier looks</li>" if len(seen) > MOST else ""
    return f'<figure>{svg}<figcaption><ol class="looks">{earlier}{_words(drawn)}</ol></figcaption></figure>'


def _mark(look: Look, x: float, is_at_fault: bool) -> str:
    top = 0 if is_at_fault else 6
    return f'<line class="{_meaning(look.word)}" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{24 - top}"/>'


def _words(seen: Iterable[Look]) -> str:
    """One item for each change."""
    items = []
    for (call, word), group in groupby(seen, key=lambda look: (look.call, look.word)):
        same = list(group)
        times = f" x {len(same)}" if len(same) > 1 else ""
        dot = f'<i class="dot {_meaning(word)}"></i>'
        items.append(f"<li>{dot}{same[0].at:.1f} s {escape(call)}: <b>{escape(clipped(word, 80))}</b>{times}</li>")
    return "".join(items)


def _meaning(word: str) -> str:
    """The class of a status: begun, on its way, and how it ended."""
    if word == "queued":
        return "queued"
    return statuses()[word].meaning if word in statuses() else "unknown"
