"""Batches in a process that can start few threads, or none."""

import itertools
import threading
from pathlib import Path

import pytest

from reelkit import Client, no_waiting
from reelkit_mock import Mock
from tests.recorded_price import RECORDED

REQUESTS = {f"fox-{n}": {"model": "pixverse/v5/text-to-video", "prompt": f"fox {n}"} | RECORDED for n in range(12)}


@pytest.mark.parametrize("allowed", [0, 1, 3])
@pytest.mark.parametrize("again", [False, True])
def test_every_video_is_made_with_the_available_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int, again: bool
) -> None:
    """Each is bought once, even by the thread of the caller alone; with *again*, threads can start later."""
    mock = Mock(clock="looks:2")
    real, count = threading.Thread.start, itertools.count()

    def start(self: threading.Thread) -> None:
        if self.name.startswith("reelkit ") and (number := next(count)) >= allowed and not (again and number > 5):
            raise RuntimeError("can't start new thread")
        real(self)

    with (
        no_waiting(),
        Client("any", transport=mock.transport(), journal=tmp_path / "jobs.db", deadline=3600) as client,
        monkeypatch.context() as patch,
    ):
        patch.setattr(threading.Thread, "start", start)
        outcomes = list(client.run_all(REQUESTS, save_to=tmp_path / "{key}.mp4", max_in_flight=8))

    assert {outcome.key: outcome.state for outcome in outcomes} == dict.fromkeys(REQUESTS, "ok")
    assert len(outcomes) == len(mock.ledger) == 12
    assert next(count) > allowed


def test_unfinished_purchases_are_finished_without_a_new_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread of the caller finishes them."""
    mock = Mock(clock="looks:2")

    def start(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with (
        no_waiting(),
        Client("any", transport=mock.transport(), journal=tmp_path / "jobs.db", deadline=3600) as client,
    ):
        for key, request in list(REQUESTS.items())[:3]:
            client.submit(request, key=key, save_to=tmp_path / f"{key}.mp4")
        monkeypatch.setattr(threading.Thread, "start", start)
        outcomes = list(client.pending())

    assert sorted((outcome.key, outcome.state) for outcome in outcomes) == [(f"fox-{n}", "ok") for n in range(3)]
    assert len(mock.ledger) == 3
