"""A correct service that can be spoilt, and Schemathesis asking it."""

from collections.abc import Callable
from itertools import count

import httpx

from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Ask, Exchange
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Withheld
from reelkit_conformance._stages.fuzz import fuzzed
from reelkit_mock import Mock
from reelkit_specs import Model, find_model

V5 = "pixverse/v5/text-to-video"
KEY = "0123456789abcdef0123456789abcdef"
Answer = tuple[int, str, bytes]


class Service:
    """A correct service without a socket, and what spoils it."""

    def __init__(self, spoil: Callable[[Ask, Answer], Answer]) -> None:
        self.asks: list[Ask] = []
        self.jobs: set[str | None] = set()
        self._spoil = spoil
        self._client = httpx.Client(transport=Mock(clock="looks:2").transport(), base_url="http://mock")

    def answer(self, ask: Ask, number: int) -> Exchange:
        self.asks.append(ask)
        known = CREDENTIALS.get(ask.auth)
        bearer = [(known.header, Secret(KEY).fill(known.value))] if known else []
        got = self._client.request(
            ask.method, ask.path, params=ask.query, headers=[*ask.headers, *bearer], content=ask.body
        )
        if ask.call == "create" and got.status_code == 200:
            self.jobs.add(got.json()["id"])
        answer = self._spoil(ask, (got.status_code, got.headers.get("content-type", ""), got.content))
        headers = dict(got.headers) | {"content-type": answer[1]}
        return Exchange(number, ask, float(number), 0.1, answer[0], headers, answer[2])


def played(service: Service, seed: int = 1, withheld: tuple[str, ...] = ()) -> Book:
    """The stage, with the service answering what is not withheld."""
    book = Book()
    book.model = V5
    flow = fuzzed(book, model(V5), seed)
    number = count(1)
    try:
        item = next(flow)
        while True:
            assert isinstance(item, Ask)
            if item.call in withheld:
                item = flow.throw(Withheld("no money"))
                continue
            item = flow.send(service.answer(item, next(number)))
    except StopIteration:
        return book


def model(model_id: str) -> Model:
    """What find_model gives: it is there."""
    found = find_model(model_id)
    assert found is not None
    return found


def right(ask: Ask, answer: Answer) -> Answer:
    """A correct service."""
    return answer
