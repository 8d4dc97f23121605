"""The fault table: what each client makes of what goes wrong.

Every cell is a process of its own with a service of its own. Sleeps take no time and are counted all the same
(`peers/clock.py`); the time for one answer is set to a second, by each SDK's own setting where it has one.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from ..entries import Aim, Entry, Outcome, Peer, Unmeasured
from ..faults.cells import Act, healthy, in_its_environment, of_leaks, of_links, of_lost_create, of_wait, tried
from ..faults.services import SERVICES
from ..faults.table import LOST, REFUSED, UNKNOWN_WORD, WAITS
from ..peers.environments import python, version
from ..peers.table import ASYNC, REELKIT, SUBJECTS, Subject
from ..rounds import CannotMeasure
from ..row import Row, Settings, say

AT_ONCE = 2  # processes; a cell is not timed
OURS = (REELKIT.name, ASYNC.name)
SURVIVES = Aim("reelkit survives", "faults that reelkit does not survive, both clients together", "=", 0)
POSTS = Aim("one create", "most POSTs of reelkit for one create whose answer is lost", "<=", 1)


def measure(settings: Settings) -> Iterator[Entry]:
    """A column for each subject, if it can be measured."""
    columns: list[list[Outcome]] = []
    for subject in SUBJECTS:
        try:
            python(subject, settings.peers)
            act = in_its_environment(subject, settings.peers)
            say(subject.name)
            columns.append(column(subject, act))
        except CannotMeasure as reason:
            yield Unmeasured(f"faults: {subject.name}", str(reason))
            continue
        if subject.requirement:
            yield Peer(subject.name, version(subject))
        if SERVICES[subject.service]().status_field is None:
            yield Unmeasured(f"{UNKNOWN_WORD}: {subject.name}", "its service has no status words")
    for cells in zip(*columns, strict=True):
        yield from cells
    ours = [cell for cells in columns for cell in cells if cell.who in OURS]
    yield SURVIVES.reached(sum(not cell.is_good for cell in ours))
    yield POSTS.reached(max(int(cell.said.split()[0]) for cell in ours if " POST" in cell.said))


def column(subject: Subject, act: Act) -> list[Outcome]:
    """Everything that goes wrong, for one subject. Raises CannotMeasure."""
    who, service = subject.name, subject.service
    healthy(act, service)
    has_words = SERVICES[service]().status_field is not None
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        lost = at_once.map(lambda fault: of_lost_create(who, fault, tried(act, service, fault)), LOST)
        waits = at_once.map(
            lambda fault: (
                of_wait(who, fault, tried(act, service, fault))
                if has_words or fault.name != UNKNOWN_WORD
                else Outcome(fault.name, who, True, "—")
            ),
            WAITS,
        )
        followed = at_once.submit(tried, act, service, None, "save", leads_away=True)
        refused = at_once.submit(tried, act, service, REFUSED, "leak")
        return [*lost, *waits, of_links(who, followed.result()), *of_leaks(who, refused.result())]


QUESTION = "What does a client make of what goes wrong, and how often does it pay?"
ROW = Row("faults", QUESTION, measure, (SURVIVES, POSTS))
