"""Schemathesis as an engine: silent where a server is right, and telling where it is not."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count

import httpx
import pytest

from reelkit_conformance import _schemathesis
from reelkit_conformance._book import Book
from reelkit_conformance._driver import Driver
from reelkit_conformance._exchange import Ask, Exchange
from reelkit_conformance._flow import Withheld
from reelkit_conformance._fuzz import document, fuzzed
from reelkit_conformance._histories import judge_jobs
from reelkit_conformance._secret import Secret
from reelkit_conformance._table import every
from reelkit_conformance._transport import UNKNOWN_KEY, Transport
from reelkit_mock import Mock
from reelkit_specs import find_model, models
from tests.conftest import ROOT
from tests.mock.process import room

V5 = "pixverse/v5/text-to-video"
KEY = "0123456789abcdef0123456789abcdef"
SEEDS = int(os.environ.get("REELKIT_FUZZ_SEEDS", "1"))  # more of them where there is time
TURNS = [(seed, model.id) for seed in range(SEEDS) for model in (models() if SEEDS > 1 else models()[:1])]
Answer = tuple[int, str, bytes]


@pytest.mark.parametrize(("seed", "model_id"), TURNS)
def test_a_correct_server_is_left_alone(seed: int, model_id: str) -> None:
    """The mock in `documented`, in a process of its own; every check of Schemathesis was made."""

    async def run(url: str) -> tuple[Book, int]:
        book = Book()
        book.model = model_id
        transport = Transport(url, Secret(KEY))
        driver = Driver(transport, book, None, lambda: None)
        await driver.run(fuzzed(book, model(model_id), seed))
        await transport.close()
        book.take(judge_jobs(book.exchanges))
        return book, driver.creates

    with room("--clock", "looks:2") as mock:
        book, creates = asyncio.run(run(mock.first["base_url"]))

    assert book.findings == []
    assert {check for check, _ in book.tried} >= {check for check in every() if check.startswith("FUZ")}
    assert 50 < creates < 500


class Service:
    """A correct service without a socket, and what spoils it."""

    def __init__(self, spoil: "Callable[[Ask, Answer], Answer]") -> None:
        self.asks: list[Ask] = []
        self.jobs: set[str | None] = set()
        self._spoil = spoil
        self._client = httpx.Client(transport=Mock(clock="looks:2").transport(), base_url="http://mock")

    def answer(self, ask: Ask, number: int) -> Exchange:
        self.asks.append(ask)
        keys = {"key": KEY, "invalid": UNKNOWN_KEY}
        bearer = [("Authorization", f"Bearer {keys[ask.auth]}")] if ask.auth in keys else []
        got = self._client.request(
            ask.method, ask.path, params=ask.query, headers=[*ask.headers, *bearer], content=ask.body
        )
        if ask.call == "create" and got.status_code == 200:
            self.jobs.add(got.json()["id"])
        answer = self._spoil(ask, (got.status_code, got.headers.get("content-type", ""), got.content))
        headers = dict(got.headers) | {"content-type": answer[1]}
        return Exchange(number, ask, float(number), 0.1, answer[0], headers, answer[2])


def played(service: Service, seed: int = 1, withheld: tuple[str, ...] = ()) -> Book:
    """The stage, with the service answering what is not withheld."""
    book = Book()
    book.model = V5
    flow = fuzzed(book, model(V5), seed)
    number = count(1)
    try:
        item = next(flow)
        while True:
            assert isinstance(item, Ask)
            if item.call in withheld:
                item = flow.throw(Withheld("no money"))
                continue
            item = flow.send(service.answer(item, next(number)))
    except StopIteration:
        return book


def model(model_id: str):  # type: ignore[no-untyped-def] # what find_model gives, if it is there
    found = find_model(model_id)
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few examples do, where a fault is plain."""
    if "model_id" not in request.fixturenames:
        monkeypatch.setitem(_schemathesis.CONFIG["generation"], "max-examples", 10)


def right(ask: Ask, answer: Answer) -> Answer:
    """A correct service."""
    return answer


def accepts_anything(ask: Ask, answer: Answer) -> Answer:
    """Whatever is wrong with a create."""
    queued = b'{"id": "a", "status": "queued"}'
    return (200, answer[1], queued) if ask.call == "create" and answer[0] == 400 else answer


def refuses_styles(ask: Ask, answer: Answer) -> Answer:
    """A create with a style."""
    body = b'{"statusCode": 400, "message": "no"}'
    return (400, answer[1], body) if b'"style"' in (ask.body or b"") and answer[0] == 200 else answer


def asks_for_no_key(ask: Ask, answer: Answer) -> Answer:
    """A fetch without a key."""
    body = json.dumps({"id": dict(ask.query).get("generation_id"), "status": "queued"}).encode()
    return (200, answer[1], body) if ask.call == "fetch" and answer[0] == 401 else answer


def deletes(ask: Ask, answer: Answer) -> Answer:
    """A method that nobody documents."""
    return (200, answer[1], b"{}") if ask.method == "DELETE" else answer


FAULTS = {"FUZ-005": accepts_anything, "FUZ-006": refuses_styles, "FUZ-007": asks_for_no_key, "FUZ-008": deletes}


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_is_found(check: str) -> None:
    """By the check that names it, with the request that shows it."""
    service = Service(FAULTS[check])
    book = played(service)

    findings = {finding.check: finding for _, finding in book.findings}
    assert set(findings) == {check}
    assert service.asks[findings[check].evidence[-1] - 1].method in ("POST", "GET", "DELETE")


SPOILT: dict[str, Callable[[Ask, Answer], Answer]] = {
    "ERR-007": lambda ask, answer: (500, *answer[1:]) if ask.call == "create" and answer[0] == 200 else answer,
    "ERR-001": lambda ask, answer: (422, *answer[1:]) if answer[0] == 400 else answer,
    "RES-008": lambda ask, answer: (*answer[:2], answer[2].replace(b'"queued"', b'"waiting"')),
    "RES-002": lambda ask, answer: (answer[0], "text/html", answer[2]) if answer[0] == 200 else answer,
}


@pytest.mark.parametrize("check", SPOILT)
def test_what_our_judge_names_is_told_once(check: str) -> None:
    """By the id of the directed check, and not by Schemathesis as well."""
    assert {finding.check for _, finding in played(Service(SPOILT[check])).findings} == {check}


def test_the_key_stays_here() -> None:
    """Schemathesis has a stand-in; a request says which key goes along, and holds none."""
    service = Service(right)
    played(service)

    assert {ask.auth for ask in service.asks} == {"key", "none", "invalid"}
    assert not any(name.lower() == "authorization" for ask in service.asks for name, _ in ask.headers)
    assert not any(_schemathesis.CASE_ID in dict(ask.headers) for ask in service.asks)


def test_jobs_are_followed() -> None:
    """The links lead from a create to the fetch of its job."""
    service = Service(right)
    played(service)

    asked = [dict(ask.query).get("generation_id") for ask in service.asks if ask.call == "fetch"]
    assert set(asked) & service.jobs


@pytest.mark.parametrize("found", models(), ids=lambda found: found.id)
def test_the_document_is_that_of_one_model(found) -> None:  # type: ignore[no-untyped-def] # a model
    """At the addresses that it has; the contract itself is not touched."""
    made = document(found)

    assert set(made["paths"]) == {path for door in (found.universal, found.legacy) for path in door if path}
    schemas = json.dumps([item["post"]["requestBody"] for item in made["paths"].values() if "post" in item])
    assert schemas.count("$ref") == schemas.count(found.class_name)
    assert "links" not in json.dumps(document(found)["components"])


RUN = f"""
import hashlib, sys
sys.path.insert(0, {str(ROOT)!r})
from reelkit_conformance import _schemathesis
_schemathesis.CONFIG["generation"]["max-examples"] = 10
from tests.conformance.test_fuzz import Service, played, right
service = Service(right)
played(service, seed=int(sys.argv[1]))
print(len(service.asks), hashlib.sha256(repr(service.asks).encode()).hexdigest())
"""


def test_a_seed_gives_the_same_requests_in_the_same_order() -> None:
    """In two processes; another seed gives others."""
    runs = [
        subprocess.run([sys.executable, "-c", RUN, seed], capture_output=True, text=True, check=True, timeout=120)
        for seed in ("1", "1", "2")
    ]
    first, again, other = (run.stdout for run in runs)

    assert first == again
    assert first != other


def test_what_is_withheld_is_not_sent() -> None:
    """It may cost more than was allowed; the rest goes on."""
    service = Service(right)

    book = played(service, withheld=("create",))

    assert book.findings == []
    assert {ask.call for ask in service.asks} == {"fetch", "other"}


@pytest.fixture
def threads() -> Iterator[None]:
    """No thread outlives the test."""
    before = threading.active_count()
    yield
    assert threading.active_count() == before


def test_a_run_that_is_broken_off_leaves_nothing_behind(threads: None) -> None:
    """Ctrl-C comes in the middle."""
    flow = fuzzed(Book(), model(V5), 1)
    first = next(flow)
    flow.close()

    assert isinstance(first, Ask)


def test_a_breakdown_is_told_as_what_was_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never as a pass."""
    monkeypatch.setitem(_schemathesis.CONFIG, "workers", "many")
    book = played(Service(right))

    assert book.findings == []
    assert "Schemathesis broke down" in book.skipped["FUZ-001", V5]
