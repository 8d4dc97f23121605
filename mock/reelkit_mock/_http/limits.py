"""How much a client may send and how long it may take, and what it is told beyond that."""

from typing import NamedTuple

from reelkit_mock._http.messages import Reply, json_reply

MAX_HEAD = 64 * 1024  # bytes of request line and headers
MAX_BODY = 32 * 1024 * 1024


class Limits(NamedTuple):
    """Bytes of a request's body, and seconds."""

    body: int = MAX_BODY
    request: float = 10.0  # from the first byte of a request to its last
    idle: float = 75.0  # of silence between two requests
    linger: float = 2.0  # for the client to close, once it has been told that this is the end


LIMITS = Limits()


class HttpError(Exception):
    """A request that never reaches the mock."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

    def reply(self) -> Reply:
        """The refusal in the vendor's envelope."""
        return error_reply(self.status, self.message)


def error_reply(status: int, message: str) -> Reply:
    """An answer of the server itself, in the vendor's envelope."""
    return json_reply(status, {"statusCode": status, "message": message})


def body_too_large(limit: int) -> HttpError:
    """The body has more than *limit* bytes."""
    return HttpError(413, f"The body is larger than {limit} bytes.")


def head_too_large() -> HttpError:
    """Request line and headers take too much."""
    return HttpError(431, f"Request line and headers are larger than {MAX_HEAD} bytes.")


def request_timeout(limit: float) -> HttpError:
    """The request did not come to its end."""
    return HttpError(408, f"The request did not come whole within {limit:g} s.")


def malformed_request(reason: str) -> HttpError:
    """The parser cannot go on."""
    return HttpError(400, f"This is not HTTP/1.1: {reason}.")


def upgrade_with_body() -> HttpError:
    """Another protocol is asked for, and a body sent along."""
    return HttpError(400, "This server speaks HTTP/1.1 alone: send no body with an Upgrade.")
