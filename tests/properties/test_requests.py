"""The wrapper, the mock and Prism accept the same requests."""

import warnings
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reelkit import InvalidRequest, ReelkitWarning
from reelkit._protocol.request import prepare
from reelkit_mock import Mock
from reelkit_specs import Model, models
from tests.mock.conftest import mocked, prism  # noqa: F401 - fixtures
from tests.models import pixverse
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


def prepared(body: Body) -> str | None:
    """The invalid fields that the wrapper names; None if it accepts the request."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReelkitWarning)  # warned of, and sent
        try:
            prepare(body)
        except InvalidRequest as error:
            return " ".join(problem.field for problem in error.problems)
    return None


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
def test_wrapper_and_mock_accept_the_same_requests(service: httpx.Client, model: Model, data: st.DataObject) -> None:
    """For any request of a model in the contract."""
    body = data.draw(any_request(model))

    assert (prepared(body) is None) == (create(service, model, body).status_code == 200)


@pytest.mark.parametrize("link", ["", "fox.png", "/home/me/fox.png", "https://example.com/a fox.png"])
def test_an_invalid_link_is_refused_by_wrapper_and_mock(service: httpx.Client, link: str) -> None:
    """The wrapper says what to use. Random requests rarely contain one."""
    model = next(model for model in models() if any(field.format == "uri" for field in model.fields))
    body = {"model": model.id, "prompt": "a red fox", "image_url": link}

    with pytest.raises(InvalidRequest, match=r"image_url: .* is not allowed, use a link, such as https://"):
        prepare(body)
    assert create(service, model, body).status_code == 400


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

    costs = {_cost(create(service, model, body | more)) for more in ({}, {"duration": 8}, {"resolution": "1080p"})}

    assert len(costs) == 3


def _cost(answer: httpx.Response) -> Any:
    return answer.json()["meta"]["usage"]["credits_used"]
