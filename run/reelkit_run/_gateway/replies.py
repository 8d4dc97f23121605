"""Replies of the gateway itself, and the header that marks them."""

import json
from typing import Any

from reelkit_mock import Reply

MARK = "x-reelkit-run"  # on replies that are not simply those of the service; its values say why
FOUND, REPEATED, REFUSED = "found-in-logs", "repeated", "refused"
STOPPED = 403
UNKNOWN = 424  # a status that clients do not retry, for a create that may have bought something
Headers = tuple[tuple[str, str], ...]


def json_reply(status: int, value: Any, headers: Headers = ()) -> Reply:
    """A reply in JSON."""
    body = json.dumps(value).encode()
    head = (("content-type", "application/json"), ("content-length", str(len(body))))
    return Reply(status, head + headers, body)


def error_reply(status: int, message: str) -> Reply:
    """An error in the form of the service's own."""
    return json_reply(status, {"statusCode": status, "message": message}, ((MARK, REFUSED),))


def is_refusal(reply: Reply) -> bool:
    """Whether the gateway stopped the request."""
    return reply.status == STOPPED and (MARK, REFUSED) in reply.headers


def may_have_bought(reply: Reply) -> bool:
    """Whether this is the reply to a create that bought something, or may have."""
    return 200 <= reply.status < 300 or reply.status == UNKNOWN
