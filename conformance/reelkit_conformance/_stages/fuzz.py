"""Schemathesis as a stage: it draws requests from the contract, and our own judge looks at every answer as well.

Schemathesis calls whoever sends for it; a stage is asked for its next request. So it runs in a thread of its own, and
the two take turns: only one of them is ever at work.
"""

import copy
import queue
import threading
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from reelkit_conformance._contract.operations import CALLS, V2
from reelkit_conformance._http.exchange import Ask, Exchange, Json
from reelkit_conformance._http.text import short_line
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._judge.response_checks import judge
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.schemathesis import CASE_ID, STAND_IN, Verdict, drawn
from reelkit_specs import Model, contract

# What our own judge says of an answer is not said again in other words.
ANSWERS = ("FUZ-001", "FUZ-002", "FUZ-003", "FUZ-004", "FUZ-009")
EXPECTED = {
    "FUZ-001": "no server error",
    "FUZ-002": "a documented status",
    "FUZ-003": "what the schema says",
    "FUZ-004": "application/json",
    "FUZ-005": "a refusal",
    "FUZ-006": "status 200",
    "FUZ-007": "401",
    "FUZ-008": "405, and an Allow header",
    "FUZ-009": "the documented headers",
}
NOISE = {  # what the two HTTP clients between the draw and the wire set by themselves
    *("host", "content-length", "transfer-encoding", "connection", "accept", "accept-encoding", "user-agent"),
    *("authorization", CASE_ID.lower()),
}


def fuzzed(book: Book, model: Model, seed: int) -> Flow[None]:
    """Everything that Schemathesis makes of one model."""
    drawing = _Drawing(document(model), seed)
    sent: dict[str, Exchange] = {}
    flawed: set[int] = set()
    drawing.start()
    try:
        while (asked := drawing.asked()) is not None:
            case, ask = asked
            try:
                exchange = yield from send(ask._replace(model=model.id))
            except Withheld as withheld:
                drawing.answer(Exchange(0, ask, 0.0, 0.0, None, {}, b"", str(withheld)))
                continue
            sent[case] = exchange
            points = list(judge(exchange))
            book.take(points)
            if any(point.finding for point in points):
                flawed.add(exchange.number)
            drawing.answer(exchange)
    finally:
        drawing.end()
    for verdict in drawing.verdicts:
        if verdict.case in sent:
            _note(book, verdict, sent[verdict.case], flawed)
    if drawing.failure is not None:
        for check in EXPECTED:
            if not book.failed(check):
                book.tried.pop((check, book.model), None)  # not all of it was tried, so it has not passed
                book.skip(check, f"Schemathesis broke down: {short_line(repr(drawing.failure))}")


def document(model: Model) -> Json:
    """The contract as far as it concerns a model, with a link from each create to the fetch of its job."""
    made = copy.deepcopy(contract())
    paths: Json = {}
    for create, fetch in (model.universal, model.legacy):
        for method, path in (("post", create), ("get", fetch)):
            if path is not None:
                paths.setdefault(path, {})[method] = made["paths"][path][method]
        if create is not None:
            operation = paths[create]["post"]
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            schema["oneOf"] = [one for one in schema["oneOf"] if one["$ref"].endswith(f"/{model.class_name}")]
            if fetch is not None:
                parameters = {"query.generation_id": "$response.body#/id"}
                link = {"operationId": paths[fetch]["get"]["operationId"], "parameters": parameters}
                operation["responses"]["200"]["links"] = {"fetch": link}
    return made | {"paths": paths}


def _note(book: Book, verdict: Verdict, exchange: Exchange, flawed: set[int]) -> None:
    if verdict.trouble is None:
        book.right(verdict.check)
    elif verdict.check not in ANSWERS or exchange.number not in flawed:
        ask = exchange.ask
        case = f"{ask.call if ask.call != 'other' else ask.method}, {ask.address}"
        got = f"status {exchange.status}: {short_line(verdict.trouble)}"
        book.wrong(verdict.check, case, EXPECTED[verdict.check], got, exchange)


class _Stopped(Exception):
    """Nobody sends any more."""


class _Drawing:
    """Schemathesis in its thread."""

    def __init__(self, document: Json, seed: int) -> None:
        self.verdicts: list[Verdict] = []
        self.failure: Exception | None = None
        self._asks: queue.SimpleQueue[tuple[str, Ask] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Exchange | None] = queue.SimpleQueue()
        self._is_over = False
        self._thread = threading.Thread(target=self._work, args=(document, seed), daemon=True)

    def start(self) -> None:
        """Let it draw its first request."""
        self._thread.start()

    def asked(self) -> tuple[str, Ask] | None:
        """Its next case and request, or None when there are no more."""
        return self._asks.get()

    def answer(self, exchange: Exchange) -> None:
        """Let it go on with this."""
        self._answers.put(exchange)

    def end(self) -> None:
        """Come to an end, also in the middle."""
        self._is_over = True
        self._answers.put(None)
        self._thread.join()

    def _work(self, document: Json, seed: int) -> None:
        try:
            for verdict in drawn(document, seed, self._send):
                self.verdicts.append(verdict)
                if self._is_over:
                    break
        except Exception as error:
            self.failure = error
        finally:
            self._asks.put(None)

    def _send(self, request: Any) -> Exchange:
        if not self._is_over:
            self._asks.put((request.headers.get(CASE_ID, ""), _ask(request)))
            if (exchange := self._answers.get()) is not None:
                return exchange
        raise _Stopped


def _ask(request: Any) -> Ask:
    """A request of requests in our words."""
    url = urlsplit(request.path_url)
    key = request.headers.get("Authorization")
    body = request.body.encode() if isinstance(request.body, str) else request.body
    return Ask(
        method=request.method,
        path=url.path,
        query=tuple(parse_qsl(url.query, keep_blank_values=True)),
        headers=tuple((name, value) for name, value in request.headers.items() if name.lower() not in NOISE),
        body=body,
        auth="none" if key is None else "key" if key == STAND_IN else "invalid",
        call=CALLS.get(request.method, "other"),
        address="v2" if url.path == V2 else "legacy",
    )
