"""Every request gets a valid response, and no request makes the mock grow."""

import gc
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

from reelkit_mock import Mock, Reply, Request
from reelkit_mock._admin import RESOURCES
from reelkit_mock._http.messages import json_reply
from reelkit_mock._scenario.schema import scenario_schema
from tests.mock.mock_requests import LEGACY, TEXT, V2, create, send

EFFECTS = sorted(scenario_schema()["$defs"]["what"]["else"]["properties"])
anything = st.text(st.characters(), max_size=30)  # including surrogates
header = st.text(st.characters(max_codepoint=255), max_size=30)
numbers = st.integers() | st.floats() | st.sampled_from((0, 5, 8.0, 503.0, 204, 1e300, 10**400, -(10**400)))
leaves = st.none() | st.booleans() | numbers | anything | st.sampled_from((TEXT, "720p", "5", "9" * 5_000, "always"))
names = anything | st.sampled_from((*EFFECTS, "what", "when", "times", "rate", "nth", "date", "key", "keys", "faults"))
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4))
creates = st.fixed_dictionaries(
    {"model": st.just(TEXT) | leaves, "prompt": st.just("x") | values},
    optional={"duration": leaves, "resolution": leaves, "seed": leaves, "style": leaves, "aspect_ratio": leaves},
)
bodies = st.binary(max_size=60) | (values | creates).map(lambda value: json.dumps(value).encode())
prefixes = st.sampled_from(("", "/ns/a", "/ns/", "/ns", "/ns/%00")) | anything.map(lambda name: f"/ns/{name}")
paths = (
    st.sampled_from((V2, LEGACY, "/v2/logs", "/v2/billing", "/v1/models", "/assets/x", "/__mock/jobs/ID", "/__mock/x"))
    | st.sampled_from([f"/__mock/{thing}" for thing in RESOURCES])
    | anything
)
known = ("generation_id", "period", "start", "end", "limit", "offset", "model", "status")
worths = anything | st.sampled_from(("ID", "24h", "1", "2026-01-01", "9" * 99, "failed", "%ff%zz", "%ED%A0%80"))
queries = st.lists(st.tuples(st.sampled_from(known) | anything, worths), max_size=4).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
effects = st.dictionaries(st.sampled_from(EFFECTS), leaves | st.just(True) | values, min_size=1, max_size=4)
asked_faults = header | st.sampled_from(EFFECTS) | effects.map(json.dumps)
head = st.fixed_dictionaries(
    {},
    optional={
        "authorization": st.sampled_from(("Bearer a", "Bearer ns:a", "Bearer ns:a:b")) | header,
        "content-type": st.just("application/json") | header,
        "host": header,
        "range": st.just("bytes=0-5") | header,
        "x-client-request-id": header,
        "x-mock-fault": asked_faults,
    },
)
requests = st.builds(
    lambda method, prefix, path, query, headers, body: Request(method, f"{prefix}{path}?{query}", headers, body),
    st.sampled_from(("GET", "POST", "HEAD", "PUT", "DELETE")) | anything,
    prefixes,
    paths,
    queries,
    head,
    bodies,
)
LIMITED = {"key": "a", "credits": 900_000, "requests_per_minute": 5}
settings_of = st.sampled_from(
    (
        {"clock": "manual"},
        {"clock": "looks:2", "personality": "mixed", "lenient": True},
        {"clock": "manual", "keys": [LIMITED], "addresses": "legacy"},
    )
)


def check(request: Request, reply: Reply) -> None:
    """Check that an adapter can send the response unchanged."""
    assert type(reply.status) is int
    assert 200 <= reply.status <= 599
    for name, value in reply.headers:
        assert name == name.lower()
        assert all(32 <= ord(char) < 127 or char == "\t" for char in name + value)
    lengths = [value for name, value in reply.headers if name == "content-length"]
    if reply.status in (204, 304):
        assert (lengths, reply.body) == ([], b"")
    elif request.method == "HEAD":
        assert (len(lengths), reply.body) == (1, b"")
    else:
        more = int(lengths[0]) - len(reply.body)
        assert more == 0 or (more > 0 and reply.wire is not None and reply.wire.cut == len(reply.body))
        assert len(lengths) == 1
    if dict(reply.headers).get("content-type", "").startswith("application/json") and reply.body and not reply.wire:
        reply.body.decode()


@pytest.mark.slow
@settings(max_examples=200)  # different ones on each Python
@given(settings_of, st.lists(requests, min_size=1, max_size=4))
@example({"clock": "manual"}, [Request("POST", "/__mock/clock", {}, b'{"advance": -1' + b"0" * 400 + b"}")])
@example({"clock": "manual"}, [Request("HEAD", "/nowhere", {}, b"")])
@example({"clock": "manual"}, [Request("GET", "/\udc80\r\n", {"host": "\n", "authorization": "Bearer ns:\ud800"})])
def test_any_request_gets_a_response(scenario: dict[str, Any], requests: list[Request]) -> None:
    """Status, headers and length are valid, and the mock keeps working."""
    mock = Mock(**scenario)
    created = create(mock, LEGACY, key="a")
    mock.advance(1_000)
    identifier = dict(created.headers).get("x-inference-id", "")
    for request in requests:
        meant = request._replace(target=request.target.replace("ID", identifier))
        check(meant, mock.handle(meant))
    assert send(mock, "GET", "/v1/models").status == 200
    assert send(mock, "GET", "/__mock/calls").body.decode()


@given(values)
def test_json_replies_are_utf_8(value: Any) -> None:
    """A lone surrogate is escaped; values that JSON cannot express appear in no response."""
    reply = json_reply(200, {"value": repr(value), "text": "\ud800"})

    assert json.loads(reply.body.decode())["text"] == "\ud800"


def rubbish(number: int) -> list[Request]:
    """Yield different requests that create no job."""
    word = f"{number}-{'x' * 200}"
    json_type = {"content-type": "application/json"}
    bearer = {"authorization": f"Bearer {word}"}
    return [
        Request("GET", f"/{word}", bearer),
        Request(word, V2, bearer),
        Request("GET", f"{V2}?generation_id={word}", bearer),
        Request("GET", f"{V2}?generation_id={word}", {"authorization": f"Bearer invalid-{word}"}),
        Request("GET", f"/ns/{number}{V2}", {}),
        Request("GET", V2, {"authorization": f"Bearer ns:{number}:k"}),
        Request("GET", f"/assets/{word}", {}),
        Request("POST", V2, bearer | json_type, word.encode()),
        Request("POST", V2, bearer | json_type, b'{"model": "%s", "seed": "%s"}' % (TEXT.encode(), word.encode())),
        Request("POST", V2, bearer | {"x-mock-fault": word}),
        Request("GET", f"/v2/logs?period={word}", {"authorization": f"Bearer invalid-{word}"}),
        Request("GET", f"/__mock/{word}", {}),
    ]


@pytest.mark.slow
def test_requests_that_create_nothing_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the bounded records are full, no request takes more memory."""
    for bound in ("MAX_ACCOUNTS", "MAX_CALLS"):
        monkeypatch.setattr(f"reelkit_mock._world.world.{bound}", 50)
    monkeypatch.setattr("reelkit_mock._scenario.faults.MAX_KEYS", 50)
    monkeypatch.setattr("reelkit_mock._namespaces.MAX_NAMESPACES", 5)
    fault = {"what": {"status": 500}, "when": {"rate": 0.5}, "times": "always"}
    mock = Mock(clock="manual", faults=[fault])

    def play(numbers: range) -> int:
        for number in numbers:
            for request in rubbish(number):
                mock.handle(request)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        full = play(range(1_000, 1_500))
        later = play(range(1_500, 2_000))
    finally:
        tracemalloc.stop()

    assert later - full < 65_000  # eleven bytes for each request
    assert send(mock, "GET", "/v1/models").status in (200, 500)
