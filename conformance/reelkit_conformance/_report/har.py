"""The traffic as HAR 1.2, with the key redacted."""

import base64
import json
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from reelkit_conformance._http.api_key import CREDENTIALS
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._report.curl import SHELL_KEYS, url_of

REDACTED = "REDACTED"
REDACTED_KEYS = {how: REDACTED if how == "key" else f"{REDACTED}-{how}" for how in SHELL_KEYS}

Json = dict[str, Any]


def har_text(report: Report) -> str:
    """Return the traffic as the text of a HAR file."""
    entries = [entry(exchange, report.target, report.started) for exchange in report.exchanges]
    creator = {"name": "reelkit conform", "version": version("reelkit")}
    return json.dumps({"log": {"version": "1.2", "creator": creator, "entries": entries}}, indent=1) + "\n"


def entry(exchange: Exchange, base_url: str, started: float) -> Json:
    """Return one exchange as a HAR entry. *started* is the start of the run in seconds since the epoch."""
    milliseconds = round(exchange.seconds * 1000, 3)
    made: Json = {
        "startedDateTime": datetime.fromtimestamp(started + exchange.at, UTC).isoformat(timespec="milliseconds"),
        "time": milliseconds,
        "request": _request(exchange.request, base_url),
        "response": _response(exchange),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
        "_number": exchange.number,
    }
    return made | ({"comment": exchange.trouble} if exchange.trouble else {})


def _request(request: Request, base_url: str) -> Json:
    headers = [*request.headers]
    credential = CREDENTIALS.get(request.auth)
    if credential:
        headers += ((name.lower(), value.format_map(REDACTED_KEYS)) for name, value in credential.headers)
        hidden = tuple((name, credential.value.format_map(REDACTED_KEYS)) for name in credential.query)
        request = request._replace(query=request.query + hidden)
    made: Json = {
        "method": request.method,
        "url": url_of(request, base_url),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(headers),
        "queryString": _pairs(request.query),
        "headersSize": -1,
        "bodySize": len(request.body or b""),
    }
    if request.body is None:
        return made
    kinds = (value for name, value in request.headers if name.lower() == "content-type")
    # HAR has no encoding for a request body: bytes that are not UTF-8 are base64, and the comment says so.
    text = _decoded(request.body)
    return made | {
        "postData": {"mimeType": next(kinds, ""), "params": []} | _body_fields(text, request.body, "comment")
    }


def _response(exchange: Exchange) -> Json:
    kind = exchange.headers.get("content-type", "")
    text = _decoded(exchange.body)
    return {
        "status": exchange.status or 0,  # 0 for no response, as browsers write it
        "statusText": "",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(exchange.headers.items()),
        "content": {"size": len(exchange.body), "mimeType": kind} | _body_fields(text, exchange.body, "encoding"),
        "redirectURL": exchange.headers.get("location", ""),
        "headersSize": -1,
        "bodySize": len(exchange.body),
    }


def _decoded(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _body_fields(text: str | None, body: bytes, field: str) -> Json:
    """Return the body as text, or as base64 with *field* naming the encoding."""
    return {"text": text} if text is not None else {"text": base64.b64encode(body).decode("ascii"), field: "base64"}


def _pairs(items: Any) -> list[Json]:
    return [{"name": name, "value": value} for name, value in items]
