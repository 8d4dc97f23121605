"""Batches: each key is bought once, however often the batch is run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelkit import InvalidRequest, Outcome, ReelkitError
from reelkit_mock import Mock
from tests.recorded_price import PRICE, RECORDED
from tests.wrapper.face import Face
from tests.wrapper.script import Make

TEXT = "pixverse/v5/text-to-video"
REQUESTS: dict[str, Any] = {f"fox-{n}": {"model": TEXT, "prompt": f"fox {n}"} | RECORDED for n in range(6)}


@pytest.fixture
def mock() -> Mock:
    return Mock(clock="looks:2")


@pytest.fixture
def client(face: Make, mock: Mock, tmp_path: Path) -> Face:
    return face(
        transport=mock.transport(), journal=tmp_path / "jobs.db", deadline=3600
    )  # all jobs share one virtual clock


def run(client: Face, requests: Any, tmp_path: Path, **options: Any) -> dict[str, Outcome]:
    options.setdefault("save_to", tmp_path / "out" / "{key}.mp4")
    found = client.do(client.client, "run_all", requests, **options)
    return {outcome.key: outcome for outcome in found}


def states(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {key: outcome.state for key, outcome in sorted(outcomes.items())}


def test_every_video_is_made_and_saved(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Each one has the name of its key, and is charged once."""
    outcomes = run(client, REQUESTS, tmp_path)

    assert states(outcomes) == dict.fromkeys(REQUESTS, "ok")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{key}.mp4" for key in REQUESTS}
    assert [row["state"] for row in mock.ledger] == ["charged"] * 6


def test_a_finished_batch_sends_no_request_when_run_again(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Every video is saved already."""
    first = run(client, REQUESTS, tmp_path)
    before = len(mock.calls)

    assert states(first) == dict.fromkeys(REQUESTS, "ok"), [outcome.error for outcome in first.values()]

    assert states(run(client, REQUESTS, tmp_path)) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.calls) == before


def test_lost_responses_buy_nothing_twice(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Interrupted downloads continue."""
    mock.fault("lost", route="create", times=3)
    mock.fault({"truncate": 100}, route="asset", times=3)

    assert states(run(client, REQUESTS, tmp_path)) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.ledger) == 6
    assert mock.unfired() == []


def test_a_failed_job_is_bought_again_only_with_retry_failed(client: Face, mock: Mock, tmp_path: Path) -> None:
    """The hint of the outcome has the command that buys it again."""
    mock.fault("fail", route="create", prompt="fox 3")

    failed = run(client, REQUESTS, tmp_path)["fox-3"]
    assert (failed.state, failed.hint) == ("failed", "reelkit jobs resolve fox-3 --resubmit")
    assert run(client, REQUESTS, tmp_path)["fox-3"].state == "failed"
    assert len(mock.ledger) == 6

    assert run(client, REQUESTS, tmp_path, retry_failed=True)["fox-3"].state == "ok"
    assert len(mock.ledger) == 7


def test_no_create_is_sent_that_would_exceed_max_credits(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Reported costs and unfinished creates are counted; earlier purchases are not."""
    outcomes = run(client, REQUESTS, tmp_path, max_credits=2.5 * PRICE)

    assert sorted(states(outcomes).values()) == ["ok"] * 2 + ["over_budget"] * 4
    assert len(mock.ledger) == 2

    outcomes = run(client, REQUESTS, tmp_path, max_credits=4 * PRICE)  # earlier purchases cost nothing more
    assert states(outcomes) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.ledger) == 6


def test_a_failed_job_releases_its_credits(client: Face, mock: Mock, tmp_path: Path) -> None:
    """It is not charged, so another video may be bought."""
    mock.fault("fail", route="create", nth=1)

    outcomes = run(client, REQUESTS, tmp_path, max_credits=2 * PRICE, max_in_flight=1)

    assert sorted(states(outcomes).values()) == ["failed", *["ok"] * 2, *["over_budget"] * 3]


def test_a_batch_limits_the_jobs_in_flight(client: Face, mock: Mock, tmp_path: Path) -> None:
    """The next pair is taken only when there is room."""
    taken: list[str] = []

    def lines() -> Iterator[tuple[str, Any]]:
        for key, request in REQUESTS.items():
            taken.append(key)
            running = [state for state in mock.jobs.values() if state not in ("succeeded", "failed")]
            assert len(running) < 2
            yield key, request

    assert len(run(client, lines(), tmp_path, max_in_flight=2)) == 6
    assert taken == [*REQUESTS]


def test_an_invalid_request_does_not_stop_the_others(client: Face, mock: Mock, tmp_path: Path) -> None:
    """It is an outcome with an error."""
    outcomes = run(client, REQUESTS | {"bad": {"model": TEXT}}, tmp_path)

    assert outcomes["bad"].state == "error"
    assert isinstance(outcomes["bad"].error, InvalidRequest)
    assert sum(outcome.state == "ok" for outcome in outcomes.values()) == 6


def test_nothing_is_bought_that_cannot_be_saved(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Each path is checked before its create is sent."""
    (tmp_path / "file").write_text("no folder")

    outcomes = run(client, REQUESTS, tmp_path, save_to=tmp_path / "file" / "{key}.mp4")

    assert {str(outcome.error).split(":")[0].split("/")[0] for outcome in outcomes.values()} == {"cannot write "}
    assert list(mock.ledger) == []


@pytest.mark.parametrize("key", ["", "a/b", "..", ".a", "a\0", 5])
@pytest.mark.parametrize("lazily", [False, True])
def test_a_key_names_a_file_in_the_folder_or_is_refused(
    client: Face, mock: Mock, tmp_path: Path, key: Any, lazily: bool
) -> None:
    """The error is the outcome of this key, and the other videos are made."""
    pairs = [*REQUESTS.items(), (key, REQUESTS["fox-1"])]

    outcomes = run(client, iter(pairs) if lazily else pairs, tmp_path)

    wrong = outcomes.pop(key if isinstance(key, str) else "5")
    assert isinstance(wrong.error, InvalidRequest)
    assert "cannot name a file" in str(wrong.error)
    assert states(outcomes) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.ledger) == len(REQUESTS)


def test_errors_in_a_list_are_returned_before_anything_is_bought(client: Face, mock: Mock, tmp_path: Path) -> None:
    """A caller that stops at the first error has bought nothing."""
    bought: list[int] = []
    pairs: list[Any] = [*REQUESTS.items(), ("a/b", REQUESTS["fox-1"]), ("bad", {"model": TEXT}), "no pair at all"]

    def told(outcome: Outcome) -> Outcome:
        bought.append(len(mock.ledger))
        return outcome

    outcomes = client.each(pairs, told, save_to=tmp_path / "{key}.mp4")

    assert [outcome.state for outcome in outcomes[:3]] == ["error"] * 3
    assert all(isinstance(outcome.error, InvalidRequest) for outcome in outcomes[:3])
    assert bought[:3] == [0, 0, 0]
    assert [outcome.state for outcome in outcomes[3:]] == ["ok"] * len(REQUESTS)


def test_an_error_of_the_iterator_is_raised_at_the_end(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Creates that were begun are finished and returned first."""
    told: list[Outcome] = []

    def lines() -> Iterator[tuple[str, Any]]:
        yield from list(REQUESTS.items())[:3]
        raise OSError("the file is gone")

    with pytest.raises(OSError, match="the file is gone"):
        client.each(lines(), told.append, save_to=tmp_path / "{key}.mp4")

    assert [outcome.state for outcome in told] == ["ok"] * 3


def test_invalid_options_of_a_batch_are_refused_before_anything_is_bought(
    face: Make, mock: Mock, tmp_path: Path
) -> None:
    """No journal, a path without {key}, a limit of 0."""
    client = face(transport=mock.transport())
    with pytest.raises(ReelkitError, match="journal"):
        run(client, REQUESTS, tmp_path)
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    with pytest.raises(ReelkitError, match=r"\{key\}"):
        run(client, REQUESTS, tmp_path, save_to="a.mp4")
    for wrong in ({"max_in_flight": 0}, {"max_credits": -1}):
        with pytest.raises(ReelkitError, match="must be more than 0"):
            run(client, REQUESTS, tmp_path, **wrong)

    assert mock.ledger == []
