"""A request is copied when the client takes it: later changes by the caller are not bought."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import AsyncClient, no_waiting
from reelkit._client.batch import Batch
from reelkit._journal.journal import Journal
from reelkit._protocol.request import prepare
from reelkit_mock import Mock
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX, Make, Script

TEXT = "pixverse/v5/text-to-video"


def reused_dict() -> Iterator[tuple[str, Any]]:
    """Pairs that share one dict, which the generator changes before each."""
    request: dict[str, Any] = {"model": TEXT}
    for number in range(8):
        request["prompt"] = f"animal {number}"
        yield f"animal-{number}", request


def test_a_generator_may_reuse_one_dict(face: Make, tmp_path: Path) -> None:
    """Each key is bought with the values that the dict had when the pair was taken."""
    path = tmp_path / "jobs.db"
    client = face(transport=Mock(clock="looks:1").transport(), journal=path, deadline=3600)

    client.do(client.client, "run_all", reused_dict(), save_to=tmp_path / "{key}.mp4")

    bought = {purchase.key: purchase.request["prompt"] for purchase in Journal(path).every()}
    assert bought == {f"animal-{number}": f"animal {number}" for number in range(8)}


def test_a_request_is_copied_when_it_is_taken() -> None:
    """Before the next pair is requested, so the start of the thread or task does not matter."""
    taken = list(Batch(reused_dict(), "{key}.mp4", prepare))

    assert [dict(item.checked())["prompt"] for item in taken] == [f"animal {number}" for number in range(8)]  # type: ignore[call-overload]


def test_a_request_that_raises_is_an_outcome(face: Make, tmp_path: Path) -> None:
    """The other videos are made."""

    class Broken:
        def to_dict(self) -> dict[str, Any]:
            raise KeyError("prompt")

    client = face(transport=Mock(clock="looks:1").transport(), journal=tmp_path / "jobs.db", deadline=3600)
    pairs = iter([("broken", Broken()), ("fox", FOX)])

    outcomes = client.do(client.client, "run_all", pairs, save_to=tmp_path / "{key}.mp4")

    found = {outcome.key: outcome for outcome in outcomes}
    assert (found["broken"].state, "KeyError" in str(found["broken"].error)) == ("error", True)
    assert found["fox"].state == "ok"


def test_a_prepared_body_shares_nothing_with_the_request() -> None:
    """Neither lists nor dicts."""
    request = {"model": "other/model", "images": ["https://a.example/1.png"], "style": {"tags": ["a"]}}
    body = prepare(request, strict_rules=False).body

    request["images"][0] = "https://a.example/2.png"  # type: ignore[index]
    request["style"]["tags"].append("b")  # type: ignore[index]

    assert body["images"] == ["https://a.example/1.png"]
    assert body["style"] == {"tags": ["a"]}


@pytest.mark.parametrize("with_journal", [False, True])
def test_a_create_that_is_retried_sends_the_same_body(tmp_path: Path, with_journal: bool) -> None:
    """Even if the caller changes a list meanwhile; the journal has what was sent."""
    request: dict[str, Any] = {"model": "other/model", "prompt": "x", "images": ["https://a.example/1.png"]}
    script = Script(httpx.Response(429, headers={"retry-after": "1"}), {"id": "x", "status": "queued"})

    def changing(asked: httpx.Request) -> httpx.Response:
        response = script(asked)
        request["images"][0] = "https://a.example/2.png"
        return response

    path = tmp_path / "jobs.db"
    options: dict[str, Any] = {"strict_rules": False} | ({"journal": path} if with_journal else {})

    async def act() -> None:
        async with AsyncClient(KEY, transport=httpx.MockTransport(changing), **options) as client:
            await client.submit(request)

    with no_waiting(), pytest.warns(UserWarning, match="not in the contract"):
        asyncio.run(act())

    sent = [json.loads(asked.content)["images"] for asked in script.requests]
    assert sent == [["https://a.example/1.png"]] * 2
    if with_journal:
        assert [purchase.request["images"] for purchase in Journal(path).every()] == sent[:1]
