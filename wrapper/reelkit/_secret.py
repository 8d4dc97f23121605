"""The API key, which nobody gets to see."""

from collections.abc import Callable, Mapping

from reelkit_specs import Masker


class Secret:
    """The API key. It shows itself to nobody, and cannot be pickled."""

    __slots__ = ("_masker", "_reveal")

    def __init__(self, text: str) -> None:
        self._reveal: Callable[[], str] = lambda: text
        self._masker = Masker(text)

    def header(self) -> str:
        """The value of the Authorization header."""
        return f"Bearer {self._reveal()}"

    def hide(self, content: bytes) -> bytes:
        """The content without the key, should a server repeat it."""
        return self._masker.body(content)

    def hide_in_text(self, text: str) -> str:
        """The text without the key."""
        return self._masker.text(text)

    def hide_in(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers without the key."""
        return self._masker.headers(headers)

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("the API key is not pickled; make a new client from the environment instead")
