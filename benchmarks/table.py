"""The rows, in the order in which they are measured and shown."""

from .row import Row

_ROWS: tuple[Row, ...] = ()
ROWS = {row.name: row for row in _ROWS}
