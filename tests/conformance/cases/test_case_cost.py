"""Which requests could cost money."""

import json

import pytest

from reelkit_conformance._cases.case import could_cost, create_request, fetch_request
from reelkit_conformance._http.exchange import Auth, Request
from reelkit_specs import models

MODEL = models()[0]
BODY = {"model": MODEL.id, "prompt": "a kite"}
GOOD = create_request(MODEL, "v2", BODY)
RAW = json.dumps(BODY).encode()


@pytest.mark.parametrize("auth", ["key", "small", "bare", "basic", "x-api-key", "longer", "shorter"])
def test_a_valid_request_could_cost(auth: Auth) -> None:
    """However the key is sent."""
    assert could_cost(GOOD._replace(auth=auth))


@pytest.mark.parametrize(
    "sent",
    [
        GOOD._replace(body=RAW[:-1] + b",}"),
        GOOD._replace(body=RAW + b" and more"),
        GOOD._replace(body=b"[" + RAW + b"]"),
        GOOD._replace(body=json.dumps(RAW.decode()).encode()),
        GOOD._replace(body=b"model=pixverse%2Flip-sync&prompt=a", headers=()),
        GOOD._replace(body=RAW[:-1] + b', "note": "\xff"}'),
        GOOD._replace(body=RAW.replace(b"model", b"MODEL")),
        GOOD._replace(method="PUT", call="other"),
        GOOD._replace(body=b"{}", query=(("model", MODEL.id),)),
        create_request(MODEL, "v2", BODY | {"duration": "5"}),
    ],
)
def test_a_request_that_a_lenient_service_could_read_could_cost(sent: Request) -> None:
    """It is unknown how lenient the live service is."""
    assert could_cost(sent)


@pytest.mark.parametrize(
    "sent",
    [
        GOOD._replace(auth="none"),
        GOOD._replace(auth="invalid"),
        GOOD._replace(auth="empty"),
        GOOD._replace(auth="none", query=(("model", MODEL.id),)),
        create_request(MODEL, "v2", {"prompt": "a kite"}),
        GOOD._replace(body=RAW[:-1]),
        GOOD._replace(body=b""),
        fetch_request("/v2/video/generations", "a"),
    ],
)
def test_a_request_that_no_service_can_accept_is_free(sent: Request) -> None:
    """A request without a key, without a model, or with invalid JSON is free."""
    assert not could_cost(sent)
