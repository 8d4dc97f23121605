"""Escaped and encoded spellings of a key, and functions that decode them."""

import base64
import json
import random
import re
import string
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import quote, unquote

from hypothesis import strategies as st

HEXADECIMAL = "0123456789abcdef0123456789abcdef"
MIXED = "sk-proj_Ab3.dE~f+gH/iJ=kL"
AWKWARD = 'k"e\\y%41&amp;<n>u0041#x;z'

_hexadecimal = st.text("0123456789abcdef", min_size=12, max_size=40)
_usual = st.text(string.ascii_letters + string.digits + "-_.~+/=", min_size=12, max_size=40)
_any = st.text([chr(code) for code in range(0x21, 0x7F)], min_size=12, max_size=24)
keys = _hexadecimal | _usual | _any | st.sampled_from([HEXADECIMAL, MIXED, AWKWARD])
plain_keys = _hexadecimal | _usual


def escapes(char: str) -> list[str]:
    """The escapes of one character."""
    code = ord(char)
    found = [
        f"\\u{code:04x}",
        f"\\u{code:04X}",
        f"\\\\\\\\u{code:04x}",
        f"\\x{code:02x}",
        f"%{code:02x}",
        f"%{code:02X}",
        f"%25{code:02X}",
        f"%u{code:04x}",
        f"&#{code};",
        f"&#000{code};",
        f"&#x{code:x};",
        f"&#X00{code:X};",
        f"&amp;#{code};",
    ]
    return found if char.isalnum() else [*found, f"\\{char}"]


@st.composite
def spelled(draw: st.DrawFn, word: str, nested: int = 2) -> str:
    """The word with some characters escaped, and some characters of the escapes escaped again."""
    for _ in range(draw(st.integers(1, nested))):
        share = draw(st.sampled_from([0.1, 0.5, 1.0]))
        chosen = random.Random(draw(st.integers(0, 2**32)))  # one draw for hundreds of choices
        pieces = []
        for char in word:
            others = escapes(char)
            pieces.append(chosen.choice(others) if chosen.random() < share and len(pieces) < 200 else char)
        word = "".join(pieces)
    return word


def _percent(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


# Encoders for whole texts, as programs use them.
ENCODERS = {
    "as it is": lambda text: text,
    "upper case": str.upper,
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON in JSON": lambda text: json.dumps(json.dumps(text))[1:-1],
    "JSON, all escaped": lambda text: "".join(f"\\u{ord(char):04x}" for char in text),
    "JSON in JSON, all escaped": lambda text: json.dumps("".join(f"\\u{ord(char):04x}" for char in text))[1:-1],
    "JSON of PHP": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "percent": lambda text: quote(text, safe=""),
    "percent, all escaped": _percent,
    "percent, twice": lambda text: quote(_percent(text), safe=""),
    "percent, all escaped twice": lambda text: _percent(_percent(text)),
    "HTML": lambda text: escape(text),
    "HTML, decimal": lambda text: "".join(f"&#{ord(char):05};" for char in text),
    "HTML, hexadecimal": lambda text: "".join(f"&#x{ord(char):x};" for char in text),
    "HTML, twice": lambda text: escape("".join(f"&#{ord(char)};" for char in text)),
    "HTML in JSON of Go": lambda text: "".join(f"\\u0026#{ord(char)};" for char in text),
    "octal": lambda text: "".join(f"\\{ord(char):03o}" for char in text),
    "octal in JSON": lambda text: json.dumps("".join(f"\\{ord(char):03o}" for char in text))[1:-1],
    "braces": lambda text: "".join(f"\\u{{{ord(char):x}}}" for char in text),
    "braces in JSON": lambda text: json.dumps("".join(f"\\u{{{ord(char):04X}}}" for char in text))[1:-1],
    "braces of Perl": lambda text: "".join(f"\\x{{{ord(char):x}}}" for char in text),
    "braces of Perl in JSON": lambda text: json.dumps("".join(f"\\x{{{ord(char):04x}}}" for char in text))[1:-1],
    "eight digits": lambda text: "".join(f"\\U{ord(char):08x}" for char in text),
    "quoted-printable": lambda text: "".join(f"={ord(char):02X}" for char in text),
    "quoted-printable, as it must be": lambda text: text.replace("=", "=3D"),
    "quoted-printable, punctuation": lambda text: "".join(c if c.isalnum() else f"={ord(c):02X}" for c in text),
    "hexadecimal, upper case": lambda text: text.encode().hex().upper(),
    "hexadecimal": lambda text: text.encode().hex(),
    "Base64": lambda text: base64.b64encode(text.encode()).decode(),
    "Base64, URL-safe": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "Base64 as in Basic": lambda text: base64.b64encode(f"user:{text}".encode()).decode(),
    "Base64, one byte on": lambda text: base64.b64encode(f"a{text}:".encode()).decode(),
    "Base64, two bytes on": lambda text: base64.b64encode(f"ab{text}:c".encode()).decode(),
    "Base64 in a link": lambda text: quote(base64.b64encode(f"a:{text}".encode()).decode(), safe=""),
}


def _unescaped(text: str) -> str:
    """The text with backslash escapes of JSON and JavaScript decoded."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", lambda hit: chr(int(hit[1] or hit[2], 16)), text)
    return re.sub(r"\\([^a-zA-Z0-9])", r"\1", text)


def _unquoted(text: str) -> str:
    text = re.sub(r"%u([0-9a-fA-F]{4})", lambda hit: chr(int(hit[1], 16)), text)
    return unquote(text, errors="replace")


READERS = (_unescaped, _unquoted, unescape)


def readings(text: str, depth: int = 4) -> Iterator[str]:
    """The text, and every text that decoding it step by step gives."""
    seen = {text}
    newest = seen
    for _ in range(depth):
        newest = {reader(one) for one in newest for reader in READERS} - seen
        seen |= newest
    yield from seen
