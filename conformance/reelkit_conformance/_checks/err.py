"""ERR: how a server says no."""

from reelkit_conformance._checks.check import Check

ENVELOPE = 'One envelope: {"requestId", "statusCode", "timestamp", "path", "message"}.'

ERR = (
    Check(
        "ERR-001",
        "L2",
        "should",
        "A refusal has one of the documented statuses.",
        "documented",
        "The vendor's page of errors lists 400, 401, 403, 404, 429, 500 and 503.",
        "Use a status that clients know the meaning of.",
    ),
    Check(
        "ERR-002",
        "L2",
        "must",
        "The status of a refusal says what was wrong.",
        "documented",
        "400: body validation error. 401: no valid API key. 404: not found.",
        "Clients decide by the status whether to try again, elsewhere, or not at all.",
    ),
    Check(
        "ERR-003",
        "L2",
        "should",
        "A refusal says that it is JSON.",
        "implied",
        ENVELOPE,
        "Send Content-Type: application/json.",
    ),
    Check(
        "ERR-004",
        "L2",
        "should",
        "The body of a refusal is an object in JSON.",
        "documented",
        ENVELOPE,
        "Look for a framework's own error page.",
    ),
    Check(
        "ERR-005",
        "L2",
        "should",
        "The body of a refusal has statusCode and message.",
        "documented",
        ENVELOPE,
        "Send both, the message as a text that a person can act on.",
        ("ERR-004",),
    ),
    Check(
        "ERR-006",
        "L2",
        "should",
        "The statusCode in the body is the status of the answer.",
        "implied",
        ENVELOPE,
        "Look for a proxy that changes one of them.",
        ("ERR-005",),
    ),
    Check(
        "ERR-007",
        "L2",
        "must",
        "Nothing that a client sends makes the server fail.",
        "implied",
        "500: server error. What a client did wrong has statuses of its own.",
        "Check the input before it is used; clients try again after a 5xx, and may pay twice.",
    ),
    Check(
        "ERR-008",
        "L1",
        "must",
        "Every request is answered.",
        "implied",
        "Each call is documented with its responses.",
        "Look for a handler that dies; after a create without an answer nobody knows whether it costs.",
    ),
)
