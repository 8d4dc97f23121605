"""The rows, in the order in which they are measured and shown."""

from .rows import polls

_ROWS = (polls.ROW,)
ROWS = {row.name: row for row in _ROWS}
