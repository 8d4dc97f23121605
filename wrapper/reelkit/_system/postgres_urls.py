"""URLs of PostgreSQL databases: which texts are such, and how are they shown without a password?"""

from urllib.parse import unquote

SCHEMES = ("postgresql://", "postgres://")
SECRETS = ("password", "sslpassword")  # parameters of libpq


def is_postgres(text: str) -> bool:
    """Whether the text is the URL of a PostgreSQL database."""
    return text.startswith(SCHEMES)


def without_password(url: str) -> str:
    """The URL without its passwords: what may be printed and stored. Any other text is returned unchanged."""
    if not is_postgres(url):
        return url
    user, at, place, query = _parts(url)
    kept = [pair for pair in query.split("&") if unquote(pair.partition("=")[0]) not in SECRETS]
    name = user.partition(":")[0].partition("?")[0]
    scheme = url.partition("://")[0]
    return f"{scheme}://{name}{at}{place}{'?' if query and kept else ''}{'&'.join(kept)}"


def passwords(url: str) -> list[str]:
    """The passwords in the URL, as they are and with their escapes replaced; the longest first."""
    user, _, _, query = _parts(url)
    pairs = [pair.partition("=") for pair in query.split("&")]
    found = [user.partition(":")[2], *(value for name, _, value in pairs if unquote(name) in SECRETS)]
    return sorted({text for each in found if each for text in (each, unquote(each))}, key=len, reverse=True)


def _parts(url: str) -> tuple[str, str, str, str]:
    """User and password, "@" if there is one, host and path, and the parameters.

    A password may have "?" and "@" that are not escaped, or a "/", which libpq refuses.
    """
    rest = url.partition("://")[2]
    start, _, query = rest.partition("?")
    if "@" not in start and ":" in start and "@" in query:  # a password with "?", unless it is the port of a host
        user, at, start = rest.rpartition("@")
        start, _, query = start.partition("?")
        return user, at, start, query
    user, at, place = start.rpartition("@")
    return user, at, place, query
