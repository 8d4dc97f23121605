"""The fault table: what each client makes of what goes wrong.

Every client is used as its own documents show it (`peers/`), with its own defaults. Every cell is a process of its own
with a service of its own, which is healthy but for this one fault. Sleeps take no time and are counted all the same
(`peers/clock.py`); the time for one answer is set to a second, by each SDK's own setting where it has one. A cell is
good if the video is reached, bought once, and the key stays at home; and if who was told to come back later, does.

The vendor's service lists a create in its logs at once here. Should it never do so, reelkit finds nothing there, sends
nothing again, and says so (`SubmissionUnknown`).
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from ..entries import Aim, Entry, Outcome, Peer, Unmeasured
from ..faults.cells import Act, healthy, in_its_environment, of_leaks, of_links, of_lost_create, of_wait, posts, tried
from ..faults.protocols import SERVICES
from ..faults.table import LOST, REFUSED, UNKNOWN_WORD, WAITS, Fault
from ..peers.environments import python, version
from ..peers.table import ASYNC, REELKIT, SUBJECTS, Subject
from ..rounds import CannotMeasure
from ..row import Row, Settings, say

AT_ONCE = 2  # processes; a cell is not timed
OURS = {REELKIT.name, ASYNC.name}
SURVIVES = Aim("reelkit survives", "faults that reelkit does not survive, both clients together", "=", 0)
POSTS = Aim("one create", "most POSTs of reelkit for one create whose answer is lost", "<=", 1)


def measure(settings: Settings) -> Iterator[Entry]:
    """A column for each subject, if it can be measured."""
    columns: dict[str, list[Outcome]] = {}
    for subject in SUBJECTS:
        try:
            python(subject, settings.peers)
            say(subject.name)
            columns[subject.name] = column(subject, in_its_environment(subject, settings.peers))
        except CannotMeasure as reason:
            yield Unmeasured(f"faults: {subject.name}", str(reason))
            continue
        if subject.requirement:
            yield Peer(subject.name, version(subject))
        if SERVICES[subject.service]().status_field is None:
            yield Unmeasured(f"{UNKNOWN_WORD}: {subject.name}", "its service has no status words")
    for cells in zip(*columns.values(), strict=True):
        yield from cells
    if columns.keys() >= OURS:  # a client that is not there survives nothing
        ours = [cell for name in sorted(OURS) for cell in columns[name]]
        yield SURVIVES.reached(sum(not cell.is_good for cell in ours))
        yield POSTS.reached(max(posts(cell) for cell in ours if cell.what in {fault.name for fault in LOST}))


def column(subject: Subject, act: Act) -> list[Outcome]:
    """Everything that goes wrong, for one subject. Raises CannotMeasure."""
    who, service = subject.name, subject.service
    healthy(act, service)
    has_words = SERVICES[service]().status_field is not None

    def lost(fault: Fault) -> Outcome:
        return of_lost_create(who, fault, tried(act, service, fault))

    def wait(fault: Fault) -> Outcome:
        if fault.name == UNKNOWN_WORD and not has_words:
            return Outcome(fault.name, who, True, "—")
        return of_wait(who, fault, tried(act, service, fault))

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        try:
            cells = [*at_once.map(lost, LOST), *at_once.map(wait, WAITS)]
            followed = at_once.submit(tried, act, service, None, "save", leads_away=True)
            refused = at_once.submit(tried, act, service, REFUSED, "leak")
            return [*cells, of_links(who, followed.result()), *of_leaks(who, refused.result())]
        except BaseException:
            at_once.shutdown(cancel_futures=True)  # Ctrl-C should not have to wait for what has not begun
            raise


QUESTION = "What does a client make of what goes wrong, and how often does it pay?"
ROW = Row("faults", QUESTION, measure, (SURVIVES, POSTS))
