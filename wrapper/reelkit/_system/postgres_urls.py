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
    scheme, _, rest = url.partition("://")
    rest, mark, query = rest.partition("?")
    # At the last "@", as a password may have one that is not escaped; libpq refuses a "/" in it.
    user, at, place = rest.rpartition("@")
    kept = [pair for pair in query.split("&") if unquote(pair.partition("=")[0]) not in SECRETS]
    return f"{scheme}://{user.partition(':')[0]}{at}{place}{mark if query and kept else ''}{'&'.join(kept)}"


def passwords(url: str) -> list[str]:
    """The passwords in the URL, as they are and with their escapes replaced; the longest first."""
    rest, _, query = url.partition("://")[2].partition("?")
    user = rest.rpartition("@")[0]
    pairs = [pair.partition("=") for pair in query.split("&")]
    found = [user.partition(":")[2], *(value for name, _, value in pairs if unquote(name) in SECRETS)]
    return sorted({text for each in found if each for text in (each, unquote(each))}, key=len, reverse=True)
