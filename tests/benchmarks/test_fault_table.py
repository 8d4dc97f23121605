"""The column of reelkit in the fault table, lived through here: every line of it must be survived."""

import pytest

from benchmarks.faults.cells import LINKS, PICKLES, REPR, Act, of_leaks, of_links, of_lost_create, of_wait, tried
from benchmarks.faults.table import LOST, REFUSED, WAITS, Fault
from benchmarks.peers import reelkit_async, reelkit_sync
from benchmarks.peers.program import act

SERVICE = "aimlapi"
PROGRAMS = {"Client": reelkit_sync, "AsyncClient": reelkit_async}


@pytest.fixture(params=PROGRAMS)
def client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Act:
    """What the benchmark runs as a process, run in this one."""
    program = PROGRAMS[request.param]
    monkeypatch.setattr(program, "TIMEOUT", 0.3)
    return lambda base_url, action: act(program.SDK, base_url, action)


@pytest.mark.parametrize("fault", LOST, ids=lambda fault: fault.name)
def test_a_lost_create_is_sent_once_and_found_again(client: Act, fault: Fault) -> None:
    """One POST on the wire, one job at the service, and the job's video."""
    cell = of_lost_create("reelkit", fault, tried(client, SERVICE, fault))

    assert cell.said == "1 POST, job found again"
    assert cell.is_good


@pytest.mark.parametrize("fault", WAITS, ids=lambda fault: fault.name)
def test_a_wait_ends_in_the_video(client: Act, fault: Fault) -> None:
    """Whatever happens on the way; and it comes back when it was asked to, and takes the key nowhere."""
    cell = of_wait("reelkit", fault, tried(client, SERVICE, fault))

    assert cell.said.partition(",")[0] == "survived"
    assert cell.is_good


def test_a_link_to_another_origin_is_followed_without_the_key(client: Act) -> None:
    """The video may lie anywhere."""
    cell = of_links("reelkit", tried(client, SERVICE, None, "save", leads_away=True))

    assert (cell.what, cell.said, cell.is_good) == (LINKS, "followed without the key", True)


def test_an_error_goes_to_another_process_and_keeps_the_key(client: Act) -> None:
    """The error of a refused key, which is the likeliest to show it."""
    cells = of_leaks("reelkit", tried(client, SERVICE, REFUSED, "leak"))

    assert [(cell.what, cell.said, cell.is_good) for cell in cells] == [
        (PICKLES, "yes (AuthenticationFailed)", True),
        (REPR, "no", True),
    ]
