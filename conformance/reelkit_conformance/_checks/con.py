"""CON: requests at the same time."""

from reelkit_conformance._checks.check import Check

ALONE = "RFC 9110, 3.3: each request is understood in isolation. The vendor documents no limit but 429."

CON = (
    Check(
        "CON-001",
        "L4",
        "should",
        "A create that is sent together with others is accepted, as it is alone.",
        "implied",
        ALONE,
        "Check for state that requests share; respond with 429 if there is a limit.",
        ("ACC-001",),
    ),
    Check(
        "CON-002",
        "L4",
        "should",
        "A create costs the same alone and together with others.",
        "implied",
        "credits_used: The number of tokens consumed during generation.",
        "Compute the price from the request, not from shared state.",
        ("RES-012", "RES-013", "BIL-008"),
    ),
    Check(
        "CON-003",
        "L4",
        "should",
        "A job that is fetched together with others is found, as it is alone.",
        "implied",
        ALONE,
        "Check for state that requests share; respond with 429 if there is a limit.",
        ("GET-001", "GET-006"),
    ),
    Check(
        "CON-004",
        "L4",
        "must",
        "A request that is refused alone is refused beside others, too.",
        "implied",
        ALONE,
        "Check for state that requests share, such as the key or the body of another one.",
        ("AUT-001", "AUT-002", "AUT-004", "REQ-002"),
    ),
)
