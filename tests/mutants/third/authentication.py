"""Authentication: calls that are admitted without the key, or refused with it."""

import base64
import posixpath
from collections.abc import Callable
from urllib.parse import unquote

from ..around import Call, Change
from ..fault import BOTH
from ..model import PATHS
from .planted import (
    CONTRACT,
    ENDS,
    LEGACY_ONLY,
    NO_KEY,
    V2_ONLY,
    Ask,
    Planted,
    When,
    admitting,
    has_header,
    with_headers,
)

KEYS = "the contract: no valid API key was sent"
SCHEME = "RFC 9110, 11.1"
KEY = "the-only-key"  # of the server in the tests; what shows a fault contains it


def _authorization(resembles: Callable[[str, str], bool]) -> Change:
    return admitting(lambda call: resembles(call.request.headers.get("authorization", ""), call.server.key))


def _no_key(method: str = "POST", **values: str | None) -> tuple[Ask, ...]:
    """Return a create or fetch with another Authorization or other headers."""
    return with_headers(method, **{**NO_KEY, **values})


def _other_key(
    name: str,
    sentence: str,
    resembles: Callable[[str, str], bool],
    sent: str,
    *,
    basis: str = KEYS,
    method: str = "POST",
    at: tuple[str, ...] = BOTH,
) -> Planted:
    """Return a fault that admits what resembles the key, by what was sent and the key. *sent* shows it."""
    change = admitting(lambda call: bool(call.key) and resembles(call.key, call.server.key))
    return Planted(name, sentence, basis, change, at=at, asks=_no_key(method, authorization=f"Bearer {sent}"))


def _open_at(plain: Callable[[str], str]) -> Change:
    """Serve another spelling of the path without a key."""

    def change(call: Call) -> None:
        path = plain(call.path)
        if path != call.path and PATHS.get(path) in call.server.fault.addresses:
            call.ask(target=path + (f"?{call.query}" if call.query else ""))
            call.admit()

    return change


def _after_a_good_call(call: Call) -> None:
    if call.has_key:
        call.server.memory["good"] = call.request.target
    elif call.server.memory.pop("good", None) == call.request.target:
        call.admit()


def _tenth_wrong(call: Call) -> None:
    if call.address and not call.has_key and call.key and call.server.count("wrong") % 10 == 0:
        call.admit()


def _locks_out(call: Call) -> None:
    memory = call.server.memory
    if call.address and not call.has_key:
        memory["wrong"] = memory.get("wrong", 0) + 1
    elif call.address and memory.get("wrong", 0) >= 5:
        memory["wrong"] = memory["wrong"] - 1 if memory["wrong"] > 5 else 0
        call.refuse(401, "Send a valid key")


def _refused_before(when: When) -> Change:
    """Refuse a call for another reason before its key is judged."""
    return lambda call: call.refuse(400, "Wrong request") if call.address and not call.has_key and when(call) else None


def _refuses_scheme(written: Callable[[str, str], bool]) -> Change:
    """Refuse the key if it is written in a way that the RFC allows."""

    def change(call: Call) -> None:
        if call.address and written(call.request.headers.get("authorization", ""), call.server.key):
            call.refuse(401, "Send a valid key")

    return change


def _ended_before(call: Call) -> bool:
    job = call.server.jobs.get(call.ids[0]) if call.ids else None
    return job is not None and not set(ENDS).isdisjoint(job.states)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode("latin-1")
    except ValueError:
        return ""


def _open(suffix: str) -> tuple[Ask, ...]:
    return (Ask({}, headers=NO_KEY, suffix=suffix),)


ROWS = (
    Planted(
        "key_for_proxies",
        "The key is accepted in Proxy-Authorization.",
        KEYS,
        admitting(lambda call: call.server.key in call.request.headers.get("proxy-authorization", "")),
        asks=_no_key(proxy_authorization=f"Bearer {KEY}"),
    ),
    Planted(
        "own_host",
        "A call that claims to come from 127.0.0.1 needs no key.",
        KEYS,
        admitting(has_header("x-forwarded-for", r"127\.0\.0\.1")),
        asks=_no_key(x_forwarded_for="127.0.0.1"),
    ),
    Planted(
        "key_in_body",
        "The key is accepted as a field of the body.",
        KEYS,
        admitting(lambda call: call.server.key in map(str, call.body.values())),
        asks=(Ask({"api_key": KEY}, headers=NO_KEY),),
    ),
    Planted(
        "key_as_password",
        "The key is accepted as a password of Basic.",
        KEYS,
        _authorization(lambda sent, key: sent.startswith("Basic ") and key in _decoded(sent[6:])),
        asks=_no_key(authorization="Basic " + base64.b64encode(f"user:{KEY}".encode()).decode()),
    ),
    Planted(
        "other_scheme",
        "The key is accepted in the schemes Token and ApiKey.",
        SCHEME,
        _authorization(lambda sent, key: sent.lower() in (f"token {key}", f"apikey {key}")),
        asks=_no_key(authorization=f"Token {KEY}"),
    ),
    Planted(
        "no_scheme",
        "The key is accepted without a scheme.",
        SCHEME,
        _authorization(lambda sent, key: sent == key),
        asks=_no_key("GET", authorization=KEY),
    ),
    Planted(
        "scheme_twice",
        "Bearer is accepted twice.",
        SCHEME,
        _authorization(lambda sent, key: sent == f"Bearer Bearer {key}"),
        asks=_no_key(authorization=f"Bearer Bearer {KEY}"),
    ),
    Planted(
        "two_keys",
        "A list of a wrong key and the key is accepted.",
        "RFC 9110, 11.6.2",
        _authorization(lambda sent, key: f"Bearer {key}" in sent.split(", ")),
        asks=_no_key(authorization=f"Bearer bad, Bearer {KEY}"),
    ),
    _other_key(
        "key_in_quotes", "The key is accepted in quotes.", lambda sent, key: sent.strip("\"'") == key, f'"{KEY}"'
    ),
    _other_key(
        "key_of_that_length",
        "Any key of the right length is accepted.",
        lambda sent, key: len(sent) == len(key),
        "x" * len(KEY),
        at=V2_ONLY,
    ),
    _other_key(
        "key_of_those_letters",
        "The letters of the key are accepted in any order.",
        lambda sent, key: sorted(sent) == sorted(key),
        KEY[::-1],
    ),
    _other_key(
        "key_without_its_end",
        "The last character of the key does not matter.",
        lambda sent, key: len(sent) == len(key) and sent[:-1] == key[:-1],
        f"{KEY[:-1]}x",
    ),
    _other_key(
        "key_without_its_start",
        "The first character of the key does not matter.",
        lambda sent, key: len(sent) == len(key) and sent[1:] == key[1:],
        f"x{KEY[1:]}",
        at=LEGACY_ONLY,
    ),
    _other_key(
        "key_without_marks",
        "Hyphens and underscores in the key do not matter.",
        lambda sent, key: sent.replace("-", "").replace("_", "") == key.replace("-", "").replace("_", ""),
        KEY.replace("-", ""),
    ),
    _other_key(
        "key_encoded",
        "The key is accepted with percent-encoded characters.",
        lambda sent, key: unquote(sent) == key,
        "%74he-only-key",
    ),
    _other_key(
        "key_in_base64",
        "The key is accepted in Base64.",
        lambda sent, key: _decoded(sent) == key,
        base64.b64encode(KEY.encode()).decode(),
    ),
    _other_key(
        "key_twice", "The key is accepted if it is written twice.", lambda sent, key: sent == key + key, KEY + KEY
    ),
    _other_key(
        "key_undefined",
        "The keys null and undefined are accepted.",
        lambda sent, key: sent in ("null", "undefined"),
        "undefined",
    ),
    _other_key("key_wildcard", "The key * is accepted.", lambda sent, key: sent in ("*", "%"), "*"),
    _other_key(
        "key_in_a_condition",
        "A key with ' or '1'='1 is accepted.",
        lambda sent, key: "' or '" in sent.lower(),
        "a' or '1'='1",
        method="GET",
    ),
    _other_key(
        "unsigned_token",
        "A token that says it needs no signature is accepted.",
        lambda sent, key: '"none"' in _decoded(sent.partition(".")[0]),
        "eyJhbGciOiAibm9uZSJ9.e30.",
        basis="RFC 8725, 3.2",
    ),
    Planted(
        "after_a_good_call",
        "A call without a key is accepted right after the same call with one.",
        KEYS,
        _after_a_good_call,
        asks=(Ask({}), *_no_key()),
    ),
    Planted(
        "tenth_wrong_key",
        "Every tenth wrong key is accepted.",
        KEYS,
        _tenth_wrong,
        asks=_no_key("GET", authorization="Bearer bad") * 10,
    ),
    Planted(
        "locks_out",
        "After five calls without the key, calls with it are refused.",
        CONTRACT,
        _locks_out,
        asks=(*_no_key("GET") * 5, Ask({})),
    ),
    Planted(
        "method_override",
        "A call with X-HTTP-Method-Override needs no key.",
        KEYS,
        admitting(lambda call: "x-http-method-override" in call.request.headers),
        asks=_no_key(x_http_method_override="POST"),
    ),
    Planted(
        "finished_is_public", "A job that was seen finished is returned without a key.", KEYS, admitting(_ended_before)
    ),
    Planted(
        "semicolon",
        "A path with ;a=b behind it needs no key.",
        KEYS,
        _open_at(lambda path: path.partition(";")[0]),
        asks=_open(";a=b"),
    ),
    Planted("dot_segment", "A path with /./ in it needs no key.", KEYS, _open_at(posixpath.normpath), asks=_open("/.")),
    Planted(
        "format_suffix",
        "A path with .json behind it needs no key.",
        KEYS,
        _open_at(lambda path: path.removesuffix(".json")),
        asks=_open(".json"),
    ),
    Planted(
        "encoded_slash",
        "A path with an encoded slash at its end needs no key.",
        KEYS,
        _open_at(lambda path: path.removesuffix("%2F").removesuffix("%2f")),
        asks=_open("%2F"),
    ),
    Planted(
        "encoded_space",
        "A path with an encoded space at its end needs no key.",
        KEYS,
        _open_at(lambda path: path.removesuffix("%20")),
        asks=_open("%20"),
    ),
    Planted(
        "scheme_in_small_letters",
        "The key is refused in the scheme bearer.",
        SCHEME,
        _refuses_scheme(lambda sent, key: sent == f"bearer {key}"),
        asks=_no_key(authorization=f"bearer {KEY}"),
    ),
    Planted(
        "scheme_in_capitals",
        "The key is refused in the scheme BEARER.",
        SCHEME,
        _refuses_scheme(lambda sent, key: sent == f"BEARER {key}"),
        asks=_no_key(authorization=f"BEARER {KEY}"),
        at=LEGACY_ONLY,
    ),
    Planted(
        "two_spaces",
        "The key is refused after two spaces.",
        "RFC 9110, 11.4",
        _refuses_scheme(lambda sent, key: sent == f"Bearer  {key}"),
        asks=_no_key(authorization=f"Bearer  {KEY}"),
    ),
    Planted(
        "model_before_key",
        "An unknown model is refused before the key is checked.",
        KEYS,
        _refused_before(
            lambda call: (
                call.route == "create" and str(call.body.get("model")).partition("/")[0] not in ("pixverse", "None")
            ),
        ),
        asks=(Ask({"model": "nobody/nothing"}, headers=NO_KEY),),
    ),
    Planted(
        "query_before_key",
        "A fetch without an id is refused before the key is checked.",
        KEYS,
        _refused_before(lambda call: call.route == "fetch" and not call.ids),
        asks=(Ask(b"", "GET", "", NO_KEY),),
    ),
    Planted(
        "type_before_key",
        "Another content type is refused before the key is checked.",
        KEYS,
        _refused_before(
            lambda call: call.route == "create" and "json" not in call.request.headers.get("content-type", "")
        ),
        asks=_no_key(content_type="text/plain"),
    ),
    Planted(
        "logs_without_key",
        "The logs need no key.",
        "the vendor's page of the logs",
        admitting(lambda call: call.route == "logs"),
        asks=(Ask(b"", "GET", "period=24h", NO_KEY, path="/v2/logs"),),
    ),
    Planted(
        "balance_without_key",
        "The balance needs no key.",
        "the vendor's page of billing",
        admitting(lambda call: call.route == "billing"),
        asks=(Ask(b"", "GET", "", NO_KEY, path="/v2/billing"),),
    ),
)
