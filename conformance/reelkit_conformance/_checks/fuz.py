"""FUZ: what Schemathesis finds beyond the directed checks. It draws requests of its own from the same contract."""

from reelkit_conformance._checks.acc import ACC
from reelkit_conformance._checks.aut import AUT
from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.req import REQ
from reelkit_conformance._checks.rul import RUL

RESPONSES = "The contract describes the answers of each call: their statuses, type and schema."
REQUESTS = "The contract describes the request of each model, the rules that stand only in prose included."

# The directed checks that name the same cause more closely.
REFUSED = tuple(check.id for check in (*REQ, *RUL))
ACCEPTED = tuple(check.id for check in ACC)
KEYS = tuple(check.id for check in AUT if check.severity == "must")

FUZ = (
    Check(
        "FUZ-001",
        "L2",
        "must",
        "No drawn request makes the server fail.",
        "implied",
        "500: server error. What a client did wrong has statuses of its own.",
        "Send the request of the evidence again, and look into the server's log.",
        ("ERR-007",),
    ),
    Check(
        "FUZ-002",
        "L2",
        "should",
        "Every answer to a drawn request has a documented status.",
        "documented",
        RESPONSES,
        "Use a status that clients know the meaning of.",
        ("ERR-001",),
    ),
    Check(
        "FUZ-003",
        "L2",
        "must",
        "Every answer to a drawn request fits its schema.",
        "documented",
        RESPONSES,
        "Compare the body of the evidence with the schema of its status.",
    ),
    Check(
        "FUZ-004",
        "L2",
        "must",
        "Every answer to a drawn request has the documented type.",
        "documented",
        RESPONSES,
        "Send Content-Type: application/json.",
    ),
    Check(
        "FUZ-005",
        "L2",
        "must",
        "A drawn request that does not fit the contract is refused.",
        "documented",
        REQUESTS,
        "Check the request against the model's schema before a job is made.",
        REFUSED,
    ),
    Check(
        "FUZ-006",
        "L2",
        "must",
        "A drawn request that fits the contract is accepted.",
        "documented",
        REQUESTS,
        "Refuse only what the contract excludes, or publish the rule.",
        ACCEPTED,
    ),
    Check(
        "FUZ-007",
        "L2",
        "must",
        "No drawn request is accepted without a valid key.",
        "documented",
        "401: no valid API key.",
        "Answer 401 before anything else is looked at.",
        KEYS,
    ),
    Check(
        "FUZ-008",
        "L2",
        "should",
        "A method that is not documented is not allowed.",
        "implied",
        "Each address is documented with POST and GET; HTTP has 405 and Allow for the others.",
        "Answer 405 with an Allow header.",
        tuple(check.id for check in REQ),
    ),
    Check(
        "FUZ-009",
        "L2",
        "should",
        "The headers of every answer fit the contract.",
        "documented",
        RESPONSES,
        "Compare the headers of the evidence with those of its status.",
    ),
)
