"""Runs peers as processes: the cost of a fresh process, and of a fetch in a running one. Figures are CPU seconds."""

import contextlib
import json
import resource
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from ..faults.protocols import SERVICES
from ..faults.server import FaultServer
from ..rounds import CannotMeasure
from ..row import ROOT
from .environments import command, python, surroundings
from .table import Subject

TIMEOUT = 60.0  # seconds; a slower process is stopped
IMPORT = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def said(*arguments: str) -> str:
    """Return what a fresh process prints."""
    try:
        done = subprocess.run(arguments, cwd=ROOT, env=surroundings(), capture_output=True, text=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise CannotMeasure(f"its process took more than {TIMEOUT:.0f} s") from None
    if done.returncode:
        kind = (done.stderr.strip().splitlines() or ["no word"])[-1].partition(":")[0]
        raise CannotMeasure(f"its process ended with exit code {done.returncode} ({kind})")
    return done.stdout


def importing(subject: Subject, folder: Path, statement: str | None = None) -> Callable[[], float]:
    """Measure its import in a fresh process."""
    interpreter = str(python(subject, folder))
    return lambda: float(said(interpreter, "-c", IMPORT.format(statement or subject.imports)))


def starting(*arguments: str) -> Callable[[], float]:
    """Measure a whole process, from start to end."""

    def measure() -> float:
        before = _children()
        said(*arguments)
        return _children() - before

    return measure


def beginning(subject: Subject, folder: Path, part: str) -> Callable[[], float]:
    """Measure a fresh process: the client (`connect`), or everything up to the first response (`all`)."""

    def measure() -> float:
        with _service(subject) as server:
            costs: dict[str, float] = json.loads(said(*command(subject, folder, server.base_url, "begin")))
        return costs[part]

    return measure


@contextlib.contextmanager
def asking(subject: Subject, folder: Path, times: int) -> Iterator[Callable[[], float]]:
    """Keep a process running; each call measures one fetch, as the mean of several."""
    with _service(subject) as server, talking(command(subject, folder, server.base_url, "ask")) as tell:

        def measure() -> float:
            before = len(server.seen)
            costs: dict[str, float] = json.loads(tell(str(times)))
            if len(server.seen) - before != times:
                raise CannotMeasure(f"it sent {len(server.seen) - before} requests for {times} questions")
            return costs["cpu"]

        yield measure


@contextlib.contextmanager
def asking_at(base_url: str, subject: Subject, folder: Path, times: int) -> Iterator[Callable[[], float]]:
    """The same against a running server, in wall time."""
    with talking(command(subject, folder, base_url, "ask")) as tell:
        yield lambda: float(json.loads(tell(str(times)))["wall"])


def _service(subject: Subject) -> contextlib.AbstractContextManager[FaultServer]:
    return FaultServer(SERVICES[subject.service]()).running()


@contextlib.contextmanager
def talking(arguments: list[str]) -> Iterator[Callable[[str], str]]:
    """A process that prints a line for each line of input."""
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=surroundings(),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        to, of = process.stdin, process.stdout

        def tell(line: str) -> str:
            watch = threading.Timer(TIMEOUT, process.kill)
            watch.start()
            try:
                to.write(f"{line}\n")
                to.flush()
                printed = of.readline()
            except OSError:
                printed = ""
            finally:
                watch.cancel()
            if not printed:
                raise CannotMeasure("its process ended while it asked")
            return printed

        try:
            yield tell
        finally:
            with contextlib.suppress(OSError):
                to.close()  # which ends it


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
