"""The event that tells of the end of a purchase, written in the transaction that records this end."""

import json
import os
from datetime import UTC, datetime

from reelkit._journal.purchase import FAILED, SAVED, SUCCEEDED, UNKNOWN, Purchase
from reelkit._journal.schema import to_row
from reelkit._journal.stores import Statements

TOLD = ("key", "service", "model", "state", "job_id", "credits", "path", "size", "sha256", "reason")


def type_of(purchase: Purchase) -> str | None:
    """The type of the event for the state of a purchase; None if it is no end."""
    if purchase.state == SAVED or (purchase.state == SUCCEEDED and purchase.save_to is None):
        return "purchase.succeeded"
    return {FAILED: "purchase.failed", UNKNOWN: "purchase.unknown"}.get(purchase.state)


def add_event(connection: Statements, purchase: Purchase, target: str, at: float) -> None:
    """Add the event of a purchase for a target, unless it has one of this type or has not ended.

    Its body is fixed here: each attempt to deliver it sends the same, whatever has become of the purchase.
    """
    if (name := type_of(purchase)) is None:
        return
    when = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    data = {field: getattr(purchase, field) for field in TOLD}
    row = {
        "purchase": purchase.id,
        "type": name,
        "target": target,
        "webhook_id": f"evt_{os.urandom(16).hex()}",
        "body": json.dumps({"type": name, "timestamp": when, "data": data}),
        "at": at,
    }
    connection.execute(
        "INSERT INTO events (purchase, type, target, webhook_id, body, happened_at, again_at) "
        "VALUES (:purchase, :type, :target, :webhook_id, :body, :at, :at) ON CONFLICT DO NOTHING",
        to_row(row),
    )
