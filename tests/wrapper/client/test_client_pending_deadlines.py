"""The deadline of `pending` is checked before anything is sent."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import ReelkitError
from reelkit._journal.journal import Journal
from tests.wrapper.journals import FOX, MODEL, SERVICE
from tests.wrapper.script import Make, Script

DEADLINES: list[Any] = [float("nan"), float("inf"), 0, -1, "2", True]


def unknown_purchase(path: Path) -> None:
    """A journal with a purchase whose outcome is unknown."""
    journal = Journal(path)
    journal.unknown(journal.intend(SERVICE, "fox", FOX, "id-1", MODEL), "the response was lost")
    journal.close()


@pytest.mark.parametrize("deadline", DEADLINES)
def test_pending_rejects_a_deadline_that_never_ends(face: Make, tmp_path: Path, deadline: Any) -> None:
    """The error names the option, and no request is sent."""
    unknown_purchase(tmp_path / "jobs.db")
    script = Script(httpx.Response(403))
    client = face(script, base_url=SERVICE, journal=tmp_path / "jobs.db")

    with pytest.raises(ReelkitError, match="deadline must be"):
        client.do(client.client, "pending", deadline)
    assert not script.requests


def test_pending_accepts_a_short_deadline(face: Make, tmp_path: Path) -> None:
    """The purchase ends as unknown within it."""
    unknown_purchase(tmp_path / "jobs.db")
    client = face(Script({"data": []}), base_url=SERVICE, journal=tmp_path / "jobs.db")

    (outcome,) = client.do(client.client, "pending", 0.5)

    assert outcome.state == "unknown"
