"""Requests that violate a rule, with other options and in other spellings."""

import json

import pytest

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.case import ADDRESSES, SPELLINGS, create_addresses
from reelkit_conformance._cases.rules import violations
from reelkit_conformance._contract.request_form import form_of
from reelkit_specs import Model, models
from tests.conformance.case_lists import seeded_random

WITH_RULES = [model for model in models() if model.rules]
V5 = WITH_RULES[0]


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


def test_an_integer_in_another_spelling_must_be_accepted() -> None:
    """Each integer alone, so that a refusal names the field, and at one of the addresses."""
    cases = [case for address in ADDRESSES for case in accepted_cases(V5, address, seeded_random())]
    spelled = [case for case in cases if case.check == "ACC-016"]

    assert [case.fields for case in spelled] == [("duration",), ("seed",)]
    for case in spelled:
        assert case.body is not None
        assert json.loads(case.request.body or b"") == case.body
        assert type(json.loads(case.request.body or b"")[case.fields[0]]) is float
