"""Limits of size and time for a client, and the errors for exceeding them."""

from typing import NamedTuple

from reelkit_mock._errors import one_line
from reelkit_mock._http.messages import Reply, json_reply

MAX_HEAD = 64 * 1024  # bytes of the request line and headers
MAX_BODY = 32 * 1024 * 1024


class Limits(NamedTuple):
    """The maximum size of a request body in bytes, and timeouts in seconds."""

    body: int = MAX_BODY
    request: float = 10.0  # from the first byte of a request to its last
    idle: float = 75.0  # without activity between two requests
    linger: float = 2.0  # for the client to close after the server has closed its side


LIMITS = Limits()


class HttpError(Exception):
    """An error of HTTP. The request does not reach the mock."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

    def reply(self) -> Reply:
        """Return the error in the vendor's envelope."""
        return error_reply(self.status, self.message)


def error_reply(status: int, message: str) -> Reply:
    """Return an error of the server itself, in the vendor's envelope."""
    return json_reply(status, {"statusCode": status, "message": message})


def body_too_large(limit: int) -> HttpError:
    """The body is larger than *limit* bytes."""
    return HttpError(413, f"The body is larger than {limit} bytes.")


def head_too_large() -> HttpError:
    """The request line and headers are too large."""
    return HttpError(431, f"The request line and headers are larger than {MAX_HEAD} bytes.")


def request_timeout(limit: float) -> HttpError:
    """The request took too long."""
    return HttpError(408, f"The request was not complete within {limit:g} s.")


def malformed_request(reason: str) -> HttpError:
    """The bytes are not a valid HTTP request."""
    return HttpError(400, f"The request is not valid HTTP/1.1: {reason}.")


def unknown_coding(coding: str) -> HttpError:
    """The body has a transfer coding that the server cannot decode."""
    return HttpError(501, f"This server supports Transfer-Encoding: chunked only, not {one_line(coding)}.")


def upgrade_with_body() -> HttpError:
    """The request has both an Upgrade header and a body."""
    return HttpError(400, "This server supports HTTP/1.1 only: send no body with an Upgrade header.")
