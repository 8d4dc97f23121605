"""Purchase keys: each names one purchase."""

from pathlib import Path
from typing import Any

import pytest

from reelkit import AuthenticationFailed, InvalidRequest, JobFailed, OutOfCredits, ReelkitError, ServerFailed
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.recorded_price import PRICE
from tests.wrapper.face import KEY, Face
from tests.wrapper.script import FOX, Make

FOX_AS_DICT = FOX.to_dict()


def posts(mock: Mock) -> int:
    return sum(call["method"] == "POST" for call in mock.calls)


def submit(client: Face, request: object = FOX, **options: Any) -> Any:
    return client.do(client.client, "submit", request, **options)


def test_the_same_key_returns_the_same_job(face: Make, tmp_path: Path) -> None:
    """In one client, in another, and with either spelling of the model."""
    mock = Mock(clock="looks:2")
    one, other = (face(transport=mock.transport(), journal=tmp_path / "jobs.db") for _ in range(2))
    request = {"model": "pixverse/v5.5/text-to-video", "prompt": "a fox"}
    spelled = {"prompt": "a fox", "model": "pixverse/v5-5-text-to-video"}

    ids = [submit(client, asked, key="fox").id for client in (one, other) for asked in (request, spelled)]

    assert ids == [mock.ledger[0]["job_id"]] * 4
    assert posts(mock) == 1


def test_without_a_key_each_submit_is_a_purchase(face: Make, tmp_path: Path) -> None:
    """The same request twice makes two videos."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    ids = {submit(client).id, submit(client).id}

    assert len(ids) == 2
    assert len(mock.ledger) == 2


@pytest.mark.parametrize("kept", ["key", "save_to", "request"])
def test_the_api_key_is_not_written_into_the_journal(face: Make, tmp_path: Path, kept: str) -> None:
    """A key, a path or a request that contains it is refused, and the error does not show it."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    options: dict[str, dict[str, Any]] = {
        "key": {"key": f"fox-{KEY}"},
        "save_to": {"key": "fox", "save_to": tmp_path / f"{KEY}.mp4"},
        "request": {"key": "fox", "request": FOX_AS_DICT | {"prompt": f"a fox {KEY}"}},
    }

    with pytest.raises(InvalidRequest, match="contains the API key") as caught:
        submit(client, **options[kept])

    assert KEY not in str(caught.value)
    assert posts(mock) == 0
    assert not any(KEY.encode() in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("by", ["run_all", "resubmit"])
def test_run_all_and_resubmit_refuse_the_api_key_as_a_purchase_key(face: Make, tmp_path: Path, by: str) -> None:
    """Nothing is bought, and neither the error nor the journal has it."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    if by == "run_all":
        (outcome,) = client.do(client.client, "run_all", {KEY: FOX}, save_to=tmp_path / "{key}.mp4")
        error = outcome.error
    else:
        with pytest.raises(InvalidRequest) as caught:
            client.do(client.client, "resubmit", KEY)
        error = caught.value

    assert "contains the API key" in str(error)
    assert KEY not in str(error)
    assert posts(mock) == 0
    assert not any(KEY.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_another_request_with_the_same_key_is_refused(face: Make, tmp_path: Path) -> None:
    """The error shows what differs, and nothing is bought."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    submit(client, key="fox")

    with pytest.raises(InvalidRequest, match="prompt: 'a red fox in snow' is now 'a blue fox in snow'"):
        submit(client, FOX_AS_DICT | {"prompt": "a blue fox in snow"}, key="fox")

    assert posts(mock) == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, InvalidRequest), (401, AuthenticationFailed), (402, OutOfCredits), (403, ReelkitError)],
)
def test_a_refused_create_frees_the_key(face: Make, tmp_path: Path, status: int, error: type[ReelkitError]) -> None:
    """Nothing was bought, so the next `submit` buys."""
    mock = Mock()
    mock.fault({"status": status}, route="create")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    with pytest.raises(error):
        submit(client, key="fox")

    job = submit(client, key="fox")

    assert [row["job_id"] for row in mock.ledger] == [job.id]


def test_an_unreachable_service_frees_the_key(face: Make, tmp_path: Path) -> None:
    """The create was certainly not sent."""
    mock = Mock()
    with mock.serve() as serving:
        client = face(base_url=serving.base_url, journal=tmp_path / "jobs.db")
    with pytest.raises(ServerFailed, match="nothing was bought"):
        submit(client, key="fox")

    assert client.do(client.client, "pending") == []


def test_a_closed_client_does_not_take_the_key(face: Make, tmp_path: Path) -> None:
    """Nothing was sent, and another client buys with the same key."""
    mock = Mock()
    closed, client = (face(transport=mock.transport(), journal=tmp_path / "jobs.db") for _ in range(2))
    closed.do(closed.client, "close")
    with pytest.raises(ReelkitError, match="closed"):
        submit(closed, key="fox")

    submit(client, key="fox")

    assert posts(mock) == 1


def test_each_service_has_its_own_keys(face: Make, tmp_path: Path) -> None:
    """The same key at another service is another purchase."""
    one, other = Mock(), Mock()
    submit(face(transport=one.transport(), journal=tmp_path / "jobs.db"), key="fox")
    client = face(transport=other.transport(), journal=tmp_path / "jobs.db", base_url="https://other.example.com")

    submit(client, key="fox")

    assert (len(one.ledger), len(other.ledger)) == (1, 1)


def test_the_key_of_a_failed_job_returns_the_failed_job(face: Make, tmp_path: Path) -> None:
    """Nothing is bought again unless the user asks for it."""
    mock = Mock(clock="looks:2", outcomes={"failed": 1.0})
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    for _ in range(2):
        job = submit(client, key="fox")
        with pytest.raises(JobFailed):
            client.do(job, "result")

    assert posts(mock) == 1
    assert [row["state"] for row in mock.ledger] == ["released"]
    assert client.do(client.client, "pending") == []


@pytest.mark.parametrize("key", ["", 7])
def test_an_invalid_key_is_refused(face: Make, tmp_path: Path, key: Any) -> None:
    """No request is sent."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    with pytest.raises(ReelkitError, match="a key must be a text"):
        submit(client, key=key)

    assert mock.calls == []


def test_a_key_without_a_journal_is_refused(face: Make) -> None:
    """Without a journal the key could not be remembered."""
    mock = Mock()

    with pytest.raises(ReelkitError, match="a key needs a journal"):
        submit(face(transport=mock.transport()), key="fox")

    assert mock.calls == []


def test_the_reported_cost_is_recorded(face: Make, tmp_path: Path) -> None:
    """It comes with the create; a failed job is not counted in the sum."""
    mock = Mock(clock="looks:1")
    mock.fault("fail", route="create", nth=2)
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.submit(FOX), "result")
    with pytest.raises(JobFailed):
        client.do(client.submit(FOX), "result")
    journal = Journal(tmp_path / "jobs.db")

    assert [purchase.credits for purchase in journal.every()] == [PRICE, PRICE]
    assert journal.credits("https://api.example.com") == PRICE
