"""Whether a response keeps to RFC 8259 and its headers to RFC 9110, as a strict client demands. No I/O.

The other checks read a response as a tolerant client does, so that one defect of its form does not hide the rest.
"""

import json
import math
from collections.abc import Iterator
from typing import Any

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement

EXACT = 2**53  # RFC 8259, 6: integers beyond it are not exact in every reader
# The registered content codings: https://www.iana.org/assignments/http-parameters
CODINGS = frozenset(
    (
        *("aes128gcm", "br", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "identity", "pack200-gzip"),
        *("x-compress", "x-gzip", "zstd"),
    )
)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def judge_strictness(exchange: Exchange) -> Iterator[Judgement]:
    """Yield the judgements about the form of a response to a create or a fetch."""
    if exchange.status is None or exchange.request.call == "other":
        return
    case = f"{exchange.request.call}, {exchange.request.address}"
    yield _judgement("RES-017", exchange, case, "headers that are true", _untrue_header(exchange))
    if not exchange.is_json:
        return  # RES-003 or ERR-004 reports it
    defect, doubts = _read(exchange.body)
    yield _judgement("RES-015", exchange, case, "JSON in UTF-8", defect)
    if defect is None:
        yield _judgement("RES-016", exchange, case, "JSON that every reader understands alike", doubts)


def _untrue_header(exchange: Exchange) -> str | None:
    length = exchange.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        return f"content-length: {length}"
    encodings = exchange.headers.get("content-encoding", "identity")
    if any(encoding.strip().lower() not in CODINGS for encoding in encodings.split(",")):
        return f"content-encoding: {encodings}"
    return None


def _read(body: bytes) -> tuple[str | None, str | None]:
    """Return what is not JSON to the letter, and what readers understand differently."""
    if body.startswith(BYTE_ORDER_MARK):
        return "a byte order mark", None
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"not UTF-8 at byte {error.start}", None
    defects: list[str] = []
    doubts: list[str] = []

    def integer(digits: str) -> int:
        if len(digits.lstrip("-")) > 16 or abs(int(digits)) > EXACT:
            doubts.append(f"the number {digits[:40]}")
        return 0

    def fraction(digits: str) -> float:
        if not math.isfinite(number := float(digits)):
            doubts.append(f"the number {digits[:40]}")
        return number

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        doubts.extend(f"{short_json(name)} twice in an object" for name in set(names) if names.count(name) > 1)
        return dict(pairs)

    try:
        content = json.loads(
            text, parse_constant=defects.append, parse_int=integer, parse_float=fraction, object_pairs_hook=members
        )
    except ValueError:  # a tolerant reader guesses the encoding, such as UTF-16
        return "not UTF-8", None
    if "\\u" in text:  # only an escape can spell half a character in UTF-8
        try:
            json.dumps(content, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            doubts.append(f"the lone surrogate {error.object[error.start]!a}")
    return (defects[0] if defects else None), (min(doubts) if doubts else None)


def _judgement(check: str, exchange: Exchange, case: str, expected: str, got: str | None) -> Judgement:
    found = None if got is None else Finding(check, case, expected, got, (exchange.number,))
    return Judgement(check, found)
