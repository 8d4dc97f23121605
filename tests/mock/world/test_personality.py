"""The personalities: the documented style, the two observed ones, and the mix."""

import itertools
import re
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from reelkit_mock import Mock, Reply
from reelkit_specs import contract
from tests.mock.mock_requests import LEGACY, TEXT, V2, create, create_job, fetch, read_json, send
from tests.models import pixverse

ADDRESSES = {V2: "VideoGeneration", LEGACY: "LegacyVideoGeneration"}
SHORT, LONG = re.compile(r"[A-Za-z0-9_-]{21}"), re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(.+)")


def fits(reply: Reply, address: str) -> bool:
    """Return whether the contract allows the response at this address."""
    name = ADDRESSES[address] if reply.status < 300 else "ErrorEnvelope"
    schema = {"$ref": f"#/components/schemas/{name}", "components": contract()["components"]}
    return Draft202012Validator(schema, validate_formats=True).is_valid(read_json(reply))


def responses(mock: Mock, address: str, model: str = TEXT) -> list[Reply]:
    """Return the responses to a job from the create to its end, and to invalid requests."""
    identifier = create_job(mock, address, model=model)
    replies = [create(mock, address, model=model), fetch(mock, identifier, address)]
    for state in ("generating", "succeeded"):
        mock.force(identifier, state)
        replies.append(fetch(mock, identifier, address))
    failing = create_job(mock, address, model=model)
    mock.force(failing, "failed")
    wrong = [create(mock, address, key=""), create(mock, address, prompt=1), fetch(mock, "nobody", address)]
    return [*replies, fetch(mock, failing, address), *wrong, send(mock, "DELETE", address)]


def done(address: str = V2, made_at: str = V2, state: str = "succeeded", **settings: Any) -> Any:
    """Return the response of a finished job."""
    mock = Mock(clock="manual", **settings)
    identifier = create_job(mock, made_at)
    mock.force(identifier, state)
    return read_json(fetch(mock, identifier, address))


@pytest.mark.parametrize(
    ("model", "address"),
    [(m.id, path) for m in pixverse() for path in (m.universal.create, m.legacy.create) if path is not None],
)
def test_every_documented_response_matches_the_contract(model: str, address: str) -> None:
    """At each address, for each model, in each state, errors included."""
    assert [reply.body for reply in responses(Mock(clock="manual"), address, model) if not fits(reply, address)] == []


@pytest.mark.parametrize(("made_at", "address"), list(itertools.product(ADDRESSES, ADDRESSES)))
def test_a_documented_job_matches_the_contract_at_both_addresses(made_at: str, address: str) -> None:
    """A job of one address is fetched at the other."""
    mock = Mock(clock="manual")
    identifier = create_job(mock, made_at)
    mock.advance(1_000)

    assert fits(fetch(mock, identifier, address), address)


def test_the_deviations_of_the_observed_styles() -> None:
    """The word `succeeded`, and another name for the cost."""
    broken = {
        (personality, address): [
            list(body) for reply in responses(Mock(clock="manual", personality=personality), address)
            if not fits(reply, address) for body in [read_json(reply)]
        ]
        for personality in ("native", "relay") for address in ADDRESSES
    }  # fmt: skip

    done, created = ["id", "status", "video"], ["id", "status", "meta"]
    assert broken == {
        ("native", V2): [done],
        ("native", LEGACY): [created, done],
        ("relay", V2): [created],
        ("relay", LEGACY): [],
    }


def test_the_native_style() -> None:
    """Short ids, `succeeded`, credits_used everywhere, only a link."""
    mock = Mock(clock="manual", personality="native")

    body = done(personality="native")

    assert (body["status"], list(body["video"])) == ("succeeded", ["url"])
    assert all(SHORT.fullmatch(create_job(mock)) for _ in range(5))
    assert list(read_json(create(mock, LEGACY))["meta"]["usage"]) == ["credits_used"]


def test_the_relay_style() -> None:
    """Long ids that contain the model, `completed`, tokens_used everywhere, and details of the file."""
    mock = Mock(clock="manual", personality="relay")
    identifier = create_job(mock, model="pixverse/v5-5-text-to-video")
    mock.advance(1_000)

    video = read_json(fetch(mock, identifier))["video"]
    file = send(mock, "GET", video["url"].removeprefix("http://mock.test"), key="").body

    match = LONG.fullmatch(identifier)
    assert match is not None
    assert match[2] == "pixverse/v5-5-text-to-video"
    assert {name: video[name] for name in video if name != "url"} == {
        "content_type": "video/mp4",
        "file_name": "output.mp4",
        "file_size": len(file),
    }
    assert list(read_json(create(mock))["meta"]["usage"]) == ["tokens_used"]


def test_mixed_draws_a_style_for_each_job() -> None:
    """About half and half; a job keeps its style."""
    mock = Mock(clock="manual", personality="mixed")

    ids = [create_job(mock) for _ in range(200)]

    long = [identifier for identifier in ids if LONG.fullmatch(identifier)]
    assert 60 < len(long) < 140
    assert all(SHORT.fullmatch(identifier) for identifier in set(ids) - set(long))
    mock.advance(1_000)
    words = {identifier: read_json(fetch(mock, identifier))["status"] for identifier in ids}
    assert {identifier for identifier, word in words.items() if word == "completed"} == set(long)


def test_style_and_outcome_are_independent() -> None:
    """Jobs of both styles fail and succeed."""
    mock = Mock(clock="manual", personality="mixed", outcomes={"succeeded": 1, "failed": 1})
    ids = [create_job(mock) for _ in range(100)]
    mock.advance(1_000)

    ends = {(len(identifier) > 21, mock.jobs[identifier]) for identifier in ids}

    assert ends == set(itertools.product((False, True), ("succeeded", "failed")))


@pytest.mark.parametrize("personality", ["documented", "native"])
def test_the_second_id_of_a_key_begins_with_a_dash(personality: str) -> None:
    """So every test run meets one."""
    mock = Mock(clock="manual", personality=personality)

    ids = [create_job(mock, key=key) for key in ("a", "b") for _ in range(3)]

    assert ids[1][0] == ids[4][0] == "-"
    assert len(set(ids)) == 6
