"""The meaning of every status: in the contract, in the wrapper, and in the mock."""

from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from reelkit import Client, JobFailed, WaitTimeout, no_waiting
from reelkit._protocol.answer import read
from reelkit_mock import Mock
from reelkit_specs import models, statuses
from tests.models import pixverse

KEY = "0123456789abcdef0123456789abcdef"
PARTS: dict[str, Any] = {
    "succeeded": {"video": {"url": "https://cdn.example.com/a.mp4"}},
    "failed": {"error": {"name": "GenerationError", "message": "no luck"}},
}
WORDS = [pytest.param(status, id=status.word) for status in statuses().values()]
known = st.sampled_from(sorted(statuses()))
spaces = st.text(" \t\n", max_size=2)


@given(known, st.sampled_from([str.upper, str.lower, str.title]), spaces, spaces)
def test_case_and_whitespace_do_not_change_the_meaning_of_a_status(
    word: str, write: Any, before: str, after: str
) -> None:
    """For every known status."""
    assert read({"status": f"{before}{write(word)}{after}"}).meaning == statuses()[word].meaning


@given(st.text(max_size=12).filter(lambda word: word.strip().lower() not in statuses()))
def test_any_other_status_is_unknown(word: str) -> None:
    """Similar ones as well."""
    assert read({"status": word}).meaning == "unknown"


@pytest.mark.parametrize("status", WORDS)
def test_the_meaning_of_a_status_ends_a_wait(status: Any) -> None:
    """Success returns a video, failure raises an error, and any other one continues until the deadline."""
    answer = {"id": "a", "status": status.word} | PARTS.get(status.meaning, {})
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
    with no_waiting(), Client(KEY, transport=transport) as client:
        job = client.attach("a", models()[0].id)
        try:
            ended = "succeeded" if job.result(5).url else ""
        except JobFailed:
            ended = "failed"
        except WaitTimeout:
            ended = "goes on"

    assert ended == {"succeeded": "succeeded", "failed": "failed"}.get(status.meaning, "goes on")


@pytest.mark.parametrize("personality", ["documented", "native", "relay"])
@pytest.mark.parametrize("outcome", ["succeeded", "failed"])
@pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
def test_the_mock_returns_only_known_statuses(personality: str, outcome: str, model: Any) -> None:
    """From pending to the requested outcome."""
    mock = Mock(personality=personality, clock="looks:4", outcomes={outcome: 1})
    body = {field.name: _some(field) for field in model.fields if field.required}
    key = {"Authorization": f"Bearer {KEY}"}
    with httpx.Client(transport=mock.transport(), base_url="http://mock", headers=key) as client:
        created = client.post(model.universal.create, json=body).json()
        asked = {"generation_id": created["id"]}
        told = [client.get(model.universal.fetch, params=asked).json()["status"] for _ in range(8)]

    meanings = [statuses()[word].meaning for word in [created["status"], *told]]
    assert meanings[0] == "pending"
    assert meanings[-1] == outcome
    assert sorted(meanings, key=["pending", outcome].index) == meanings


def _some(field: Any) -> Any:
    return field.enum[0] if field.enum else "https://example.com/a.png" if "url" in field.name else "a red fox"
