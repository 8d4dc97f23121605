"""One client in one fault: what came of it, and what the service saw."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..entries import Outcome
from ..peers.clock import Slept
from ..peers.environments import command, surroundings
from ..peers.table import Subject
from ..rounds import CannotMeasure
from ..row import ROOT
from .protocols import SERVICES
from .server import FaultServer, Seen
from .table import Fault

LIMIT = 30.0  # real seconds that a client may take; none that comes back takes half of it
HUNG = {"hung": True}
LINKS = "links that lead to another origin"
PICKLES = "its error can be pickled"
REPR = "the key in what it prints of itself"

Said = dict[str, Any]
Act = Callable[[str, str], Said]  # the program: of base URL and action


class Seems(NamedTuple):
    """What a program said, and what the service saw."""

    said: Said
    seen: Sequence[Seen]
    jobs: int


def in_its_environment(subject: Subject, folder: Path) -> Act:
    """The program of a subject, as a process with a limit."""

    def act(base_url: str, action: str) -> Said:
        arguments = command(subject, folder, base_url, action)
        try:
            done = subprocess.run(
                arguments, cwd=ROOT, env=surroundings(), capture_output=True, text=True, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            return HUNG
        try:
            said: Said = json.loads(done.stdout.strip().splitlines()[-1])
        except (IndexError, ValueError):
            last = (done.stderr.strip().splitlines() or ["no word"])[-1]
            kind = last.partition(":")[0]  # the rest may name folders of this machine
            raise CannotMeasure(f"its program ended with exit code {done.returncode} ({kind})") from None
        return said

    return act


def tried(act: Act, service: str, fault: Fault | None, action: str = "make", *, leads_away: bool = False) -> Seems:
    """Let a program meet a fault."""
    server = FaultServer(SERVICES[service](), fault, leads_away=leads_away)
    with server.running():
        said = act(server.base_url, action)
    return Seems(said, server.seen, server.service.jobs)


def healthy(act: Act, service: str) -> None:
    """Nothing goes wrong. Raises CannotMeasure if there is no video all the same: then the imitation is at fault."""
    seems = tried(act, service, None)
    if not seems.said.get("result"):
        raise CannotMeasure(f"it does not get on with our imitation of its service ({_end(seems.said)})")


def posts(cell: Outcome) -> int:
    """How many POSTs a cell of a lost create tells of."""
    return int(cell.said.partition(" ")[0])


def of_lost_create(who: str, fault: Fault, seems: Seems) -> Outcome:
    """How often it was bought, and whether anybody has the video."""
    sent = sum(seen.kind == "create" for seen in seems.seen)
    said = f"{sent} POST" if sent == 1 else f"{sent} POSTs"
    is_found = bool(seems.said.get("result"))
    if is_found and seems.jobs == 1:
        said += ", job found again"
    elif is_found:
        said += f", {seems.jobs - 1} paid for nothing"
    else:
        said += ", job lost" if seems.jobs == 1 else f", {seems.jobs} jobs lost"
        said += ", hung" if seems.said.get("hung") else ""
    return Outcome(fault.name, who, is_found and seems.jobs == 1, said)


def of_wait(who: str, fault: Fault, seems: Seems) -> Outcome:
    """Whether the video was reached; when it came back, if that was asked for; and where the key went."""
    is_good = bool(seems.said.get("result"))
    said = "survived" if is_good else _end(seems.said)
    if is_good and fault.retry_after is not None:
        gap = gap_after_fault(seems)
        is_honoured = gap >= fault.retry_after
        is_good = is_honoured
        said += f", came back after {gap:.0f} s" if is_honoured else f", came back too soon ({gap:.1f} s)"
    if _key_went_elsewhere(seems):
        is_good = False
        said += ", key sent elsewhere"
    return Outcome(fault.name, who, is_good, said)


def of_links(who: str, seems: Seems) -> Outcome:
    """Whether the key goes along when an answer's link leads to another origin."""
    if _key_went_elsewhere(seems):
        return Outcome(LINKS, who, False, "key sent elsewhere")
    followed = any(seen.is_elsewhere for seen in seems.seen)
    if followed and not seems.said.get("result"):
        return Outcome(LINKS, who, False, _end(seems.said))
    return Outcome(LINKS, who, True, "followed without the key" if followed else "follows none")


def of_leaks(who: str, seems: Seems) -> list[Outcome]:
    """What is left of an error: whether it can go to another process, and whether it shows the key."""
    if "error" not in seems.said:
        raise CannotMeasure("a refused create raised nothing")
    pickles, shown = seems.said["pickles"], seems.said["shows_key"]
    return [
        Outcome(PICKLES, who, pickles, f"{'yes' if pickles else 'no'} ({seems.said['error']})"),
        Outcome(REPR, who, not shown, ", ".join(shown) or "no"),
    ]


def gap_after_fault(seems: Seems) -> float:
    """The seconds that it would have slept between the fault's answer and its next question."""
    questions = [seen for seen in seems.seen if seen.kind == "question"]
    number = next(index for index, seen in enumerate(questions) if seen.is_faulty)
    begin, end = questions[number].at, questions[number + 1].at
    slept: Slept = seems.said["slept"]
    return sum(seconds for at, seconds in slept if begin <= at <= end)


def _key_went_elsewhere(seems: Seems) -> bool:
    return any(seen.is_elsewhere and seen.has_key for seen in seems.seen)


def _end(said: Said) -> str:
    if said.get("hung"):
        return f"hung (over {LIMIT:.0f} s)"
    return f"gave up: {said['error']}" if "error" in said else "gave up: took it for the end"
