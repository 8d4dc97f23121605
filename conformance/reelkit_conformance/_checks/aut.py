"""AUT: who may call."""

from reelkit_conformance._checks.check import Check

BEARER = "Authorization: Bearer KEY. The documents name the http scheme bearer, and no other."
KEY = "401: no valid API key."

AUT = (
    Check(
        "AUT-001",
        "L2",
        "must",
        "A create without a key is refused.",
        "documented",
        KEY,
        "Answer 401 before anything else is looked at.",
    ),
    Check(
        "AUT-002",
        "L2",
        "must",
        "A fetch without a key is refused.",
        "documented",
        KEY,
        "Answer 401 before anything else is looked at.",
    ),
    Check(
        "AUT-003",
        "L2",
        "must",
        "A create with a key that nobody has is refused.",
        "documented",
        KEY,
        "Compare the key with those that were given out.",
        ("AUT-001",),
    ),
    Check(
        "AUT-004",
        "L2",
        "must",
        "A fetch with a key that nobody has is refused.",
        "documented",
        KEY,
        "Compare the key with those that were given out.",
        ("AUT-002",),
    ),
    Check(
        "AUT-005",
        "L2",
        "should",
        "A create with a key that is not sent as a bearer token is refused.",
        "documented",
        BEARER,
        "Look for the word Bearer in front of the key.",
        ("AUT-001", "AUT-003"),
    ),
    Check(
        "AUT-006",
        "L2",
        "should",
        "A fetch with a key that is not sent as a bearer token is refused.",
        "documented",
        BEARER,
        "Look for the word Bearer in front of the key.",
        ("AUT-002", "AUT-004"),
    ),
    Check(
        "AUT-007",
        "L2",
        "should",
        "The word bearer before the key may be written in small letters.",
        "implied",
        "The documents name the http scheme bearer; RFC 9110, 11.1: a scheme is told by a name without regard to case.",
        "Compare the word without regard to capital letters.",
        ("GET-001",),
    ),
)
