"""Where to send requests: what a base URL may be, and which service costs money."""

import ipaddress
from typing import Literal, NamedTuple

import httpx

from reelkit_conformance._errors import ConformError

LIVE_DOMAIN = "aimlapi.com"
EXAMPLE = "http://127.0.0.1:8080"

Kind = Literal["live", "loopback", "other"]


class Target(NamedTuple):
    """A server. *kind* live is the vendor's own, where a create costs money."""

    base_url: str
    kind: Kind


def read_target(text: str) -> Target:
    """The target of a base URL, with or without /v2 at its end."""
    url = _parsed(text)
    if url.scheme not in ("http", "https") or not url.host:
        raise ConformError(f"{text!r} is no base URL; give one like {EXAMPLE}")
    if "%" in url.host or not 0 < (url.port or 80) < 65_536:
        raise ConformError(f"{text!r} is no base URL: no host has such a name, or no port such a number")
    if url.query or url.fragment:
        raise ConformError(f"{text!r} has a query or a fragment; a base URL ends with its path")
    kind = _kind(url.raw_host.decode("ascii").lower().rstrip("."))
    if kind == "live" and url.scheme != "https":
        raise ConformError(f"{text!r} would send the key in the clear; the live service is at https://")
    return Target(str(url).rstrip("/").removesuffix("/v2").rstrip("/"), kind)


def _parsed(text: str) -> httpx.URL:
    """The same parser as that of the transport: what it takes for the host decides what costs money."""
    bare = text.strip()
    if "@" in bare:  # first, and without a word of it: it may be a password
        raise ConformError("the base URL has a user name or a password in it; leave it out, the key goes by --api-key")
    if "://" not in bare:
        raise ConformError(f"{text!r} is no base URL; did you mean http://{bare.rstrip('/')} or https://...?")
    try:
        return httpx.URL(bare)
    except httpx.InvalidURL as error:
        raise ConformError(f"{text!r} is no base URL: {error}") from None


def _kind(host: str) -> Kind:
    if host == LIVE_DOMAIN or host.endswith(f".{LIVE_DOMAIN}"):
        return "live"
    if host == "localhost" or host.endswith(".localhost"):
        return "loopback"
    try:
        return "loopback" if ipaddress.ip_address(host).is_loopback else "other"
    except ValueError:
        return "other"
