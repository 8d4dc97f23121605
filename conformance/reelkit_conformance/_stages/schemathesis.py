"""The only door to Schemathesis: it draws the requests, and somebody else sends them.

It never sees the API key. It is given a stand-in, which is exchanged for the key where requests are sent, and an
address at which nothing can listen, so that whatever it would send past this door goes nowhere.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import requests
import schemathesis
from requests.adapters import BaseAdapter, HTTPAdapter
from schemathesis.engine import events, from_schema
from schemathesis.transport.requests import REQUESTS_TRANSPORT, RequestsTransport
from urllib3 import HTTPResponse

from reelkit_conformance._http.exchange import Exchange, Json

PLACEHOLDER_KEY = "Bearer stand-in-for-the-key"
UNUSED_URL = "http://127.0.0.1:0"
CASE_ID = "X-Schemathesis-TestCaseId"  # which of its cases a request is; random, so it is never sent
# of how a body travelled; it has arrived
TRANSFER_HEADERS = ("content-encoding", "content-length", "transfer-encoding")
MAX_EXAMPLES = 100  # for each call and phase, Schemathesis's own default

# Its checks, and the id under which a failure of each is told. What is not here is switched off.
CHECKS: Mapping[str, str] = {
    "not_a_server_error": "FUZ-001",
    "status_code_conformance": "FUZ-002",
    "response_schema_conformance": "FUZ-003",
    "content_type_conformance": "FUZ-004",
    "negative_data_rejection": "FUZ-005",
    "positive_data_acceptance": "FUZ-006",
    "ignored_auth": "FUZ-007",
    "missing_required_header": "FUZ-007",  # of Authorization, the only required one
    "unsupported_method": "FUZ-008",
    "response_headers_conformance": "FUZ-009",
}
# Off: allow_header_conformance asks with OPTIONS, which a server may answer for browsers; ensure_resource_availability
# and use_after_free cannot fire where a job has the path of its create and nothing is deleted;
# object_level_authorization needs a second account; max_response_time would time the network.

# How it is set up. Whatever a correct server can fail by luck is taken out, with the reason beside it.
CONFIG: Json = {
    "base-url": UNUSED_URL,
    "headers": {"Authorization": PLACEHOLDER_KEY},
    "workers": 1,  # with more, the order of requests is no longer that of the seed
    "max-redirects": 0,  # the key is for one origin
    "continue-on-failure": True,
    "suppress-health-check": ["all"],  # those of the drawing, which say nothing about the server
    "generation": {
        "max-examples": MAX_EXAMPLES,
        "database": "none",  # what failed yesterday would be sent first, and no seed could repeat that
        "no-shrink": True,  # a smaller example costs jobs, and the directed checks name the cause
        "allow-x00": False,  # many stores cannot hold U+0000, and the contract promises it nowhere
    },
    "phases": {
        # A server or a proxy before it may answer OPTIONS for browsers, TRACE for itself, and 501 to a method that it
        # has never heard of, such as QUERY. A POST is documented at the address, if not for each model.
        "coverage": {"unexpected-methods": ["PUT", "PATCH", "DELETE"]},
    },
    "checks": {
        "enabled": False,
        **{name: {"enabled": True} for name in CHECKS},
        # A busy server says so: 429 and 503 are documented, and no fault of what was asked.
        "not_a_server_error": {"enabled": True, "expected-statuses": ["2xx", "3xx", "4xx", "503"]},
    },
}


class Verdict(NamedTuple):
    """What one of its checks says about one of its cases. *trouble* is None if all is well."""

    check: str
    case: str
    problem: str | None


Send = Callable[[requests.PreparedRequest], Exchange]


def run_engine(document: Json, seed: int, send: Send) -> Iterator[Verdict]:
    """Draw requests from the document, have them sent, and tell what was found; the same ones for the same seed.

    In the same program, that is: Hypothesis draws constants of the modules that are loaded, too. What breaks down in
    there is raised at the end.
    """
    config = schemathesis.Config.from_dict({"seed": seed, **CONFIG})
    schema = schemathesis.openapi.from_dict(document, config=config)
    transport = _Transport(send)
    # A schema has its transport as a property, chosen from a fixed list: here is one more choice.
    schema.__class__ = type("Schema", (type(schema),), {"transport": property(lambda self: transport)})
    errors: list[Exception] = []
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            yield from _verdicts(event)
        elif isinstance(event, events.FatalError):
            errors.append(event.exception)
        elif isinstance(event, events.NonFatalError) and not isinstance(event.value, requests.ConnectionError):
            errors.append(event.value)
    if errors:
        raise errors[0]


def _verdicts(event: events.ScenarioFinished) -> Iterator[Verdict]:
    for case, checks in event.recorder.checks.items():
        for check in checks:
            if check.name not in CHECKS:
                continue
            if check.failure_info is None:
                yield Verdict(CHECKS[check.name], case, None)
            else:
                failure = check.failure_info.failure
                yield Verdict(CHECKS[check.name], failure.case_id or case, f"{failure.title}: {failure.message}")


class _Transport(RequestsTransport):
    """Has every request sent by us."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._copy_serializers_from(REQUESTS_TRANSPORT)
        self._adapter = _Adapter(send)

    def send(self, case: schemathesis.Case[Any], *, session: Any = None, **options: Any) -> schemathesis.Response:
        own_session = requests.Session()
        own_session.trust_env = False
        own_session.headers.clear()
        own_session.headers.update(session.headers if session is not None else {})
        own_session.mount("http://", self._adapter)
        return super().send(case, session=own_session, **options)


class _Adapter(BaseAdapter):
    """Turns our exchange into an answer of requests."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._send = send
        self._built = HTTPAdapter()

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        exchange = self._send(request)
        if exchange.status is None:
            raise requests.ConnectionError(exchange.trouble, request=request)
        headers = {name: value for name, value in exchange.headers.items() if name not in TRANSFER_HEADERS}
        body = io.BytesIO(exchange.body)
        raw = HTTPResponse(body, headers, exchange.status, version=11, reason="", preload_content=False)
        return self._built.build_response(request, raw)

    def close(self) -> None:
        self._built.close()
