"""The server that Prism stands before."""

import re
import socket
from urllib.parse import urlsplit

from reelkit_mock._prism.errors import BadUpstream, PrismError

REACHED_WITHIN = 5.0  # seconds
_PORTS = {"http": 80, "https": 443}
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.IGNORECASE)


def checked_upstream(url: str) -> str:
    """*url*, if Prism can stand before it; its path, if any, goes before the paths of the contract."""
    if not _ADDRESS.fullmatch(url) or _port(url) is None:
        raise BadUpstream(f"{url!r} is not http:// or https:// with host, port and path, and nothing after them")
    return url


def reach(url: str) -> None:
    """Make sure that somebody listens at *url*."""
    try:
        socket.create_connection((urlsplit(url).hostname, _port(url)), REACHED_WITHIN).close()
    except OSError as error:
        raise PrismError(f"nothing answers at {url} ({error.strerror or error}); start the server first") from None


def _port(url: str) -> int | None:
    """None if it is no number, or too large a one."""
    try:
        parts = urlsplit(url)
        return parts.port or _PORTS[parts.scheme] if parts.hostname else None
    except ValueError:
        return None
