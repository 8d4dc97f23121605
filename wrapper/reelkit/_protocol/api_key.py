"""The API key, masked wherever it could be shown."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from reelkit_specs import Masker

LAYERS = 4  # percent-encodings of percent-encodings that are taken off an address; the mask knows those of single words
LEFT_OUT = re.compile(r"[\t\r\n]")  # what programs take out of an address


class Secret:
    """The API key. Its repr is masked, and it cannot be pickled."""

    __slots__ = ("__weakref__", "_masker", "_reveal")

    def __init__(self, text: str) -> None:
        self._reveal: Callable[[], str] = lambda: text
        self._masker = Masker(text)

    def header(self) -> str:
        """The value of the Authorization header."""
        return f"Bearer {self._reveal()}"

    def fingerprint(self) -> str:
        """A text that differs between API keys, and is too short to confirm a guess of one."""
        return hashlib.sha256(b"reelkit account " + self._reveal().encode(errors="surrogatepass")).hexdigest()[:8]

    def hide(self, content: bytes) -> bytes:
        """The content with the key masked: a server may repeat it."""
        return self._masker.body(content)

    def hide_in_text(self, text: str) -> str:
        """The text with the key masked."""
        return self._masker.text(text)

    def hide_in(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers with the key masked."""
        return self._masker.headers(headers)

    def is_in_address(self, url: str) -> bool:
        """Whether the key is in a URL, as written or as programs read it when they join or resolve URLs."""
        return any(self.hide_in_text(text) != text for text in (url, *_readings(url)))

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("the API key is not pickled; make a new client from the environment instead")


def _readings(url: str) -> Iterator[str]:
    """How programs read a URL: without escapes, then without dots and empty segments in its path."""
    text = LEFT_OUT.sub("", unicodedata.normalize("NFKC", url))
    for _ in range(LAYERS):
        if (plain := unquote(text)) == text:
            break
        text = plain
    segments: list[str] = []
    for segment in text.replace("\\", "/").split("/"):
        if segment == ".." and segments:
            segments.pop()
        elif segment not in (".", ".."):
            segments.append(segment)
    yield text
    yield "/".join(segments)
    yield "/".join(filter(None, segments))
