"""Effects that cannot happen together, or not alone: a fault that would be counted without happening is refused."""

from collections.abc import Mapping
from typing import Any

from reelkit_mock._errors import MockError

ENDINGS = ("hang", "garbage", "close", "reset", "truncate", "lost")
INSTEAD = ("status", "html", "expired")
UNSEEN = ("hang", "garbage", "close", "lost")  # nothing of the answer arrives
OF_THE_ANSWER = (
    *INSTEAD,
    *("malformed_json", "content_type", "status_word", "drop", "null", "wrong_type"),
    *("both", "no_url", "broken_range", "wrong_length", "dribble"),
)

FRAMING = ("content-length", "transfer-encoding", "connection")

# At most one of each row.
APART = (
    (ENDINGS, "an answer ends in one way only"),
    (("html", "expired"), "an answer has one body"),
    (("expired", "status"), "an expired link is 403"),
    (("stuck", "fail"), "a job that never ends does not fail"),
)
# The first says nothing without one of the second.
NEEDS = (
    ("message", ("status",)),
    ("headers", INSTEAD),
    ("retry_after", INSTEAD),
    ("handled", (*INSTEAD, "hang", "garbage", "close", "reset", "stuck", "fail", "lost")),
)
# A job must be made for the first, and with the second none is, unless the request is `handled`.
OF_A_JOB, WITHOUT_A_JOB = ("stuck", "fail"), (*INSTEAD, "hang", "garbage", "close", "reset")


def refuse_contradictions(what: Mapping[str, Any]) -> None:
    """Raise one line that says why these effects do not make a fault."""
    framing = [name for name in what.get("headers", ()) if name.lower() in FRAMING]
    if framing:
        raise MockError(f"fault: the header {framing[0]} belongs to the wire; for a wrong one there is wrong_length")
    for names, why in APART:
        if len(found := [name for name in names if name in what]) > 1:
            raise MockError(f"fault: {why}, not {_listed(found)}; ask for two faults")
    for name, needed in NEEDS:
        if name in what and not any(other in what for other in needed):
            raise MockError(f"fault: {name} says nothing alone; it goes with {', '.join(needed)}")
    unseen = [name for name in UNSEEN if name in what]
    unseen += ["reset"] if what.get("reset") == "before-headers" else []
    if unseen and (vain := [name for name in OF_THE_ANSWER if name in what]):
        raise MockError(f"fault: nobody sees {_listed(vain)} of an answer that does not arrive ({unseen[0]})")
    if "handled" not in what and what.get("reset") != "after-headers":
        made = [name for name in OF_A_JOB if name in what]
        if made and (instead := [name for name in WITHOUT_A_JOB if name in what]):
            raise MockError(f"fault: with {instead[0]} no job is made that could be {made[0]}; add handled: true")


def _listed(names: list[str]) -> str:
    return " and ".join(names)
