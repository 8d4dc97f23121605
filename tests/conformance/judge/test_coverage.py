"""The items of the contract that exchanges exercise, and the reasons for the others."""

import json
from typing import Any

import pytest

from reelkit_conformance._checks.check import LEVELS
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.coverage import Circumstances, Exercised, contract_items
from reelkit_conformance._judge.findings import PARTS, Coverage, Item
from reelkit_specs import models
from tests.conformance.exchanges import DONE, Exchanges
from tests.offers import TEXT, known

RULE = "1080p-excludes-8-seconds"
PLAIN = {"model": TEXT, "prompt": "A fox"}
EVERYTHING = Circumstances(LEVELS, ("directed",))


def asked(body: Any, status: int = 200, answer: Any = None) -> Exchange:
    """Return a create with this body and the response to it."""
    exchange = Exchanges().create(answer if answer is not None else {"id": "a", "status": "queued"}, status)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return exchange._replace(request=exchange.request._replace(body=raw))


def coverage(*exchanges: Exchange, of: str = TEXT, circumstances: Circumstances = EVERYTHING) -> Coverage:
    """Return the coverage by these exchanges."""
    exercised = Exercised()
    for exchange in exchanges:
        exercised.add(exchange, of)
    return exercised.coverage([known(of)], circumstances)[0]


def names(found: Coverage, part: str) -> list[str]:
    """Return the exercised items of a part."""
    return [item.name for item in found.exercised if item.part == part]


def test_a_body_may_be_nested_deeply() -> None:
    """As some requests of a run are, on purpose."""
    deep: Any = []
    for _ in range(900):
        deep = [deep]

    assert coverage(asked(PLAIN | {"note": deep})).exercised == coverage(asked(PLAIN)).exercised


@pytest.mark.slow
def test_every_item_of_every_model_is_in_one_part_and_is_exercised_or_has_a_reason() -> None:
    """No item is lost, listed twice or left without a reason."""
    nothing = Exercised()

    for each in models():
        items = contract_items(each)
        [found] = nothing.coverage([each], EVERYTHING)
        assert len({*items}) == len(items)
        assert {item.part for item in items} <= {*PARTS}
        assert [missing.item for missing in found.missing] == [*items]
        assert all(missing.reason for missing in found.missing)


def test_a_valid_create_exercises_its_operation_its_status_its_fields_and_its_values() -> None:
    """Whether or not it is accepted: the check of the refusal says so."""
    for status in (200, 400):
        found = coverage(asked(PLAIN | {"resolution": "720p", "duration": 8}, status))

        assert names(found, "operations") == [""]
        assert names(found, "statuses") == [str(status)]
        assert names(found, "request fields") == ["model", "prompt", "resolution", "duration"]
        assert names(found, "values") == ['resolution = "720p"', "duration = 8"]
        assert names(found, "rules") == []


def test_a_number_is_the_same_value_in_every_spelling() -> None:
    """JSON Schema compares numbers by their value."""
    found = coverage(asked(json.dumps(PLAIN)[:-1].encode() + b', "duration": 8.0}'))

    assert names(found, "values") == ["duration = 8"]


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"{", b"[" * 100_000, b'{"duration": 1e999}'),
        json.dumps(PLAIN | {"resolution": "8k"}).encode(),
        json.dumps(PLAIN | {"style": "\ud83d"}).encode(),
    ],
)
def test_a_body_that_the_contract_does_not_allow_exercises_no_field(body: bytes) -> None:
    """A server may refuse it before it looks at the field."""
    found = coverage(asked(body, 400))

    assert names(found, "request fields") == names(found, "values") == []
    assert names(found, "statuses") == ["400"]


def test_half_a_character_in_a_text_exercises_no_field() -> None:
    """No validator can tell whether a text in a format is valid then."""
    of = "pixverse/v5/image-to-video"
    found = coverage(asked(form_of(known(of)).minimal_body | {"image_url": "\ud83d"}), of=of)

    assert names(found, "request fields") == []
    assert names(found, "operations") == [""]


def test_a_request_without_the_key_exercises_no_field() -> None:
    """It is refused before the body is read."""
    exchange = asked(PLAIN, 401)
    found = coverage(exchange._replace(request=exchange.request._replace(auth="none")))

    assert (names(found, "statuses"), names(found, "request fields")) == (["401"], [])


def test_a_rule_is_exercised_by_a_request_that_violates_nothing_else() -> None:
    """With a second mistake the refusal shows nothing about the rule."""
    broken = PLAIN | {"resolution": "1080p", "duration": 8}

    assert names(coverage(asked(broken, 400)), "rules") == [RULE]
    assert names(coverage(asked(broken | {"style": "none"}, 400)), "rules") == []


def test_a_warning_is_exercised_by_a_valid_request_to_which_it_applies() -> None:
    """Its check demands that such a request is accepted."""
    assert names(coverage(asked(PLAIN | {"lip_sync_tts_speaker": "Ava"})), "rules") == ["voice-by-halves"]


def test_states_and_response_fields_come_from_accepted_responses() -> None:
    """Null says that there is no value."""
    found = coverage(Exchanges().fetch(DONE | {"error": None, "meta": {"usage": {"credits_used": 1}}}))

    assert names(found, "states") == ["completed"]
    assert names(found, "response fields") == ["id", "status", "video.url", "meta.usage.credits_used"]
    assert names(coverage(Exchanges().fetch(DONE, 500)), "states") == []


def test_a_bound_is_exercised_at_it_and_beyond_it() -> None:
    """A value at the bound must be accepted, and one beyond it refused."""
    each, beyond = next(
        (each, item.name)
        for each in models()
        for item in contract_items(each)
        if item.part == "bounds" and "beyond maximum" in item.name and "[" not in item.name and "." not in item.name
    )
    field, _, bound = beyond.partition(" beyond maximum ")
    reached = f"{field} maximum {bound}"
    least = form_of(each).minimal_body

    at = coverage(asked(least | {field: int(bound)}), of=each.id)
    above = coverage(asked(least | {field: int(bound) + 1}, 400), of=each.id)
    assert {*names(at, "bounds")} & {reached, beyond} == {reached}
    assert {*names(above, "bounds")} & {reached, beyond} == {beyond}


@pytest.mark.parametrize(
    ("circumstances", "reason"),
    [
        (EVERYTHING._replace(ended_early="interrupted"), "the run ended early"),
        (Circumstances(LEVELS, ("recorded",)), "the recording does not contain it"),
        (Circumstances(LEVELS[:2], ("directed",)), "needs level L2"),
        (
            Circumstances(LEVELS, ("directed",), creates_allowed=False),
            "needs a create that may cost something; --max-jobs allows it",
        ),
        (EVERYTHING, "left out; --thorough sends more"),
        (Circumstances(LEVELS, ("directed", "fuzz")), "no request of the kit exercises it"),
    ],
)
def test_an_item_that_was_not_exercised_has_the_first_reason_that_applies(
    circumstances: Circumstances, reason: str
) -> None:
    """So that the reader knows what to change."""
    found = coverage(asked(PLAIN), circumstances=circumstances)

    rule = Item("rules", "create, v2", RULE)
    assert [missing.reason for missing in found.missing if missing.item == rule] == [reason]


def test_only_a_complete_coverage_is_one_hundred_percent() -> None:
    """The share is rounded down."""
    items = contract_items(known(TEXT))
    complete = Coverage(TEXT, items, ())

    assert complete.percent == 100
    assert complete._replace(exercised=items[1:], missing=coverage().missing[:1]).percent == 99
    assert Coverage(TEXT, (), ()).percent == 0
