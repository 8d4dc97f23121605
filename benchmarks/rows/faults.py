"""The fault table: what each client does when something goes wrong.

Each client is used as its documentation shows (`peers/`), with its defaults. Each cell is a process of its own, with a
service of its own that is healthy except for one fault. Sleeps take no time but are counted (`peers/clock.py`); the
timeout of a response is set to one second, with each SDK's own setting if it has one. A cell is good if the video is
reached, it is bought once, the key is not leaked, and a client that is told to come back later does so.

The service here lists a create in its logs at once. If it never did, reelkit would find nothing in them, send
nothing again, and report it (`SubmissionUnknown`).
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from ..entries import Aim, Entry, Outcome, Peer, Unmeasured
from ..faults.cells import (
    KILLED,
    Program,
    check_imitation,
    killed_outcome,
    leak_outcomes,
    links_outcome,
    lost_create_outcome,
    posts,
    program_of,
    run_with_fault,
    wait_outcome,
)
from ..faults.protocols import SERVICES
from ..faults.table import LOST, REFUSED, UNKNOWN_WORD, WAITS, Fault
from ..peers.environments import python, version
from ..peers.table import ASYNC, REELKIT, SUBJECTS, Subject
from ..rounds import CannotMeasure
from ..row import Row, Settings, say

AT_ONCE = 2  # processes in parallel; a cell is not timed
OURS = {REELKIT.name, ASYNC.name}
SURVIVES = Aim("reelkit survives", "faults that reelkit does not survive, both clients together", "=", 0)
POSTS = Aim("one create", "most POSTs of reelkit for one create whose answer is lost", "<=", 1)


def measure(settings: Settings) -> Iterator[Entry]:
    """Measure a column for each subject that can be measured."""
    columns: dict[str, list[Outcome]] = {}
    for subject in SUBJECTS:
        try:
            python(subject, settings.peers)
            say(subject.name)
            columns[subject.name] = column(subject, program_of(subject, settings.peers))
        except CannotMeasure as reason:
            yield Unmeasured(f"faults: {subject.name}", str(reason))
            continue
        if subject.requirement:
            yield Peer(subject.name, version(subject))
        if not subject.resumes:
            yield Unmeasured(f"{KILLED}: {subject.name}", "it has no way to continue with a job of another process")
        if SERVICES[subject.service]().status_field is None:
            yield Unmeasured(f"{UNKNOWN_WORD}: {subject.name}", "its service has no status words")
    for cells in zip(*columns.values(), strict=True):
        yield from cells
    if columns.keys() >= OURS:  # a client that is missing survives nothing
        ours = [cell for name in sorted(OURS) for cell in columns[name]]
        yield SURVIVES.reached(sum(not cell.is_good for cell in ours))
        yield POSTS.reached(max(posts(cell) for cell in ours if cell.what in {fault.name for fault in LOST}))


def column(subject: Subject, program: Program) -> list[Outcome]:
    """Measure all faults for one subject. Raises CannotMeasure."""
    who, service = subject.name, subject.service
    check_imitation(program, service)
    has_words = SERVICES[service]().status_field is not None

    def lost(fault: Fault) -> Outcome:
        return lost_create_outcome(who, fault, run_with_fault(program, service, fault))

    def killed() -> Outcome:
        return killed_outcome(who, program, service) if subject.resumes else Outcome(KILLED, who, True, "—")

    def wait(fault: Fault) -> Outcome:
        if fault.name == UNKNOWN_WORD and not has_words:
            return Outcome(fault.name, who, True, "—")
        return wait_outcome(who, fault, run_with_fault(program, service, fault))

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        try:
            cells = [*at_once.map(lost, LOST), killed(), *at_once.map(wait, WAITS)]
            followed = at_once.submit(run_with_fault, program, service, None, "save", foreign_links=True)
            refused = at_once.submit(run_with_fault, program, service, REFUSED, "leak")
            return [*cells, links_outcome(who, followed.result()), *leak_outcomes(who, refused.result())]
        except BaseException:
            at_once.shutdown(cancel_futures=True)  # Ctrl-C must not wait for cells that have not started
            raise


QUESTION = "What does a client make of what goes wrong, and how often does it pay?"
ROW = Row("faults", QUESTION, measure, (SURVIVES, POSTS))
