"""Runs the program, sends signals on to it, and returns its exit code."""

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from reelkit_run._errors import RunError

NOT_EXECUTABLE, NOT_FOUND, SIGNALLED = 126, 127, 128  # as shells return
# Windows lacks most of them, and this module is imported there too, for the message that it cannot run programs.
_EXISTING = {number.name: number for number in signal.Signals}
FORWARDED = tuple(_EXISTING[name] for name in ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2") if name in _EXISTING)
# A terminal sends them to the program as well.
OF_TERMINAL = tuple(_EXISTING[name] for name in ("SIGINT", "SIGQUIT") if name in _EXISTING)


Start = Callable[[Sequence[str], Mapping[str, str]], Awaitable["subprocess.Popen[bytes]"]]


class CannotStart(RunError):
    """The program cannot be started. *exit_code* is the one that shells use."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Child:
    """The program of a run, which gets the signals that reelkit gets."""

    def __init__(self) -> None:
        self._task = asyncio.current_task()
        self._process: subprocess.Popen[bytes] | None = None
        self.ended_before_start_by: signal.Signals | None = None

    async def run(self, command: Sequence[str], environment: Mapping[str, str], start: Start) -> int:
        """Run the program to its end, and return its exit code; 128 and the number of a signal that ended it."""
        try:
            self._process = await start(command, environment)
        except FileNotFoundError:
            raise CannotStart(f"{command[0]}: command not found", NOT_FOUND) from None
        except (PermissionError, OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise CannotStart(f"{command[0]}: cannot be run: {reason}", NOT_EXECUTABLE) from None
        code = await asyncio.to_thread(self._process.wait)
        return code if code >= 0 else SIGNALLED - code

    def signal(self, number: signal.Signals) -> None:
        """Send a signal on to the program. If there is none yet, end the run."""
        if self._process is None:
            self.ended_before_start_by = number
            assert self._task is not None
            self._task.cancel()
        elif number not in OF_TERMINAL or not _is_in_foreground():
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(number)


async def start_program(command: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start the program as a process of its own."""
    await asyncio.sleep(0)  # a signal that came before ends the run here
    return subprocess.Popen(command, env=environment)  # uvloop's own would reset ignored signals, as of nohup


@contextlib.contextmanager
def child_with_signals() -> Iterator[Child]:
    """A program to be run. From here to its end no signal ends reelkit, so that the files of the run are deleted."""
    loop = asyncio.get_running_loop()
    child = Child()
    # an ignored signal stays ignored, here and in the program: nohup relies on it
    numbers = [number for number in (*FORWARDED, *OF_TERMINAL) if signal.getsignal(number) is not signal.SIG_IGN]

    def arrived(number: int, frame: object) -> None:
        # queued at once; a handler of the loop would be called some turns later, when the program may have started
        loop.call_soon_threadsafe(child.signal, signal.Signals(number))

    before = {number: signal.signal(number, arrived) for number in numbers}
    try:
        yield child
    except asyncio.CancelledError:
        if (ended_by := child.ended_before_start_by) is None:
            raise
        raise CannotStart(f"received {ended_by.name} before the program was started", SIGNALLED + ended_by) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_in_foreground() -> bool:
    """Whether the terminal sends Ctrl-C to this process, and so to the program, which is of the same group."""
    try:
        terminal = os.open(os.ctermid(), os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)
