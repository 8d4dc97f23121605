"""The column of reelkit in the fault table, lived through here: every line of it must be survived."""

from pathlib import Path

import pytest

from benchmarks.faults import cells as fault_cells
from benchmarks.faults.cells import (
    LINKS,
    PICKLES,
    REPR,
    Program,
    killed_outcome,
    leak_outcomes,
    links_outcome,
    lost_create_outcome,
    program_of,
    run_with_fault,
    wait_outcome,
)
from benchmarks.faults.table import KILLS, LOST, REFUSED, WAITS, Fault
from benchmarks.peers import reelkit_async, reelkit_sync
from benchmarks.peers.program import run_action
from benchmarks.peers.table import ASYNC, REELKIT, Subject

pytestmark = pytest.mark.slow

SERVICE = "aimlapi"
PROGRAMS = {"Client": reelkit_sync, "AsyncClient": reelkit_async}


@pytest.fixture(params=PROGRAMS)
def client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Program:
    """What the benchmark runs as a process, run in this one."""
    program = PROGRAMS[request.param]
    monkeypatch.setattr(program, "TIMEOUT", 0.3)
    return lambda base_url, action, *arguments, until=None: run_action(program.SDK, base_url, action, *arguments)


@pytest.mark.parametrize("fault", LOST, ids=lambda fault: fault.name)
def test_a_lost_create_is_sent_once_and_found_again(client: Program, fault: Fault) -> None:
    """One POST on the wire, one job at the service, and the job's video."""
    cell = lost_create_outcome("reelkit", fault, run_with_fault(client, SERVICE, fault))

    assert cell.said == "1 POST, job found again"
    assert cell.is_good


@pytest.mark.parametrize(("subject", "kill"), [(REELKIT, KILLS[0]), (ASYNC, KILLS[1])], ids=lambda each: each.name)
def test_a_killed_process_leaves_nothing_to_a_person(
    subject: Subject, kill: Fault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started again with the same journal and key, it reaches the video of the one job."""
    monkeypatch.setattr(fault_cells, "KILLS_EACH", 1)
    monkeypatch.setattr(fault_cells, "KILLS", (kill,))

    cell = killed_outcome(subject.name, program_of(subject, tmp_path), SERVICE)

    assert (cell.said, cell.is_good) == ("none", True)


@pytest.mark.parametrize("fault", WAITS, ids=lambda fault: fault.name)
def test_a_wait_ends_in_the_video(client: Program, fault: Fault) -> None:
    """Whatever happens on the way; and it comes back when it was asked to, and takes the key nowhere."""
    cell = wait_outcome("reelkit", fault, run_with_fault(client, SERVICE, fault))

    assert cell.said.partition(",")[0] == "survived"
    assert cell.is_good


def test_a_link_to_another_origin_is_followed_without_the_key(client: Program) -> None:
    """The video may lie anywhere."""
    cell = links_outcome("reelkit", run_with_fault(client, SERVICE, None, "save", foreign_links=True))

    assert (cell.what, cell.said, cell.is_good) == (LINKS, "followed without the key", True)


def test_an_error_goes_to_another_process_and_keeps_the_key(client: Program) -> None:
    """The error of a refused key, which is the likeliest to show it."""
    cells = leak_outcomes("reelkit", run_with_fault(client, SERVICE, REFUSED, "leak"))

    assert [(cell.what, cell.said, cell.is_good) for cell in cells] == [
        (PICKLES, "yes (AuthenticationFailed)", True),
        (REPR, "no", True),
    ]
