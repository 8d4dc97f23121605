"""Decides whether a lost create is proven absent: evidence in, verdict out. Nothing here reads a clock or the network.

The logs of a service show every create with our mark at once, when its job is finished, or never, and it is not
documented which. A client learns it from its own other creates, the witnesses. A lost create is proven absent when

- one reading of all rows since it was sent does not show it;
- that same reading shows enough witnesses: accepted creates of this client, of the same model and at the same address,
  that were sent after it. A reading is of one copy of the logs, and a copy that shows them is not behind;
- the youngest of them was sent at least *settle* seconds after the lost one, so the logs are not behind by more;
- some create there was shown well before its job was finished, so rows appear at once; or else the youngest witness was
  sent when the lost create was older than the longest time that its job may take, plus *settle*. That the lost one is
  so old is not enough: the copy of the logs that is read may be behind.

All times are those of one monotonic clock in one process: a create of an earlier process counts as lost from the moment
at which this one begins to search for it. The rule fails for a row that appears later than *settle* seconds, or never
while those of the witnesses do; for a create that a gateway delivers later than that; and if the clock of the computer
was too fast when an earlier process recorded the create, so that the scan does not reach back to it.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from reelkit._errors import public
from reelkit._protocol.log_memory import Lost, Sent, WholeScan

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


class Evidence(NamedTuple):
    """What is known about one lost create.

    *scan* is the last whole scan over its time, and did not show it. *sent* are the accepted creates of this client by
    their client request ids. *longest* is how long its job may take.
    """

    lost: Lost
    scan: WholeScan | None
    sent: Mapping[str, Sent]
    rows_at_once: bool
    longest: float


class Proof(NamedTuple):
    """The create is absent: these witnesses were shown, and the scan that began at this time did not show it."""

    witnesses: tuple[str, ...]
    scanned_at: float


def verdict(evidence: Evidence, rule: Recovery) -> Proof | str:
    """The proof that the create is absent, or else what would settle it."""
    lost, scan = evidence.lost, evidence.scan
    if scan is None:
        return "the logs must be readable"
    others = f"other creates of {next(iter(lost.routes)).model}"
    shown = sorted(
        (name for name in scan.shown & evidence.sent.keys() if is_witness(evidence.sent[name], lost, scan.began_at)),
        key=lambda name: evidence.sent[name].at,
    )
    if not shown or evidence.sent[shown[-1]].at < lost.at + rule.settle:
        return f"the logs must show {others} sent at least {rule.settle:.0f} s after it"
    if len(shown) < rule.witnesses:
        return f"the logs must show {rule.witnesses} {others} sent after it, and show {len(shown)}"
    if not evidence.rows_at_once and evidence.sent[shown[-1]].at < lost.at + evidence.longest + rule.settle:
        return f"the logs must show {others} sent at least {evidence.longest + rule.settle:.0f} s after it"
    chosen = [*shown[: rule.witnesses - 1], shown[-1]] if rule.witnesses > 1 else shown[-1:]
    return Proof(tuple(chosen), scan.began_at)


def is_witness(sent: Sent, lost: Lost, until: float) -> bool:
    """Whether an accepted create was sent after the lost one and by that time, and certainly to the same address."""
    return lost.at < sent.at <= until and lost.routes == {sent.route}
