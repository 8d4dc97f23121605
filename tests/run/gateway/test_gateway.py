"""Which requests the service gets, and which it must not get."""

import asyncio
import contextlib
import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

import reelkit
from reelkit._journal.journal import Journal
from reelkit_mock import Mock, Reply
from reelkit_run._gateway.gateway import Spending
from reelkit_run._gateway.replies import MARK
from tests.run.gateway.conftest import CREATES, MODEL, Open, Stage

LEGACY = "/v2/generate/video/pixverse/generation"
OTHER_MODEL = "kling-video/v1/standard/text-to-video"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "post", "BREW")
PATHS = (
    CREATES,
    LEGACY,
    "/v1/models",
    "/v2/logs?period=24h",
    "/v1/chat/completions",
    "/",
    "/assets/x",
    "//x",
    "/v2/%2e/",
)


def field(reply: Reply, name: str) -> Any:
    return json.loads(reply.body).get(name)


def test_without_spending_the_mock_answers_creates_and_their_fetches(open_gateway: Open) -> None:
    """Everything else that costs nothing goes to the service."""
    stage = open_gateway()

    async def program() -> tuple[Reply, ...]:
        created = await stage.create()
        fetch = f"{CREATES}?generation_id={field(created, 'id')}"
        fetched = await stage.ask("GET", fetch)
        stage.mock.force(field(created, "id"), "succeeded")
        link = field(await stage.ask("GET", fetch), "video")["url"].removeprefix("https://api.aimlapi.com")
        return created, fetched, await stage.ask("GET", link), await stage.ask("GET", "/v1/models")

    created, fetched, video, models = stage.run(program())

    assert field(fetched, "id") == field(created, "id")
    assert video.status == models.status == 200
    assert stage.received() == ["GET /v1/models"]
    assert (stage.gateway.asked, stage.behind.sent) == (5, 1)


@pytest.mark.slow
def test_without_spending_the_service_gets_nothing_but_get_and_head(open_gateway: Open) -> None:
    """A thousand random sequences of requests."""
    stage = open_gateway()
    chance = random.Random(19)

    async def sequence() -> None:
        ids = ["unknown"]
        for _ in range(chance.randint(1, 8)):
            method, path = chance.choice(METHODS), chance.choice(PATHS)
            if chance.random() < 0.5:
                method, path = chance.choice(
                    (("POST", CREATES), ("GET", f"{CREATES}?generation_id={chance.choice(ids)}"))
                )
            body = chance.choice(
                (None, b"\xff", {"model": MODEL, "prompt": "a fox"}, {"model": OTHER_MODEL, "prompt": ""})
            )
            headers = chance.choice(({}, {"x-http-method-override": "POST"}, {"expect": "100-continue"}))
            reply = await stage.ask(method, path, body, headers=headers)
            if reply.status == 200 and method == "POST":
                ids.append(field(reply, "id"))

    async def program() -> None:
        for _ in range(1000):
            await sequence()

    stage.run(program())

    assert {request.method for request in stage.requests} == {"GET", "HEAD"}
    assert not any("override" in name for request in stage.requests for name in request.headers)
    assert stage.service.ledger == []
    assert len(stage.mock.ledger) > 100


FAULTS: list[Any] = ["lost", "close", {"truncate": 5}, {"status": 503}, {"status": 500, "handled": True}]


@pytest.mark.slow
def test_the_ledger_of_the_service_never_exceeds_the_limit(open_gateway: Open) -> None:
    """Whatever is asked, at the same time and with failures of the service; some runs use it up.

    A create that may have bought something counts, also if it has not.
    """
    unused = [_unused(open_gateway, seed) for seed in range(25)]

    assert 0 <= min(unused) < 300_000


def _unused(open_gateway: Open, seed: int) -> float:
    """The part of the limit that the ledger of the service has not used after some creates."""
    chance = random.Random(seed)
    service = Mock(seed=seed)
    for what in chance.sample(FAULTS, 3):
        service.fault(what, route="create", times=chance.randint(1, 2))
    limit = chance.randint(2, 6) * 300_000
    stage = open_gateway(Spending.LIMITED, service=service, limit=limit)

    async def program() -> None:
        for _ in range(8):
            async with asyncio.TaskGroup() as group:
                for _ in range(chance.randint(1, 6)):
                    group.create_task(stage.create(**_changes(chance)))
                group.create_task(stage.ask("POST", "/v1/chat/completions", {"model": MODEL}))

    with reelkit.no_waiting():
        stage.run(program())
    assert not any("chat" in line for line in stage.received())
    return limit - sum(job["credits"] for job in service.ledger)


def _changes(chance: random.Random) -> dict[str, Any]:
    return {"model": chance.choice([MODEL] * 3 + ["pixverse/v5-5-text-to-video", OTHER_MODEL, "new/model"])} | {
        name: value
        for name, values in (("resolution", ["540p", "720p", "1080p", "8k"]), ("duration", [5, 8, 8.0, "8", 80]))
        if (value := chance.choice([*values[:3], *([None] * 5), *values])) is not None
    }


@pytest.mark.parametrize(
    "changes",
    [{"model": OTHER_MODEL}, {"model": "new/model"}, {"duration": 8.0}, {"resolution": "8k"}, {"duration": 80}],
)
def test_under_a_limit_a_create_without_a_known_price_is_stopped(open_gateway: Open, changes: dict[str, Any]) -> None:
    """The response says why."""
    stage = open_gateway(Spending.LIMITED, limit=10_000_000)

    reply = stage.run(stage.create(**changes))

    assert reply.status == 403
    assert "--max-credits stops this create: the price of this" in field(reply, "message")
    assert (stage.received(), stage.gateway.stopped) == ([], 1)


def test_a_price_that_the_journal_has_is_known(open_gateway: Open) -> None:
    """As in a batch: what was charged before for the same fields."""
    live, service = open_gateway(Spending.ANYTHING), Mock(seed=2)
    before = open_gateway(Spending.LIMITED, limit=1_500_000)
    charged = live.run(live.create(model=OTHER_MODEL))
    after = open_gateway(Spending.LIMITED, limit=1_500_000, service=service)

    async def program() -> list[int]:
        return [(await after.create(model=OTHER_MODEL)).status for _ in range(2)]

    assert (before.run(before.create(model=OTHER_MODEL)).status, charged.status) == (403, 200)
    assert after.run(program()) == [200, 403]
    assert [job["credits"] for job in service.ledger] == [1_000_000]


def test_under_a_limit_creates_pass_until_it_is_reached(open_gateway: Open) -> None:
    """420,000 credits each: two of three."""
    stage = open_gateway(Spending.LIMITED, limit=900_000)

    async def program() -> list[Reply]:
        return [await stage.create() for _ in range(3)]

    replies = stage.run(program())

    assert [reply.status for reply in replies] == [200, 200, 403]
    assert "would exceed the limit of 900,000 credits" in field(replies[2], "message")
    assert len(stage.service.ledger) == 2
    assert (stage.behind.bought, stage.behind.spent) == (2, 840_000)


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/v1/chat/completions"), ("PUT", CREATES), ("POST", f"{CREATES}/more")]
)
def test_other_requests_that_may_cost_money_need_live(open_gateway: Open, method: str, path: str) -> None:
    """Their price is unknown."""
    limited, live = open_gateway(Spending.LIMITED, limit=1e9), open_gateway(Spending.ANYTHING)

    stopped = limited.run(limited.ask(method, path, {"model": "gpt"}))
    live.run(live.ask(method, path, {"model": "gpt"}))

    assert (stopped.status, limited.received()) == (403, [])
    assert len(live.received()) == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{CREATES}/"),
        ("POST", f"/{CREATES}?x=1"),
        ("POST", "/v2/Video/generations"),
        ("POST", "/v2/./video/%67enerations#x"),
        ("post", CREATES),
    ],
)
def test_a_create_is_in_the_journal_in_every_spelling_of_its_address(
    open_gateway: Open, tmp_path: Path, method: str, path: str
) -> None:
    """Servers take these for one address, so a lost response would be bought again."""
    stage = open_gateway(Spending.ANYTHING)
    created = json.dumps({"id": "job-1", "status": "queued"}).encode()
    stage.receive = lambda request: Reply(200, (("content-length", str(len(created))),), created)  # type: ignore[method-assign]

    reply = stage.run(stage.ask(method, path, {"model": MODEL, "prompt": "a fox"}))

    assert (reply.status, field(reply, "id"), stage.behind.bought) == (200, "job-1", 1)
    assert [purchase.job_id for purchase in Journal(tmp_path / "jobs.db").every()] == ["job-1"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b'{"model": "pixverse/v5/text-to-video"}'), {"content-encoding": "gzip"}),
        (b"model=pixverse%2Fv5%2Ftext-to-video", {"content-type": "application/x-www-form-urlencoded"}),
        ('{"model": "pixverse/v5/text-to-video", "prompt": "caf\u00e9"}'.encode("latin-1"), {}),
        (b'{"model": "pixverse/v5/text-to-video", "seed": ' + b"1" * 5_000 + b"}", {}),
        (b'{"model": "pixverse/v5/text-to-video", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", {}),
    ],
    ids=["gzip", "form", "latin-1", "number", "deep"],
)
def test_a_create_that_cannot_be_read_is_not_sent(open_gateway: Open, body: bytes, headers: dict[str, str]) -> None:
    """A server may read it, and then it is bought without a journal, and again if its response is lost."""
    stage = open_gateway(Spending.ANYTHING)

    reply = stage.run(stage.ask("POST", CREATES, body, headers=headers))

    assert (reply.status, stage.received(), dict(reply.headers)[MARK]) == (400, [], "refused")
    assert "send JSON in UTF-8" in field(reply, "message")


@pytest.mark.parametrize("spending", Spending)
def test_a_target_that_is_no_url_is_sent_as_it_is(open_gateway: Open, spending: Spending) -> None:
    """Python's parser refuses it; the service decides."""
    stage = open_gateway(spending, limit=1e9)

    stage.run(stage.ask("GET", "//[x"))

    assert stage.received() == ["GET //[x"]


@pytest.mark.parametrize("key", ["the-real-key-of-the-user", "another", "", None])
@pytest.mark.parametrize("spending", Spending)
def test_without_the_key_of_the_run_nothing_is_bought(open_gateway: Open, spending: Spending, key: str | None) -> None:
    """Other users of the machine can reach the port; they do not have the made-up key."""
    stage = open_gateway(spending, limit=1e9)

    reply = stage.run(stage.ask("POST", CREATES, {"model": MODEL, "prompt": "a fox"}, key))

    assert (reply.status, stage.received(), stage.mock.ledger) == (401, [], [])
    assert dict(reply.headers)[MARK] == "refused"


@pytest.mark.parametrize("target", ["*", "http://x/", f"{CREATES}?caf\u00e9", f"{CREATES}?a b"])
def test_a_target_that_cannot_be_sent_is_400(open_gateway: Open, target: str) -> None:
    """Nothing is bought, so it is not looked for in the logs."""
    stage = open_gateway(Spending.ANYTHING)

    reply = stage.run(stage.ask("POST", target, {"model": MODEL, "prompt": "a fox"}))

    assert (reply.status, stage.received()) == (400, [])


def test_a_request_without_any_key_is_sent_without_one(open_gateway: Open) -> None:
    """The list of models needs none, and nobody is to use the key of the user."""
    stage = open_gateway(Spending.ANYTHING)

    models = stage.run(stage.ask("GET", "/v1/models", key=None))

    assert models.status == 200
    assert "authorization" not in stage.requests[0].headers


def test_the_rest_of_a_live_run_is_the_services_own(open_gateway: Open) -> None:
    """Refusals too: status and body are unchanged."""
    stage = open_gateway(Spending.ANYTHING)

    async def program() -> tuple[Reply, Reply]:
        return await stage.create(duration=7), await stage.ask("GET", f"{CREATES}?generation_id=nothing")

    refused, missing = stage.run(program())

    assert (refused.status, missing.status) == (400, 404)
    assert field(refused, "statusCode") == 400
    assert stage.received() == [f"POST {CREATES}", f"GET {CREATES}?generation_id=nothing"]


@pytest.mark.slow
def test_impatient_programs_get_each_job_once(open_gateway: Open) -> None:
    """Programs that want the same video several times disconnect at random and try again, while responses are lost.

    Each gets as many jobs as it wants, no two get the same, and the service has no other ones.
    """
    for seed in range(15):
        chance = random.Random(seed)
        service = Mock(seed=seed)
        for what in ("lost", {"truncate": 9}, {"status": 504, "handled": True}):
            service.fault(what, route="create", times=chance.randint(0, 2) or 1)
        service.fault({"delay": 0.004}, route="create", times="always")
        stage = open_gateway(Spending.ANYTHING, service=service)

        with reelkit.no_waiting():
            jobs = stage.run(_want(stage, chance))

        assert len({*jobs}) == len(jobs) == 9
        assert {*jobs} == {row["job_id"] for row in service.ledger}


async def _want(stage: Stage, chance: random.Random) -> list[str]:
    """The ids that three programs get, which want three videos each."""

    async def program() -> list[str]:
        jobs: list[str] = []
        while len(jobs) < 3:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(chance.choice([0.001, 0.003, 0.006, 5])):
                    jobs.append(field(await stage.create(), "id"))
        return jobs

    async with asyncio.TaskGroup() as group:
        programs = [group.create_task(program()) for _ in range(3)]
    return [job for each in programs for job in each.result()]
