"""Isolation of namespaces, the token of the admin interface, and keys that are never shown."""

import json
from typing import Any

import pytest

from reelkit_mock import Mock
from reelkit_mock._admin import RESOURCES
from reelkit_mock._namespaces import MAX_NAMESPACES
from tests.mock.mock_requests import V2, create, create_job, fetch, read_json, send


@pytest.mark.parametrize("path", ["/__mock/health", "/__mock/reset", "/ns/a/__mock/reset"])
def test_a_token_protects_the_whole_admin_interface(path: str) -> None:
    """In every namespace; the service itself needs no token."""
    mock = Mock(admin_token="s3cret", clock="manual")

    refused = [
        send(mock, "POST", path, headers=head) for head in ({}, {"x-mock-token": "S3cret"}, {"x-mock-token": ""})
    ]

    assert [(reply.status, read_json(reply)["error"]) for reply in refused] == [
        (401, "the admin interface of this mock needs its token in the header x-mock-token")
    ] * 3
    assert send(mock, "POST", path, headers={"x-mock-token": "s3cret"}).status in (200, 405)
    assert create(mock).status == 200


def test_namespaces_are_isolated() -> None:
    """By path and by key, for the service and for the admin interface."""
    mock = Mock(clock="manual", seed=1)
    one, two = mock.namespace("one"), mock.namespace("two")
    first = create_job(mock, f"/ns/one{V2}")
    second = create_job(mock, key="ns:two:secret")
    send(mock, "POST", "/ns/two/__mock/clock", {"advance": 1_000})
    send(mock, "POST", "/ns/one/__mock/faults", {"what": {"status": 503}, "when": {"route": "fetch"}})

    assert (list(mock.jobs), one.jobs, two.jobs) == ([], {first: "queued"}, {second: "succeeded"})
    assert first != second
    assert fetch(mock, second, f"/ns/one{V2}").status == 503
    assert fetch(mock, second, f"/ns/one{V2}").status == 404
    assert fetch(mock, second, key="ns:two").status == 200
    assert (mock.unfired(), one.unfired(), two.unfired()) == ([], [], [])
    assert read_json(send(mock, "GET", "/ns/two/__mock/health"))["namespace"] == "two"
    one.reset()
    assert (one.jobs, two.jobs) == ({}, {second: "succeeded"})
    assert read_json(send(mock, "DELETE", "/ns/two/__mock/namespace")) == {"ended": "two"}
    assert two.jobs == {}


@pytest.mark.parametrize("name", ["a b", "x" * 65, "%41", "ä", "a:b"])
def test_an_invalid_name_is_400(name: str) -> None:
    """400, by path and by key."""
    reply = create(Mock(clock="manual"), f"/ns/{name}{V2}")

    assert (reply.status, read_json(reply)["message"][:27]) == (400, "no namespace can be called ")
    if ":" not in name:
        assert create(Mock(clock="manual"), key=f"ns:{name}").status == 400


def test_the_number_of_namespaces_is_limited() -> None:
    """One line says so, and existing namespaces continue."""
    mock = Mock(clock="manual")
    statuses = [send(mock, "GET", f"/ns/{number}/v1/models").status for number in range(MAX_NAMESPACES + 50)]

    assert statuses == [200] * MAX_NAMESPACES + [400] * 50
    assert create(mock, "/ns/7" + V2).status == 200


@pytest.mark.parametrize("listed", [True, False])
def test_the_key_is_in_no_response(listed: bool) -> None:
    """Wherever it was sent, and whatever the request."""
    secret = "sk-3f1c-TOP-SECRET"
    keys: dict[str, Any] = {"keys": [{"key": secret, "credits": 900_000, "requests_per_minute": 9}]} if listed else {}
    mock = Mock(clock="manual", **keys)
    for world in (mock, mock.namespace("one")):
        fault = {"what": {"status": 503}, "when": {"rate": 0.9}, "times": 3}
        prefix = "/ns/one" if world is not mock else ""
        send(mock, "POST", f"{prefix}/__mock/faults", fault)
        for key in (secret, "ns:one:" + secret, "invalid-" + secret):
            create(mock, key=key)
            create(mock, key=key, prompt=1)
            fetch(mock, "nobody", prefix + V2, key=key)
            send(mock, "GET", f"{prefix}/nowhere", key=key, headers={"x-api-key": secret, "cookie": secret})
            send(mock, "HEAD", f"{prefix}/v2/billing", headers={"authorization": f"Basic {secret}"})
        job = next(iter(world.jobs), "none")
        replies = [
            send(mock, method, f"{prefix}/__mock/{thing}{rest}", value, key=secret)
            for thing in (*RESOURCES, "namespace", "nothing")
            for method in ("GET", "POST", "PUT", "DELETE", "PATCH")
            for rest in ("", f"/{job}")
            for value in (None, {"keys": [{"key": secret, "credits": "x"}]}, {"keys": secret}, {"state": "failed"})
        ]
        assert len({reply.status for reply in replies}) > 3
        assert [reply for reply in replies if secret in json.dumps([reply.headers, reply.body.decode()])] == []
