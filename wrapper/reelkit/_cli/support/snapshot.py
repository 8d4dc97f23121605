"""The progress of many jobs at one moment, as numbers and as text: for a line, or for a bar of a terminal."""

from typing import NamedTuple


class Snapshot(NamedTuple):
    """The progress of many jobs: *completed* counts those in progress by their share, *left* is in seconds."""

    ended: int
    total: int
    completed: float
    counts: str
    cost: str
    left: float | None

    def __str__(self) -> str:
        texts = filter(None, (self.counts, self.cost, self.time_left))
        return f"{self.ended:,} of {self.total:,}: {'; '.join(texts)}"

    @property
    def time_left(self) -> str:
        """The time left as text, or nothing if it is unknown."""
        if self.left is None:
            return ""
        minutes, seconds = divmod(round(self.left), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:,}:{minutes:02}:{seconds:02} left"
