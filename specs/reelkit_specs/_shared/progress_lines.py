"""Lines about the progress of something long, where no terminal shows a bar."""

import threading
import time
from collections.abc import Callable
from types import TracebackType


class ProgressLines:
    """Prints a line again whenever none was printed for *interval* seconds. A context manager.

    A thread does so: what is described may be blocked by a slow server. *describe* returns the line, or None.
    """

    def __init__(self, write: Callable[[str], None], describe: Callable[[], str | None], interval: float) -> None:
        self._write = write
        self._describe = describe
        self._interval = interval
        self._written_at = time.monotonic()
        self._changed = threading.Condition(threading.RLock())
        self._is_over = False
        self._thread = threading.Thread(target=self._repeat, daemon=True)

    def __enter__(self) -> "ProgressLines":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._is_over = True
            self._changed.notify()
        self._thread.join()

    def write(self, line: str) -> None:
        """Print a line now."""
        with self._changed:
            self._write(line)
            self._written_at = time.monotonic()

    def _repeat(self) -> None:
        with self._changed:
            while not self._is_over:
                left = self._written_at + self._interval - time.monotonic()
                if left > 0:
                    self._changed.wait(left)
                elif (line := self._describe()) is not None:
                    self.write(line)
                else:
                    self._changed.wait(self._interval)
