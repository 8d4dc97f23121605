"""Replies of the gateway itself, the header that marks them, and the refusal of requests without the key of the run."""

import hmac
import json
from typing import Any

from reelkit_mock import Reply, Request, Wire
from reelkit_specs import KEY_HEADERS

MARK = "x-reelkit-run"  # on replies that are not simply those of the service; its values say why
FOUND, REPEATED, REFUSED = "found-in-logs", "repeated", "refused"
STOPPED = 403
UNKNOWN = 424  # a status that clients do not retry, for a create that may have bought something
FREE = ("GET", "HEAD")  # methods that cost nothing for certain
WITHOUT_BODY = (204, 304)  # statuses
# Headers between two neighbours on the way only.
HOP = {
    *("connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer"),
    *("transfer-encoding", "upgrade", "content-length"),
}
PACKED = HOP | {"content-encoding"}  # of responses, which are unpacked
OTHER_KEY = (
    "the request has another API key than the one that reelkit run gave to the program in AIMLAPI_API_KEY and "
    "AIML_API_KEY; let the program read it there"
)
Headers = tuple[tuple[str, str], ...]


def json_reply(status: int, value: Any, headers: Headers = ()) -> Reply:
    """A reply in JSON."""
    body = json.dumps(value).encode()
    head = (("content-type", "application/json"), ("content-length", str(len(body))))
    return Reply(status, head + headers, body)


def cut_reply(status: int, headers: Headers, body: bytes) -> Reply:
    """A reply that ends before it is complete."""
    return Reply(status, (*headers, ("content-length", str(len(body) + 1))), body, Wire(cut=len(body)))


def error_reply(status: int, message: str) -> Reply:
    """An error in the form of the service's own."""
    return json_reply(status, {"statusCode": status, "message": message}, ((MARK, REFUSED),))


def is_refusal(reply: Reply) -> bool:
    """Whether the gateway stopped the request."""
    return reply.status == STOPPED and (MARK, REFUSED) in reply.headers


def may_have_bought(reply: Reply) -> bool:
    """Whether this is the reply to a create that bought something, or may have."""
    return 200 <= reply.status < 300 or reply.status == UNKNOWN


def key_refusal(request: Request, key: str, *, is_free: bool) -> Reply | None:
    """The refusal of a request with another API key than the made-up one, or with none, unless it is free.

    Other users of the machine can reach the ports of a run, but do not have that key.
    """
    given = [request.headers[name].rpartition(" ")[2] for name in KEY_HEADERS & request.headers.keys()]
    if not given and is_free and request.method in FREE:
        return None
    if any(hmac.compare_digest(each.encode(), key.encode()) for each in given):
        return None
    return error_reply(401, OTHER_KEY if given else "the request has no API key")
