"""FUZ: what Schemathesis finds beyond the directed checks, with requests that it generates from the contract."""

from reelkit_conformance._checks.acc import ACC
from reelkit_conformance._checks.aut import AUT
from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.req import REQ
from reelkit_conformance._checks.rul import RUL

RESPONSES = "The contract describes the responses of each operation: statuses, content type and schema."
REQUESTS = "The contract describes the requests of each model, and the rules that the vendor publishes only as prose."

# The directed checks that name the same causes more precisely.
REFUSED = tuple(check.id for check in (*REQ, *RUL))
ACCEPTED = tuple(check.id for check in ACC)
KEYS = tuple(check.id for check in AUT if check.severity == "must")

FUZ = (
    Check(
        "FUZ-001",
        "L2",
        "must",
        "No generated request causes a server error.",
        "implied",
        "500: server error. The errors of a client have statuses of their own.",
        "Repeat the request of the evidence, and read the server's log.",
        ("ERR-007",),
    ),
    Check(
        "FUZ-002",
        "L2",
        "should",
        "Every response to a generated request has a documented status.",
        "documented",
        RESPONSES,
        "Use a status that clients know.",
        ("ERR-001",),
    ),
    Check(
        "FUZ-003",
        "L2",
        "must",
        "Every response to a generated request is valid for its schema.",
        "documented",
        RESPONSES,
        "Compare the body of the evidence with the schema of its status.",
    ),
    Check(
        "FUZ-004",
        "L2",
        "must",
        "Every response to a generated request has the documented content type.",
        "documented",
        RESPONSES,
        "Send Content-Type: application/json.",
    ),
    Check(
        "FUZ-005",
        "L2",
        "must",
        "A generated request that the contract does not allow is refused.",
        "documented",
        REQUESTS,
        "Validate the request with the model's schema before a job is created.",
        REFUSED,
    ),
    Check(
        "FUZ-006",
        "L2",
        "must",
        "A generated request that the contract allows is accepted.",
        "documented",
        REQUESTS,
        "Refuse only what the contract excludes, or publish the rule.",
        ACCEPTED,
    ),
    Check(
        "FUZ-007",
        "L2",
        "must",
        "No generated request is accepted without a valid key.",
        "documented",
        "401: no valid API key.",
        "Check the key first, and respond with 401.",
        KEYS,
    ),
    Check(
        "FUZ-008",
        "L2",
        "should",
        "An undocumented method is refused with 405.",
        "implied",
        "Each address is documented with POST and GET; HTTP has 405 and Allow for other methods.",
        "Respond with 405 and an Allow header.",
        tuple(check.id for check in REQ),
    ),
    Check(
        "FUZ-009",
        "L2",
        "should",
        "The headers of every response match the contract.",
        "documented",
        RESPONSES,
        "Compare the headers of the evidence with those of its status.",
    ),
)
