"""A request as a curl command. The key stays in an environment variable."""

import shlex
from urllib.parse import quote, urlencode

from reelkit_conformance._http.api_key import CREDENTIALS
from reelkit_conformance._http.exchange import Request
from reelkit_specs import printable

SHELL_KEYS = {
    "key": "$AIMLAPI_API_KEY",
    "like": "another-key",
    "longer": "${AIMLAPI_API_KEY}x",
    "shorter": "${AIMLAPI_API_KEY%?}",
    "prefixed": "x$AIMLAPI_API_KEY",
    "split": '$(printf %s "$AIMLAPI_API_KEY" | sed "s/./& /")',
    "followed": "$AIMLAPI_API_KEY x",
    "backwards": '$(printf %s "$AIMLAPI_API_KEY" | rev)',
    "encoded": '%$(printf %s "$AIMLAPI_API_KEY" | head -c1 | od -An -tx1 | tr -d " ")${AIMLAPI_API_KEY#?}',
    "base64": '$(printf %s "$AIMLAPI_API_KEY" | base64 -w0)',
    "password": '$(printf %s "user:$AIMLAPI_API_KEY" | base64 -w0)',
    "as_long": '$(printf %s "$AIMLAPI_API_KEY" | sed "s/./x/g")',
    "swapped": '$(printf %s "$AIMLAPI_API_KEY" | tr a-zA-Z A-Za-z)',
}


def url_of(request: Request, base_url: str) -> str:
    """Return the URL of a request."""
    query = f"?{urlencode(request.query, quote_via=quote, safe='')}" if request.query else ""
    base_url = "" if "://" in request.path else base_url  # a link to a video is absolute
    return f"{base_url}{quote(request.path, safe='/%:@-._~!$&()*+,;=')}{query}"


def curl(request: Request, base_url: str) -> str:
    """Return the command on one line."""
    credential = CREDENTIALS.get(request.auth)
    url = shlex.quote(url_of(request, base_url))
    if credential and credential.query:
        value = credential.value.format_map(SHELL_KEYS)
        url += f'"{"&" if request.query else "?"}{"&".join(f"{name}={value}" for name in credential.query)}"'
    words = ["curl", *_method(request), url]
    for name, value in credential.headers if credential else ():
        words += ["-H", _credential(name, value)]
    for name, value in request.headers:
        words += ["-H", shlex.quote(f"{name}: {value}")]
    if request.body is None:
        return " ".join(words)
    if (text := _shell_text(request.body)) is not None:
        if credential and credential.field:  # the last member of the body
            member = f'"{credential.value.format_map(SHELL_KEYS)}"'
            start = shlex.quote(f'{text.removesuffix("}")}, "{credential.field}": "')
            return " ".join([*words, "--data-raw", f"{start}{member}{shlex.quote(chr(34) + '}')}"])
        return " ".join([*words, "--data-raw", shlex.quote(text)])  # --data would read a file for a leading @
    octal = "".join(f"\\{byte:03o}" for byte in request.body)  # the only notation that every printf knows
    return " ".join([f"printf '{octal}' |", *words, "--data-binary", "@-"])


def _credential(name: str, value: str) -> str:
    """Return a header, in double quotes if the shell fills in the key."""
    if "{" in value:
        return '"' + f"{name}: {value}".replace('"', '\\"').format_map(SHELL_KEYS) + '"'
    return shlex.quote(f"{name}: {value}" if value else f"{name};")


def _shell_text(body: bytes) -> str | None:
    """Return the body as text for a command, or None if a shell cannot pass it."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if printable(text) == text else None


def _method(request: Request) -> list[str]:
    """Return the option for the method; HEAD has its own, because -X HEAD would wait for a body."""
    if request.method == "HEAD":
        return ["--head"]
    implied = "GET" if request.body is None else "POST"
    return [] if request.method == implied else ["-X", request.method]
