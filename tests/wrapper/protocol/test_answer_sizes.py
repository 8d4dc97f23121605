"""Very long texts of a server fill no errors, logs and journals; the evidence of an error has all of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import InvalidRequest, JobFailed, ReelkitError, SubmissionUnknown
from reelkit._journal.journal import Journal
from reelkit._protocol.answer import read
from tests.wrapper.script import CREATED, FOX, Make, Script

LONG = "x" * 100_000
FEW = 2000  # characters

FAILED = {"id": CREATED["id"], "status": "error", "error": {"name": "Bad", "message": LONG}}


def rejects() -> list[Any]:
    return [httpx.Response(400, json={"message": LONG})]


def fails() -> list[Any]:
    return [CREATED, FAILED]


def has_a_long_id() -> list[Any]:
    return [{"id": LONG}, httpx.Response(403)]


def has_a_long_id_in_a_header() -> list[Any]:
    return [httpx.Response(200, headers={"x-inference-id": LONG}), httpx.Response(403)]


@pytest.mark.parametrize(
    ("answers", "kind", "body"),
    [
        (rejects, InvalidRequest, {"message": LONG}),
        (fails, JobFailed, FAILED),
        (has_a_long_id, SubmissionUnknown, {"id": LONG}),
        (has_a_long_id_in_a_header, SubmissionUnknown, ""),
    ],
)
def test_a_long_text_of_a_server_is_only_in_the_evidence(
    face: Make, tmp_path: Path, answers: Callable[[], list[Any]], kind: type[ReelkitError], body: object
) -> None:
    """A batch of thousands of lines would otherwise fill the disk with its journal."""
    client = face(Script(*answers()), journal=tmp_path / "jobs.db")

    with pytest.raises(kind) as caught:
        client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")

    (purchase,) = Journal(tmp_path / "jobs.db").every()
    assert len(str(caught.value)) < FEW
    assert len(repr(purchase)) < 2 * FEW
    assert caught.value.body == body


def test_a_long_status_word_is_cut() -> None:
    """It is part of every event; the raw response has all of it."""
    answer = read({"id": "x", "status": LONG})

    assert len(answer.status) <= 100
    assert answer.raw["status"] == LONG
