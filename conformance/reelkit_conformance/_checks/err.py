"""ERR: refusals and their bodies."""

from reelkit_conformance._checks.check import Check

ENVELOPE = 'One envelope: {"requestId", "statusCode", "timestamp", "path", "message"}.'

ERR = (
    Check(
        "ERR-001",
        "L2",
        "should",
        "A refusal has one of the documented statuses.",
        "documented",
        "The vendor's page of errors lists 400, 401, 403, 404, 429, 500, 502, 503 and 504.",
        "Use a status that clients know.",
    ),
    Check(
        "ERR-002",
        "L2",
        "must",
        "The status of a refusal matches its cause.",
        "documented",
        "400: body validation error. 401: no valid API key. 404: not found.",
        "Clients use the status to decide whether to try again, elsewhere, or not at all.",
    ),
    Check(
        "ERR-003",
        "L2",
        "should",
        "A refusal has a JSON content type.",
        "implied",
        ENVELOPE,
        "Send Content-Type: application/json.",
    ),
    Check(
        "ERR-004",
        "L2",
        "should",
        "The body of a refusal is a JSON object.",
        "documented",
        ENVELOPE,
        "Check for an error page of the framework.",
    ),
    Check(
        "ERR-005",
        "L2",
        "should",
        "The body of a refusal has statusCode and message.",
        "documented",
        ENVELOPE,
        "Send both, and make the message a text that a person can act on.",
        ("ERR-004",),
    ),
    Check(
        "ERR-006",
        "L2",
        "should",
        "The statusCode in the body is the status of the response.",
        "implied",
        ENVELOPE,
        "Check for a proxy that changes one of them.",
        ("ERR-005",),
    ),
    Check(
        "ERR-007",
        "L2",
        "must",
        "No request causes a server error.",
        "implied",
        "500: server error. The errors of a client have statuses of their own.",
        "Validate input before it is used; clients try again after a 5xx status, and may pay twice.",
    ),
    Check(
        "ERR-008",
        "L1",
        "must",
        "Every request has a response.",
        "implied",
        "Each operation is documented with its responses.",
        "Check for a handler that crashes; after a create without a response the client cannot know whether it costs.",
    ),
)
