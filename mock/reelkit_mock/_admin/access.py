"""Who may use the admin interface, which a web page in the same browser can reach: host, origin, type and token."""

import re
from collections.abc import Collection

from reelkit_mock._admin.console import FILES
from reelkit_mock._admin.request import ADMIN_PREFIX, CONTRACT
from reelkit_mock._errors import MockError, one_line
from reelkit_mock._http.messages import Reply, Request, json_reply
from reelkit_specs import is_loopback

TOKEN_HEADER = "x-mock-token"
# Of every response: it is shown in no frame, taken for no other type, and loads nothing from elsewhere.
SAFETY_HEADERS = (
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; media-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
)
HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
# These need no token: the page holds no data and prompts for the token, and the contract is no secret.
PUBLIC = (ADMIN_PREFIX, *(f"{ADMIN_PREFIX}/{name}" for name in (*FILES, CONTRACT)))


class Access:
    """The rules of one mock. *hosts* are allowed besides those that always mean this machine."""

    def __init__(self, token: str | None, hosts: Collection[str]) -> None:
        for host in hosts:
            if not host or host_of(host) != host.lower():
                raise MockError(f"{one_line(repr(host))} is not a host; give a name or an address, without a port")
        self._token = token
        self._hosts = frozenset(map(str.lower, hosts))

    def refusal(self, request: Request, path: str, is_remote: bool) -> Reply | None:
        """Return the error for a request that may not use the admin interface, or None."""
        headers = request.headers
        host = host_of(headers.get("host", ""))
        # A name can be made to lead here by whoever owns it, and then its pages have our origin.
        if is_remote and not (is_loopback(host) or host in self._hosts):
            advice = f"--allow-host {host} allows it" if host else "send a valid one"
            return _error(403, f"the admin interface does not answer for the host {host!r}; {advice}")
        if _is_from_another_page(request, path):
            return _error(403, "the admin interface does not accept requests from other web pages")
        if self._token is not None and path not in PUBLIC and headers.get(TOKEN_HEADER) != self._token:
            return _error(401, f"the admin interface of this mock needs its token in the header {TOKEN_HEADER}")
        if request.method == "POST" and not _needs_preflight(request):
            return _error(
                415, f"send Content-Type: application/json, or the header {TOKEN_HEADER}, which no other page can send"
            )
        return None


def host_of(field: str) -> str:
    """Return the host of a Host header in lower case, without the port; empty if it is not valid."""
    found = HOST.fullmatch(field)
    return found[1].lower() if found else ""


def _is_from_another_page(request: Request, path: str) -> bool:
    """Return whether a web page of another origin sent the request. A proxy may have changed the host."""
    headers = request.headers
    site = headers.get("sec-fetch-site")
    if site in ("same-origin", "none"):
        return False
    if headers.get("sec-fetch-mode") == "navigate" and request.method == "GET" and path in PUBLIC:
        return False  # a link to the page
    origin = headers.get("origin")
    return site is not None or (origin is not None and origin.partition("://")[2] != headers.get("host"))


def _needs_preflight(request: Request) -> bool:
    """Return whether a browser would ask before it lets a page of another origin send this POST."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type == "application/json" or TOKEN_HEADER in request.headers


def _error(status: int, message: str) -> Reply:
    return json_reply(status, {"error": message})
