"""The search finds the value, or the pair of values, that causes a refusal."""

import functools
import itertools
from typing import Any, NamedTuple

import pytest

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.case import Case
from reelkit_conformance._cases.narrowing import MAX_REQUESTS, Cause, find_causes
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model
from tests.conformance.case_lists import Refuses, run_search, seeded_random, with_seeds
from tests.models import pixverse
from tests.offers import known, numbers, offered, other, pairs


class Found(NamedTuple):
    """The result of all accepted cases against a faulty server."""

    causes: list[Cause]
    requests: int
    most: int  # for one refused request


TEXT = known("pixverse/v5/text-to-video")
LIP_SYNC, V55 = "pixverse/lip-sync", "pixverse/v5-5-text-to-video"
PAIRED = [field.name for field in TEXT.fields if field.name in ("resolution", "duration", "aspect_ratio", "style")]


@functools.cache
def cases(identifier: str, seed: int, addresses: tuple[Address, ...]) -> list[Case]:
    """Return the cases, which are the same for every fault."""
    return [case for each in addresses for case in accepted_cases(known(identifier), each, seeded_random(seed))]


def narrowed(model: Model, refuses: Refuses, seed: int = 1, addresses: tuple[Address, ...] = ("v2",)) -> Found:
    """Run the search against a server that refuses these bodies only, at these addresses."""
    causes: list[Cause] = []
    asked = []
    for case in cases(model.id, seed, addresses):
        if not refuses(case.body or {}):
            continue
        found, questions = run_search(find_causes(model, case, causes), refuses)
        causes += found
        asked.append(questions)
    return Found(causes, sum(asked), max(asked, default=0))


SINGLES = [
    (TEXT.id, "aspect_ratio", other("aspect_ratio"), "ACC-003"),
    (TEXT.id, "lip_sync_tts_speaker", offered("lip_sync_tts_speaker")[-1], "ACC-003"),
    (LIP_SYNC, "lip_sync_tts_speaker", offered("lip_sync_tts_speaker", LIP_SYNC)[-1], "ACC-003"),
    (LIP_SYNC, "lip_sync_tts_speaker", offered("lip_sync_tts_speaker", LIP_SYNC)[0], "ACC-003"),
    (V55, "generate_audio_switch", True, "ACC-003"),
    (V55, "thinking_type", offered("thinking_type", V55)[-1], "ACC-003"),
    *((TEXT.id, name, -1, "ACC-005") for name in numbers()),
    (TEXT.id, "prompt", "", "ACC-010"),
    (V55, "model", known(V55).ids[1], "ACC-008"),
    (TEXT.id, "no_such_field", "abc", "ACC-007"),
]


@pytest.mark.parametrize(("model", "field", "value", "check"), SINGLES)
@with_seeds
def test_a_single_value_is_found(model: str, field: str, value: Any, check: str, seed: int) -> None:
    """Alone, by its own check, with few requests."""

    def refuses(body: dict[str, Any]) -> bool:
        return type(body.get(field)) is type(value) and body[field] == value

    found = narrowed(known(model), refuses, seed)

    named = [cause for cause in found.causes if cause.check != "RUL-002"]
    assert [(cause.check, cause.values) for cause in named] == [(check, {field: value})]
    assert found.most <= 12


def test_the_name_of_a_cause_has_field_value_and_address() -> None:
    """The field, the value and the address."""
    ratio, resolution = other("aspect_ratio"), other("resolution")
    single = narrowed(TEXT, lambda body: body.get("aspect_ratio") == ratio)
    pair = narrowed(TEXT, lambda body: body.get("aspect_ratio") == ratio and body.get("resolution") == resolution)
    text = narrowed(TEXT, lambda body: len(body["prompt"]) > 5_000)

    assert [cause.name for cause in single.causes] == [f"aspect_ratio = {ratio!r}, v2"]
    assert [cause.name for cause in pair.causes] in (
        [f"aspect_ratio = {ratio!r} with resolution = {resolution!r}, v2"],
        [f"resolution = {resolution!r} with aspect_ratio = {ratio!r}, v2"],
    )
    assert [cause.name for cause in text.causes] == ["prompt with 10000 characters, v2"]


PAIRS = [pair for one, two in itertools.combinations(PAIRED, 2) for pair, is_allowed in pairs(one, two) if is_allowed]


@pytest.mark.slow
@with_seeds
def test_every_pair_is_found(seed: int) -> None:
    """Whichever pair the server refuses, at one of the two addresses, which share the pairs."""
    for pair in PAIRS:
        refuses: Refuses = lambda body, pair=pair: pair.items() <= body.items()  # type: ignore[misc]  # noqa: E731 - mypy takes no default in a lambda
        found = narrowed(TEXT, refuses, seed, ("v2", "legacy"))
        assert found.causes
        assert {cause.check for cause in found.causes} == {"ACC-004"}
        assert [cause.values for cause in found.causes if cause.values != pair] == []
        assert found.most <= 20


def test_two_faults_at_once_are_two_causes() -> None:
    """A known cause is not searched again."""
    ratio, resolution = other("aspect_ratio"), other("resolution")
    found = narrowed(TEXT, lambda body: body.get("aspect_ratio") == ratio or body.get("resolution") == resolution)

    expected = [f"aspect_ratio = {ratio!r}, v2", f"resolution = {resolution!r}, v2"]
    assert sorted(cause.name for cause in found.causes) == sorted(expected)
    assert found.requests <= 30


def test_a_known_cause_is_not_searched_again() -> None:
    """A value in six rows is searched in one of them."""
    found = narrowed(TEXT, lambda body: body.get("aspect_ratio") == other("aspect_ratio"))

    assert found.requests <= 15


@pytest.mark.slow
@pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
def test_a_server_that_refuses_at_random_ends_the_search(model: Model) -> None:
    """The number of requests about one refusal is limited."""
    random = seeded_random(9)

    found = narrowed(model, lambda _: random.random() < 0.7)

    assert found.most <= MAX_REQUESTS


def test_the_minimal_request_needs_no_search() -> None:
    """There is nothing to leave out."""
    first = accepted_cases(TEXT, "v2", seeded_random())[0]

    with pytest.raises(StopIteration) as end:
        next(find_causes(TEXT, first))

    assert [(cause.check, cause.name) for cause in end.value.value] == [("ACC-001", "the plainest request, v2")]
