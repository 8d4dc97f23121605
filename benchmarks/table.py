"""The rows, in the order in which they are measured and shown."""

from .rows import journal, mock, pipeline, polls, waiting

_ROWS = (mock.ROW, waiting.ROW, polls.ROW, journal.ROW, pipeline.ROW)
ROWS = {row.name: row for row in _ROWS}
