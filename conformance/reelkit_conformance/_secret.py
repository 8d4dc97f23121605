"""The API key: where it comes from, and that nobody sees it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from reelkit_conformance._errors import ConformError

KEY_VARIABLES = ("AIMLAPI_API_KEY", "AIML_API_KEY")
MADE_UP = "reelkit-conform-made-up-key"  # no service knows it, and no mock refuses it
SHORTEST = 12  # characters; hiding a shorter word would tear ids and bodies apart, and no real key is that short

Origin = Literal["given", "environment", "made up", "none"]


class Secret:
    """A key that shows itself to nobody but the one who sends it."""

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("the API key is not pickled")

    def header(self) -> str:
        """The value of the Authorization header. For the transport alone."""
        return f"Bearer {self.__text}"

    def hide(self, text: str) -> str:
        """The text without the key, should a server repeat it."""
        return text.replace(self.__text, "***") if self._worth_hiding() else text

    def hide_bytes(self, content: bytes) -> bytes:
        """The content without the key."""
        return content.replace(self.__text.encode(), b"***") if self._worth_hiding() else content

    def _worth_hiding(self) -> bool:
        return len(self.__text) >= SHORTEST and self.__text != MADE_UP


class Key(NamedTuple):
    """A key, and where it comes from."""

    secret: Secret
    origin: Origin


def find_key(given: str | None, environ: Mapping[str, str], may_be_made_up: bool) -> Key:
    """The key that was given, else that of the environment, else one that is made up where that does no harm."""
    if given is not None and (text := given.strip()):
        return Key(Secret(_checked(text)), "given")
    if text := next(filter(None, (environ.get(name, "").strip() for name in KEY_VARIABLES)), ""):
        return Key(Secret(_checked(text)), "environment")
    if may_be_made_up:
        return Key(Secret(MADE_UP), "made up")
    raise ConformError(f"there is no API key; give --api-key or set {KEY_VARIABLES[0]}")


def _checked(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ConformError("the API key has characters that no key has; was something else pasted with it?")
    return text
