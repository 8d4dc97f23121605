"""The API key, which nobody gets to see."""

import json
from collections.abc import Callable, Mapping
from urllib.parse import quote

SHORTEST_KEY = 12  # characters; shorter ones are of tests, and would tear ids apart where they are hidden


class Secret:
    """The API key. It shows itself to nobody, and cannot be pickled."""

    __slots__ = ("_reveal",)

    def __init__(self, text: str) -> None:
        self._reveal: Callable[[], str] = lambda: text

    def header(self) -> str:
        """The value of the Authorization header."""
        return f"Bearer {self._reveal()}"

    def hide(self, content: bytes) -> bytes:
        """The content without the key, should a server repeat it. A word too short to be a real key stays."""
        key = self._reveal()
        if len(key) >= SHORTEST_KEY:
            for spelling in (key,) if key.isalnum() else (key, quote(key), quote(key, safe=""), json.dumps(key)[1:-1]):
                content = content.replace(spelling.encode(), b"***")
        return content

    def hide_in(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers without the key."""
        key = self._reveal()
        if len(key) < SHORTEST_KEY or not any(key in value for value in headers.values()):
            return headers
        return {name.lower(): value.replace(key, "***") for name, value in headers.items()}

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("the API key is not pickled; make a new client from the environment instead")
