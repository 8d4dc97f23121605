"""Requests that violate a rule, with other options and in other spellings."""

import json

import pytest

from reelkit_conformance._cases.case import ADDRESSES, NUMBER_FORMS, SPELLINGS, Sampling, Writing, create_addresses
from reelkit_conformance._cases.robust import DELIVERIES, EVERY_DELIVERY, Delivery, delivered
from reelkit_conformance._cases.rules import violations
from reelkit_conformance._contract.request_form import form_of
from reelkit_specs import Model, models

WITH_RULES = [model for model in models() if model.rules]
V5 = WITH_RULES[0]
USUAL_DELIVERY = Delivery("ACC-001", "as usual")


@pytest.mark.slow
@pytest.mark.parametrize("model", WITH_RULES, ids=lambda model: model.id)
def test_every_violation_violates_one_rule_and_nothing_else(model: Model) -> None:
    """Otherwise a refusal would say nothing about the rule."""
    form = form_of(model)
    rules = {rule.id: rule for rule in model.rules}

    for address in create_addresses(model):
        for violation in violations(form, address):
            assert form.violates_only(violation.body, rules[violation.rule])


def test_a_run_sends_every_other_option_with_a_rule_and_without_it() -> None:
    """At each address that the model has, in its part of the required requests."""
    form = form_of(V5)

    for address in ADDRESSES:
        rows = [each.body for each in violations(form, address) if each.check != "RUL-004" and not each.is_extra]
        others = form.schemas.keys() - {"model", "prompt", "resolution", "duration"}
        assert all(any(name in body for body in rows) for name in others)
        assert all(any(name not in body for body in rows) for name in others)


def test_both_addresses_together_send_every_style_with_a_rule() -> None:
    """Each sends its half of the values; a thorough run sends all of them at both."""
    form = form_of(V5)
    sent = {address: [*violations(form, address)] for address in ADDRESSES}
    styles = {*form.schemas["style"]["enum"]}

    required = {each.body.get("style") for found in sent.values() for each in found if not each.is_extra}
    assert required >= styles
    for found in sent.values():
        assert {each.body.get("style") for each in found} >= styles


def test_a_number_in_another_spelling_is_the_same_number() -> None:
    """And it is written so in the request."""
    spelled = [each for each in violations(form_of(V5), "v2") if each.check == "RUL-004"]

    assert len(spelled) == len(SPELLINGS)
    for violation in spelled:
        assert violation.request is not None
        raw = violation.request.body or b""
        assert json.loads(raw) == violation.body
        assert raw != json.dumps(violation.body).encode()


@pytest.mark.parametrize("delivery", [*DELIVERIES, EVERY_DELIVERY], ids=lambda delivery: delivery.name)
def test_a_request_that_is_written_otherwise_is_the_same_request(delivery: Delivery) -> None:
    """Apart from the fields in capitals, which no model has."""
    sampling = Sampling(1, V5)
    request, plain = (delivered(sampling, "v2", each) for each in (delivery, USUAL_DELIVERY))
    body = json.loads(request.body or b"")

    assert {name: value for name, value in body.items() if name.islower()} == json.loads(plain.body or b"")
    assert request != plain
    assert form_of(V5).fits(body)


@pytest.mark.parametrize("value", [0, 7, -7])
@pytest.mark.parametrize("form", NUMBER_FORMS)
def test_every_form_of_an_integer_is_the_same_number(form: str, value: int) -> None:
    """Zero has no digits that could be moved."""
    written = Writing(form).encode({"seed": value}, ["seed"])

    assert json.loads(written) == {"seed": value}
    assert written != json.dumps({"seed": value}).encode()
