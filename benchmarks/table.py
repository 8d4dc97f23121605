"""All rows, in the order in which they are measured and presented."""

from .row import Row
from .rows import (
    asynchronous,
    batch,
    chaos,
    client,
    conformance,
    faults,
    growth,
    journal,
    mock,
    pipeline,
    polls,
    run,
    telemetry,
    waiting,
)

_ROWS: tuple[Row, ...] = (
    mock.ROW,
    client.ROW,
    asynchronous.ROW,
    waiting.ROW,
    batch.ROW,
    polls.ROW,
    faults.ROW,
    journal.ROW,
    chaos.ROW,
    pipeline.ROW,
    conformance.ROW,
    growth.ROW,
    run.ROW,
    telemetry.ROW,
)
ROWS = {row.name: row for row in _ROWS}
