"""Many videos at once: each key is bought once, however often the whole is run."""

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
    )  # all of them wait on one clock


def run(client: Face, requests: Any, tmp_path: Path, **options: Any) -> dict[str, Outcome]:
    options.setdefault("save_to", tmp_path / "out" / "{key}.mp4")
    found = client.do(client.client, "run_all", requests, **options)
    return {outcome.key: outcome for outcome in found}


def states(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {key: outcome.state for key, outcome in sorted(outcomes.items())}


def test_every_video_is_made_and_saved(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Each under its key, each charged once."""
    outcomes = run(client, REQUESTS, tmp_path)

    assert states(outcomes) == dict.fromkeys(REQUESTS, "ok")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{key}.mp4" for key in REQUESTS}
    assert [row["state"] for row in mock.ledger] == ["charged"] * 6


def test_run_again_it_asks_for_nothing(client: Face, mock: Mock, tmp_path: Path) -> None:
    """What is there is there."""
    first = run(client, REQUESTS, tmp_path)
    before = len(mock.calls)

    assert states(first) == dict.fromkeys(REQUESTS, "ok"), [outcome.error for outcome in first.values()]

    assert states(run(client, REQUESTS, tmp_path)) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.calls) == before


def test_lost_answers_buy_nothing_twice(client: Face, mock: Mock, tmp_path: Path) -> None:
    """And torn downloads go on."""
    mock.fault("lost", route="create", times=3)
    mock.fault({"truncate": 100}, route="asset", times=3)

    assert states(run(client, REQUESTS, tmp_path)) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.ledger) == 6
    assert mock.unfired() == []


def test_a_failed_job_is_bought_again_only_if_that_is_wanted(client: Face, mock: Mock, tmp_path: Path) -> None:
    """And the outcome says how."""
    mock.fault("fail", route="create", prompt="fox 3")

    failed = run(client, REQUESTS, tmp_path)["fox-3"]
    assert (failed.state, failed.hint) == ("failed", "reelkit jobs resolve fox-3 --resubmit")
    assert run(client, REQUESTS, tmp_path)["fox-3"].state == "failed"
    assert len(mock.ledger) == 6

    assert run(client, REQUESTS, tmp_path, retry_failed=True)["fox-3"].state == "ok"
    assert len(mock.ledger) == 7


def test_the_brake_never_starts_what_would_cross_the_limit(client: Face, mock: Mock, tmp_path: Path) -> None:
    """By what the service reports, and what is on its way counts."""
    outcomes = run(client, REQUESTS, tmp_path, max_credits=2.5 * PRICE)

    assert sorted(states(outcomes).values()) == ["ok"] * 2 + ["over_budget"] * 4
    assert len(mock.ledger) == 2

    outcomes = run(client, REQUESTS, tmp_path, max_credits=4 * PRICE)  # what is bought already costs nothing more
    assert states(outcomes) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.ledger) == 6


def test_a_failed_job_gives_its_credits_back(client: Face, mock: Mock, tmp_path: Path) -> None:
    """It is not charged, so another may be made for them."""
    mock.fault("fail", route="create", nth=1)

    outcomes = run(client, REQUESTS, tmp_path, max_credits=2 * PRICE, max_in_flight=1)

    assert sorted(states(outcomes).values()) == ["failed", *["ok"] * 2, *["over_budget"] * 3]


def test_no_more_run_at_once_than_may(client: Face, mock: Mock, tmp_path: Path) -> None:
    """And a line is taken only when there is room."""
    taken: list[str] = []

    def lines() -> Iterator[tuple[str, Any]]:
        for key, request in REQUESTS.items():
            taken.append(key)
            running = [state for state in mock.jobs.values() if state not in ("succeeded", "failed")]
            assert len(running) < 2
            yield key, request

    assert len(run(client, lines(), tmp_path, max_in_flight=2)) == 6
    assert taken == [*REQUESTS]


def test_one_bad_request_does_not_stop_the_others(client: Face, mock: Mock, tmp_path: Path) -> None:
    """It is an outcome like any other."""
    outcomes = run(client, REQUESTS | {"bad": {"model": TEXT}}, tmp_path)

    assert outcomes["bad"].state == "error"
    assert isinstance(outcomes["bad"].error, InvalidRequest)
    assert sum(outcome.state == "ok" for outcome in outcomes.values()) == 6


@pytest.mark.parametrize("key", ["", "a/b", "..", ".a", "a\0", 5])
@pytest.mark.parametrize("lazily", [False, True])
def test_a_key_names_a_file_in_the_folder_or_is_refused(
    client: Face, mock: Mock, tmp_path: Path, key: Any, lazily: bool
) -> None:
    """No key leads out of it; that is the outcome of its own line, and the others are made."""
    pairs = [*REQUESTS.items(), (key, REQUESTS["fox-1"])]

    outcomes = run(client, iter(pairs) if lazily else pairs, tmp_path)

    wrong = outcomes.pop(key if isinstance(key, str) else "5")
    assert isinstance(wrong.error, InvalidRequest)
    assert "cannot name a file" in str(wrong.error)
    assert states(outcomes) == dict.fromkeys(REQUESTS, "ok")
    assert len(mock.ledger) == len(REQUESTS)


def test_what_is_wrong_with_a_list_is_told_before_anything_is_bought(client: Face, mock: Mock, tmp_path: Path) -> None:
    """Who breaks off at the first bad line has bought nothing."""
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


def test_who_gives_the_lines_may_fail(client: Face, mock: Mock, tmp_path: Path) -> None:
    """What is begun is finished and told, then the error comes."""
    told: list[Outcome] = []

    def lines() -> Iterator[tuple[str, Any]]:
        yield from list(REQUESTS.items())[:3]
        raise OSError("the file is gone")

    with pytest.raises(OSError, match="the file is gone"):
        client.each(lines(), told.append, save_to=tmp_path / "{key}.mp4")

    assert [outcome.state for outcome in told] == ["ok"] * 3


def test_what_cannot_work_is_refused_before_anything_is_bought(face: Make, mock: Mock, tmp_path: Path) -> None:
    """No journal, no {key}, no room."""
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
