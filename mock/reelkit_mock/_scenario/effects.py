"""The effects of faults, as tables. Each name is one that a scenario may use under `what`.

An effect replaces the response of the service, changes it, or changes how it is sent (its `Wire`).
An effect that does not apply to a response returns None; the fault has then not happened.
"""

import json
from collections.abc import Callable, Mapping
from email.utils import formatdate
from typing import Any

from reelkit_mock._http.messages import Headers, Json, Reply, Wire, json_reply
from reelkit_mock._scenario.clock import LAST_TIME

Effects = Mapping[str, Any]

HTML_PAGE = "<!doctype html><title>Bad gateway</title><h1>Something went wrong</h1>\n"
EXPIRED_XML = "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>\n"
GARBAGE_BYTES = bytes(range(256))  # not valid HTTP
NO_REPLY = Reply(502, (("content-length", "0"),), b"")  # the response that is logged when none is sent

WIRE_EFFECTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "delay": lambda seconds: {"delay": seconds},
    "hang": lambda _: {"hang": True},
    "garbage": lambda _: {"garbage": GARBAGE_BYTES},
    "close": lambda _: {"head": False},
    "reset": lambda when: {"reset": True, "head": False} if when == "before-headers" else {"reset": True, "cut": 0},
    "truncate": lambda size: {"cut": size},
    "dribble": lambda seconds: {"every": seconds},
    "lost": lambda _: {"reset": True, "head": False},
}
BODILESS_STATUSES = (204, 304)  # responses with these statuses have no body and no Content-Length
# Without `handled`, the service does nothing for such a request; a reset after the headers is an exception.
NO_RESPONSE = ("hang", "garbage", "close", "reset")


def wire_of(effects: Effects, wire: Wire | None) -> Wire | None:
    """Return how the response is sent. *wire* is what the effects on the response have set already."""
    parts: dict[str, Any] = {}
    for name in WIRE_EFFECTS.keys() & effects.keys():
        parts |= WIRE_EFFECTS[name](effects[name])
    return (wire or Wire())._replace(**parts) if parts else wire


def replacement_reply(effects: Effects, envelope: Callable[[int, str], Json], now: float) -> Reply | None:
    """Return the response that replaces the one of the service, or None if no effect replaces it."""
    extra = tuple((name.lower(), str(value)) for name, value in effects.get("headers", {}).items())
    extra += _retry_after(effects.get("retry_after"), now)
    status = effects.get("status", 200)
    if status in BODILESS_STATUSES:
        return Reply(status, extra, b"")
    if effects.get("html"):
        reply = _text_reply(status, HTML_PAGE, "text/html; charset=utf-8")
    elif effects.get("expired"):
        reply = _text_reply(403, EXPIRED_XML, "application/xml")
    elif "status" in effects:
        reply = json_reply(status, envelope(status, effects.get("message", "A fault was requested.")))
    else:
        return None
    for name, value in extra:
        reply = _with_header(reply, name, value)
    return reply


def drops_request(effects: Effects) -> bool:
    """Return whether the request is lost before the service handles it."""
    if effects.get("handled") or "lost" in effects:
        return False
    return any(name in effects for name in NO_RESPONSE) and effects.get("reset") != "after-headers"


def apply_effects(reply: Reply, effects: Effects) -> Reply | None:
    """Return the changed response, or None if one of the effects does not apply to it."""
    changed: Reply | None = reply
    for name, apply in REPLY_EFFECTS.items():
        if name in effects and changed is not None:
            changed = apply(changed, effects[name])
    return changed


def _malformed_json(reply: Reply, _: object) -> Reply | None:
    return _with_body(reply, reply.body[:-1]) if _json_body(reply) is not None else None


def _content_type(reply: Reply, value: str) -> Reply:
    return _with_header(reply, "content-type", value)


def _status_word(reply: Reply, word: str) -> Reply | None:
    body = _json_body(reply)
    return _with_json(reply, body | {"status": word}) if body and "status" in body else None


def _drop(reply: Reply, path: str) -> Reply | None:
    return _change_field(reply, path, lambda parent, name: parent.pop(name))


def _null(reply: Reply, path: str) -> Reply | None:
    return _change_field(reply, path, lambda parent, name: parent.update({name: None}))


def _wrong_type(reply: Reply, path: str) -> Reply | None:
    return _change_field(reply, path, lambda parent, name: parent.update({name: _other_type(parent[name])}))


def _both(reply: Reply, _: object) -> Reply | None:
    body = _json_body(reply)
    if not body or ("video" in body) == ("error" in body):
        return None
    other = {"error": {"name": "GenerationError", "message": "The generation failed."}}
    return _with_json(reply, ({"video": {"url": "https://cdn.invalid/none.mp4"}} | other) | body)


def _no_url(reply: Reply, _: object) -> Reply | None:
    body = _json_body(reply)
    return _with_json(reply, body | {"video": {}}) if body and "video" in body else None


def _broken_range(reply: Reply, _: object) -> Reply | None:
    """Reverse the body of a 206: its Content-Range stays right, its bytes are wrong."""
    return reply._replace(body=reply.body[::-1]) if reply.status == 206 else None


def _truncated(reply: Reply, size: int) -> Reply | None:
    """Apply only to a body longer than *size*; the wire does the cut."""
    return reply if len(reply.body) > size else None


def _wrong_length(reply: Reply, more: int) -> Reply | None:
    """Change Content-Length by *more*. If it gets smaller, the body is cut to it, because HTTP cannot send more."""
    size = max(0, len(reply.body) + more)
    if size == len(reply.body) or reply.status in BODILESS_STATUSES:
        return None
    longer = _with_header(reply, "content-length", str(size))
    return longer._replace(wire=Wire(cut=len(reply.body))) if more > 0 else longer._replace(body=reply.body[:size])


# In the order of application: an effect that makes the body unreadable comes after those that read it.
REPLY_EFFECTS: dict[str, Callable[[Reply, Any], Reply | None]] = {
    "both": _both,
    "no_url": _no_url,
    "status_word": _status_word,
    "wrong_type": _wrong_type,
    "null": _null,
    "drop": _drop,
    "malformed_json": _malformed_json,
    "broken_range": _broken_range,
    "content_type": _content_type,
    "truncate": _truncated,
    "wrong_length": _wrong_length,
}


def _retry_after(value: object, now: float) -> Headers:
    if isinstance(value, dict):
        # The client needs the date of the service to compute the delay.
        date = (("date", formatdate(now, usegmt=True)),)
        return (("retry-after", formatdate(min(now + value["date"], LAST_TIME), usegmt=True)), *date)
    return () if value is None else (("retry-after", str(value)),)


def _text_reply(status: int, text: str, media_type: str) -> Reply:
    body = text.encode()
    return Reply(status, (("content-type", media_type), ("content-length", str(len(body)))), body)


def _json_body(reply: Reply) -> Json | None:
    if not dict(reply.headers).get("content-type", "").startswith("application/json"):
        return None
    try:
        value = json.loads(reply.body)
    except ValueError:  # the fault has replaced the body and labelled it as JSON
        return None
    return value if isinstance(value, dict) else None


def _change_field(reply: Reply, path: str, change: Callable[[Json, str], object]) -> Reply | None:
    body: Any = _json_body(reply)
    parent = body
    *parts, name = path.split(".")
    for part in parts:
        parent = parent.get(part) if isinstance(parent, dict) else None
    if not isinstance(parent, dict) or name not in parent:
        return None
    change(parent, name)
    return _with_json(reply, body)


def _other_type(value: object) -> object:
    if isinstance(value, str):
        return 12345
    return "wrong" if isinstance(value, int | float | dict | list) else {"wrong": True}


def _with_json(reply: Reply, value: Json) -> Reply:
    return _with_body(reply, json_reply(reply.status, value).body)


def _with_body(reply: Reply, body: bytes) -> Reply:
    return _with_header(reply._replace(body=body), "content-length", str(len(body)))


def _with_header(reply: Reply, name: str, value: str) -> Reply:
    kept = tuple(pair for pair in reply.headers if pair[0] != name)
    return reply._replace(headers=(*kept, (name, value)))
