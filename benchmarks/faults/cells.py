"""Runs one client with one fault, and reports the result and what the service received."""

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from ..entries import Outcome
from ..peers.clock import Slept
from ..peers.environments import command, surroundings
from ..peers.table import Subject
from ..rounds import CannotMeasure
from ..row import ROOT
from .protocols import SERVICES
from .server import FaultServer, Seen
from .table import KILLS, Fault

LIMIT = 30.0  # real seconds for a client; one that finishes takes half of it
HUNG = {"hung": True}
LINKS = "links that lead to another origin"
PICKLES = "its error can be pickled"
REPR = "the key in what it prints of itself"
KILLED = "process killed, then started again: left to a person"
KILLS_EACH = 2  # at each moment
STEP = 0.01  # seconds between two looks whether it is time to kill

ProgramOutput = dict[str, Any]


class Program(Protocol):
    """The program of a subject. With *until*, it is killed as soon as that is true, and prints nothing."""

    def __call__(
        self, base_url: str, action: str, *arguments: str, until: Callable[[], bool] | None = None
    ) -> ProgramOutput: ...


class ProgramRun(NamedTuple):
    """The output of a program, and what the service received."""

    said: ProgramOutput
    seen: Sequence[Seen]
    jobs: int


def program_of(subject: Subject, folder: Path) -> Program:
    """Run the program of a subject as a process with a time limit."""

    def program(base_url: str, action: str, *more: str, until: Callable[[], bool] | None = None) -> ProgramOutput:
        arguments = command(subject, folder, base_url, action, *more)
        if until is not None:
            _run_and_kill(arguments, until)
            return {}
        try:
            done = subprocess.run(
                arguments, cwd=ROOT, env=surroundings(), capture_output=True, text=True, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            return HUNG
        try:
            said: ProgramOutput = json.loads(done.stdout.strip().splitlines()[-1])
        except (IndexError, ValueError):
            last = (done.stderr.strip().splitlines() or ["no word"])[-1]
            kind = last.partition(":")[0]  # the rest may contain paths of this machine
            raise CannotMeasure(f"its program ended with exit code {done.returncode} ({kind})") from None
        return said

    return program


def _run_and_kill(arguments: list[str], until: Callable[[], bool]) -> None:
    end = time.monotonic() + LIMIT
    quiet = subprocess.DEVNULL
    with subprocess.Popen(arguments, cwd=ROOT, env=surroundings(), stdout=quiet, stderr=quiet) as process:
        while not until() and process.poll() is None and time.monotonic() < end:
            time.sleep(STEP)
        is_time = until() and process.poll() is None
        process.kill()
    if not is_time:
        raise CannotMeasure("its process ended before it could be killed")


def run_with_fault(
    program: Program, service: str, fault: Fault | None, action: str = "make", *, foreign_links: bool = False
) -> ProgramRun:
    """Run a program with a fault."""
    server = FaultServer(SERVICES[service](), fault, foreign_links=foreign_links)
    with server.running():
        said = program(server.base_url, action)
    return ProgramRun(said, server.seen, server.service.jobs)


def check_imitation(program: Program, service: str) -> None:
    """Run without a fault. Raises CannotMeasure if there is no video: the imitation is then at fault."""
    run = run_with_fault(program, service, None)
    if not run.said.get("result"):
        raise CannotMeasure(f"it does not get on with our imitation of its service ({_end(run.said)})")


def killed_outcome(who: str, program: Program, service: str) -> Outcome:
    """Kill the program while it awaits a response, start it again, and count the jobs whose video it does not reach."""
    left = 0
    for fault in KILLS * KILLS_EACH:
        server = FaultServer(SERVICES[service](), fault)
        with tempfile.TemporaryDirectory() as folder, server.running():
            program(server.base_url, "resume", folder, until=lambda: any(seen.is_faulty for seen in server.seen))  # noqa: B023 - called in this round
            said = program(server.base_url, "resume", folder)
        left += server.service.jobs - bool(said.get("result"))
    kills = len(KILLS) * KILLS_EACH
    return Outcome(KILLED, who, not left, f"{left} jobs after {kills} kills" if left else "none")


def posts(cell: Outcome) -> int:
    """Return the number of POSTs in the cell of a lost create."""
    return int(cell.said.partition(" ")[0])


def lost_create_outcome(who: str, fault: Fault, run: ProgramRun) -> Outcome:
    """Describe how often the job was bought, and whether the client has the video."""
    sent = sum(seen.kind == "create" for seen in run.seen)
    said = f"{sent} POST" if sent == 1 else f"{sent} POSTs"
    is_found = bool(run.said.get("result"))
    if is_found and run.jobs == 1:
        said += ", job found again"
    elif is_found:
        said += f", {run.jobs - 1} paid for nothing"
    else:
        said += ", job lost" if run.jobs == 1 else f", {run.jobs} jobs lost"
        said += ", hung" if run.said.get("hung") else ""
    return Outcome(fault.name, who, is_found and run.jobs == 1, said)


def wait_outcome(who: str, fault: Fault, run: ProgramRun) -> Outcome:
    """Describe whether the video was reached, when the client came back if it was told to, and where the key went."""
    is_good = bool(run.said.get("result"))
    said = "survived" if is_good else _end(run.said)
    if is_good and fault.retry_after is not None:
        gap = gap_after_fault(run)
        is_honoured = gap >= fault.retry_after
        is_good = is_honoured
        said += f", came back after {gap:.0f} s" if is_honoured else f", came back too soon ({gap:.1f} s)"
    if _leaks_key(run):
        is_good = False
        said += ", key sent elsewhere"
    return Outcome(fault.name, who, is_good, said)


def links_outcome(who: str, run: ProgramRun) -> Outcome:
    """Describe whether the key is sent when a link leads to another origin."""
    if _leaks_key(run):
        return Outcome(LINKS, who, False, "key sent elsewhere")
    followed = any(seen.is_elsewhere for seen in run.seen)
    if followed and not run.said.get("result"):
        return Outcome(LINKS, who, False, _end(run.said))
    return Outcome(LINKS, who, True, "followed without the key" if followed else "follows none")


def leak_outcomes(who: str, run: ProgramRun) -> list[Outcome]:
    """Describe an error: whether it can be pickled, and whether it shows the key."""
    if "error" not in run.said:
        raise CannotMeasure("a refused create raised nothing")
    pickles, shown = run.said["pickles"], run.said["shows_key"]
    return [
        Outcome(PICKLES, who, pickles, f"{'yes' if pickles else 'no'} ({run.said['error']})"),
        Outcome(REPR, who, not shown, ", ".join(shown) or "no"),
    ]


def gap_after_fault(run: ProgramRun) -> float:
    """Return the seconds that the client would have slept between the fault and its next request."""
    questions = [seen for seen in run.seen if seen.kind == "question"]
    number = next(index for index, seen in enumerate(questions) if seen.is_faulty)
    begin, end = questions[number].at, questions[number + 1].at
    slept: Slept = run.said["slept"]
    return sum(seconds for at, seconds in slept if begin <= at <= end)


def _leaks_key(run: ProgramRun) -> bool:
    return any(seen.is_elsewhere and seen.has_key for seen in run.seen)


def _end(said: ProgramOutput) -> str:
    if said.get("hung"):
        return f"hung (over {LIMIT:.0f} s)"
    return f"gave up: {said['error']}" if "error" in said else "gave up: took it for the end"
