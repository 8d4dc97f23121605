"""When a job is fetched first: by the times of this run, of earlier runs, of the contract, or of the maker's models."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from reelkit._journal.journal import Journal
from reelkit._protocol.poll_schedule import GAP, Poll, expected_time
from reelkit._protocol.routes import Kind, Memory
from reelkit_mock import Mock
from reelkit_specs import find_model
from tests.recorded_price import RECORDED
from tests.wrapper.script import FOX, Make

KIND = Kind("pixverse/v5/text-to-video", "720p", 5)
MODEL = find_model(KIND.model)


def remembering(*seconds: float) -> Memory:
    """A memory with earlier runs that took this long."""
    memory = Memory("universal")
    memory.remember_history(KIND.model, [(KIND, each) for each in seconds])
    return memory


def test_the_best_source_is_taken() -> None:
    """A few times are needed to expect anything."""
    memory = remembering(50, 60, 70, 4_000)
    assert memory.first_fetch(MODEL, KIND) == (50 - GAP, 70)
    for _ in range(3):
        memory.remember_duration(KIND, 33)
    assert memory.first_fetch(MODEL, KIND) == (33, 33)

    by_contract = expected_time(MODEL, "720p", 5)
    assert by_contract is not None
    assert remembering(50, 60).first_fetch(MODEL, KIND) == by_contract
    assert remembering(50, 60, 70).first_fetch(MODEL, KIND._replace(duration=8)) == expected_time(MODEL, "720p", 8)


def test_a_model_without_times_has_those_of_its_maker() -> None:
    """From the earliest to the latest; a maker without times gives none, and no proof ever rests on such a guess."""
    memory, new = Memory("universal"), Kind("pixverse/v9/text-to-video", None, None)

    assert memory.first_fetch(None, new) == (30, 123)
    assert memory.first_fetch(None, Kind("nobody/v1", None, None)) is None
    assert memory.first_fetch(None, Kind("pixverse", None, None)) is None
    assert memory.longest(None, new, 0) == 900


def test_a_client_reads_the_times_of_its_journal_once(face: Make, tmp_path: Path) -> None:
    """Those of saved videos of the same service; with a schedule of the caller's, none are read."""
    mock = Mock(clock="looks:2")
    journal = Journal(tmp_path / "jobs.db", now=itertools.count(100.0, 10.0).__next__)
    options: dict[str, Any] = {"journal": journal, "transport": mock.transport()}
    foxes = {f"fox-{n}": FOX for n in range(3)}
    first = face(**options)
    for key, fox in foxes.items():
        first.do(first.client, "generate", fox, save_to=tmp_path / f"{key}.mp4", key=key)

    rows = journal.durations("https://api.example.com", KIND.model)
    assert (len(rows), journal.durations("https://api.example.org", KIND.model)) == (3, [])
    assert all(seconds % 10 == 0 for _, seconds in rows)

    later, scheduled = face(**options), face(**options, poll=Poll())
    for client, key in ((later, "later"), (scheduled, "scheduled")):
        client.do(client.client, "generate", FOX, save_to=tmp_path / f"{key}.mp4", key=key)
    expected = later.client._core.memory.first_fetch(MODEL, KIND._replace(**RECORDED))

    assert expected == (max(0.0, min(seconds for _, seconds in rows) - GAP), sorted(s for _, s in rows)[1])
    assert scheduled.client._core.memory.needs_history(KIND)


@pytest.mark.parametrize("speed", ["60", "0.5"])
def test_times_of_a_mock_with_another_clock_are_not_read(speed: str) -> None:
    """The journal has the time of this machine."""
    memory = Memory("universal", is_local=True)
    memory.remember_clock({"x-mock-clock-speed": speed})

    assert not memory.needs_history(KIND)
