"""Cross-origin requests (CORS): which web pages may call the emulated service from a browser."""

import re
from collections.abc import Collection

from reelkit_mock._errors import MockError, one_line
from reelkit_mock._http.messages import Headers, Reply, Request

ANY = "*"
ORIGIN = re.compile(r"https?://([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?|\*")
METHODS = "GET, HEAD, POST"


class Cors:
    """The origins whose pages may read the responses of the service. With `*`, every page may."""

    def __init__(self, origins: Collection[str]) -> None:
        for origin in origins:
            if not ORIGIN.fullmatch(origin):
                quoted = one_line(repr(origin))
                raise MockError(f"{quoted} is not an origin; use *, or scheme, host and port: http://localhost:5173")
        self._origins = frozenset(origins)

    def preflight(self, request: Request) -> Reply | None:
        """Return the response to a preflight request of an allowed page; None for any other request."""
        asked = request.headers
        if request.method != "OPTIONS" or "access-control-request-method" not in asked or not self._allows(request):
            return None
        headers = (*self.headers(request), ("access-control-allow-methods", METHODS))
        if names := asked.get("access-control-request-headers"):
            headers += (("access-control-allow-headers", names),)
        return Reply(204, headers, b"")

    def headers(self, request: Request) -> Headers:
        """Return the headers of a response, with which the browser decides whether the page may read it."""
        vary: Headers = () if ANY in self._origins else (("vary", "origin"),)
        if not self._allows(request):
            return vary
        allowed = ANY if ANY in self._origins else request.headers["origin"]
        return (*vary, ("access-control-allow-origin", allowed), ("access-control-expose-headers", ANY))

    def _allows(self, request: Request) -> bool:
        origin = request.headers.get("origin")
        return origin is not None and (origin in self._origins or ANY in self._origins)
