"""The picture of a trace: `python -m docs.make.trace_picture` generates a video with a mock and draws its spans.

The mock responds after 0.15 s, loses the response to the create, and answers the first poll with 503. The bars are the
measured times, so `python -m docs.make` does not draw it.
"""

import tempfile
from html import escape
from pathlib import Path

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from reelkit import Client, Telemetry
from reelkit_mock import Mock

PICTURE = Path(__file__).parents[1] / "pictures" / "trace.svg"
DELAYED = ("create", "logs", "fetch", "asset")  # as over a network
FAULTS = [
    {"what": "lost", "when": {"route": "create"}},
    {"what": {"status": 503}, "when": {"route": "fetch"}},
    *({"what": {"delay": 0.15}, "when": {"route": route}, "times": "always"} for route in DELAYED),
]
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow", "duration": 5}
NAMES, BARS, ROW, EDGE = 390, 420, 26, 14  # widths of the columns, height of a row, margin
# Medium tones, legible on white and on black.
STYLE = """\
text { font-family: ui-monospace, monospace; font-size: 12px; fill: #7b8594 }
.ok { fill: #6478e0 }
.error { fill: #e0653a }
.line { stroke: #8792a2; stroke-opacity: 0.3 }
"""


def spans() -> list[ReadableSpan]:
    """The spans of one job, in the order in which they began."""
    exporter, tracers = InMemorySpanExporter(), TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(exporter))
    with (
        tempfile.TemporaryDirectory() as folder,
        Mock(clock="speed:20", faults=FAULTS).serve() as server,
        Client("any-key", base_url=server.base_url, telemetry=Telemetry(tracers)) as client,
    ):
        client.generate(REQUEST, save_to=Path(folder) / "fox.mp4")
    return sorted(exporter.get_finished_spans(), key=lambda span: span.start_time or 0)


def drawn(found: list[ReadableSpan]) -> str:
    """An SVG with a row for each span: its name, and a bar from its begin to its end."""
    depth: dict[int, int] = {}
    begin = min(span.start_time or 0 for span in found)
    whole = max(span.end_time or 0 for span in found) - begin
    rows = []
    for number, span in enumerate(found):
        assert span.context
        depth[span.context.span_id] = depth.get(span.parent.span_id, -1) + 1 if span.parent else 0
        level, top = depth[span.context.span_id], EDGE + number * ROW
        start, took = (span.start_time or 0) - begin, (span.end_time or 0) - (span.start_time or 0)
        left, width = NAMES + BARS * start / whole, max(2.0, BARS * took / whole)
        error = (span.attributes or {}).get("error.type")
        kind = "error" if error else "ok"
        rows += [
            f'<path class="line" d="M{EDGE} {top + ROW - 4}H{NAMES + BARS + 90}"/>',
            f'<text x="{EDGE + 16 * level}" y="{top + 14}">{escape(span.name)}{f" · {error}" if error else ""}</text>',
            f'<rect class="{kind}" x="{left:.1f}" y="{top + 4}" width="{width:.1f}" height="12" rx="2"/>',
            f'<text x="{NAMES + BARS + 12}" y="{top + 14}">{_time(took)}</text>',
        ]
    frame = f'viewBox="0 0 {NAMES + BARS + 104} {2 * EDGE + ROW * len(found)}" role="img"'
    label = f"The spans of one job: {', '.join(span.name for span in found)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {frame} aria-label="{escape(label)}">'
    return "\n".join([head, f"<style>\n{STYLE}</style>", *rows, "</svg>\n"])


def _time(nanoseconds: int) -> str:
    return f"{nanoseconds / 1e9:.2f} s" if nanoseconds >= 1e8 else f"{nanoseconds / 1e6:.1f} ms"


if __name__ == "__main__":
    PICTURE.write_text(drawn(spans()), encoding="utf-8")
