"""Runs engines on faults, several at a time."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any, NamedTuple

from .around import Around
from .engines import Finding, Setup, run_engine
from .fault import NO_FAULT, USUAL, Fault
from .process import end_all


class Trial(NamedTuple):
    """One engine on one fault. *ids* excludes what the engine also finds in the correct server."""

    engine: str
    fault: Fault
    ids: tuple[str, ...]
    note: str
    seconds: float

    @property
    def found(self) -> bool:
        """Return whether the engine distinguishes the faulty server from the correct one."""
        return bool(self.ids)


class Alarms(NamedTuple):
    """What an engine finds in the correct server, run for one model."""

    engine: str
    model: str
    finding: Finding


class Interrupted(BaseException):
    """The measurement is interrupted. Not an Exception, so that nothing handles it as an error."""


def alarms(engines: Sequence[str], faults: Iterable[Fault], setup: Setup, workers: int) -> list[Alarms]:
    """Run each engine on the correct server, for each model of the faults."""
    correct = {fault.model or USUAL: Around() if fault.around else None for fault in faults}
    asked = [(engine, model) for engine in engines for model in correct]

    def ask(pair: tuple[str, str]) -> Alarms:
        engine, model = pair
        fault = NO_FAULT._replace(model=model, around=correct[model])
        return Alarms(engine, model, run_engine(engine, fault, setup))

    return list(
        answered(ask, asked, workers, lambda a: f"{a.engine}  the correct server, {a.model}  {_result(a.finding)}")
    )


def trials(
    engines: Sequence[str], faults: Sequence[Fault], setup: Setup, workers: int, known: Sequence[Alarms]
) -> Iterator[Trial]:
    """Run each engine on each fault, and yield the results as they arrive."""
    false = {(alarm.engine, alarm.model): frozenset(alarm.finding.ids) for alarm in known}
    asked = [(engine, fault) for engine in engines for fault in faults]

    def ask(pair: tuple[str, Fault]) -> Trial:
        engine, fault = pair
        finding = run_engine(engine, fault, setup)
        ids = tuple(each for each in finding.ids if each not in false[engine, fault.model or USUAL])
        return Trial(engine, fault, ids, finding.note, finding.seconds)

    return answered(ask, asked, workers, lambda t: f"{t.engine}  {t.fault.name}  {_result(Finding(t.ids, t.note))}")


@contextmanager
def interruptible() -> Iterator[None]:
    """Stop the block and every process it started on Ctrl-C and SIGTERM."""

    def stop(number: int, frame: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)  # a second signal must not interrupt the cleanup
        end_all()
        raise Interrupted

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def answered(
    ask: Callable[[Any], Any], asked: Sequence[Any], workers: int, words: Callable[[Any], str]
) -> Iterator[Any]:
    """Yield the results as they arrive, each with a line of progress."""
    pool = ThreadPoolExecutor(workers)
    try:
        futures: list[Future[Any]] = [pool.submit(ask, each) for each in asked]
        for number, future in enumerate(as_completed(futures), 1):
            answer = future.result()
            print(f"[{number}/{len(asked)}] {words(answer)}", file=sys.stderr, flush=True)
            yield answer
    finally:
        pool.shutdown(cancel_futures=True)


def _result(finding: Finding) -> str:
    return finding.note or ", ".join(finding.ids) or "nothing"
