"""What a response discloses: the key, or what only a client with a key may know. No I/O."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import body_of, requested_id
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement

TOLD = ("statusCode", "message", "path")  # the fields of a refusal that do not change with each request
IN_URL = ("in the query", "elsewhere")
VARYING = re.compile(r"[0-9a-fA-F-]{6,}|\d+")  # numbers, times and ids of requests


def judge_key(exchange: Exchange) -> Iterator[Judgement]:
    """Yield the judgement whether a response repeats the key.

    A refusal may have the URL of its request, and with it a key in the query, which the client itself has put there.
    """
    if exchange.status is None or exchange.key_in is None or exchange.request.auth in IN_URL:
        return
    found = None
    if exchange.key_in:
        case = f"{exchange.request.call}, {exchange.request.address}, {exchange.key_in}"
        found = Finding("AUT-010", case, "no key", f"the key, in {exchange.key_in}", (exchange.number,))
    yield Judgement("AUT-010", found)


def what_is_told(exchange: Exchange) -> str:
    """Return what a refusal tells, apart from what each refusal has of its own and from the id that was asked for."""
    content = body_of(exchange)
    told = json.dumps([exchange.status, sorted(content), [content.get(name) for name in TOLD]])
    for spelled in filter(None, (requested_id(exchange), quote(requested_id(exchange) or "", safe=""))):
        told = told.replace(spelled, "ID")
    return VARYING.sub("#", told)
