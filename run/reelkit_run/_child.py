"""Runs the program: signals go through to it, and its exit code is ours."""

import asyncio
import contextlib
import signal
from collections.abc import Iterator, Mapping, Sequence

from reelkit_run._errors import RunError

NOT_EXECUTABLE, NOT_FOUND = 126, 127  # as shells return
FORWARDED = ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGQUIT")


class CannotStart(RunError):
    """The program cannot be started. *exit_code* is the one that shells use."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


async def run_program(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the program to its end, and return its exit code; 128 and the number of a signal that ended it."""
    try:
        process = await asyncio.create_subprocess_exec(*command, env=dict(environment))
    except FileNotFoundError:
        raise CannotStart(f"{command[0]}: command not found", NOT_FOUND) from None
    except (PermissionError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotStart(f"{command[0]}: cannot be run: {reason}", NOT_EXECUTABLE) from None
    with _signals_for(process):
        code = await process.wait()
    return code if code >= 0 else 128 - code


@contextlib.contextmanager
def _signals_for(process: asyncio.subprocess.Process) -> Iterator[None]:
    """Send signals on to the program. Ctrl-C is sent to it by the terminal, so here it is only not our end."""
    loop = asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in FORWARDED if hasattr(signal, name)]

    def send(number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(number)

    for number in numbers:
        loop.add_signal_handler(number, send, number)
    loop.add_signal_handler(signal.SIGINT, lambda: None)
    try:
        yield
    finally:
        for number in (*numbers, signal.SIGINT):
            loop.remove_signal_handler(number)
