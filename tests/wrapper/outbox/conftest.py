"""Fixtures: a webhook and the secret for it."""

from collections.abc import Iterator

import pytest

from tests.receiver import SECRET, Receiver, running_receiver


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A webhook."""
    monkeypatch.setenv("REELKIT_WEBHOOK_SECRET", SECRET)
    with running_receiver() as running:
        yield running
