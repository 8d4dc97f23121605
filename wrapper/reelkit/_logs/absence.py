"""Decides whether a lost create is proven absent: evidence in, verdict out. Nothing here reads a clock or the network.

The logs of a service show every create with our mark at once, when its job is finished, or never, and it is not
documented which. A client learns it from its own other creates, the witnesses. A lost create is proven absent when

- a whole scan of the logs over its time does not show it;
- enough witnesses, accepted creates of this client that were sent after it, have been shown by that scan or an earlier
  one, so the logs show creates of this account;
- the youngest of them was sent at least *settle* seconds after the lost one, so the logs are not behind by more;
- some create was shown well before its job was finished, so rows appear at once; or else the lost create is older than
  the longest time that its job may take, plus *settle*.

All times are those of one monotonic clock in one process: a create of an earlier process counts as lost from the moment
at which this one begins to search for it. The rule fails for a row that appears later than *settle* seconds, or never
while those of the witnesses do; and if the clock of the computer was too fast when an earlier process recorded the
create, so that the scan does not reach back to it.
"""

from typing import Literal, NamedTuple

from reelkit._errors import public

PROVEN = "proven"


@public
class Recovery(NamedTuple):
    """Whether a batch buys a lost create again: "never", or if it is "proven" that the service has no job of it.

    The proof needs this many *witnesses*, later creates of the same client that the service's logs show, the youngest
    of them sent at least *settle* seconds after the lost one.
    """

    resubmit: Literal["never", "proven"] = "never"
    settle: float = 60.0
    witnesses: int = 3


class Witness(NamedTuple):
    """An accepted create: when it was sent at the earliest, and the first scan that showed its row."""

    client_request_id: str
    sent_at: float
    scan: int


class Scan(NamedTuple):
    """A whole scan: its number, and when it began."""

    number: int
    began_at: float


class Evidence(NamedTuple):
    """What is known about one lost create, which was sent at *lost_at* at the latest.

    *scan* is the last whole scan over its time, and did not show it. *longest* is how long its job may take.
    """

    lost_at: float
    scan: Scan | None
    witnesses: tuple[Witness, ...]
    rows_at_once: bool
    longest: float


class Proof(NamedTuple):
    """The create is absent: these witnesses were shown, and the scan that began at this time did not show it."""

    witnesses: tuple[str, ...]
    scanned_at: float


def verdict(evidence: Evidence, rule: Recovery) -> Proof | str:
    """The proof that the create is absent, or else what would settle it."""
    lost_at, scan = evidence.lost_at, evidence.scan
    if scan is None:
        return "the logs must be readable"
    shown = sorted(
        (witness for witness in evidence.witnesses if is_after(witness, evidence) and witness.scan <= scan.number),
        key=lambda witness: witness.sent_at,
    )
    if not shown or shown[-1].sent_at < lost_at + rule.settle:
        return f"the logs must show another video that is bought at least {rule.settle:.0f} s after it"
    if len(shown) < rule.witnesses:
        return f"the logs must show {rule.witnesses} other videos that are bought after it, and show {len(shown)}"
    if not evidence.rows_at_once and scan.began_at < lost_at + evidence.longest + rule.settle:
        return f"the logs must be read again when it is older than {evidence.longest + rule.settle:.0f} s"
    chosen = [*shown[: rule.witnesses - 1], shown[-1]] if rule.witnesses > 1 else shown[-1:]
    return Proof(tuple(witness.client_request_id for witness in chosen), scan.began_at)


def is_after(witness: Witness, evidence: Evidence) -> bool:
    """Whether the witness was sent after the lost create and before the scan."""
    return evidence.scan is not None and evidence.lost_at < witness.sent_at <= evidence.scan.began_at
