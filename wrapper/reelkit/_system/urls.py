"""URLs: the normal form of a base URL, and which hosts are valid."""

import ipaddress
import re
import string
import unicodedata
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
UNRESERVED = string.ascii_letters + string.digits + "-._~"  # which RFC 3986 lets stand for their escapes
PRINTABLE = string.ascii_letters + string.digits + string.punctuation


def normal_url(text: str) -> str:
    """The normal form of a base URL, by which the journal tells services apart; other text is returned unchanged.

    Scheme and host are lower case, and a name with other letters is encoded as httpx sends it. A default port and the
    dot of the root domain are left out. The path has no needless escapes, no dot segments and no trailing slash.
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
    else:
        host = _normal_name(host)
    named = "" if port in (None, PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{named}{_normal_path(parts.path)}"


def _normal_name(host: str) -> str:
    """The normal form of a host name; one that cannot be encoded stays as it is."""
    name = unicodedata.normalize("NFKC", host).lower().rstrip(".") or host
    if name.isascii():
        return name
    import idna  # lazy: takes 10 ms to import, and few services have such a name

    try:
        return idna.encode(name).decode()  # as httpx does, which differs from Python's codec
    except idna.IDNAError:
        return host


def _normal_path(path: str) -> str:
    """The path without escapes of unreserved characters, dot segments and trailing slashes."""
    segments: list[str] = []
    for segment in re.sub("%[0-9A-Fa-f]{2}", _normal_escape, quote(path, safe=PRINTABLE, errors="surrogatepass")).split(
        "/"
    ):
        if segment == "..":
            segments = segments[:-1] or [""]  # the first one is empty, before the first slash
        elif segment != ".":
            segments.append(segment)
    return "/".join(segments).rstrip("/")


def _normal_escape(escape: re.Match[str]) -> str:
    char = chr(int(escape[0][1:], 16))
    return char if char in UNRESERVED else escape[0].upper()


def is_host(text: str) -> bool:
    """Whether this is a valid host: a name whose labels are neither empty nor too long, or an IP address."""
    if text.count(":") > 1:
        return all(char in "0123456789abcdefABCDEF:." for char in text)  # without a zone id, which no link has
    try:
        labels = (text if text.isascii() else text.encode("idna").decode()).removesuffix(".").split(".")
    except UnicodeError:
        return False
    return all(0 < len(label) < 64 for label in labels) and not any(char in "/\\?#@%: \t\r\n" for char in text)
