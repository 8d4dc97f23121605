"""URLs: the normal form of a base URL, and which hosts are valid."""

import ipaddress
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


def normal_url(text: str) -> str:
    """The normal form of a base URL, by which the journal tells services apart; other text is returned unchanged.

    Scheme and host are lower case, a default port is left out, and there is no trailing slash.
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
    """Whether this is a valid host: a name whose labels are neither empty nor too long, or an IP address."""
    if text.count(":") > 1:
        return all(char in "0123456789abcdefABCDEF:." for char in text)  # without a zone id, which no link has
    try:
        labels = (text if text.isascii() else text.encode("idna").decode()).removesuffix(".").split(".")
    except UnicodeError:
        return False
    return all(0 < len(label) < 64 for label in labels) and not any(char in "/\\?#@%: \t\r\n" for char in text)
