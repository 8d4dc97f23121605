"""Where the API key is looked up."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

KEY_VARIABLES = ("AIMLAPI_API_KEY", "AIML_API_KEY")


class FoundKey(NamedTuple):
    """An API key and where it was found. *text* is empty if *origin* is ``none``."""

    text: str
    origin: Literal["given", "environment", "none"]

    def __repr__(self) -> str:
        return f"FoundKey('***', {self.origin!r})"


def find_api_key(given: str | None, environ: Mapping[str, str]) -> FoundKey:
    """The given key, else the first of `KEY_VARIABLES` that is set. Blank values count as not set.

    Raises ValueError if the key has characters that cannot be sent in a header. The message does not contain the key.
    """
    if given is not None and (text := given.strip()):
        return FoundKey(_checked(text), "given")
    for name in KEY_VARIABLES:
        if text := environ.get(name, "").strip():
            return FoundKey(_checked(text), "environment")
    return FoundKey("", "none")


def _checked(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("the API key contains a space or a character outside printable ASCII; check what was pasted")
    return text
