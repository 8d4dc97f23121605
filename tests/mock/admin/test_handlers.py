"""The admin interface: its resources, its errors, and that it never shows a key."""

import json
from typing import Any

import pytest

from reelkit_mock import Mock, Reply
from reelkit_specs import contract, models
from tests.mock.mock_requests import LEGACY, TEXT, V2, admin, create, create_job, fetch, fetch_status, read_json, send
from tests.offers import offered
from tests.recorded_price import PRICE, RECORDED
from tests.specs.key_spellings import ENCODERS, readings

LONG_KEY = "0123456789abcdef0123456789abcdef"


def error(reply: Reply) -> tuple[int, str]:
    return reply.status, read_json(reply)["error"]


def test_health() -> None:
    """Health shows the main settings of the namespace."""
    mock = Mock(clock="manual", personality="native")

    assert read_json(admin(mock, "GET", "health")) == {
        "status": "ok",
        "namespace": "",
        "personality": "native",
        "clock": "manual",
    }


def test_jobs() -> None:
    """They are listed in pages in order of creation; a single one has all details."""
    mock = Mock(clock="manual", personality="relay", queue_seconds=[1, 1], generate_seconds=[2, 2])
    ratio = offered("aspect_ratio")[-1]
    ids = [create_job(mock, address, aspect_ratio=ratio, **RECORDED) for address in (V2, LEGACY, V2)]

    page = read_json(admin(mock, "GET", "jobs?offset=1&limit=1"))
    one = read_json(admin(mock, "GET", f"jobs/{ids[1]}"))

    assert (page["total"], [job["id"] for job in page["jobs"]]) == (3, ids[1:2])
    waiting = {"id": ids[1], "status": "queued"}
    assert {name: one[name] for name in one if name != "video"} == {
        "id": ids[1],
        "state": "queued",
        "money": "held",
        "model": TEXT,
        "prompt": "a cat",
        **RECORDED,
        "aspect_ratio": ratio,
        "credits": PRICE,
        "address": "legacy",
        "created": "2026-01-01T00:00:00.000Z",
        "starts": "2026-01-01T00:00:01.000Z",
        "ends": "2026-01-01T00:00:03.000Z",
        "looks": 0,
        "client_request_id": None,
        "account": 1,
        "link_expired": False,
        "responses": {"v2": waiting, "legacy": waiting},
    }
    assert read_json(admin(mock, "GET", "jobs/" + ids[2].replace("/", "%2F").replace(":", "%3A")))["id"] == ids[2]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"prompt": "a cat"}, "a cat"),
        ({"prompt": "<b>\x00\u202e</b>"}, "<b>\x00\u202e</b>"),
        ({"prompt": "c" * 500}, "c" * 199 + "…"),
        ({"prompt": f"the key {LONG_KEY}"}, "the key ***"),
        ({"prompt": "c" * 190 + LONG_KEY}, "c" * 190 + "***"),
        ({"model": "pixverse/lip-sync"}, None),
    ],
)
def test_a_job_shows_the_beginning_of_its_prompt(fields: dict[str, str], shown: str | None) -> None:
    """Without the key. A model without a prompt has none."""
    mock = Mock(clock="manual")
    create_job(mock, key=LONG_KEY, **fields)

    assert read_json(admin(mock, "GET", "jobs"))["jobs"][0]["prompt"] == shown


def test_the_contract_is_served_with_the_mock_as_its_server() -> None:
    """Tools that read OpenAPI can use it as it is. It is public, also where the admin interface needs a token."""
    mock = Mock(clock="manual", admin_token="secret")

    served = [read_json(send(mock, "GET", f"{prefix}/__mock/openapi.json", key="")) for prefix in ("", "/ns/one")]

    assert [document.pop("servers") for document in served] == [
        [{"url": "http://mock.test"}],
        [{"url": "http://mock.test/ns/one"}],
    ]
    assert served == [{name: value for name, value in contract().items() if name != "servers"}] * 2


def test_forcing_a_state() -> None:
    """A state cannot go back; an unknown id is 404."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)

    assert read_json(admin(mock, "POST", f"jobs/{identifier}", {"state": "failed"}))["state"] == "failed"
    assert fetch_status(mock, identifier) == "error"
    assert error(admin(mock, "POST", f"jobs/{identifier}", {"state": "queued"}))[0] == 400
    assert error(admin(mock, "POST", "jobs/nobody", {"state": "queued"}))[0] == 404


def test_the_responses_of_a_job_are_those_of_its_next_fetch() -> None:
    """At each address, and without the fetch: nothing is counted."""
    mock = Mock(clock="looks:2", legacy_sees_v2=False)
    ids = [create_job(mock, address) for address in (V2, LEGACY)]
    shown = [[read_json(admin(mock, "GET", f"jobs/{identifier}"))["responses"] for identifier in ids] for _ in range(2)]
    fetched = [[read_json(fetch(mock, identifier, address)) for address in (V2, LEGACY)] for identifier in ids]

    assert shown[0] == shown[1]
    assert (shown[0][0], fetched[0][1]["statusCode"]) == ({"v2": fetched[0][0], "legacy": None}, 404)
    assert shown[0][1]["v2"] == fetched[1][0]


def test_a_link_can_be_ended() -> None:
    """It responds as one of a storage host whose time is over; the links of other jobs do not."""
    mock = Mock(clock="manual")
    ids = [create_job(mock), create_job(mock)]
    mock.advance(3600)
    paths = [read_json(admin(mock, "GET", f"jobs/{identifier}"))["video"] for identifier in ids]

    ended = read_json(admin(mock, "POST", f"jobs/{ids[0]}", {"link": "expired"}))

    assert ended["link_expired"]
    assert [send(mock, "GET", path).status for path in paths] == [403, 200]
    assert error(admin(mock, "POST", f"jobs/{ids[0]}", {"link": "new"})) == (400, "link can only be set to 'expired'")


def test_the_clock_moves_to_planned_changes() -> None:
    """To the next of any job, and to the last; without any it says so."""
    mock = Mock(clock="manual", queue_seconds=[1, 1], generate_seconds=[0.7, 0.7])
    first = create_job(mock)
    mock.advance(0.5)
    second = create_job(mock)
    states = []
    for amount in ("next", "next", "next", "last"):
        admin(mock, "POST", "clock", {"advance": amount})
        states.append((mock.jobs[first], mock.jobs[second]))

    assert states == [
        ("generating", "queued"),
        ("generating", "generating"),
        ("succeeded", "generating"),
        ("succeeded", "succeeded"),
    ]
    assert error(admin(mock, "POST", "clock", {"advance": "next"})) == (
        400,
        "no job has a planned change in the future",
    )


def test_the_speed_of_the_clock_can_change() -> None:
    """The time goes on where it was, jobs keep their plans, and clients are told the new speed."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)
    ends = read_json(admin(mock, "GET", f"jobs/{identifier}"))["ends"]
    mock.advance(5)
    before = mock.now

    shown = read_json(admin(mock, "POST", "clock", {"clock": "speed:60"}))

    assert (shown["clock"], before <= shown["seconds"] < before + 60) == ("speed:60", True)
    assert read_json(admin(mock, "GET", f"jobs/{identifier}"))["ends"] == ends
    assert ("x-mock-clock-speed", "60") in fetch(mock, identifier).headers
    assert error(admin(mock, "POST", "clock", {"clock": "polls:2"}))[0] == 400
    assert error(admin(mock, "POST", "clock", {"clock": "fast"}))[0] == 400


def test_the_settings_make_the_same_mock_again() -> None:
    """They are what differs from the defaults, and every fault, added ones included."""
    mock = Mock(clock="manual", personality="relay", logs={"drop": 0.5}, faults=[{"what": "lost"}])
    mock.fault({"status": 503}, route="fetch", times="always")

    settings = read_json(admin(mock, "GET", "settings"))

    assert set(settings) == {"clock", "personality", "logs", "faults"}
    assert [fault["name"] for fault in settings["faults"]] == ["lost on any route", "503 on fetch"]
    assert read_json(admin(Mock(**settings), "GET", "settings")) == settings
    assert read_json(admin(Mock(), "GET", "settings")) == {}


def test_models_and_their_schemas() -> None:
    """Every model of the contract, and the paths at which this scenario accepts it."""
    mock = Mock(clock="manual", addresses="v2")
    listed = read_json(admin(mock, "GET", "models"))["models"]
    one = read_json(admin(mock, "GET", f"models/{TEXT}"))

    assert listed == [model.id for model in models()]
    assert (one["paths"], "prompt" in one["schema"]["properties"]) == ({"v2": V2}, True)
    assert error(admin(mock, "GET", "models/nobody"))[0] == 404


def test_a_request_is_checked_without_being_sent() -> None:
    """With the words of the refusal, rules of several fields included."""
    mock = Mock(clock="manual")
    bodies = [
        {"model": TEXT, "prompt": "a fox"},
        {"model": TEXT, "prompt": "a fox", "resolution": "1080p", "duration": 8},
        {"model": "nobody"},
    ]

    problems = [read_json(admin(mock, "POST", "check", {"path": V2, "body": body}))["problems"] for body in bodies]
    refusals = [read_json(send(mock, "POST", V2, body)).get("message", "") for body in bodies]

    assert problems == [*refusals[:2], "model is not known at this address"]
    assert len(mock.jobs) == 1
    assert error(admin(mock, "POST", "check", {"path": "/nowhere", "body": {}}))[0] == 400


def test_namespaces_are_listed() -> None:
    """The default one has no name."""
    mock = Mock(clock="manual")
    mock.namespace("one")

    assert read_json(admin(mock, "GET", "namespaces")) == {"namespaces": ["", "one"]}


def test_clock() -> None:
    """The clock advances by seconds or to a time."""
    mock = Mock(clock="manual")
    admin(mock, "POST", "clock", {"advance": 60})

    shown = read_json(admin(mock, "POST", "clock", {"set": "2026-01-02T00:00:00Z"}))

    assert shown == read_json(admin(mock, "GET", "clock")) == {
        "clock": "manual",
        "seconds": 1_767_312_000.0,
        "now": "2026-01-02T00:00:00.000Z",
    }  # fmt: skip
    assert error(admin(mock, "POST", "clock", {"set": "2026-01-01"}))[0] == 400
    assert error(admin(mock, "POST", "clock", {"advance": -1}))[0] == 400


def test_faults() -> None:
    """They are added one by one or as a list (all or none), listed with their counts, and removed."""
    mock = Mock(clock="manual")
    admin(mock, "POST", "faults", {"what": {"status": 503}, "when": {"route": "fetch"}, "times": 2})
    refused = admin(mock, "POST", "faults", [{"what": "lost"}, {"what": "loost"}])
    fetch(mock, "nobody")

    shown = read_json(admin(mock, "GET", "faults"))

    assert error(refused) == (400, "fault.what: 'loost' is not known; did you mean 'lost'?")
    assert shown["faults"] == [
        {
            "name": "503 on fetch",
            "when": {"route": "fetch"},
            "what": {"status": 503},
            "times": 2,
            "fired": 1,
            "left": 1,
        }
    ]
    assert shown["unfired"] == mock.unfired()
    assert read_json(admin(mock, "DELETE", "faults")) == {"faults": [], "unfired": []}


def test_scenario_and_seed() -> None:
    """Each starts over; an invalid one changes nothing."""
    mock = Mock(clock="manual", seed=5)
    first = create_job(mock)
    refused = admin(mock, "PUT", "scenario", {"clock": "manual", "faults": [{"what": "lost", "when": {"prompt": "("}}]})

    assert (refused.status, list(mock.jobs)) == (400, [first])
    assert read_json(admin(mock, "PUT", "seed", {"seed": 6})) == read_json(admin(mock, "GET", "seed")) == {"seed": 6}
    assert mock.jobs == {}
    assert create_job(mock) != first
    admin(mock, "PUT", "scenario", {"clock": "manual", "seed": 5.0})
    assert create_job(mock) == first
    assert read_json(admin(mock, "GET", "scenario"))["seed"] == 5
    assert error(admin(mock, "PUT", "seed", {"seed": "1"}))[0] == 400
    assert error(admin(mock, "PUT", "scenario", {"sede": 1})) == (
        400,
        "scenario: 'sede' is not known; did you mean 'seed'?",
    )


def test_calls_ledger_and_counters() -> None:
    """They equal what Python returns; calls can be removed."""
    mock = Mock(clock="manual")
    mock.force(create_job(mock, **RECORDED), "succeeded")
    create_job(mock, **RECORDED)
    send(mock, "GET", "/nowhere")

    assert read_json(admin(mock, "GET", "calls"))["calls"] == mock.calls
    assert read_json(admin(mock, "GET", "calls?limit=1"))["calls"] == mock.calls[-1:]
    assert read_json(admin(mock, "GET", "calls?limit=0"))["calls"] == []
    sums = {"total": 2, "credits": {"held": PRICE, "charged": PRICE, "released": 0}}
    assert read_json(admin(mock, "GET", "ledger")) == {**sums, "ledger": mock.ledger}
    assert read_json(admin(mock, "GET", "ledger?offset=1&limit=5")) == {**sums, "ledger": mock.ledger[1:]}
    assert read_json(admin(mock, "GET", "counters")) == {
        "calls": {"create": {"200": 2}, "no route": {"404": 1}},
        "jobs": {"succeeded": 1, "queued": 1},
    }
    assert read_json(admin(mock, "DELETE", "calls")) == {"calls": []}


def test_the_ledger_is_never_sent_in_one_piece() -> None:
    """A page has at most a thousand rows, however many are asked for; the sums are those of all."""
    mock = Mock(clock="manual")
    for _ in range(1_001):
        create(mock, **RECORDED)

    pages = [read_json(admin(mock, "GET", f"ledger{query}")) for query in ("", "?limit=5000", "?offset=1000")]

    assert [len(page["ledger"]) for page in pages] == [1_000, 1_000, 1]
    assert [page["credits"]["held"] for page in pages] == [1_001 * PRICE] * 3


def test_reset() -> None:
    """Nothing is left but the settings."""
    settings: dict[str, Any] = {"clock": "manual", "seed": 3, "faults": [{"what": {"status": 503}}]}
    mock = Mock(**settings)
    untouched = read_json(admin(mock, "GET", "counters")), mock.now, mock.unfired()
    create(mock)
    first = create_job(mock)
    mock.advance(99)
    mock.fault("lost")

    assert admin(mock, "POST", "reset").status == 200
    assert (read_json(admin(mock, "GET", "counters")), mock.now, mock.unfired()) == untouched
    assert (mock.jobs, mock.ledger, mock.calls) == ({}, [], [])
    create(mock)
    assert create_job(mock) == first


@pytest.mark.parametrize(
    ("method", "thing", "value", "code", "words"),
    [
        ("GET", "nothing", None, 404, "/__mock/nothing does not exist; there are: health, jobs, clock, faults, "),
        ("DELETE", "health", None, 405, "/__mock/health supports GET, not DELETE"),
        ("PATCH", "jobs", None, 405, "/__mock/jobs supports GET, POST, not PATCH"),
        ("POST", "", None, 405, "/__mock/ supports GET, not POST"),
        ("GET", "jobs/nobody", None, 404, "there is no job 'nobody'; GET /__mock/jobs lists them"),
        ("GET", "jobs?limit=-1", None, 400, "limit must be a whole number, not '-1'"),
        ("GET", "ledger?offset=x", None, 400, "offset must be a whole number, not 'x'"),
        ("GET", "calls?" + "a=1&" * 101, None, 400, "Max number of fields exceeded"),
        ("POST", "clock", None, 400, "the body must be a JSON object with 'advance'"),
        ("POST", "clock", [], 400, "the body must be a JSON object with 'advance'"),
        ("POST", "clock", b"{", 400, "the body is not JSON: "),
        ("POST", "clock", b"[" * 99_999, 400, "the body is not JSON: "),
        ("POST", "clock", {"advance": "5"}, 400, "advance: '5' is not a number of seconds"),
        ("POST", "clock", {"advance": True}, 400, "advance: True is not a number of seconds"),
        ("POST", "clock", {"advance": 10**400}, 400, "the clock cannot advance by "),
        ("POST", "clock", {"set": -(10**400)}, 400, "set: int too large to convert to float; give a time in ISO 8601"),
        ("POST", "clock", {"set": "soon"}, 400, "set: Invalid isoformat string: 'soon'; give a time in ISO 8601"),
        ("POST", "faults", None, 400, 'fault: "what" is a required property'),
        ("POST", "faults", [5], 400, 'fault: 5 is not of type "object"'),
        ("PUT", "seed", [], 400, "the body must be a JSON object with 'seed'"),
        ("PUT", "scenario", 5, 400, 'scenario: 5 is not of type "object"'),
    ],
)
def test_errors_are_clear(method: str, thing: str, value: Any, code: int, words: str) -> None:
    """One line each, and nothing changes."""
    mock = Mock(clock="manual")
    status, said = error(admin(mock, method, thing, value))

    assert (status, said[: len(words)]) == (code, words)
    assert "\n" not in said


@pytest.mark.parametrize("encoder", ENCODERS)
@pytest.mark.parametrize("padding", [0, 20_000])
def test_a_key_repeated_elsewhere_in_a_call_is_not_shown(encoder: str, padding: int) -> None:
    """Not in target, headers or body, in any encoding; a shortened call contains no part of it."""
    key = "0123456789abcdef0123456789abcdef"
    spelled = ENCODERS[encoder](key)
    mock = Mock(clock="manual")
    body = b'{"model": "a", "prompt": "%s"}' % (spelled.encode() + b"p" * padding)
    send(mock, "POST", f"/v2/nowhere?key={spelled}", body, key, {"x-again": spelled})

    shown = json.dumps(mock.calls)
    assert [one for one in readings(shown, depth=2) if key in one.lower() or spelled[6:-6] in one] == []
