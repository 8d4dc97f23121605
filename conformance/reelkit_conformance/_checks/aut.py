"""AUT: authentication."""

from reelkit_conformance._checks.check import Check

BEARER = "Authorization: Bearer KEY. The documents name the http scheme bearer and no other scheme."
KEY = "401: no valid API key."

AUT = (
    Check(
        "AUT-001",
        "L2",
        "must",
        "A create without a key is refused.",
        "documented",
        KEY,
        "Check the key first, and respond with 401.",
    ),
    Check(
        "AUT-002",
        "L2",
        "must",
        "A fetch without a key is refused.",
        "documented",
        KEY,
        "Check the key first, and respond with 401.",
    ),
    Check(
        "AUT-003",
        "L2",
        "must",
        "A create with an unknown key is refused.",
        "documented",
        KEY,
        "Compare the key with the issued keys.",
        ("AUT-001",),
    ),
    Check(
        "AUT-004",
        "L2",
        "must",
        "A fetch with an unknown key is refused.",
        "documented",
        KEY,
        "Compare the key with the issued keys.",
        ("AUT-002",),
    ),
    Check(
        "AUT-005",
        "L2",
        "should",
        "A create whose key is not a bearer token is refused.",
        "documented",
        BEARER,
        "Require the scheme Bearer before the key.",
        ("AUT-001", "AUT-003"),
    ),
    Check(
        "AUT-006",
        "L2",
        "should",
        "A fetch whose key is not a bearer token is refused.",
        "documented",
        BEARER,
        "Require the scheme Bearer before the key.",
        ("AUT-002", "AUT-004"),
    ),
    Check(
        "AUT-007",
        "L2",
        "should",
        "The scheme Bearer is case-insensitive.",
        "implied",
        "The documents name the http scheme bearer; RFC 9110, 11.1: a scheme is a case-insensitive name.",
        "Compare the scheme without regard to case.",
        ("GET-001",),
    ),
)
