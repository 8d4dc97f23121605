"""AUT: who may call."""

from reelkit_conformance._check import Check

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
)
