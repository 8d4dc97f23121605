"""URLs: the normal form of a base URL, and which hosts are valid."""

import ipaddress
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


def normal_url(text: str) -> str:
    """The one spelling of a base URL by which the journal tells services apart; any other text as it is.

    Scheme and host are in lower case, a port is named only where it is not the default, no slash is at the end.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return text
    if parts.scheme not in PORTS or not host or "@" in parts.netloc or parts.query or parts.fragment:
        return text
    if ":" in host:
        try:
            host = f"[{ipaddress.IPv6Address(host)}]"
        except ValueError:
            return text
    named = "" if port in (None, PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{named}{parts.path.rstrip('/')}"


def is_host(text: str) -> bool:
    """Whether this can be the host of an address: a name whose labels are neither empty nor too long, or an IP."""
    if text.count(":") > 1:
        return all(char in "0123456789abcdefABCDEF:." for char in text)  # without a zone, which no link has
    try:
        labels = (text if text.isascii() else text.encode("idna").decode()).removesuffix(".").split(".")
    except UnicodeError:
        return False
    return all(0 < len(label) < 64 for label in labels) and not any(char in "/\\?#@%: \t\r\n" for char in text)
