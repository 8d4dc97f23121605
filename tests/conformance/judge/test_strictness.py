"""A response keeps to the letter of RFC 8259 and RFC 9110."""

import json

import pytest

from reelkit_conformance._judge.strictness import judge_strictness
from tests.conformance.exchanges import Exchanges

QUEUED = {"id": "a", "status": "queued"}
BODY = json.dumps(QUEUED).encode()


def with_member(member: bytes) -> bytes:
    """Return the body with one more member."""
    return BODY[:-1] + b", " + member + b"}"


def found(body: object, status: int = 200, **headers: str) -> list[tuple[str, str]]:
    """Return the failed checks, each with what the response has."""
    judged = judge_strictness(Exchanges().create(body, status, **headers))
    return [(one.check, one.finding.got) for one in judged if one.finding is not None]


@pytest.mark.parametrize(
    "member",
    [
        '"note": "ein Füchslein 狐 🦊"'.encode(),
        b'"note": "\\ud83e\\udd8a"',
        b'"note": "\\\\ud83e"',
        b'"numbers": [9007199254740992, -9007199254740992, 0.1, 1e300, -0, 1E+2]',
        b'"one": {"a": 1}, "other": {"a": 1}',
    ],
)
def test_every_strict_body_passes(member: bytes) -> None:
    """Every script, an escaped pair of surrogates, exact numbers, and equal names in different objects."""
    assert found(with_member(member)) == []


@pytest.mark.parametrize("status", [200, 404])
@pytest.mark.parametrize(
    ("body", "got"),
    [
        (with_member(b'"score": NaN'), "NaN"),
        (with_member(b'"more": [{"score": -Infinity}]'), "-Infinity"),
        (b"\xef\xbb\xbf" + BODY, "a byte order mark"),
        (BODY.decode().encode("utf-16"), "not UTF-8 at byte 0"),
        (BODY.decode().encode("utf-16-le"), "not UTF-8"),
        (with_member(b'"note": "\xed\xa0\xbd"'), f"not UTF-8 at byte {len(BODY) + 10}"),
    ],
)
def test_a_body_that_only_tolerant_readers_read_fails(body: bytes, got: str, status: int) -> None:
    """Although this kit reads it as well, to judge the rest. Refusals are judged too."""
    assert found(body, status) == [("RES-015", got)]


@pytest.mark.parametrize(
    ("member", "got"),
    [
        (b'"status": "queued"', '"status" twice in an object'),
        (b'"more": [{"a": 1, "b": 2, "a": 3}]', '"a" twice in an object'),
        (b'"note": ["\\uD83D"]', "the lone surrogate '\\ud83d'"),
        (b'"\\udc00": 1', "the lone surrogate '\\udc00'"),
        (b'"number": -9007199254740993', "the number -9007199254740993"),
        (b'"number": 1e999', "the number 1e999"),
    ],
)
def test_a_body_that_readers_understand_differently_fails(member: bytes, got: str) -> None:
    """Some take the first of two names, some the last; some refuse half a character."""
    assert found(with_member(member)) == [("RES-016", got)]


@pytest.mark.parametrize(
    ("headers", "got"),
    [
        ({"content_length": "28, 28"}, "content-length: 28, 28"),
        ({"content_length": "+28"}, "content-length: +28"),
        ({"content_encoding": "utf-8"}, "content-encoding: utf-8"),
        ({"content_encoding": "gzip, json"}, "content-encoding: gzip, json"),
    ],
)
def test_headers_that_are_not_true_fail(headers: dict[str, str], got: str) -> None:
    """The body may be right all the same."""
    assert found(QUEUED, **headers) == [("RES-017", got)]


@pytest.mark.parametrize("encoding", ["gzip", "br", "GZIP", "identity", "deflate, gzip"])
def test_registered_encodings_pass(encoding: str) -> None:
    """A recording of a browser has those that it has asked for."""
    assert found(QUEUED, content_encoding=encoding, content_length="28") == []


def test_what_is_not_json_has_a_check_of_its_own() -> None:
    """RES-003 or ERR-004, so that a cause is reported once."""
    assert found(b"<html>") == []
