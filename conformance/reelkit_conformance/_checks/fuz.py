"""FUZ: what Schemathesis finds beyond the directed checks. It draws requests of its own from the same contract."""

from reelkit_conformance._checks.acc import ACC
from reelkit_conformance._checks.aut import AUT
from reelkit_conformance._checks.check import Basis, Check, Severity
from reelkit_conformance._checks.req import REQ
from reelkit_conformance._checks.rul import RUL

RESPONSES = "The contract describes the answers of each call: their statuses, type and schema."
REQUESTS = "The contract describes the request of each model, the rules that stand only in prose included."


def _ids(*tables: tuple[Check, ...]) -> tuple[str, ...]:
    """The directed checks that name the same cause more closely."""
    return tuple(check.id for table in tables for check in table)


def _check(
    number: int,
    severity: Severity,
    title: str,
    basis: Basis,
    sentence: str,
    advice: str,
    needs: tuple[str, ...] = (),
) -> Check:
    return Check(f"FUZ-{number:03}", "L2", severity, title, basis, sentence, advice, needs)


FUZ = (
    _check(
        1,
        "must",
        "No drawn request makes the server fail.",
        "implied",
        "500: server error. What a client did wrong has statuses of its own.",
        "Send the request of the evidence again, and look into the server's log.",
        ("ERR-007",),
    ),
    _check(
        2,
        "should",
        "Every answer to a drawn request has a documented status.",
        "documented",
        RESPONSES,
        "Use a status that clients know the meaning of.",
        ("ERR-001",),
    ),
    _check(
        3,
        "must",
        "Every answer to a drawn request fits its schema.",
        "documented",
        RESPONSES,
        "Compare the body of the evidence with the schema of its status.",
    ),
    _check(
        4,
        "must",
        "Every answer to a drawn request has the documented type.",
        "documented",
        RESPONSES,
        "Send Content-Type: application/json.",
    ),
    _check(
        5,
        "must",
        "A drawn request that does not fit the contract is refused.",
        "documented",
        REQUESTS,
        "Check the request against the model's schema before a job is made.",
        _ids(REQ, RUL),
    ),
    _check(
        6,
        "must",
        "A drawn request that fits the contract is accepted.",
        "documented",
        REQUESTS,
        "Refuse only what the contract excludes, or publish the rule.",
        _ids(ACC),
    ),
    _check(
        7,
        "must",
        "No drawn request is accepted without a valid key.",
        "documented",
        "401: no valid API key.",
        "Answer 401 before anything else is looked at.",
        _ids(tuple(check for check in AUT if check.severity == "must")),
    ),
    _check(
        8,
        "should",
        "A method that is not documented is not allowed.",
        "implied",
        "Each address is documented with POST and GET; HTTP has 405 and Allow for the others.",
        "Answer 405 with an Allow header.",
        _ids(REQ),
    ),
    _check(
        9,
        "should",
        "The headers of every answer fit the contract.",
        "documented",
        RESPONSES,
        "Compare the headers of the evidence with those of its status.",
    ),
)
