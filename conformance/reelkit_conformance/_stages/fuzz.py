"""Schemathesis as a stage: it generates requests from the contract, and every response is judged twice.

Schemathesis calls a function to send a request, while a stage yields it. So Schemathesis runs in a thread, and exactly
one of the two runs at any time.
"""

import copy
import json
import queue
import threading
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from reelkit_conformance._contract.operations import CALLS, V2
from reelkit_conformance._http.exchange import Exchange, Json, Request
from reelkit_conformance._http.text import short_line
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._judge.response_checks import judge_response
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.schemathesis import CASE_ID, PLACEHOLDER_KEY, Verdict, run_engine
from reelkit_specs import Model, contract

# What judge_response finds is not reported a second time by these checks.
RESPONSE_CHECKS = ("FUZ-001", "FUZ-002", "FUZ-003", "FUZ-004", "FUZ-009")
EXPECTED = {
    "FUZ-001": "no server error",
    "FUZ-002": "a documented status",
    "FUZ-003": "what the schema describes",
    "FUZ-004": "application/json",
    "FUZ-005": "a refusal",
    "FUZ-006": "status 200",
    "FUZ-007": "401",
    "FUZ-008": "405, and an Allow header",
    "FUZ-009": "the documented headers",
}
FILE_LINK = "https://files.example/fox"
TRANSPORT_HEADERS = {  # set by the two HTTP clients, not by the generator
    *("host", "content-length", "transfer-encoding", "connection", "accept", "accept-encoding", "user-agent"),
    *("authorization", CASE_ID.lower()),
}


def run_schemathesis(log: RunLog, model: Model, seed: int, most: int) -> Flow[bool]:
    """Run Schemathesis for one model, and return whether it was stopped after *most* requests."""
    thread = _SchemathesisThread(document_for(model), seed, file_fields(model))
    sent: dict[str, Exchange] = {}
    deviating: set[int] = set()
    is_stopped = False
    thread.start()
    try:
        while (next_case := thread.next_request()) is not None:
            if is_stopped := len(sent) >= most:
                break
            case, request = next_case
            try:
                exchange = yield from send(request._replace(model=model.id))
            except Withheld as withheld:
                thread.send_response(Exchange(0, request, 0.0, 0.0, None, {}, b"", str(withheld)))
                continue
            sent[case] = exchange
            judgements = list(judge_response(exchange))
            log.add(judgements)
            if any(judgement.finding for judgement in judgements):
                deviating.add(exchange.number)
            thread.send_response(exchange)
    finally:
        thread.stop()
    for verdict in thread.verdicts:
        if verdict.case in sent:
            _record(log, verdict, sent[verdict.case], deviating)
    if thread.failure is not None and not is_stopped:  # stopping is a failure for Schemathesis
        for check in EXPECTED:
            if not log.has_failed(check):
                log.tried.pop((check, log.model), None)  # it was not tried completely, so it has not passed
                log.record_skip(check, f"Schemathesis failed: {short_line(repr(thread.failure))}")
    return is_stopped


def document_for(model: Model) -> Json:
    """Return the part of the contract for one model, with a link from each create to its fetch."""
    components = contract()["components"]
    schemas = components["schemas"].items()
    own = {name: schema for name, schema in schemas if name == model.class_name or "x-reelkit-addresses" not in schema}
    made = copy.deepcopy(contract() | {"components": components | {"schemas": own}})
    paths: Json = {}
    for create, fetch in (model.universal, model.legacy):
        for method, path in (("post", create), ("get", fetch)):
            if path is not None:
                paths.setdefault(path, {})[method] = made["paths"][path][method]
        if create is not None:
            operation = paths[create]["post"]
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            schema["oneOf"] = [item for item in schema["oneOf"] if item["$ref"].endswith(f"/{model.class_name}")]
            if fetch is not None:
                parameters = {"query.generation_id": "$response.body#/id"}
                link = {"operationId": paths[fetch]["get"]["operationId"], "parameters": parameters}
                operation["responses"]["200"]["links"] = {"fetch": link}
    return made | {"paths": paths}


def _record(log: RunLog, verdict: Verdict, exchange: Exchange, deviating: set[int]) -> None:
    if verdict.problem is None:
        log.record_pass(verdict.check)
    elif verdict.check not in RESPONSE_CHECKS or exchange.number not in deviating:
        request = exchange.request
        case = f"{request.call if request.call != 'other' else request.method}, {request.address}"
        got = f"status {exchange.status}: {short_line(verdict.problem)}"
        log.record_failure(verdict.check, case, EXPECTED[verdict.check], got, exchange)


class _Stopped(Exception):
    """Ends the thread when the stage sends no further requests."""


class _SchemathesisThread:
    """The thread in which Schemathesis runs."""

    def __init__(self, document_for: Json, seed: int, files: frozenset[str]) -> None:
        self._files = files
        self.verdicts: list[Verdict] = []
        self.failure: Exception | None = None
        self._requests: queue.SimpleQueue[tuple[str, Request] | None] = queue.SimpleQueue()
        self._responses: queue.SimpleQueue[Exchange | None] = queue.SimpleQueue()
        self._is_stopped = False
        self._thread = threading.Thread(target=self._run, args=(document_for, seed), daemon=True)

    def start(self) -> None:
        """Start generating."""
        self._thread.start()

    def next_request(self) -> tuple[str, Request] | None:
        """Return the next case id and request, or None at the end."""
        return self._requests.get()

    def send_response(self, exchange: Exchange) -> None:
        """Continue with this response."""
        self._responses.put(exchange)

    def stop(self) -> None:
        """Stop, also before the end."""
        self._is_stopped = True
        self._responses.put(None)
        self._thread.join()

    def _run(self, document_for: Json, seed: int) -> None:
        try:
            for verdict in run_engine(document_for, seed, self._send):
                self.verdicts.append(verdict)
                if self._is_stopped:
                    break
        except Exception as error:
            self.failure = error
        finally:
            self._requests.put(None)

    def _send(self, prepared: Any) -> Exchange:
        if not self._is_stopped:
            self._requests.put((prepared.headers.get(CASE_ID, ""), _request(prepared, self._files)))
            if (exchange := self._responses.get()) is not None:
                return exchange
        raise _Stopped


def file_fields(model: Model) -> frozenset[str]:
    """Return the fields that take a file as text, whose content no schema describes."""
    return frozenset(field.name for field in model.fields if field.schema.get("x-reelkit-file", ["url"]) != ["url"])


def _with_links(body: Any, files: frozenset[str]) -> Any:
    """Return the body with a link for each text in a field that takes a file: Schemathesis can make no pictures."""
    try:
        sent = json.loads(body)
    except (TypeError, ValueError, RecursionError):
        return body
    texts = [name for name in files if isinstance(sent, dict) and isinstance(sent.get(name), str)]
    return json.dumps(sent | dict.fromkeys(texts, FILE_LINK)).encode() if texts else body


def _request(prepared: Any, files: frozenset[str]) -> Request:
    """Convert a request of the package requests."""
    url = urlsplit(prepared.path_url)
    key = prepared.headers.get("Authorization")
    body = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
    return Request(
        method=prepared.method,
        path=url.path,
        query=tuple(parse_qsl(url.query, keep_blank_values=True)),
        headers=tuple(
            (name, value) for name, value in prepared.headers.items() if name.lower() not in TRANSPORT_HEADERS
        ),
        body=_with_links(body, files),
        auth="none" if key is None else "key" if key == PLACEHOLDER_KEY else "invalid",
        call=CALLS.get(prepared.method, "other"),
        address="v2" if url.path == V2 else "legacy",
    )
