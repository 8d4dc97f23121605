"""The API key: where it comes from, how it is sent, and how it is kept out of every output."""

import base64
import string
from collections.abc import Mapping
from typing import Literal, NamedTuple

from reelkit_conformance._errors import ConformError
from reelkit_conformance._http.exchange import Auth
from reelkit_specs import KEY_VARIABLES, Masker, find_api_key

MADE_UP = "reelkit-conform-made-up-key"  # no service knows it, and no mock refuses it

ALPHABETS = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
NEXT_CHARACTER = {ord(one): other for row in ALPHABETS for one, other in zip(row, row[1:] + row[:1], strict=True)}

Origin = Literal["given", "environment", "made up", "none"]


class Secret:
    """An API key that only the transport can read."""

    __slots__ = ("__finder", "__length", "__masker", "__words", "is_recognizable")

    def __init__(self, text: str) -> None:
        others = text.swapcase()
        self.__words = {
            "key": text,
            "like": text.translate(NEXT_CHARACTER),
            "longer": f"{text}x",
            "shorter": text[:-1],
            "swapped": others if others != text else f"x{text}",
            "prefixed": f"x{text}",
            "split": f"{text[:1]} {text[1:]}",
            "followed": f"{text} x",
            "backwards": text[::-1],
            "encoded": f"%{ord(text[:1] or 'x'):02X}{text[1:]}",
            "base64": base64.b64encode(text.encode()).decode(),
            "password": base64.b64encode(f"user:{text}".encode()).decode(),
        }
        self.__length = len(text)
        self.__finder = Masker(text, *self.__words.values())
        self.__masker = Masker("") if text == MADE_UP else self.__finder
        self.is_recognizable = self._is_in(text)  # whether the key is long enough to be told from other texts

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("the API key cannot be pickled")

    def fill(self, value: str) -> str:
        """Return a header value with the key, or a variation of it, filled in. Only the transport calls this."""
        return value.format_map(self.__words | {"as_long": "x" * self.__length})

    def place_in(self, status_line: str, headers: Mapping[str, str], body: bytes) -> str | None:
        """Return where a response has the key or a variation of it; empty if nowhere, None if that is unknown."""
        if not self.is_recognizable:
            return None
        if self.__finder.body(body) != body:
            return "the body"
        found = (name for name, value in headers.items() if self._is_in(name) or self._is_in(value))
        if (name := next(found, None)) is not None:
            return f"the header {self.__finder.text(name)}"
        return "the status line" if self._is_in(status_line) else ""

    def _is_in(self, text: str) -> bool:
        return self.__finder.text(text) != text

    def hide(self, text: str) -> str:
        """Return the text with the key and its variations masked."""
        return self.__masker.text(text)

    def hide_bytes(self, content: bytes) -> bytes:
        """Return the content with the key and its variations masked."""
        return self.__masker.body(content)

    def hide_in(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers with lower-case names and with the key and its variations masked."""
        return {name.lower(): value for name, value in self.__masker.headers(headers).items()}


class Key(NamedTuple):
    """A key and its origin."""

    secret: Secret
    origin: Origin


def find_key(given: str | None, environ: Mapping[str, str], may_be_made_up: bool) -> Key:
    """Return the given key, or else the key in the environment, or else a made-up one if *may_be_made_up*."""
    try:
        text, origin = find_api_key(given, environ)
    except ValueError as error:
        raise ConformError(str(error)) from None
    if origin != "none":
        return Key(Secret(text), origin)
    if may_be_made_up:
        return Key(Secret(MADE_UP), "made up")
    raise ConformError(f"there is no API key; give --api-key or set {KEY_VARIABLES[0]}")


class Credential(NamedTuple):
    """A header, or nothing but *query* and *field*. *value* has {key} for the user's key, or a variation of it.

    *query* contains names of query parameters; the value of each is the user's key. *field* is that of the body.
    """

    header: str
    value: str
    query: tuple[str, ...] = ()
    field: str = ""
    more: tuple[tuple[str, str], ...] = ()  # further headers

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return every header."""
        return ((self.header, self.value), *self.more) if self.header else self.more


IN_QUERY = ("api_key", "apikey", "key", "token", "access_token")
FORWARDED = (("X-Real-IP", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"))
ELSEWHERE = (
    ("Api-Key", "{key}"),
    ("X-Auth-Token", "{key}"),
    ("Proxy-Authorization", "Bearer {key}"),
    ("Cookie", "api_key={key}; token={key}; session={key}"),
    ("X-Forwarded-For", "127.0.0.1"),
    *FORWARDED,
    ("X-HTTP-Method-Override", "GET"),
)

CREDENTIALS: dict[Auth, Credential] = {
    "key": Credential("Authorization", "Bearer {key}"),
    "small": Credential("Authorization", "bearer {key}"),
    "capitals": Credential("Authorization", "BEARER {key}"),
    "spaced": Credential("Authorization", "Bearer  {key}"),
    "empty": Credential("Authorization", "Bearer"),
    "blank": Credential("Authorization", ""),
    "invalid": Credential("Authorization", "Bearer invalid-0123456789abcdef"),
    "null": Credential("Authorization", "Bearer null"),
    "undefined": Credential("Authorization", "Bearer undefined"),
    "bare": Credential("Authorization", "{key}"),
    "basic": Credential("Authorization", "Basic {key}"),
    "token": Credential("Authorization", "Token {key}"),
    "of scheme Key": Credential("Authorization", "Key {key}"),
    "glued": Credential("Authorization", "Bearer{key}"),
    "after a colon": Credential("Authorization", "Bearer: {key}"),
    "x-api-key": Credential("X-API-Key", "{key}"),
    "x-auth-token": Credential("X-Auth-Token", "{key}"),
    "api-key": Credential("Api-Key", "{key}"),
    "proxy": Credential("Proxy-Authorization", "Bearer {key}"),
    "forwarded": Credential("X-Forwarded-For", "127.0.0.1", more=FORWARDED),
    "overridden": Credential("X-HTTP-Method-Override", "GET"),
    "in the body": Credential("", "{key}", field="api_key"),
    "cookie": Credential("Cookie", "api_key={key}; token={key}; session={key}"),
    "in the query": Credential("", "{key}", IN_QUERY),
    "elsewhere": Credential("X-API-Key", "{key}", IN_QUERY, "api_key", ELSEWHERE),
    "password": Credential("Authorization", "Basic {password}"),
    "of scheme ApiKey": Credential("Authorization", "ApiKey {key}"),
    "scheme twice": Credential("Authorization", "Bearer Bearer {key}"),
    "in a list": Credential("Authorization", "Bearer none, Bearer {key}"),
    "like it": Credential("Authorization", "Bearer {like}"),
    "longer": Credential("Authorization", "Bearer {longer}"),
    "shorter": Credential("Authorization", "Bearer {shorter}"),
    "swapped": Credential("Authorization", "Bearer {swapped}"),
    "prefixed": Credential("Authorization", "Bearer {prefixed}"),
    "split": Credential("Authorization", "Bearer {split}"),
    "followed": Credential("Authorization", "Bearer {followed}"),
    "as long": Credential("Authorization", "Bearer {as_long}"),
    "backwards": Credential("Authorization", "Bearer {backwards}"),
    "encoded": Credential("Authorization", "Bearer {encoded}"),
    "in base64": Credential("Authorization", "Bearer {base64}"),
    "twice": Credential("Authorization", "Bearer {key}{key}"),
    "in quotes": Credential("Authorization", 'Bearer "{key}"'),
    "wildcard": Credential("Authorization", "Bearer *"),
    "condition": Credential("Authorization", "Bearer x' or '1'='1"),
    "unsigned": Credential("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),  # {"alg":"none"}
}
# also those that contain a variation of the key
CONTAINS_KEY = frozenset(auth for auth, credential in CREDENTIALS.items() if "{" in credential.value)
