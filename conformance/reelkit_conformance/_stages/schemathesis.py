"""The only module that imports Schemathesis: it generates requests, and a callback sends them.

Schemathesis never has the API key. It has a placeholder, which is replaced where requests are sent, and a base URL at
which nothing can listen, so that nothing it sends by itself arrives.
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
CASE_ID = "X-Schemathesis-TestCaseId"  # the id of the case of a request; random, so it is never sent
# about the transfer of a body, which is over
TRANSFER_HEADERS = ("content-encoding", "content-length", "transfer-encoding")
MAX_EXAMPLES = 100  # for each call and phase; the default of Schemathesis

# The checks of Schemathesis, and the ids under which their failures are reported. Others are disabled.
CHECKS: Mapping[str, str] = {
    "not_a_server_error": "FUZ-001",
    "status_code_conformance": "FUZ-002",
    "response_schema_conformance": "FUZ-003",
    "content_type_conformance": "FUZ-004",
    "negative_data_rejection": "FUZ-005",
    "positive_data_acceptance": "FUZ-006",
    "ignored_auth": "FUZ-007",
    "missing_required_header": "FUZ-007",  # Authorization, the only required header
    "unsupported_method": "FUZ-008",
    "response_headers_conformance": "FUZ-009",
}
# Disabled: allow_header_conformance uses OPTIONS, which a server may answer for browsers; ensure_resource_availability
# and use_after_free cannot fail, because a job has the path of its create and nothing is deleted;
# object_level_authorization needs a second account; max_response_time would measure the network.

# The configuration. Whatever a correct server could fail by chance is disabled, with the reason beside it.
CONFIG: Json = {
    "base-url": UNUSED_URL,
    "headers": {"Authorization": PLACEHOLDER_KEY},
    "workers": 1,  # with more, the order of requests would not depend on the seed alone
    "max-redirects": 0,  # the key is for one origin
    "continue-on-failure": True,
    "suppress-health-check": ["all"],  # those of the generator, which say nothing about the server
    "generation": {
        "max-examples": MAX_EXAMPLES,
        "database": "none",  # earlier failures would be sent first, and no seed could repeat that
        "no-shrink": True,  # a smaller example costs jobs, and the directed checks name the cause
        "allow-x00": False,  # many stores cannot hold U+0000, and the contract does not promise it
    },
    "phases": {
        # A server or its proxy may respond to OPTIONS for browsers, to TRACE by itself, and with 501 to an unknown
        # method such as QUERY. A POST is documented at the address, if not for each model.
        "coverage": {"unexpected-methods": ["PUT", "PATCH", "DELETE"]},
    },
    "checks": {
        "enabled": False,
        **{name: {"enabled": True} for name in CHECKS},
        # 429 and 503 are documented for a busy server, and not caused by the request.
        "not_a_server_error": {"enabled": True, "expected-statuses": ["2xx", "3xx", "4xx", "503"]},
    },
}
Send = Callable[[requests.PreparedRequest], Exchange]


class Verdict(NamedTuple):
    """The result of one check for one case. *problem* is None if it passed."""

    check: str
    case: str
    problem: str | None


def run_engine(document: Json, seed: int, send: Send) -> Iterator[Verdict]:
    """Generate requests from the document, send them with *send*, and yield the verdicts.

    The same seed gives the same requests only in the same program, because Hypothesis also uses constants of the loaded
    modules. An error inside Schemathesis is raised at the end.
    """
    config = schemathesis.Config.from_dict({"seed": seed, **CONFIG})
    schema = schemathesis.openapi.from_dict(document, config=config)
    transport = _Transport(send)
    # The transport is a property of the schema, chosen from a fixed list; this adds one.
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
    """Sends every request with the callback."""

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
    """Converts an exchange to a response of the package requests."""

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
