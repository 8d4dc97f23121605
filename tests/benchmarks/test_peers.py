"""How peers are chosen, installed and kept at home."""

import asyncio
import re
import sys
import time
from pathlib import Path

import pytest

from benchmarks.faults.protocols import SERVICES
from benchmarks.peers import environments
from benchmarks.peers.clock import without_waiting
from benchmarks.peers.program import Sdk, _forbid_network, run_action
from benchmarks.peers.table import OTHERS, REELKIT, SUBJECTS
from benchmarks.rounds import CannotMeasure

PROGRAMS = Path(environments.__file__).parent


def test_every_peer_is_pinned_has_a_program_and_a_service() -> None:
    """A newer release may do better; the table says which one was measured."""
    assert [each.name for each in OTHERS if not re.fullmatch(r"[\w-]+==[\w.]+", each.requirement or "")] == []
    assert [each.name for each in SUBJECTS if not (PROGRAMS / f"{each.program}.py").is_file()] == []
    assert {each.service for each in SUBJECTS} == SERVICES.keys()


def test_a_peer_is_installed_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Until its pin changes."""
    peer = OTHERS[0]
    home = tmp_path / peer.name
    last: list[str] = []

    def run(*command: str) -> None:
        last.append(command[-1])
        home.mkdir(exist_ok=True)

    monkeypatch.setattr(environments, "_run", run)
    for subject in (peer, peer, peer._replace(requirement="requests==1.0")):
        environments.python(subject, tmp_path)

    assert last == [str(home), peer.requirement, str(home), "requests==1.0"]


def test_what_cannot_be_installed_says_why_in_one_line() -> None:
    """The last one that pip says."""
    with pytest.raises(CannotMeasure, match=r"^it cannot be installed here: no such version$"):
        environments._run(sys.executable, "-c", "raise SystemExit('looking\\nno such version')")


def test_ours_needs_no_environment(tmp_path: Path) -> None:
    """It is measured as it is installed here."""
    assert environments.python(REELKIT, tmp_path) == Path(sys.executable)


def test_a_peer_sees_no_key_and_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whoever measures."""
    for name in ("OPENAI_API_KEY", "FAL_KEY", "REPLICATE_API_TOKEN", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "something")

    seen = environments.surroundings()

    assert {"OPENAI_API_KEY", "FAL_KEY", "REPLICATE_API_TOKEN", "HTTPS_PROXY", "https_proxy"} & seen.keys() == set()


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo"])
def test_nothing_reaches_another_machine(event: str) -> None:
    """Loopback is all there is."""
    before: tuple[object, ...] = (None,) if event == "socket.connect" else ()

    def tried(host: str) -> None:
        address = (host, 443)
        _forbid_network(event, (*before, address) if before else address)

    tried("127.0.0.1")
    with pytest.raises(ConnectionRefusedError, match=r"api\.example is not this machine"):
        tried("api.example")


def test_the_clock_goes_on_while_nobody_waits() -> None:
    """Every clock that an SDK may look at, and an account of each sleep."""

    async def wait() -> None:
        await asyncio.sleep(60)

    sleep, before = time.sleep, (time.monotonic(), time.time())
    with without_waiting() as slept:
        time.sleep(540)
        asyncio.run(wait())
        after = (time.monotonic(), time.time())

    assert [seconds for _, seconds in slept] == [540, 60]
    assert [600 <= late - early < 660 for early, late in zip(before, after, strict=True)] == [True, True]
    assert time.sleep is sleep


def test_whatever_a_client_raises_is_the_answer() -> None:
    """Its name, and what it shows and keeps."""

    def make(client: object) -> object:
        raise ValueError("no video")

    said = run_action(Sdk(lambda url: object(), make, lambda client: lambda: None), "http://127.0.0.1:1", "leak")

    assert (said["error"], said["text"], said["pickles"], said["shows_key"]) == ("ValueError", "no video", True, [])
