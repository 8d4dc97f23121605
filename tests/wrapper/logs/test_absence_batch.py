"""A batch buys again what was lost and is proven to have no job, and nothing else."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Poll, Recovery, ReelkitError, SubmissionUnknown
from reelkit._client.batch import terms
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import GIVEN_UP, UNKNOWN
from reelkit._logs import log_search
from reelkit._protocol import log_memory, routes
from reelkit._protocol.api_key import Secret
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import SERVICE, intend
from tests.wrapper.face import KEY, Face
from tests.wrapper.script import FOX, Make

NO_JOB: dict[str, Any] = {"reset": "before-headers"}  # the service made no job, and the client cannot know
LINES = {f"fox-{n}": FOX for n in range(8)}


@pytest.fixture(params=["sync", "async"])
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Face]]:
    """Create a client that really waits, because its lines wait for each other; with short times."""
    made: list[Face] = []
    monkeypatch.setattr(log_search, "GAPS", (0.2,))
    monkeypatch.setattr(log_search, "LATE_GAP", 0.2)
    monkeypatch.setattr(log_search, "SETTLING", 1.0)
    monkeypatch.setattr(log_search, "HEALING", 1.0)
    monkeypatch.setattr(log_memory, "LATER", 0.2)
    monkeypatch.setattr(routes, "TIMES_LIKELY", 0.0)  # a job is finished by its deadline

    def make(**options: Any) -> Face:
        recovery = Recovery("proven", settle=0.3)
        hurry: dict[str, Any] = {"poll": Poll(0.1, 0.2, 0.1, 0.0), "deadline": 2.0, "recovery": recovery}
        made.append(Face(request.param, **(hurry | options)))
        return made[-1]

    yield make
    for client in made:
        client.close()


def service(**settings: Any) -> Mock:
    """A service in real time, whose jobs take about half a second."""
    return Mock(clock="real", queue_seconds=[0.0, 0.1], generate_seconds=[0.5, 0.6], **settings)


def run(client: Face, folder: Path, lines: dict[str, Any] = LINES) -> dict[str, Any]:
    """The outcomes of a batch by key. Few are in flight, so that most are bought after the lost one is searched for."""
    outcomes = client.do(client.client, "run_all", lines, save_to=folder / "{key}.mp4", max_in_flight=3)
    return {outcome.key: outcome for outcome in outcomes}


def posts(mock: Mock) -> int:
    return sum(call["method"] == "POST" for call in mock.calls)


Lose = Callable[[Mock, Path], None]


def in_this_process(mock: Mock, journal: Path) -> None:
    """The response to the first create is lost."""
    mock.fault(NO_JOB, route="create")


def in_another_process(mock: Mock, journal: Path) -> None:
    """A process was killed after it had recorded that the create leaves."""
    intend(journal, "fox-0", "0" * 32, account=Secret(KEY).fingerprint())


@pytest.mark.slow
@pytest.mark.parametrize(("lose", "logs"), [(in_this_process, "at-once"), (in_another_process, "at-completion")])
def test_a_lost_create_without_a_job_is_bought_again(patient: Make, tmp_path: Path, lose: Lose, logs: str) -> None:
    """By the batch itself, after the logs have shown later creates; the journal has the evidence."""
    mock, path = service(logs=logs), tmp_path / "jobs.db"
    lose(mock, path)

    outcomes = run(patient(transport=mock.transport(), journal=path), tmp_path)

    assert {key: outcome.state for key, outcome in outcomes.items()} == dict.fromkeys(LINES, "ok")
    assert len(mock.ledger) == len({row["client_request_id"] for row in mock.ledger}) == 8
    (absent,) = (purchase for purchase in Journal(path).every() if purchase.state == GIVEN_UP)
    assert "the service's logs prove that it has no job; nothing was bought" in str(absent.reason)
    assert absent.evidence is not None
    marks = {row["client_request_id"] for row in mock.ledger}
    assert len(set(absent.evidence["witnesses"]) & marks) == 3
    assert absent.evidence["scanned_at"] > absent.intended_at
    assert posts(mock) == (9 if lose is in_this_process else 8)


def test_a_lost_create_with_a_job_is_not_bought_again(face: Make, tmp_path: Path) -> None:
    """Its row shows its job, which the batch finishes."""
    mock, path = Mock(clock="looks:3"), tmp_path / "jobs.db"
    mock.fault("lost", route="create", times=2)

    outcomes = run(face(transport=mock.transport(), journal=path), tmp_path)

    assert {outcome.state for outcome in outcomes.values()} == {"ok"}
    assert posts(mock) == len(mock.ledger) == 8


OTHERS = "other creates of pixverse/v5/text-to-video"
UNPROVEN: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], str]] = {
    "the logs never show a create": ({"logs": "never"}, {}, LINES, f"the logs must show {OTHERS}"),
    "resubmit is never": ({}, {"recovery": Recovery()}, LINES, "the service's logs do not show it"),
    "another API key": ({}, {"api_key": "another-key-of-this-user"}, LINES, "the service's logs do not show it"),
    "no other create": ({}, {}, {"fox-0": FOX}, f"the logs must show {OTHERS} sent at least"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", UNPROVEN)
def test_what_is_not_proven_stays_unknown(patient: Make, tmp_path: Path, case: str) -> None:
    """It is not bought again, and the error says what would settle it."""
    settings, options, lines, sentence = UNPROVEN[case]
    mock, path = service(**settings), tmp_path / "jobs.db"
    intend(path, "fox-0", "0" * 32, account=Secret(KEY).fingerprint())

    outcomes = run(patient(transport=mock.transport(), journal=path, deadline=1.0, **options), tmp_path, lines)

    assert isinstance(outcomes["fox-0"].error, SubmissionUnknown)
    assert sentence in str(outcomes["fox-0"].error)
    assert posts(mock) == len(lines) - 1
    purchase = Journal(path).find(SERVICE, "fox-0")
    assert purchase is not None
    assert purchase.state == UNKNOWN


def test_submit_alone_does_not_buy_again(face: Make, tmp_path: Path) -> None:
    """Only a batch does so by itself."""
    mock = Mock(clock="looks:3")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    mock.fault(NO_JOB, route="create")

    with pytest.raises(SubmissionUnknown):
        client.do(client.client, "submit", FOX, key="fox")

    assert posts(mock) == 1


@pytest.mark.slow
def test_purchases_that_are_searched_for_hold_no_place(patient: Make, tmp_path: Path) -> None:
    """With one place, other lines are finished first."""
    mock, path = service(logs="never"), tmp_path / "jobs.db"
    intend(path, "fox-0", "0" * 32)
    client = patient(transport=mock.transport(), journal=path, deadline=3.0, recovery=Recovery())
    ended: list[str] = []

    lines = {f"fox-{n}": FOX for n in range(3)}
    client.each(lines, lambda outcome: ended.append(outcome.key), save_to=tmp_path / "{key}.mp4", max_in_flight=1)

    assert sorted(ended) == sorted(lines)
    assert ended[0] != "fox-0"


@pytest.mark.slow
def test_pending_buys_again_what_is_proven_to_have_no_job(patient: Make, tmp_path: Path) -> None:
    """Creates that never left are bought again at once, and are the witnesses for the one that may have left."""
    mock, path = service(logs="at-once"), tmp_path / "jobs.db"
    intend(path, "fox-0", "0" * 32, account=Secret(KEY).fingerprint(), save_to=str(tmp_path / "0.mp4"))
    for number in (1, 2, 3):
        intention = f"fox-{number}", FOX.to_dict(), str(number) * 32, FOX.to_dict()["model"]
        Journal(path).intend(SERVICE, *intention, save_to=str(tmp_path / f"{number}.mp4"))
    client = patient(transport=mock.transport(), journal=path)

    outcomes = client.do(client.client, "pending")

    assert {outcome.key: outcome.state for outcome in outcomes} == {f"fox-{n}": "ok" for n in range(4)}
    assert sorted(file.name for file in tmp_path.glob("*.mp4")) == [f"{n}.mp4" for n in range(4)]
    assert posts(mock) == len(mock.ledger) == 4


def test_pending_buys_nothing_that_a_person_has_given_up(patient: Make, tmp_path: Path) -> None:
    """Nor, without being asked to, what never left."""
    mock, path = service(), tmp_path / "jobs.db"
    journal = Journal(path)
    purchase = journal.intend(SERVICE, "fox", FOX.to_dict(), "0" * 32, FOX.to_dict()["model"])
    proven, never = (
        patient(transport=mock.transport(), journal=path, **more) for more in ({}, {"recovery": Recovery()})
    )
    agreed = terms(1.0, 1, None, False, creates_at_once=1, stop_after=1, recovery=Recovery("proven"))

    (outcome,) = never.do(never.client, "pending")
    assert "has no job" in str(outcome.error)
    journal.given_up(purchase, "by a person")
    with pytest.raises(ReelkitError, match="has no job"):
        proven.do(proven.client._driver, "run", proven.client._core.resume_purchase(purchase, agreed))
    assert posts(mock) == 0


def without_rows_of(mock: Mock, marks: set[str]) -> Callable[[httpx.Request], httpx.Response]:
    """The service, whose logs do not show the jobs of creates with these client request ids."""

    def handle(request: httpx.Request) -> httpx.Response:
        reply = mock.transport().handle_request(request)
        if request.url.path.endswith("/logs"):
            content = json.loads(reply.read())
            content["data"] = [row for row in content["data"] if row["client_request_id"] not in marks]
            content["pagination"]["total"] = len(content["data"])
            return httpx.Response(reply.status_code, json=content, headers={"date": reply.headers.get("date", "")})
        return reply

    return handle


@pytest.mark.slow
def test_a_charge_that_no_purchase_has_contradicts_the_logs(patient: Make, tmp_path: Path) -> None:
    """A job whose row never appears is not bought again once it is charged; the error names it."""
    mock, path, marks = service(), tmp_path / "jobs.db", set[str]()
    mock.fault("lost", route="create")
    handle = without_rows_of(mock, marks)

    def watch(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and not marks:
            marks.add(request.headers["x-client-request-id"])
        return handle(request)

    outcomes = run(patient(transport=httpx.MockTransport(watch), journal=path), tmp_path)

    (lost,) = (outcome for outcome in outcomes.values() if outcome.state != "ok")
    (job,) = (row["job_id"] for row in mock.ledger if row["client_request_id"] in marks)
    assert f"which create made the job {job}: the ledger has it and no purchase has" in str(lost.error)
    assert posts(mock) == len(mock.ledger) == 8


@pytest.mark.slow
def test_the_audit_names_a_create_that_arrives_after_the_proof(patient: Make, tmp_path: Path) -> None:
    """No reading of the logs excludes that a gateway still has it. The video is then bought twice, as documented."""
    mock = service()
    held: list[httpx.Request] = []
    inner = mock.transport()

    def gateway(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and not held:
            held.append(request)
            raise httpx.ReadTimeout("the gateway does not respond", request=request)
        return inner.handle_request(request)

    client = patient(transport=httpx.MockTransport(gateway), journal=tmp_path / "jobs.db")
    outcomes = run(client, tmp_path)
    charged_before = len(mock.ledger)
    late = inner.handle_request(held[0])
    late.read()
    job_id = late.json()["id"]
    mock.force(job_id, "succeeded")

    assert ({outcome.state for outcome in outcomes.values()}, charged_before) == ({"ok"}, 8)
    findings = client.do(client.client, "audit").findings
    assert {(finding.kind, job_id in finding.job_ids) for finding in findings} == {
        ("charged twice", True),
        ("no purchase", True),
    }


@pytest.mark.slow
def test_two_processes_that_prove_the_same_buy_once(patient: Make, tmp_path: Path) -> None:
    """Both search for one lost create and run the same lines; the journal lets one of them buy."""
    mock, path = service(), tmp_path / "jobs.db"
    intend(path, "fox-0", "0" * 32, account=Secret(KEY).fingerprint())
    clients = [patient(transport=mock.transport(), journal=path) for _ in range(2)]
    outcomes: list[dict[str, Any]] = []

    threads = [threading.Thread(target=lambda each=each: outcomes.append(run(each, tmp_path))) for each in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [{outcome.state for outcome in each.values()} for each in outcomes] == [{"ok"}, {"ok"}]
    assert posts(mock) == len(mock.ledger) == 8
