"""Hides the API key in text, bodies and headers."""

import re
import string
from binascii import b2a_base64, hexlify
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from reelkit_specs._shared.escapes import Escapes, Reading, TooComplex, without_escapes

MASK = "***"
SHORTEST_KEY = 12  # characters; hiding a shorter key, as used in tests, would damage ids
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}  # str.lower can change the length of a text


class Masker:
    r"""Replaces a key, and other words, by `***` wherever they are in a text.

    Finds the characters in either case, unchanged or escaped: as in JSON, JavaScript and C
    (`\u0041`, `\u{41}`, `\U00000041`, `\x41`, `\x{41}`, `\101`, `\/`, after any number of backslashes), percent-encoded
    (`%41`, `%u0041`) and as a character reference (`&#65;`, `&#x0041;`, `&plus;`). Escapes may be mixed and escaped
    again. Also finds the whole word in hexadecimal, in quoted-printable (`=41`), and in Base64, standard and URL-safe,
    at any position in the encoded data, as in `Basic` credentials. In bytes, also finds UTF-16 and UTF-32.

    Does not hide keys of fewer than 12 characters. Does not find a key that is compressed, encrypted, or interrupted by
    other characters.
    """

    __slots__ = ("_reveal",)

    def __init__(self, key: str, *others: str) -> None:
        words = _Words.of((key, *others) if len(key) >= SHORTEST_KEY else ())
        self._reveal: Callable[[], _Words] = lambda: words

    def __repr__(self) -> str:
        return "<Masker>"

    def __reduce__(self) -> str:
        raise TypeError("a masker contains the API key and cannot be pickled")

    def text(self, text: str) -> str:
        """The text without the key."""
        words = self._reveal()
        return text if words.are_absent_from(text) else words.masked(text)

    def body(self, body: bytes) -> bytes:
        """The body without the key. JSON stays valid JSON, in UTF-8 if anything was hidden."""
        words = self._reveal()
        if b"\0" in body and (text := _decoded(body)) is not None and not words.are_absent_from(text):
            body = _still_json(body, words.masked(text).encode("utf-8", "surrogatepass"), words)
        text = body.decode("utf-8", "surrogateescape")
        if words.are_absent_from(text):
            return body
        return _still_json(body, words.masked(text).encode("utf-8", "surrogateescape"), words)

    def headers(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers without the key in names and values."""
        words = self._reveal()
        if words.are_absent_from("\n".join([*headers, *headers.values()])):
            return headers
        return {self.text(name.lower()): self.text(value) for name, value in headers.items()}


class _Word(NamedTuple):
    """A word to hide. *text* is in lower case if the case does not matter."""

    text: str
    in_either_case: bool

    def spans(self, text: str, lower: str) -> Iterator[tuple[int, int]]:
        """Where the word is unescaped. *lower* is the text in lower case."""
        within = lower if self.in_either_case else text
        start = within.find(self.text)
        while start >= 0:
            yield start, start + len(self.text)
            start = within.find(self.text, start + 1)

    def read(self) -> str:
        """The word as a `Reading` has it, which treats a run of backslashes as one backslash."""
        return re.sub(r"\\+", r"\\", self.text)


class _Parts:
    """The characters of all words of one case, to find where an escape may be one of them."""

    def __init__(self, words: Iterable[_Word], in_either_case: bool) -> None:
        self._in_either_case = in_either_case
        # By character, the words with it and its place in them. No slices: those of a long key would take gigabytes.
        self._places: dict[str, list[tuple[str, int]]] = {}
        for word in (each.read() for each in words):
            for number, one in enumerate(word):
                self._places.setdefault(one, []).append((word, number))

    def spans(self, reading: Reading, place: int, text: str) -> Iterator[tuple[int, int]]:
        """Where words are whose first escape is at *place*, so that what is before it is unescaped."""
        for char, end in reading.escaped(place):
            for word, number in self._places.get(char.lower() if self._in_either_case else char, ()):
                # The last character first: it nearly always decides, and a slice may be long.
                if not text.endswith(word[number - 1 : number], 0, place) or not text.endswith(word[:number], 0, place):
                    continue
                if (last := self._end(reading, word[number + 1 :], end)) is not None:
                    yield place - number, last

    def _end(self, reading: Reading, rest: str, start: int) -> int | None:
        """Where the rest of the word ends if it starts at *start*."""
        ends = {start}
        for one in rest:
            ends = {
                end
                for place in ends
                for char, end in reading.at(place)
                if one == (char.lower() if self._in_either_case else char)
            }
            if not ends:
                return None
        return max(ends)


class _Words:
    """The words to hide, in all their encodings."""

    def __init__(self, in_either_case: list[str], as_they_are: list[str]) -> None:
        self._in_either_case = in_either_case
        self._as_they_are = as_they_are
        self._words = [*(_Word(text, True) for text in in_either_case), *(_Word(text, False) for text in as_they_are)]
        self._escapes = Escapes(as_they_are, in_either_case)

    @cached_property
    def _parts(self) -> tuple[_Parts, _Parts]:
        """Of the words in either case, and of the others. Made for the first text with a word in it; 1 ms."""
        either, others = ([one for one in self._words if one.in_either_case is case] for case in (True, False))
        return _Parts(either, True), _Parts(others, False)

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "_Words":
        """Create it from the words, and from the encodings of each whole word."""
        cases = [*dict.fromkeys(case for word in words for case in (word, word.lower(), word.upper()))]
        encoded = [case.encode() for case in cases]
        in_hexadecimal = [hexlify(case).decode() for case in encoded]
        quoted = [spelling for case in encoded for spelling in _quoted_printable(case)]
        in_base64 = dict.fromkeys(part for case in encoded for part in _in_base64(case))
        return cls([*dict.fromkeys([*(word.lower() for word in words), *in_hexadecimal, *quoted])], [*in_base64])

    def are_absent_from(self, text: str) -> bool:
        """Whether the text has none of the words. Called for every response, and nearly always true."""
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

    def masked(self, text: str) -> str:
        """The text with each word replaced by the mask. Of a text that takes long to read, all escapes are replaced."""
        shown, done = [], 0
        try:
            spans = list(self._spans(text))
        except TooComplex:
            return self.masked(without_escapes(text))
        for start, end in spans:
            shown += [text[done:start], MASK]
            done = end
        return "".join([*shown, text[done:]])

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans to hide, from left to right."""
        squeezed = _without_nulls(text)
        found = sorted(self._found(squeezed))
        if squeezed is not text and found:
            places = [place for place, char in enumerate(text) if char != "\0"]
            found = [(places[start], places[end - 1] + 1) for start, end in found]
        done = 0
        for start, end in _merged(found):
            while start > done and text[start - 1] == "\\":  # a backslash would escape the mask
                start -= 1
            yield start, end
            done = end

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        places = self._escapes.places(text)
        lower = text.translate(_LOWER)
        for word in self._words:
            yield from word.spans(text, lower)
        reading = Reading(text, places)
        in_either_case, as_they_are = self._parts
        for place in places:
            yield from in_either_case.spans(reading, place, lower)
            yield from as_they_are.spans(reading, place, text)


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with overlapping ones merged."""
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
    """The text without zeros: ASCII in UTF-16 and UTF-32 has zeros in between."""
    return text.replace("\0", "") if "\0" in text else text


def _quoted_printable(word: bytes) -> Iterator[str]:
    """The word in three forms of quoted-printable, in lower case: with `=`, punctuation or everything escaped."""
    punctuation = frozenset(string.punctuation.encode())
    for escaped in (b"=", punctuation, word):
        spelling = "".join(f"={byte:02x}" if byte in escaped else chr(byte).lower() for byte in word)
        if "=" in spelling:
            yield spelling


def _in_base64(word: bytes) -> Iterator[str]:
    """The word in Base64 after 0, 1 and 2 other bytes: the characters that depend only on the word."""
    for before in range(3):
        whole = b2a_base64(b"\0" * before + word, newline=False).decode()
        part = whole[-(-8 * before // 6) : 8 * (before + len(word)) // 6]
        yield part
        yield part.translate({ord("+"): "-", ord("/"): "_"})


def _decoded(body: bytes) -> str | None:
    """The text of a body in UTF-16 or UTF-32, or None."""
    from json import detect_encoding  # only needed for bodies with zero bytes; 1 ms

    try:
        encoding: str = detect_encoding(body)
        return None if encoding.startswith("utf-8") else body.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return None


def _still_json(before: bytes, after: bytes, words: _Words) -> bytes:
    """The masked body, rebuilt from its masked values if the mask made it invalid JSON."""
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
    """The JSON value without the key in strings, names and numbers."""
    if isinstance(value, dict):
        return {_value(name, words): _value(item, words) for name, item in value.items()}
    if isinstance(value, list):
        return [_value(item, words) for item in value]
    if isinstance(value, str):
        return words.masked(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return MASK if is_number and not words.are_absent_from(str(value)) else value
