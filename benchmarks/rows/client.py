"""The cost of a client compared with other SDKs: import, start of the command line, construction, polls.

All figures are CPU time, because waiting for a loopback server is no cost of a client; only the goal for one poll was
set in wall time and is measured so. Each client fetches a running job from an imitation of its own service.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping

from ..entries import Aim, Entry, Peer, Unmeasured
from ..local_server import running
from ..peers.environments import python, version
from ..peers.processes import asking, asking_at, beginning, importing, starting
from ..peers.table import ASYNC, HTTPX, REELKIT, SUBJECTS, Subject
from ..rounds import CannotMeasure, Measured, interleaved, spread
from ..row import Row, Settings, say

PROCESSES = 11  # rounds with fresh processes
QUESTIONS, ROUNDS = 100, 30
CLASS = "reelkit with a request"
CLASS_STATEMENT = "from reelkit import Client, PixverseV5TextToVideo"
BARE = "python -c pass"

NAMES_AIM = Aim("import of all names", "`from reelkit import *`, over `import httpx`", "<=", 0.6)
CLASS_AIM = Aim("import of a request", f"`{CLASS_STATEMENT}`, over `import httpx`", "<=", 0.6)
HELP_AIM = Aim("start of the command line", "`reelkit --help`, over `python -c pass`", "<=", 5)
MAKE_AIM = Aim("a client", "`Client()` before its first request, in a fresh process", "<=", 1, "ms")
ASK_AIM = Aim("one poll", "seconds for one question about a job on loopback, over `httpx.Client.get`", "<=", 1.15)
AIMS = (NAMES_AIM, CLASS_AIM, HELP_AIM, MAKE_AIM, ASK_AIM)

Contestants = Mapping[str, Callable[[], float]]


def measure(settings: Settings) -> Iterator[Entry]:
    """Measure each cost in turn, for every client that can be installed here."""
    here: list[Subject] = []
    for subject in SUBJECTS:
        if subject is ASYNC:  # the same package; mainly its event loop would be measured
            continue
        try:
            python(subject, settings.peers)
        except CannotMeasure as reason:
            yield Unmeasured(f"client: {subject.name}", str(reason))
            continue
        here.append(subject)
        if subject.requirement:
            yield Peer(subject.name, version(subject))
    yield from _imports(here, settings)
    yield from _starts(here, settings)
    yield from _clients(here, settings)
    yield from _questions(here, settings)


def _imports(subjects: list[Subject], settings: Settings) -> Iterator[Entry]:
    say("imports")
    contestants = {subject.name: importing(subject, settings.peers) for subject in subjects}
    contestants[CLASS] = importing(REELKIT, settings.peers, CLASS_STATEMENT)
    measured = interleaved(contestants, settings.turns(PROCESSES))
    yield from _shown("import", measured, 1e3, "ms")
    yield from measured.ratio("import", CLASS, HTTPX.name, "less")
    yield from _reached(NAMES_AIM, measured, REELKIT.name, HTTPX.name)
    yield from _reached(CLASS_AIM, measured, CLASS, HTTPX.name)


def _starts(subjects: list[Subject], settings: Settings) -> Iterator[Entry]:
    say("command lines")
    contestants = {BARE: starting(sys.executable, "-c", "pass")}
    for subject in subjects:
        if subject.command:
            program = python(subject, settings.peers).with_name(subject.command[0])
            contestants[subject.name] = starting(str(program), *subject.command[1:])
        elif subject.requirement:
            yield Unmeasured(f"--help: {subject.name}", "it brings no command of its own")
    measured = interleaved(contestants, settings.turns(PROCESSES))
    yield from _shown("--help", measured, 1e3, "ms")
    yield from _reached(HELP_AIM, measured, REELKIT.name, BARE)


def _clients(subjects: list[Subject], settings: Settings) -> Iterator[Entry]:
    say("programs that ask once")
    programs = {subject.name: beginning(subject, settings.peers, "all") for subject in subjects}
    yield from _shown("a program that asks once", interleaved(programs, settings.turns(PROCESSES)), 1e3, "ms")
    alone = {REELKIT.name: beginning(REELKIT, settings.peers, "connect")}
    made = _scaled(interleaved(alone, settings.turns(PROCESSES)), 1e3)
    yield from made.figures("a client that has not asked yet", "ms")
    yield from (MAKE_AIM.reached(spread(samples)[0]) for samples in made.samples.values())


def _questions(subjects: list[Subject], settings: Settings) -> Iterator[Entry]:
    say("questions")
    with contextlib.ExitStack() as stack:
        all_of_them = {
            subject.name: stack.enter_context(asking(subject, settings.peers, QUESTIONS)) for subject in subjects
        }
        yield from _shown("one question", interleaved(all_of_them, settings.turns(ROUNDS)), 1e6, "us")
        url = f"{stack.enter_context(running())}/busy"  # a server that does as little as possible
        both = {
            subject.name: stack.enter_context(asking_at(url, subject, settings.peers, QUESTIONS))
            for subject in (REELKIT, HTTPX)
        }
        yield from _reached(ASK_AIM, interleaved(both, settings.turns(ROUNDS)), REELKIT.name, HTTPX.name)


def _shown(what: str, measured: Measured, scale: float, unit: str) -> Iterator[Entry]:
    """Yield our ratios to all others, then the figures."""
    for who in measured.samples:
        if who not in (REELKIT.name, CLASS):
            yield from measured.ratio(what, REELKIT.name, who, "less")
    yield from _scaled(measured, scale).figures(what, unit)


def _reached(aim: Aim, measured: Measured, ours: str, theirs: str) -> Iterator[Entry]:
    for ratio in measured.ratio(aim.what, ours, theirs, "less"):
        yield aim.reached(ratio.value)


def _scaled(measured: Measured, scale: float) -> Measured:
    samples = {who: tuple(value * scale for value in values) for who, values in measured.samples.items()}
    return Measured(samples, measured.missing)


ROW = Row("client", "What does a client cost beside other SDKs?", measure, AIMS)
