"""Reads escaped characters: percent-encoding, backslash escapes, HTML character references.

Any part of an escape may be escaped again: `%2541` and `\\u0026#65;` are the letter A.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

INTRODUCERS = "%\\&"
LONGEST = 400  # characters in the escape of one character
ENOUGH = 64  # characters before an escape that are compared; all beginnings of a long key would take gigabytes
MOST = 5_000  # escapes in one text that may be part of a word
MOST_OF_ANY = 200_000  # characters in one text that may begin an escape
WORK = 500_000  # steps for one text, after which `TooComplex` is raised

# The beginning of an escape, or all of it if no part of it is escaped again. A run of backslashes counts as one.
# Without IGNORECASE, which makes the search for the first character five times slower.
_BEGINNINGS = re.compile(
    r"""%(?:[0-9A-Fa-f]{2}|[Uu][0-9A-Fa-f]{4}|[Uu]?[0-9A-Fa-f]{0,3}(?=[%\\&]))
    |\\(?:
        \\*(?:[UuXx]\{0*[0-9A-Fa-f]{1,4}\}|U0000[0-9A-Fa-f]{4}|[01][0-7]{2}|[0-7]{2}(?![0-7])
            |[Uu][0-9A-Fa-f]{4}|[Xx][0-9A-Fa-f]{2}|(?=[%&])
            |[UuXx][0-9A-Fa-f]{0,3}(?=[%\\&])|[!-$'-/:-@\[\]^_`{-~])
        |\\+)
    |&(?:\#[Xx]?[0-9A-Fa-f]++(?:;|(?![%\\&]))|[A-Za-z][0-9A-Za-z]{1,30};|\#?[0-9A-Za-z]*+(?=[%\\&]))""",
    re.VERBOSE,
)
# The character after an odd number of backslashes belongs to them, as in `\\"`.
_BACKSLASHES = re.compile(r"\\(?:\\\\)*(?:\\(?!\\)|[^\\]|\Z)")
_GOES_ON = {
    "%": re.compile(r"[0-9a-fu%\\&]", re.IGNORECASE),
    "\\": re.compile(r"[ux%\\&!-/:-@\[\]^_`{-~]", re.IGNORECASE),
    "&": re.compile(r"[#%\\&]|[a-z0-9]{1,30}[;%\\&]", re.IGNORECASE),
}
_HEX = frozenset("0123456789abcdefABCDEF")
_OCTAL = frozenset("01234567")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~")
_SYNTAX = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#;%&")
_LAST = 0x7E  # the last printable ASCII character; a key has no others

Read = tuple[str, int]  # a character, and the index after it


class TooComplex(Exception):
    """Reading all escapes of a text takes too long. No normal text has so many, or such nested ones."""


class Escapes:
    """Finds the escapes in a text that may stand for part of one of the given words."""

    def __init__(self, words: Sequence[str], words_in_lower_case: Sequence[str]) -> None:
        self._words = words
        self._words_in_lower_case = words_in_lower_case
        self._others: set[str] = set()  # escapes that are known to be part of no word

    @functools.cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        return _beginnings_by_next(self._words)  # takes as long as all else of a masker, and few texts have escapes

    @functools.cached_property
    def _before_in_lower_case(self) -> dict[str, tuple[str, ...]]:
        return _beginnings_by_next(self._words_in_lower_case)

    def may_spell(self, text: str, lower: str) -> bool:
        """Whether any escape may be the first of a word. *lower* is the text in lower case."""
        if _are_too_many(text):
            return True
        found = _BEGINNINGS.findall(text)
        if not found or self._others.issuperset(found):
            return False
        return any(self._begins_a_word(hit, text, lower) for hit in _BEGINNINGS.finditer(text))

    def places(self, text: str) -> list[int]:
        """The indexes of the escapes, including those that may be part of another escape. Raises TooComplex."""
        if _are_too_many(text):
            raise TooComplex
        found: list[int] = []
        for hit in _BEGINNINGS.finditer(text):
            if self._is_sought(hit):
                found.append(hit.start())
                if hit[0].startswith("\\\\"):  # the last backslash of a run may also be literal
                    found.append(end_of_run(text, hit.start()) - 1)
                if len(found) > MOST:
                    raise TooComplex
        return found

    def _begins_a_word(self, hit: re.Match[str], text: str, lower: str) -> bool:
        """Whether an escape may be the first one of a word: the text before it is how that word begins."""
        if not self._is_sought(hit):
            return False
        if _is_open(hit) or (character := _simple_value(hit[0])) is None:
            return True
        if character in INTRODUCERS and _GOES_ON[character].match(text, hit.end()):
            return True
        if character in "uUxX" and hit[0].startswith("\\\\"):  # after a backslash it begins another escape
            return True
        return any(
            text.endswith(self._before.get(one, ()), 0, hit.start())
            or lower.endswith(self._before_in_lower_case.get(one.lower(), ()), 0, hit.start())
            for one in (character, hit[0][0])  # a backslash may be literal
        )

    def _is_sought(self, hit: re.Match[str]) -> bool:
        escape = hit[0]
        if escape in self._others:
            return False
        if _is_open(hit) or (character := _simple_value(escape)) is None or character in _SYNTAX:
            return True
        if any(one in self._before or one.lower() in self._before_in_lower_case for one in (character, escape[0])):
            return True
        if character == "\\" and escape.strip("\\"):
            return True
        if len(self._others) < 1000 and _is_whole(escape):
            self._others.add(escape)
        return False


def _are_too_many(text: str) -> bool:
    """Whether it takes long to find the escapes in the text."""
    return len(text) > MOST_OF_ANY and sum(map(text.count, INTRODUCERS)) > MOST_OF_ANY


def _is_whole(escape: str) -> bool:
    """Whether the escape is complete, whatever follows."""
    return escape[-1] == ";" if escape[0] == "&" else bool(escape.strip("\\"))


def _is_open(hit: re.Match[str]) -> bool:
    """Whether an escape follows that may be part of it."""
    return not _is_whole(hit[0]) and hit.string[hit.end() : hit.end() + 1] in ("%", "&", "\\")


def _beginnings_by_next(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each character, what precedes it in words: of a long beginning the end, as a word may only begin here."""
    found: dict[str, dict[str, None]] = {}
    for word in words:
        for number, char in enumerate(word):
            found.setdefault(char, {})[word[max(number - ENOUGH, 0) : number]] = None
    return {char: tuple(beginnings) for char, beginnings in found.items()}


class Reading:
    """A text in which each index can be read in several ways. Escapes are read only at *places*.

    The number of readings can grow quadratically, so the work is limited: `TooComplex` is raised.
    """

    def __init__(self, text: str, places: list[int]) -> None:
        self._text = text
        self._work = 0
        self._read: dict[int, list[Read]] = {}
        for place in reversed(places):  # backwards, because an escape consists of what follows it
            self._read[place] = self._closure(place)

    def at(self, place: int) -> Iterable[Read]:
        """The characters that can be read at this index."""
        known = self._read.get(place)
        self._spend(1 if known is None else len(known))
        return known if known is not None else [(char, place + 1) for char in self._text[place : place + 1]]

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > WORK:
            raise TooComplex

    def escaped(self, place: int) -> Iterator[Read]:
        """What can be read at this index from more than one character, that is, from an escape."""
        return (read for read in self.at(place) if read[1] > place + 1)

    def _closure(self, place: int) -> list[Read]:
        end = end_of_run(self._text, place)
        found = dict.fromkeys((self._text[place], one) for one in (end, max(end - 1, place + 1)))
        newest = list(found)
        while newest:
            escapes = (new for char, end in newest if end - place < LONGEST for new in self._escape(char, end))
            newest = [new for new in dict.fromkeys(escapes) if new not in found]
            self._spend(len(newest))
            found |= dict.fromkeys(newest)
        return list(found)

    def _escape(self, introducer: str, start: int) -> Iterator[Read]:
        """The characters for which the introducer, which ends at *start*, and the text after it are an escape."""
        if introducer == "%":
            yield from self._hexadecimal(start, 2)
        for char, end in self.at(start) if introducer in INTRODUCERS else ():
            if introducer == "&":
                yield from self._number(end) if char == "#" else self._name(start)
            elif char in "uU":
                yield from self._hexadecimal(end, 4)
                if introducer == "\\":
                    yield from self._hexadecimal(end, 8)
                    yield from self._braced(end)
            elif introducer == "\\" and char in _OCTAL:
                yield from self._octal(start)
            elif introducer == "\\" and char in "xX":
                yield from self._hexadecimal(end, 2)
                yield from self._braced(end)
            elif introducer == "\\" and (char in _PUNCTUATION or char == "\\"):
                yield char, end

    def _hexadecimal(self, start: int, digits: int) -> Iterator[Read]:
        plain = self._text[start : start + digits]
        if self._read.keys().isdisjoint(range(start, start + digits)):  # the usual case, ten times faster
            if len(plain) == digits and _HEX.issuperset(plain) and (number := int(plain, 16)) <= _LAST:
                yield chr(number), start + digits
            return
        numbers = {(0, start)}
        for _ in range(digits):
            numbers = {
                (number * 16 + int(char, 16), end)
                for number, place in numbers
                for char, end in self.at(place)
                if char in _HEX
            }
        yield from ((chr(number), end) for number, end in numbers if number <= _LAST)

    def _octal(self, start: int) -> Iterator[Read]:
        """Two or three octal digits: the printable characters begin at 40."""
        numbers = {(0, start)}
        for count in (1, 2, 3):
            numbers = {
                (number * 8 + int(char), end)
                for number, place in numbers
                for char, end in self.at(place)
                if char in _OCTAL
            }
            if count > 1:
                yield from ((chr(number), end) for number, end in numbers if number <= _LAST)

    def _braced(self, start: int) -> Iterator[Read]:
        """Hexadecimal digits in braces, which begin at *start*."""
        numbers = {(0, end) for char, end in self.at(start) if char == "{"}
        while numbers:
            ends = [(number, char, end) for number, place in numbers for char, end in self.at(place)]
            yield from ((chr(number), end) for number, char, end in ends if char == "}")
            numbers = {
                (value, end)
                for number, char, end in ends
                if char in _HEX and end - start < LONGEST and (value := number * 16 + int(char, 16)) <= _LAST
            }

    def _number(self, start: int) -> Iterator[Read]:
        """A decimal or hexadecimal number, with or without a semicolon, which browsers do not need."""
        numbers = {(0, start, 10)} | {(0, end, 16) for char, end in self.at(start) if char in "xX"}
        while numbers:
            numbers = {
                (value, end, base)
                for number, place, base in numbers
                for char, end in self.at(place)
                if char in _HEX and int(char, 16) < base and end - start < LONGEST
                if (value := number * base + int(char, 16)) <= _LAST
            }
            for number, end, _ in numbers:
                yield chr(number), end
                yield from ((chr(number), behind) for char, behind in self.at(end) if char == ";")

    def _name(self, start: int) -> Iterator[Read]:
        from html.entities import html5  # only needed for texts with such names; 1 ms

        names = {("", start)}
        while names:
            names = {
                (name + char, end)
                for name, place in names
                for char, end in self.at(place)
                if char.isalnum() and end - start < LONGEST
            }
            for name, place in names:
                character = html5.get(f"{name};", "")
                if len(character) == 1:
                    yield from ((character, end) for char, end in self.at(place) if char == ";")


def end_of_run(text: str, place: int) -> int:
    """The index after the character, or after all backslashes if it is one."""
    end = place + 1
    while text[place] == text[end : end + 1] == "\\":
        end += 1
    return end


def without_escapes(text: str) -> str:
    """The text with an asterisk for the beginning of each escape, so that none has an effect. JSON stays valid."""
    return _BACKSLASHES.sub("*", text.replace("%", "*").replace("&", "*"))


@functools.lru_cache(1000)
def _simple_value(escape: str) -> str | None:
    """The character of an escape, or None if a part of it is escaped."""
    rest = escape.lstrip("\\") if escape[0] == "\\" else escape[1:]
    if escape[0] == "&":
        return _reference(rest)
    if not rest:
        return "\\"
    if escape[0] == "\\" and len(rest) == 1 and rest in _PUNCTUATION:
        return rest
    if escape[0] == "\\" and rest[0] in _OCTAL:
        return chr(int(rest, 8))
    digits = rest[1:] if rest[0] in "uUxX" else rest
    if digits[:1] == "{":
        return chr(int(digits[1:-1], 16))
    if escape[0] == "\\" and rest[0] in "uU" and len(digits) == 8:
        return chr(int(digits, 16))
    whole = 4 if rest[0] in "uU" else 2
    return chr(int(digits, 16)) if len(digits) == whole else None


def _reference(rest: str) -> str | None:
    if rest[:1] == "#":
        base = 16 if rest[1:2] in ("x", "X") else 10
        digits = rest[1:].lstrip("xX").rstrip(";")
        if not digits or (base == 10 and not digits.isdecimal()):
            return None
        return chr(min(int(digits[-9:], base), 0x10FFFF)) if len(digits.lstrip("0")) < 9 else "\0"
    if rest[-1:] != ";":
        return None
    from html.entities import html5

    return html5.get(rest, "\0")[:1]
