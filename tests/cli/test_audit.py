"""`reelkit audit`: what does not agree, and the command that saves what was paid for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelkit import Client, Finding
from reelkit._flows import audit as audit_module
from reelkit._flows.audit import Audit
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.cli.conftest import Reelkit
from tests.cli.purchases import objects


@pytest.fixture
def mock(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    """A service whose jobs finish at once; differences are reported at once."""
    monkeypatch.setattr(audit_module, "SETTLED", 0.0)
    mock = Mock(queue_seconds=[0, 0], generate_seconds=[0, 0])
    with mock.serve() as service:
        monkeypatch.setenv("AIMLAPI_BASE_URL", service.base_url)
        yield mock


def test_books_that_agree(reelkit: Reelkit, mock: Mock) -> None:
    """One line, and exit code 0."""
    assert reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4").exit_code == 0

    done = reelkit("audit")

    assert (done.exit_code, done.stdout) == (
        0,
        "1 purchase and 1 charge of the last 7 days: everything agrees\n",
    )


def test_a_video_that_is_not_saved_comes_with_the_command_that_saves_it(reelkit: Reelkit, mock: Mock) -> None:
    """After that command everything agrees."""
    reelkit("submit", "a fox", "--key", "fox")
    [job_id] = mock.jobs

    done = reelkit("audit", "--since", "1h")

    assert done.exit_code == 1
    line, summary = done.stdout.splitlines()
    assert line.startswith("not saved: the purchase 'fox' was charged ")
    assert line.endswith(f"to save it: reelkit save -- {job_id}")
    assert summary == "1 purchase and 1 charge of the last hour: 1 not saved"
    assert reelkit("save", "--", job_id).exit_code == 0
    assert reelkit("audit").exit_code == 0


def test_adopt_takes_a_job_into_the_journal(reelkit: Reelkit, mock: Mock) -> None:
    """`reelkit resume` saves its video, nothing is bought, and the next audit agrees."""
    reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4")
    reelkit("submit", "a dog", "--no-journal")
    job_id = list(mock.jobs)[1]

    found = objects(reelkit("audit", "--json"))
    adopted = reelkit("audit", "--adopt")

    assert (found[0]["kind"], found[0]["job_ids"], found[0]["command"]) == (
        "no purchase",
        [job_id],
        f"to save it: reelkit save -- {job_id}",
    )
    assert found[-1]["summary"]["findings"] == {"no purchase": 1}
    assert f"job {job_id} is the purchase 'adopted-{job_id}' now" in adopted.stderr
    assert reelkit("resume").exit_code == 0
    assert reelkit("audit").exit_code == 0
    assert len(mock.ledger) == 2


def test_a_job_that_may_be_that_of_a_lost_create_is_not_adopted(reelkit: Reelkit, mock: Mock, journal: Path) -> None:
    """Otherwise the create, which may still be under way, would find its job taken."""
    mock.fault({"status": 403}, route="logs", times="always")
    reelkit("submit", "a fox", "--no-journal")
    [job_id] = mock.jobs
    model = mock.ledger[0]["model"]
    request = {"model": model, "prompt": "a fox"}
    lost = Journal(journal).intend(os.environ["AIMLAPI_BASE_URL"], "fox", request, "mark", model)

    done = reelkit("audit", "--adopt")

    assert f"job {job_id} is not adopted, because it may be that of 'fox'" in done.stderr
    assert [purchase.id for purchase in Journal(journal).every()] == [lost.id]


def test_an_audit_needs_a_journal(reelkit: Reelkit, mock: Mock) -> None:
    """Nothing is requested without one."""
    done = reelkit("audit")

    assert (done.exit_code, "there is no journal to audit" in done.stderr, mock.calls) == (2, True, [])


def test_an_id_of_the_ledger_cannot_forge_a_line(reelkit: Reelkit, mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new line in it is escaped."""
    assert reelkit("submit", "a fox", "--key", "fox").exit_code == 0
    finding = Finding("no purchase", None, ("job\neverything agrees",), None, None, 5.0, ("a\nb",))
    monkeypatch.setattr(Client, "audit", lambda client, since: Audit((finding,), 1, 1, 0))

    for options in ([], ["--adopt"]):
        done = reelkit("audit", *options)

        assert "everything agrees" not in [line.strip() for line in done.output.splitlines()]
        assert r"job\neverything agrees" in done.stdout
