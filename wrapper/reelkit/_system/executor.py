"""Threads for the blocking work of the async client, apart from the default executor of asyncio."""

import threading
from typing import TYPE_CHECKING

from reelkit._system.fork import begins_anew

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MOST = 32  # threads of each


class Threads:
    """An executor that is made when it is first needed, and once more in a forked child.

    The default executor may be full of calls that wait for this client: they would never end.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.begin_anew()
        begins_anew(self)

    def begin_anew(self) -> None:
        """Forget the threads of a parent process."""
        self._lock = threading.Lock()
        self._executor: ThreadPoolExecutor | None = None

    def executor(self) -> "ThreadPoolExecutor":
        """The executor of this process. Its threads finish what they have begun before the program exits."""
        with self._lock:
            if self._executor is None:
                from concurrent.futures import ThreadPoolExecutor  # here: only async clients need it

                self._executor = ThreadPoolExecutor(MOST, f"reelkit-{self._name}")
            return self._executor


DISK = Threads("disk")
NAMES = Threads("names")  # apart from the disk: a name server that does not respond holds up no journal
