"""Responses from a recording."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from reelkit_mock import Reply, Request
from reelkit_mock._scenario.clock import Clock, make_clock
from reelkit_run._gateway.recording import Asked, Entry
from reelkit_run._gateway.replay import Replay
from tests.run.gateway.conftest import CREATES, KEY, MODEL

FOX = {"model": MODEL, "prompt": "a fox"}
LINK = "https://cdn.example/videos/a%2Fb.mp4"
FETCH = f"{CREATES}?generation_id=fox"


def entry(number: int, method: str, target: str, at: float, value: Any, body: Any = None, link: str = "") -> Entry:
    asked = Asked.of(method, target, b"" if body is None else json.dumps(body).encode())
    made = value.get("id") if isinstance(value, dict) else None
    return Entry(number, asked, at, Reply(200, (), json.dumps(value).encode()), made, (link,) if link else ())


ENTRIES = [
    entry(1, "POST", CREATES, 100, {"id": "fox"}, FOX),
    entry(2, "GET", FETCH, 110, "queued"),
    entry(3, "POST", CREATES, 115, {"id": "other"}, FOX),
    entry(4, "GET", FETCH, 130, "generating"),
    entry(5, "GET", FETCH, 140, "completed", link=LINK),
    entry(6, "GET", "/v1/models", 150, "models"),
]


class Player:
    """A replay, and the requests of a program."""

    def __init__(self, clock: Clock | None = None, entries: Sequence[Entry] = ENTRIES) -> None:
        self.replay = Replay(entries, clock, KEY)

    def ask(self, method: str, target: str, body: Any = None, key: str | None = KEY) -> Reply:
        headers = {} if key is None else {"authorization": f"Bearer {key}"}
        return self.replay.handle(Request(method, target, headers, b"" if body is None else json.dumps(body).encode()))

    def value(self, method: str, target: str, body: Any = None) -> Any:
        return json.loads(self.ask(method, target, body).body)


def test_each_request_gets_its_responses_in_the_order_of_the_recording() -> None:
    """A fetch that has had them all gets the last one again."""
    player = Player()

    assert [player.value("POST", CREATES, FOX)["id"] for _ in range(2)] == ["fox", "other"]
    assert [player.value("GET", FETCH) for _ in range(4)] == ["queued", "generating", "completed", "completed"]
    assert player.value("GET", "/v1/models") == "models"
    assert (player.replay.asked, player.replay.missing) == (7, 0)


def test_a_job_is_finished_at_the_poll_that_the_clock_names() -> None:
    """polls:2 leaves out what is between."""
    player = Player(make_clock("polls:2"))
    player.ask("POST", CREATES, FOX)

    assert [player.value("GET", FETCH) for _ in range(3)] == ["queued", "completed", "completed"]


class StoppedClock:
    """A clock that a test sets."""

    fetches_to_finish = 0
    speed = 1.0
    moved = 0.0

    def __init__(self) -> None:
        self.time = 5000.0

    def now(self) -> float:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += seconds


def test_a_job_moves_on_at_the_recorded_times() -> None:
    """Counted from its create, however often it is fetched."""
    clock = StoppedClock()
    player = Player(clock)
    player.ask("POST", CREATES, FOX)

    seen = []
    for seconds in (0, 10, 19.5, 1, 9, 1, 100):
        clock.advance(seconds)
        seen.append(player.value("GET", FETCH))

    assert seen == ["queued"] * 3 + ["generating"] * 2 + ["completed"] * 2


def test_a_job_without_a_create_moves_on_from_its_first_fetch() -> None:
    """The recording began later than the job."""
    clock = StoppedClock()
    player = Player(clock, ENTRIES[3:])

    first = player.value("GET", FETCH)
    clock.advance(10)

    assert (first, player.value("GET", FETCH)) == ("generating", "completed")


@pytest.mark.parametrize(
    ("method", "target", "body", "message"),
    [
        (
            "GET",
            f"{CREATES}?generation_id=fix",
            None,
            f"GET {CREATES}?generation_id=fix; the nearest is entry 2, GET {FETCH}",
        ),
        (
            "POST",
            CREATES,
            FOX | {"prompt": "a hare", "seed": 1},
            f"POST {CREATES} with this body; the nearest is entry 1, which differs in prompt, seed",
        ),
        ("POST", CREATES, [1], f"POST {CREATES} with this body; the nearest is entry 1, which differs in its body"),
        ("DELETE", "/v1/model", None, "DELETE /v1/model; the nearest is entry 6, GET /v1/models"),
    ],
)
def test_what_was_not_recorded_is_501_and_names_the_nearest(method: str, target: str, body: Any, message: str) -> None:
    """It says what the recording has instead."""
    player = Player()

    reply = player.ask(method, target, body)

    assert reply.status == 501
    assert json.loads(reply.body)["message"] == f"the recording has no {message}"
    assert player.replay.missing == 1


def test_a_target_that_is_no_url_is_400() -> None:
    """Python's parser refuses it."""
    replay = Replay([entry(1, "GET", "/v1/models", 0, {})], None, KEY)

    assert replay.handle(Request("GET", "//[x", {})).status == 400


def test_a_create_that_was_recorded_less_often_is_501() -> None:
    """Its job must not be given twice."""
    player = Player()

    replies = [player.ask("POST", CREATES, FOX) for _ in range(3)]

    assert [reply.status for reply in replies] == [200, 200, 501]
    assert "more than 2 times; the last is entry 3" in json.loads(replies[2].body)["message"]


def test_a_video_is_replaced_by_a_small_one() -> None:
    """Files are not recorded. Its host belongs to the service, its link needs no key, and a part of it can be had."""
    player = Player(entries=[*ENTRIES, ENTRIES[5]._replace(asked=Asked.of("GET", "/file", b""), reply=None)])

    linked, recorded = player.ask("GET", "/videos/a%2Fb.mp4?", key=None), player.ask("GET", "/file")

    assert player.replay.hosts == ("cdn.example",)
    assert [(reply.status, reply.body[4:8]) for reply in (linked, recorded)] == [(200, b"ftyp")] * 2


@pytest.mark.parametrize("host", ["10.0.0.1", "localhost", "[::1]", "b\u00fccher.example", "a_b.example"])
def test_a_host_that_no_certificate_can_name_stays_where_it_is(host: str) -> None:
    """An address, this machine, and what is no name of ASCII letters."""
    player = Player(entries=[entry(1, "GET", FETCH, 0, "completed", link=f"https://{host}/a.mp4")])

    assert player.replay.hosts == ()


@pytest.mark.parametrize("key", ["another", None])
def test_other_users_of_the_machine_learn_nothing(key: str | None) -> None:
    """Neither responses to creates nor what was recorded; a recording has prompts."""
    player = Player()

    replies = [player.ask("POST", CREATES, FOX, key), player.ask("GET", "/nothing", key=key)]

    assert [reply.status for reply in replies] == [401, 401]
    assert "nearest" not in f"{replies}"
