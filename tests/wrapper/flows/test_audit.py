"""The audit: the journal beside the service's logs and charges."""

from pathlib import Path
from typing import Any

import pytest

from reelkit import Finding, ReelkitError
from reelkit._flows import audit as audit_module
from reelkit._flows.audit import SETTLED, compare
from reelkit._flows.billing import Charge
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase
from reelkit_mock import Mock
from tests.wrapper.journals import FOX, MODEL, SERVICE
from tests.wrapper.script import Make

NOW = 1_000_000.0
SINCE = NOW - 10_000
THEN = NOW - 5_000
COST = 300.0


def purchase(number: int, state: str = SAVED, job_id: str | None = "", **changes: Any) -> Purchase:
    """A purchase that agrees with `charge(number)`."""
    values = {
        "id": number,
        "service": SERVICE,
        "key": f"key-{number}",
        "request": {},
        "client_request_id": f"request-{number}",
        "model": MODEL,
        "state": state,
        "job_id": f"job-{number}" if job_id == "" else job_id,
        "save_to": "/a/fox.mp4",
        "credits": COST,
        "intended_at": THEN,
        "ended_at": THEN + 60,
    }
    return Purchase(**dict.fromkeys(Purchase._fields) | values | changes)


def charge(number: int | str, credits: float | None = COST) -> Charge:
    return Charge(f"job-{number}", MODEL, credits, THEN + 60)


def found(purchases: list[Purchase], charges: list[Charge], requests: dict[str, str] | None = None) -> list[Finding]:
    return compare(purchases, charges, requests or {}, SINCE, NOW)


def test_what_agrees_is_not_reported() -> None:
    """Saved and charged, failed and free, running and not charged yet, lost and not charged."""
    purchases = [
        purchase(1),
        purchase(2, FAILED),
        purchase(3, SUBMITTED),
        purchase(4, UNKNOWN, None),
        purchase(5, SUCCEEDED, save_to=None),
        purchase(6, credits=None),
        purchase(7, intended_at=SINCE - 1),
        purchase(8, ended_at=NOW - SETTLED + 1),
        purchase(9, SUBMITTED, intended_at=NOW - SETTLED + 1),
    ]

    assert found(purchases, [charge(1), charge(5), charge(6), charge(9)]) == []


@pytest.mark.parametrize(
    ("purchases", "charges", "expected"),
    [
        (
            [purchase(1, SUBMITTED), purchase(2)],
            [charge(1), charge(2)],
            Finding("not saved", "key-1", ("job-1",), MODEL, COST, COST),
        ),
        ([purchase(1, SUCCEEDED)], [charge(1)], Finding("not saved", "key-1", ("job-1",), MODEL, COST, COST)),
        (
            [purchase(1), purchase(2)],
            [charge(1), charge(2), charge(2)],
            Finding("charged twice", "key-2", ("job-2",), MODEL, None, 2 * COST),
        ),
        ([purchase(1)], [charge(1), charge("x")], Finding("no purchase", None, ("job-x",), MODEL, None, COST)),
        ([purchase(1), purchase(2)], [charge(1)], Finding("never charged", "key-2", ("job-2",), MODEL, COST, None)),
        ([purchase(1)], [charge(1, 450.0)], Finding("other cost", "key-1", ("job-1",), MODEL, COST, 450.0)),
        ([purchase(1, FAILED)], [charge(1)], Finding("other cost", "key-1", ("job-1",), MODEL, 0.0, COST)),
    ],
)
def test_each_disagreement_is_one_finding(purchases: list[Purchase], charges: list[Charge], expected: Finding) -> None:
    """And nothing else is reported."""
    assert found(purchases, charges) == [expected]


@pytest.mark.parametrize("state", [INTENDED, UNKNOWN])
def test_the_logs_tell_that_a_lost_create_was_charged(state: str) -> None:
    """Its job is that of the purchase, so it is not saved, and not without a purchase."""
    lost = purchase(1, state, None, credits=None)

    findings = found([lost], [charge("x")], {"job-x": "request-1"})

    assert findings == [Finding("not saved", "key-1", ("job-x",), MODEL, None, COST)]


def test_two_jobs_of_one_create_were_charged_twice() -> None:
    """The second one has a purchase of its own, with the same client request id."""
    first, second = purchase(1), purchase(2, key="key-1.2", client_request_id="request-1")

    findings = found([first, second], [charge(1), charge(2)])

    assert findings == [Finding("charged twice", "key-1", ("job-1", "job-2"), MODEL, None, 2 * COST)]


def test_a_purchase_that_was_bought_again_after_all_is_charged_twice() -> None:
    """The create that was thought lost had made a job."""
    lost = purchase(1, UNKNOWN, None)
    again = purchase(2, key="key-1")

    findings = found([lost, again], [charge("x"), charge(2)], {"job-x": "request-1"})

    assert [(each.kind, each.key, each.job_ids) for each in findings] == [
        ("charged twice", "key-1", ("job-x", "job-2")),
        ("no purchase", None, ("job-x",)),
    ]


@pytest.fixture
def mock(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """A service whose jobs finish at once; differences are reported at once."""
    monkeypatch.setattr(audit_module, "SETTLED", 0.0)
    return Mock(queue_seconds=[0, 0], generate_seconds=[0, 0])


def test_an_audit_reads_the_journal_the_logs_and_the_ledger(face: Make, mock: Mock, tmp_path: Path) -> None:
    """A saved video agrees; a submitted one, and one without a purchase, do not."""
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db", allow_hosts=["mock.test"])
    elsewhere = face(transport=mock.transport())
    client.do(client.client, "submit", FOX, key="fox")
    elsewhere.submit(FOX)
    first, second = mock.jobs

    result = client.do(client.client, "audit")

    assert [(each.kind, each.key, each.job_ids) for each in result.findings] == [
        ("no purchase", None, (second,)),
        ("not saved", "fox", (first,)),
    ]
    assert (result.purchases, result.charges, result.others) == (1, 2, 0)


def test_without_logs_the_ids_of_jobs_are_compared(face: Make, mock: Mock, tmp_path: Path) -> None:
    """A warning tells that a lost create cannot be recognised."""
    mock.fault({"status": 404}, route="logs", times="always")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.client, "submit", FOX, key="fox")

    with pytest.warns(UserWarning, match="charges are matched by the ids of jobs alone"):
        result = client.do(client.client, "audit")

    assert [each.kind for each in result.findings] == ["not saved"]


def test_an_audit_needs_a_journal_and_a_ledger(face: Make, mock: Mock, tmp_path: Path) -> None:
    """The error says which of them is missing."""
    without = face(transport=mock.transport())
    with pytest.raises(ReelkitError, match="need a journal"):
        without.do(without.client, "audit")

    mock.fault({"status": 404}, route="transactions", times="always")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    with pytest.raises(ReelkitError, match="the service has no ledger: it returned 404"):
        client.do(client.client, "audit")


def test_an_audit_goes_back_91_days(face: Make, mock: Mock, tmp_path: Path) -> None:
    """The service keeps its logs for 92 days."""
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    with pytest.raises(ReelkitError, match="audit at most 91"):
        client.do(client.client, "audit", 92 * 86_400)


def test_a_job_that_the_logs_do_not_name_may_be_that_of_a_lost_purchase() -> None:
    """Of the same model: it is not to be adopted, because that purchase would never get its own job."""
    purchases = [
        purchase(1, UNKNOWN, None),
        purchase(2, INTENDED, None),
        purchase(3, UNKNOWN, None, model="another"),
        purchase(4, UNKNOWN, None, key="again"),
        purchase(5, key="again"),
    ]
    charges = [charge(5), charge("x"), charge("y")]

    unnamed, named = found(purchases, charges, {"job-y": "request of another program"})

    assert (unnamed.job_ids, unnamed.candidates) == (("job-x",), ("key-1", "key-2"))
    assert (named.job_ids, named.candidates) == (("job-y",), ())


def test_two_adopted_jobs_have_two_files(tmp_path: Path) -> None:
    """A file name has only some characters of an id."""
    journal, place = Journal(tmp_path / "jobs.db"), tmp_path / "x.mp4"

    places = [journal.adopt(SERVICE, job_id, MODEL, job_id, 5.0, str(place)).save_to for job_id in ("x", ".x", "x.")]

    assert places == [str(place), str(tmp_path / "x.2.mp4"), str(tmp_path / "x.3.mp4")]
    journal.close()


def test_an_adopted_job_is_a_purchase(tmp_path: Path) -> None:
    """Adopting it again changes nothing; a taken key gets a number."""
    journal = Journal(tmp_path / "jobs.db")
    journal.intend(SERVICE, "adopted-x", FOX, "ours-1", MODEL)

    first = journal.adopt(SERVICE, "x", MODEL, "theirs", 5.0, "/a/x.mp4")
    again = journal.adopt(SERVICE, "x", MODEL, "theirs", 5.0, "/a/x.mp4")

    assert (first.key, first.state, first.job_id, first.save_to, first.credits) == (
        "adopted-x.2",
        SUBMITTED,
        "x",
        "/a/x.mp4",
        5.0,
    )
    assert again == first
    journal.close()


def test_an_id_with_and_without_its_model_is_one_job() -> None:
    """The journal has UUID:MODEL, the ledger and the logs have UUID."""
    short = "0b1c2d3e-0000-4000-8000-000000000001"
    entry = Charge(short, MODEL, COST, THEN + 60)

    assert found([purchase(1, job_id=f"{short}:{MODEL}")], [entry], {short: "request-1"}) == []
