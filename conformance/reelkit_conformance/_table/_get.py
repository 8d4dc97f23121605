"""GET: asking for a job."""

from reelkit_conformance._check import Check

GET = (
    Check(
        "GET-001",
        "L1",
        "must",
        "A job can be asked for as soon as its create has answered.",
        "implied",
        "The vendor's samples begin to ask with the id of the create's answer.",
        "Make the job readable before its id is given away.",
        ("RES-006",),
    ),
    Check(
        "GET-002",
        "L2",
        "must",
        "An id that was never given is not found.",
        "documented",
        "404: not found.",
        "Answer 404; a client would wait for a job that is not there.",
    ),
    Check(
        "GET-003",
        "L2",
        "must",
        "A fetch without generation_id is refused.",
        "documented",
        "generation_id is a required parameter.",
        "Answer 400.",
    ),
    Check(
        "GET-004",
        "L2",
        "should",
        "A fetch with an empty generation_id is refused.",
        "implied",
        "generation_id is a required parameter.",
        "Answer 400 or 404, and never somebody's job.",
        ("GET-003",),
    ),
    Check(
        "GET-005",
        "L2",
        "must",
        "An id with reserved characters is read as it was sent.",
        "implied",
        'Recorded ids hold ":" and "/", and one begins with "-".',
        "Decode the query once, and treat the id as opaque.",
    ),
)
