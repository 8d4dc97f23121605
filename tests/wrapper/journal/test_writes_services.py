"""One service is one service in the journal, however its base URL is written."""

from pathlib import Path

import pytest

from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import FAILED, SUBMITTED, SUCCEEDED
from reelkit._journal.writes import normalize_services
from reelkit._system.urls import normal_url
from tests.wrapper.journals import FOX, MODEL, SERVICE, STEPS, WAYS
from tests.wrapper.script import CREATED, Make, Script

SPELLINGS = [
    "https://api.example.com",
    "HTTPS://api.example.com",
    "https://API.Example.COM",
    "https://api.example.com:443",
    "https://api.example.com:",
    "https://api.example.com//",
    "https://api.example.com/v2",
    "https://api.example.com/v2//",
    "https://api.example.com//v2",
    " https://api.example.com/ ",
    "https://api.example.com/?",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_base_url_has_one_normal_form(spelling: str) -> None:
    """Upper case in scheme and host, the default port, slashes at the end and /v2 do not matter."""
    assert find_base_url(spelling) == SERVICE


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("http://[0:0:0:0:0:0:0:1]:80/a", "http://[::1]/a"),
        ("http://a.example:8080/Path/", "http://a.example:8080/Path"),
        ("https://a.example:80", "https://a.example:80"),
        ("https://gw.example/v2", "https://gw.example/v2"),
        ("not a url/", "not a url/"),
        ("https://a.example:port/", "https://a.example:port/"),
    ],
)
def test_other_parts_of_a_base_url_stay(written: str, normal: str) -> None:
    """Normalising twice changes nothing more."""
    assert normal_url(written) == normal
    assert normal_url(normal) == normal


@pytest.mark.parametrize("spelling", SPELLINGS[1:])
def test_a_key_is_bought_once_with_any_spelling_of_the_base_url(face: Make, tmp_path: Path, spelling: str) -> None:
    """The second client returns the job of the first one."""
    script = Script(CREATED)
    for base_url in (SERVICE, spelling):
        client = face(script, base_url=base_url, journal=tmp_path / "jobs.db")
        assert client.do(client.client, "submit", FOX, key="fox").id == "x:y/z"

    assert [request.method for request in script.requests] == ["POST"]


def older(journal: Journal, service: str, state: str, key: str = "fox", job_id: str | None = None) -> int:
    """A purchase as an older reelkit wrote it, with the base URL as the caller spelled it."""
    purchase = journal.intend("https://somewhere.example", f"made for {service}", FOX, "ours-1", MODEL)
    for step in WAYS[state]:
        purchase = STEPS[step](journal, purchase)
    sql = "UPDATE purchases SET service = ?, key = ?, job_id = coalesce(?, job_id) WHERE id = ?"
    journal._store.write(lambda connection: connection.execute(sql, (service, key, job_id, purchase.id)))
    return purchase.id


def test_a_purchase_of_an_older_reelkit_is_found_by_the_normal_form(journal: Journal) -> None:
    """By its key and its job, among the pending ones, and with its cost."""
    number = older(journal, "HTTPS://Api.Example.com:443/", SUBMITTED, job_id="job-1")
    again = Journal(journal._store.path)

    with pytest.raises(KeyTaken):
        again.intend(SERVICE, "fox", FOX, "ours-2", MODEL)
    for service in (SERVICE, "https://API.example.com"):
        assert [found.id for found in (again.find(service, "fox"), again.by_job(service, "job-1")) if found] == [
            number,
            number,
        ]
        assert [purchase.id for purchase in again.pending(service)] == [number]
        assert [purchase.id for purchase in again.every(service)] == [number]
    assert [purchase.service for purchase in again.every()] == [SERVICE]
    again.close()


@pytest.mark.parametrize(("first", "second"), [(FAILED, SUCCEEDED), (SUCCEEDED, FAILED)])
def test_of_two_purchases_with_one_key_the_paid_one_keeps_it(journal: Journal, first: str, second: str) -> None:
    """The other one gets a key with a number."""
    older(journal, SERVICE, second)
    older(journal, "HTTPS://api.example.com", first)

    again = Journal(journal._store.path)

    kept = again.find(SERVICE, "fox")
    assert kept is not None
    assert kept.state == SUCCEEDED
    assert sorted((purchase.key, purchase.state) for purchase in again.every(SERVICE)) == [
        ("fox", SUCCEEDED),
        ("fox.2", FAILED),
    ]
    again.close()


def test_a_journal_with_normal_forms_is_not_written_to(journal: Journal) -> None:
    """Normalising changes nothing in it."""
    older(journal, SERVICE, SUBMITTED)
    before = journal._store.query("SELECT generation FROM journal")
    journal._store.write(normalize_services)

    assert journal._store.query("SELECT generation FROM journal") == before
