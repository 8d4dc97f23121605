"""The wrapper, the mock and Prism accept the same requests, but for slips that only the wrapper refuses."""

import warnings
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from jsonschema_rs import Draft202012Validator

from reelkit import InvalidRequest, Problem, ReelkitWarning
from reelkit._errors import COMBINATION
from reelkit._protocol.request import prepare
from reelkit_conformance._cases.accepted_values import values_of_schema
from reelkit_mock import Mock
from reelkit_specs import Model, models
from tests.mock.conftest import mocked, prism  # noqa: F401 - fixtures
from tests.models import pixverse
from tests.offers import other
from tests.properties.requests import Bad, Body, any_request, bad, good

pytestmark = pytest.mark.slow

KEY = {"Authorization": "Bearer 0123456789abcdef"}
EVERY = pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
# All examples share one service, whose state does not matter here.
some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
few = settings(some, max_examples=15)  # Prism takes milliseconds per request


@pytest.fixture(scope="module")
def service() -> Iterator[httpx.Client]:
    """The mock, in this process."""
    with httpx.Client(transport=Mock(clock="manual").transport(), base_url="http://mock", headers=KEY) as client:
        yield client


def problems_of(body: Body) -> tuple[Problem, ...] | None:
    """What the wrapper refuses; None if it accepts the request."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReelkitWarning)  # warned of, and sent
        try:
            prepare(body)
        except InvalidRequest as error:
            return error.problems
    return None


def prepared(body: Body) -> str | None:
    """The invalid fields that the wrapper names; None if it accepts the request."""
    problems = problems_of(body)
    return None if problems is None else " ".join(problem.field for problem in problems)


def is_slip(model: Model, problem: Problem) -> bool:
    """Whether the contract allows it: an unknown field, a blank prompt, or a file in another form."""
    field = next((field for field in model.fields if field.name == problem.field), None)
    return field is None or Draft202012Validator(field.schema, validate_formats=True).is_valid(problem.value)


def create(service: httpx.Client, model: Model, body: Body) -> httpx.Response:
    """The response of a service to this create."""
    assert model.universal.create is not None
    return service.post(model.universal.create, json=body)


@EVERY
@given(st.data())
@some
def test_a_valid_request_is_accepted_by_wrapper_and_mock(
    service: httpx.Client, model: Model, data: st.DataObject
) -> None:
    """The wrapper sends it unchanged."""
    body = data.draw(good(model))

    assert prepared(body) is None
    assert prepare(body).body == body
    assert create(service, model, body).status_code == 200


@EVERY
@given(st.data())
@some
def test_an_invalid_request_is_refused_by_wrapper_and_mock(
    service: httpx.Client, model: Model, data: st.DataObject
) -> None:
    """The wrapper names the field before anything is sent."""
    wrong: Bad = data.draw(bad(model))

    said = prepared(wrong.body)
    answer = create(service, model, wrong.body)

    assert said is not None
    assert any(name in said for name in wrong.fields)
    assert answer.status_code == 400


@EVERY
@given(st.data())
@some
def test_wrapper_and_mock_refuse_the_same_requests(service: httpx.Client, model: Model, data: st.DataObject) -> None:
    """For any request of a model in the contract, apart from slips."""
    body = data.draw(any_request(model))

    problems = problems_of(body)
    status = create(service, model, body).status_code

    if status != 200:
        assert problems
    breaks_a_rule = any(problem.allowed == COMBINATION for problem in problems or ())
    if breaks_a_rule or not all(is_slip(model, problem) for problem in problems or ()):
        assert status == 400


@pytest.mark.parametrize("fields", [{"durration": 8}, {"prompt": " "}], ids=["unknown field", "blank prompt"])
def test_a_slip_is_refused_by_the_wrapper_and_not_by_the_mock(service: httpx.Client, fields: Body) -> None:
    """The contract allows it, so other clients of the service may send it."""
    model = models()[0]
    body = {"model": model.id, "prompt": "a red fox"} | fields

    assert prepared(body) is not None
    assert create(service, model, body).status_code == 200


@pytest.mark.parametrize("link", ["", "fox.png", "/home/me/fox.png", "https://example.com/a fox.png"])
def test_an_invalid_link_is_refused_by_wrapper_and_mock(service: httpx.Client, link: str) -> None:
    """The wrapper says what to use. Random requests rarely contain one."""
    model = next(model for model in models() if any(field.format == "uri" for field in model.fields))
    body = {"model": model.id, "prompt": "a red fox", "image_url": link}

    with pytest.raises(InvalidRequest, match=r"image_url: .* is not allowed, use a link, such as https://"):
        prepare(body)
    assert create(service, model, body).status_code == 400


@EVERY
def test_the_wrapper_accepts_every_file_that_the_conformance_kit_sends(model: Model) -> None:
    """Links in many spellings, and data URIs where the vendor offers Base64."""
    fields = [field for field in model.fields if "x-reelkit-file" in field.schema]
    sent = [(field.name, valid.value) for field in fields for valid in values_of_schema(field.name, field.schema)]

    refused = [
        (name, value)
        for name, value in sent
        for problem in problems_of({"model": model.id, name: value}) or ()
        if problem.field == name
    ]

    assert refused == []
    assert bool(sent) == bool(fields)


@EVERY
@given(st.data())
@few
def test_prism_accepts_the_same_requests(mocked: str, model: Model, data: st.DataObject) -> None:  # noqa: F811 - a fixture
    """It reads the same contract with another implementation."""
    body = data.draw(good(model) | bad(model).map(lambda wrong: wrong.body))
    with httpx.Client(base_url=mocked, headers=KEY) as service:
        answer = create(service, model, body)

    assert answer.status_code == (200 if prepared(body) is None else 400)


@EVERY
@given(st.data())
@some
def test_a_default_has_the_meaning_of_a_missing_field(service: httpx.Client, model: Model, data: st.DataObject) -> None:
    """Both requests cost the same."""
    body = data.draw(good(model))
    field = data.draw(st.sampled_from([field for field in model.fields if field.default is not None]))
    if field.name == "model":  # the model is always sent
        return
    without = {name: value for name, value in body.items() if name != field.name}
    told = without | {field.name: field.default}
    if prepared(without) is not None or prepared(told) is not None:
        return

    assert _cost(create(service, model, without)) == _cost(create(service, model, told))


def test_other_values_than_the_default_cost_differently(service: httpx.Client) -> None:
    """Otherwise the test above would prove nothing."""
    (model, *_) = models()
    body: dict[str, Any] = {"model": model.id, "prompt": "a red fox"}

    others = [{name: other(name, model.id)} for name in ("duration", "resolution")]
    costs = {_cost(create(service, model, body | more)) for more in ({}, *others)}

    assert len(costs) == 3


def _cost(answer: httpx.Response) -> Any:
    return answer.json()["meta"]["usage"]["credits_used"]
