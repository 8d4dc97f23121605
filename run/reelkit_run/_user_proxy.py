"""The proxy that the user has set for other hosts, which the requests to them go through as well."""

import base64
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from reelkit_run._errors import RunError

PORTS = {"http": 80, "https": 443}


class UserProxy(NamedTuple):
    """Where the proxy is, and the header line that it wants, if any."""

    host: str
    port: int
    is_tls: bool
    authorization: str | None


def user_proxy(given: Mapping[str, str], scheme: str, host: str, port: int) -> UserProxy | None:
    """The user's proxy for a host, by the variables that most programs read. None if the host is reached directly."""
    names = (f"{scheme}_proxy", f"{scheme.upper()}_PROXY", "all_proxy", "ALL_PROXY")
    name = next((name for name in names if given.get(name)), None)
    exempt = given.get("no_proxy") or given.get("NO_PROXY") or ""
    if name is None or _is_exempt(host, port, exempt):
        return None
    text = given[name]
    url = urlsplit(text if "://" in text else f"http://{text}")
    if url.scheme not in PORTS or url.hostname is None:
        raise RunError(f"{name} is not the URL of an http or https proxy, and reelkit run can use no other")
    authorization = None
    if url.username is not None:
        user = f"{unquote(url.username)}:{unquote(url.password or '')}"
        authorization = f"Proxy-Authorization: Basic {base64.b64encode(user.encode()).decode()}"
    return UserProxy(url.hostname, url.port or PORTS[url.scheme], url.scheme == "https", authorization)


def _is_exempt(host: str, port: int, exempt: str) -> bool:
    """Whether NO_PROXY names the host, a domain that it is in, or everything."""
    names = {part.strip().lower().removeprefix("*").lstrip(".") for part in exempt.split(",") if part.strip()}
    return "" in names or any(f".{host}".endswith(f".{name}") or name == f"{host}:{port}" for name in names)
