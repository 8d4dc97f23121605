"""The mask that hides the API key in what a server says."""

import re
import string
from binascii import b2a_base64, hexlify
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from reelkit_specs._shared.escapes import Escapes, Reading, TooMuch, out_of_force

MASK = "***"
SHORTEST_KEY = 12  # characters; shorter ones are of tests, and would tear ids apart where they are hidden
MOST_ESCAPES = 5_000  # that may be a part of the key, in one text
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}  # str.lower may change the length of a text


class Masker:
    r"""Puts `***` in the place of a key, and of words like it, wherever they stand in a text.

    Found are the characters as they are, in either case, and each of them escaped: as in JSON, JavaScript and C
    (`\u0041`, `\u{41}`, `\U00000041`, `\x41`, `\101`, `\/`, behind any number of backslashes), percent-encoded (`%41`,
    `%u0041`) and as a character reference (`&#65;`, `&#x0041;`, `&plus;`). Escapes may be mixed, and be escaped
    themselves. The whole word is also found in hexadecimal, in quoted-printable (`=41`), and in Base64, standard and
    URL-safe, at any place within what was encoded, as it is in `Basic` credentials. In bytes also as UTF-16 and UTF-32.

    A key of fewer than 12 characters is left alone. Not found is what is compressed, encrypted, or written with other
    characters between those of the key.
    """

    __slots__ = ("_reveal",)

    def __init__(self, key: str, *others: str) -> None:
        words = _Words.of((key, *others) if len(key) >= SHORTEST_KEY else ())
        self._reveal: Callable[[], _Words] = lambda: words

    def __repr__(self) -> str:
        return "<Masker>"

    def __reduce__(self) -> str:
        raise TypeError("a masker knows the API key, and is not pickled")

    def text(self, text: str) -> str:
        """The text without the key."""
        words = self._reveal()
        return text if words.are_not_in(text) else words.hidden_in(text)

    def body(self, body: bytes) -> bytes:
        """The body without the key. What was JSON stays JSON, and is UTF-8 if anything was hidden."""
        words = self._reveal()
        if b"\0" in body and (text := _decoded(body)) is not None and not words.are_not_in(text):
            body = _still_json(body, words.hidden_in(text).encode("utf-8", "surrogatepass"), words)
        text = body.decode("utf-8", "surrogateescape")
        if words.are_not_in(text):
            return body
        return _still_json(body, words.hidden_in(text).encode("utf-8", "surrogateescape"), words)

    def headers(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers without the key, in names and values."""
        words = self._reveal()
        if words.are_not_in("\n".join([*headers, *headers.values()])):
            return headers
        return {self.text(name.lower()): self.text(value) for name, value in headers.items()}


class _Word(NamedTuple):
    """A word to be hidden. Of one in either case, *text* is in lower case."""

    text: str
    in_either_case: bool

    def spans(self, text: str, lower: str) -> Iterator[tuple[int, int]]:
        """Where it stands as it is. *lower* is the text in lower case."""
        within = lower if self.in_either_case else text
        start = within.find(self.text)
        while start >= 0:
            yield start, start + len(self.text)
            start = within.find(self.text, start + 1)

    def escaped_spans(self, reading: Reading, places: list[int], text: str, lower: str) -> Iterator[tuple[int, int]]:
        """Where it stands with escapes in it."""
        within = lower if self.in_either_case else text
        word = re.sub(r"\\+", r"\\", self.text)  # a reading takes a run of backslashes for one
        known = frozenset(word)
        for place in places:  # of the first escape; before it the word stands as it is
            for char, end in reading.escaped(place):
                sought = char.lower() if self.in_either_case else char
                if sought not in known:
                    continue
                for number, one in enumerate(word):
                    is_next = one == sought and number <= place and within[place - number : place] == word[:number]
                    if is_next and (last := self._end(reading, word[number + 1 :], end)) is not None:
                        yield place - number, last

    def _end(self, reading: Reading, rest: str, start: int) -> int | None:
        """Where the rest of the word ends if it stands there."""
        ends = {start}
        for one in rest:
            ends = {
                end
                for place in ends
                for char, end in reading.at(place)
                if one == (char.lower() if self.in_either_case else char)
            }
            if not ends:
                return None
        return max(ends)


class _Words:
    """The words to be hidden, and the ways to look for them."""

    def __init__(self, in_either_case: list[str], as_they_are: list[str]) -> None:
        self._in_either_case = in_either_case
        self._as_they_are = as_they_are
        self._words = [*(_Word(text, True) for text in in_either_case), *(_Word(text, False) for text in as_they_are)]
        self._escapes = Escapes(as_they_are, in_either_case)

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "_Words":
        """The words and what they are when they are encoded as a whole."""
        cases = [*dict.fromkeys(case for word in words for case in (word, word.lower(), word.upper()))]
        encoded = [case.encode() for case in cases]
        in_hexadecimal = [hexlify(case).decode() for case in encoded]
        quoted = [spelling for case in encoded for spelling in _quoted_printable(case)]
        in_base64 = dict.fromkeys(part for case in encoded for part in _in_base64(case))
        return cls([*dict.fromkeys([*(word.lower() for word in words), *in_hexadecimal, *quoted])], [*in_base64])

    def are_not_in(self, text: str) -> bool:
        """Whether none of them is in it. This is asked of every answer, and nearly always true."""
        if not self._words:
            return True
        text = _without_nulls(text)
        lower = text.lower()
        if len(lower) != len(text):
            lower = text.translate(_LOWER)
        for word in self._in_either_case:
            if word in lower:
                return False
        for word in self._as_they_are:
            if word in text:
                return False
        return not self._escapes.may_spell(text, lower)

    def hidden_in(self, text: str) -> str:
        """The text with a mask in the place of each."""
        shown, done = [], 0
        for start, end in self._spans(text):
            shown += [text[done:start], MASK]
            done = end
        return "".join([*shown, text[done:]])

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """What is to be hidden, from left to right."""
        squeezed = _without_nulls(text)
        found = sorted(self._found(squeezed))
        if squeezed is not text and found:
            places = [place for place, char in enumerate(text) if char != "\0"]
            found = [(places[start], places[end - 1] + 1) for start, end in found]
        done = 0
        for start, end in _merged(found):
            while start > done and text[start - 1] == "\\":  # or it would escape the mask
                start -= 1
            yield start, end
            done = end

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        lower = text.translate(_LOWER)
        for word in self._words:
            yield from word.spans(text, lower)
        places = self._escapes.places(text)
        if len(places) > MOST_ESCAPES:  # no honest text has so many, and to read them takes long
            yield from (out_of_force(text, place) for place in places)
            return
        try:
            reading = Reading(text, places)
            yield from [span for word in self._words for span in word.escaped_spans(reading, places, text, lower)]
        except TooMuch:  # no honest text has such escapes of escapes
            yield from (out_of_force(text, place) for place in places)


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that overlap as one."""
    begun: tuple[int, int] | None = None
    for start, end in spans:
        if begun is not None and start < begun[1]:
            begun = begun[0], max(begun[1], end)
            continue
        if begun is not None:
            yield begun
        begun = start, end
    if begun is not None:
        yield begun


def _without_nulls(text: str) -> str:
    """ASCII in UTF-16 and UTF-32 is ASCII with zeros between."""
    return text.replace("\0", "") if "\0" in text else text


def _quoted_printable(word: bytes) -> Iterator[str]:
    """The word in quoted-printable, in lower case: as it must be, with punctuation escaped too, and all escaped."""
    punctuation = frozenset(string.punctuation.encode())
    for escaped in (b"=", punctuation, word):
        spelling = "".join(f"={byte:02x}" if byte in escaped else chr(byte).lower() for byte in word)
        if "=" in spelling:
            yield spelling


def _in_base64(word: bytes) -> Iterator[str]:
    """The word in Base64 behind 0, 1 and 2 other bytes: the characters that depend on it alone."""
    for before in range(3):
        whole = b2a_base64(b"\0" * before + word, newline=False).decode()
        part = whole[-(-8 * before // 6) : 8 * (before + len(word)) // 6]
        yield part
        yield part.translate({ord("+"): "-", ord("/"): "_"})


def _decoded(body: bytes) -> str | None:
    """The text of a body in UTF-16 or UTF-32; None if it is neither."""
    from json import detect_encoding  # here, as few bodies are so

    try:
        encoding: str = detect_encoding(body)
        return None if encoding.startswith("utf-8") else body.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return None


def _still_json(before: bytes, after: bytes, words: _Words) -> bytes:
    """The body that was masked, made anew from its values if a mask made it unreadable."""
    import json

    try:
        content = json.loads(before)
    except (ValueError, RecursionError):
        return after
    try:
        json.loads(after)
    except (ValueError, RecursionError):
        with_masks = _value(content, words)
        return json.dumps(with_masks).encode()
    return after


def _value(value: Any, words: _Words) -> Any:
    """The JSON value without the key in its texts, names and numbers."""
    if isinstance(value, dict):
        return {_value(name, words): _value(item, words) for name, item in value.items()}
    if isinstance(value, list):
        return [_value(item, words) for item in value]
    if isinstance(value, str):
        return words.hidden_in(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return MASK if is_number and not words.are_not_in(str(value)) else value
