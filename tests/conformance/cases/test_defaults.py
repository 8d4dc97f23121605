"""A missing field costs the same as its default."""

from typing import Any

import pytest

from reelkit_conformance._cases.defaults import Trial, default_cases, default_trials, judge_default
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model
from tests.conformance.case_lists import each_address, schema_of, seeded_random
from tests.offers import TEXT, field, known, other

RESOLUTIONS, DURATIONS = field("resolution"), field("duration")
WRONG_DURATION = other("duration")


def trials(model: str = TEXT) -> dict[str, Trial]:
    return {trial.field: trial for trial in default_trials(known(model), "v2", seeded_random())}


WRONG_RESOLUTIONS = [(case.body or {})["resolution"] for case in trials()["resolution"].others]


def verdicts(**expected: str) -> dict[str, str]:
    """Return these verdicts, and `skip` for every other field with a default: no price depends on it."""
    return dict.fromkeys(trials(), "skip") | expected


def prices(resolution: Any = RESOLUTIONS.default, duration: Any = DURATIONS.default) -> dict[bytes, float | None]:
    """Return the prices of a server that uses these defaults and has a different price for every choice."""
    cases = default_cases([*trials().values()])
    bodies = [{"resolution": resolution, "duration": duration} | (case.body or {}) for case in cases]
    costs = [1000.0 * (RESOLUTIONS.enum.index(body["resolution"]) + 1) * body["duration"] for body in bodies]
    return dict(zip([case.request.body or b"" for case in cases], costs, strict=True))


@each_address
def test_every_field_with_a_default_has_a_trial(model: Model, address: Address) -> None:
    """Except the model id, which is required."""
    fields = [trial.field for trial in default_trials(model, address, seeded_random())]

    assert fields == [field.name for field in model.fields if field.default is not None and not field.required]


@each_address
def test_a_trial_differs_in_nothing_but_its_field(model: Model, address: Address) -> None:
    """Otherwise the price would show something else. The contract allows every body."""
    for trial in default_trials(model, address, seeded_random()):
        bodies = [case.body or {} for case in (trial.without, trial.explicit, *trial.others)]
        assert trial.field not in bodies[0]
        assert bodies[1] == bodies[0] | {trial.field: trial.default}
        assert [{**body, trial.field: None} for body in bodies] == [{**bodies[0], trial.field: None}] * len(bodies)
        assert all(schema_of(trial.without.request.path).is_valid(body) for body in bodies)
        assert len(bodies) >= 3


def test_requests_that_trials_share_are_sent_once() -> None:
    """The body without any option."""
    cases = default_cases([*trials().values()])

    others = sum(1 + len(trial.others) for trial in trials().values())
    assert len(cases) == 1 + others
    assert len({case.request.body for case in cases}) == len(cases)


def test_correct_defaults_pass() -> None:
    """For each field that changes the price."""
    told = {field: judge_default(trial, prices()).verdict for field, trial in trials().items()}

    assert told == verdicts(resolution="pass", duration="pass")


@pytest.mark.parametrize("resolution", WRONG_RESOLUTIONS)
def test_a_wrong_default_of_resolution_is_found(resolution: str) -> None:
    """And the price shows which value was used."""
    told = judge_default(trials()["resolution"], prices(resolution=resolution))

    assert told.verdict == "fail"
    assert f"like resolution = '{resolution}'" in told.got
    assert [case.name for case in told.cases] == [
        f"resolution = {RESOLUTIONS.default!r}, v2",
        f"resolution = '{resolution}', v2",
        "resolution left out, v2",
    ]


def test_a_wrong_default_of_duration_is_found_in_one_trial() -> None:
    """The explicit resolutions are as long as the body without one, so only the duration deviates."""
    told = {field: judge_default(trial, prices(duration=WRONG_DURATION)).verdict for field, trial in trials().items()}

    assert told == verdicts(resolution="pass", duration="fail")


def test_a_single_price_shows_nothing() -> None:
    """The reason says so."""
    usual = 1000 * (RESOLUTIONS.enum.index(RESOLUTIONS.default) + 1) * DURATIONS.default

    told = judge_default(trials()["aspect_ratio"], prices())

    assert told == ("skip", "", "", f"every aspect_ratio costs {usual:,.0f} credits, so the price shows nothing", ())


def test_a_create_without_a_price_shows_nothing() -> None:
    """The reason says so."""
    told = judge_default(trials()["duration"], {})

    assert (told.verdict, told.reason) == ("skip", "a create returned no cost")
