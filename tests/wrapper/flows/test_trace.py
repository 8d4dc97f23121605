"""The trace of a lost create in the ledger and in rows without its client request id."""

from pathlib import Path
from typing import Any

import pytest

from reelkit._journal.journal import Journal
from reelkit._protocol.log_memory import Unmarked, WholeScan
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import SERVICE
from tests.wrapper.face import Face
from tests.wrapper.script import FOX, Make

MODEL = FOX.to_dict()["model"]
OTHER = "pixverse/v5.5/text-to-video"


def charged(mock: Mock, face: Make, journal: Path, **options: Any) -> tuple[Face, str]:
    """A client with a journal, and the id of a job that another client has bought and that is charged."""
    other = face(transport=mock.transport(), **options)
    job = other.submit(FOX)
    other.do(job, "result")
    return face(transport=mock.transport(), journal=journal), job.id


def found(
    client: Face, model: str = MODEL, *, jobs: frozenset[str] = frozenset(), rows: tuple[Unmarked, ...] = ()
) -> str | None:
    core = client.client._core
    result: str | None = client.do(
        client.client._driver, "run", core.trace(model, 60.0, WholeScan(0.0, frozenset(), jobs, rows, 1000.0))
    )
    return result


def test_a_charge_that_nothing_explains_is_named(face: Make, tmp_path: Path) -> None:
    """Its job may be that of a lost create of its model."""
    client, job_id = charged(Mock(generate_seconds=[0, 0], queue_seconds=[0, 0]), face, tmp_path / "jobs.db")

    assert f"which create made the job {job_id}: the ledger has it and no purchase has" in str(found(client))


def test_a_charge_that_something_explains_is_no_trace(face: Make, tmp_path: Path) -> None:
    """It is of another model, in the logs with another mark, or the job of a purchase in either spelling."""
    client, job_id = charged(Mock(generate_seconds=[0, 0], queue_seconds=[0, 0]), face, tmp_path / "jobs.db")

    assert found(client, OTHER) is None
    assert found(client, jobs=frozenset({job_id})) is None
    Journal(tmp_path / "jobs.db").adopt(SERVICE, f"{job_id}:{MODEL}", MODEL, "mark", None, "fox.mp4")
    assert found(client) is None


def without_ledger(face: Make, journal: Path, status: int) -> Face:
    """A client of a service whose ledger cannot be read."""
    mock = Mock()
    mock.fault({"status": status}, route="transactions", times="always")
    return face(transport=mock.transport(), journal=journal)


@pytest.mark.parametrize("status", [404, 403])
def test_without_a_ledger_the_logs_decide(face: Make, tmp_path: Path, status: int) -> None:
    """The service has none, or does not show it."""
    assert found(without_ledger(face, tmp_path / "jobs.db", status)) is None


def test_a_ledger_that_fails_for_a_while_is_waited_for(face: Make, tmp_path: Path) -> None:
    """It may contradict the logs."""
    assert "the ledger must be readable" in str(found(without_ledger(face, tmp_path / "jobs.db", 500)))


def test_a_row_without_a_client_request_id_is_a_trace(face: Make, tmp_path: Path) -> None:
    """If it is of the model, as young as the lost create, and of no purchase."""
    client = face(transport=Mock().transport(), journal=tmp_path / "jobs.db")
    rows = {
        "x": Unmarked("x", MODEL, 1000.0),
        "old": Unmarked("old", MODEL, 800.0),
        "other": Unmarked("o", OTHER, 1000.0),
    }

    assert {name: found(client, rows=(row,)) is not None for name, row in rows.items()} == {
        "x": True,
        "old": False,
        "other": False,
    }
    Journal(tmp_path / "jobs.db").adopt(SERVICE, "x", MODEL, "mark", None, "fox.mp4")
    assert found(client, rows=(rows["x"],)) is None
