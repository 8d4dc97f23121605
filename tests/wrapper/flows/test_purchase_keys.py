"""A key stands for one purchase."""

from pathlib import Path
from typing import Any

import pytest

from reelkit import AuthenticationFailed, InvalidRequest, JobFailed, OutOfCredits, ReelkitError, ServerFailed
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.wrapper.face import KEY, Face
from tests.wrapper.script import FOX, Make

FOX_AS_DICT = FOX.to_dict()


def posts(mock: Mock) -> int:
    return sum(call["method"] == "POST" for call in mock.calls)


def submit(client: Face, request: object = FOX, **options: Any) -> Any:
    return client.do(client.client, "submit", request, **options)


def test_the_same_key_is_the_same_job(face: Make, tmp_path: Path) -> None:
    """In one client, in another, and by either spelling of the model."""
    mock = Mock(clock="looks:2")
    one, other = (face(transport=mock.transport(), journal=tmp_path / "jobs.db") for _ in range(2))
    request = {"model": "pixverse/v5.5/text-to-video", "prompt": "a fox"}
    spelled = {"prompt": "a fox", "model": "pixverse/v5-5-text-to-video"}

    ids = [submit(client, asked, key="fox").id for client in (one, other) for asked in (request, spelled)]

    assert ids == [mock.ledger[0]["job_id"]] * 4
    assert posts(mock) == 1


def test_without_a_key_each_is_a_purchase(face: Make, tmp_path: Path) -> None:
    """The same request twice is two videos."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    ids = {submit(client).id, submit(client).id}

    assert len(ids) == 2
    assert len(mock.ledger) == 2


@pytest.mark.parametrize("kept", ["key", "save_to", "request"])
def test_the_api_key_is_not_written_into_the_journal(face: Make, tmp_path: Path, kept: str) -> None:
    """What the journal would keep is refused if the API key is in it, and the error does not show it."""
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
def test_the_api_key_is_no_purchase_key_of_other_calls(face: Make, tmp_path: Path, by: str) -> None:
    """The error does not show it, nothing is bought, and the journal has nothing of it."""
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


def test_another_request_under_a_key_is_refused(face: Make, tmp_path: Path) -> None:
    """The error shows what is different, and nothing is bought."""
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
    """Nothing was bought, so the next one buys."""
    mock = Mock()
    mock.fault({"status": status}, route="create")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    with pytest.raises(error):
        submit(client, key="fox")

    job = submit(client, key="fox")

    assert [row["job_id"] for row in mock.ledger] == [job.id]


def test_a_service_out_of_reach_frees_the_key(face: Make, tmp_path: Path) -> None:
    """The create certainly never left."""
    mock = Mock()
    with mock.serve() as serving:
        client = face(base_url=serving.base_url, journal=tmp_path / "jobs.db")
    with pytest.raises(ServerFailed, match="nothing was bought"):
        submit(client, key="fox")

    assert client.do(client.client, "pending") == []


def test_a_closed_client_does_not_take_the_key(face: Make, tmp_path: Path) -> None:
    """What the client refuses by itself was not sent."""
    mock = Mock()
    closed, client = (face(transport=mock.transport(), journal=tmp_path / "jobs.db") for _ in range(2))
    closed.do(closed.client, "close")
    with pytest.raises(ReelkitError, match="closed"):
        submit(closed, key="fox")

    submit(client, key="fox")

    assert posts(mock) == 1


def test_services_have_their_own_keys(face: Make, tmp_path: Path) -> None:
    """The same key elsewhere is another purchase."""
    one, other = Mock(), Mock()
    submit(face(transport=one.transport(), journal=tmp_path / "jobs.db"), key="fox")
    client = face(transport=other.transport(), journal=tmp_path / "jobs.db", base_url="https://other.example.com")

    submit(client, key="fox")

    assert (len(one.ledger), len(other.ledger)) == (1, 1)


def test_a_job_that_failed_is_told_again(face: Make, tmp_path: Path) -> None:
    """The same key is no second chance: that would be a purchase nobody asked for."""
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
def test_what_can_be_no_key_is_refused(face: Make, tmp_path: Path, key: Any) -> None:
    """Before anything is sent."""
    mock = Mock()
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    with pytest.raises(ReelkitError, match="a key must be a text"):
        submit(client, key=key)

    assert mock.calls == []


def test_a_key_needs_a_journal(face: Make) -> None:
    """Without one it would promise what nobody keeps."""
    mock = Mock()

    with pytest.raises(ReelkitError, match="a key needs a journal"):
        submit(face(transport=mock.transport()), key="fox")

    assert mock.calls == []


def test_what_the_service_reported_is_kept(face: Make, tmp_path: Path) -> None:
    """With the create; the answer to a fetch tells no cost, and a job that failed is not charged."""
    mock = Mock(clock="looks:1")
    mock.fault("fail", route="create", nth=2)
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.submit(FOX), "result")
    with pytest.raises(JobFailed):
        client.do(client.submit(FOX), "result")
    journal = Journal(tmp_path / "jobs.db")

    assert [purchase.credits for purchase in journal.every()] == [672_000, 672_000]
    assert journal.credits("https://api.example.com") == 672_000
