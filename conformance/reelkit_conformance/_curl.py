"""A request as a command that anyone can send again. The key stays in the environment."""

import shlex
from urllib.parse import quote, urlencode

from reelkit_conformance._exchange import Ask, Auth
from reelkit_conformance._text import visible

HEADERS: dict[Auth, str] = {  # in double quotes, for the shell to fill in the key
    "key": '"Authorization: Bearer $AIMLAPI_API_KEY"',
    "bare": '"Authorization: $AIMLAPI_API_KEY"',
    "basic": '"Authorization: Basic $AIMLAPI_API_KEY"',
    "invalid": "'Authorization: Bearer invalid-key'",
    "empty": "'Authorization: Bearer'",
}


def address_of(ask: Ask, base_url: str) -> str:
    """The whole address."""
    query = f"?{urlencode(ask.query, quote_via=quote, safe='')}" if ask.query else ""
    base_url = "" if "://" in ask.path else base_url  # a link to a video is whole
    return f"{base_url}{quote(ask.path, safe='/%:@-._~!$&()*+,;=')}{query}"


def curl(ask: Ask, base_url: str) -> str:
    """The command, on one line."""
    words = ["curl", *_method(ask), shlex.quote(address_of(ask, base_url))]
    words += ["-H", HEADERS[ask.auth]] if ask.auth in HEADERS else []
    for name, value in ask.headers:
        words += ["-H", shlex.quote(f"{name}: {value}")]
    if ask.body is None:
        return " ".join(words)
    if (text := _typed(ask.body)) is not None:
        return " ".join([*words, "--data-raw", shlex.quote(text)])  # --data would read a file for a leading @
    octal = "".join(f"\\{byte:03o}" for byte in ask.body)  # the one notation that every printf knows
    return " ".join([f"printf '{octal}' |", *words, "--data-binary", "@-"])


def _typed(body: bytes) -> str | None:
    """The body as text that can stand in a command; None if it has what no shell takes."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if visible(text) == text else None


def _method(ask: Ask) -> list[str]:
    """HEAD has an option of its own: -X HEAD would wait for a body."""
    if ask.method == "HEAD":
        return ["--head"]
    implied = "GET" if ask.body is None else "POST"
    return [] if ask.method == implied else ["-X", ask.method]
