"""The third set: faults around the mock, in classes of their own; their author has not read the checks."""

from ..around import Around
from ..fault import CORRECT, Fault
from . import authentication, billing, disclosure, form, jobs, logs, parallel, robustness, rules
from .planted import OVERLAP, Planted

PARALLEL = "parallel work"
TABLE: dict[str, tuple[Planted, ...]] = {
    PARALLEL: parallel.ROWS,
    "rules in combination": rules.ROWS,
    "form": form.ROWS,
    "robustness": robustness.ROWS,
    "authentication": authentication.ROWS,
    "key disclosure": disclosure.ROWS,
    "every job to its end": jobs.ROWS,
    "billing": (*billing.ROWS, *logs.ROWS),
}


def third() -> list[Fault]:
    """Return every fault of the table, each at the addresses of its row."""
    return [
        Fault(
            f"{row.name}@{row.at[0] if len(row.at) == 1 else 'both'}",
            kind,
            f"{row.sentence} ({row.basis})",
            CORRECT,
            row.at,
            row.model,
            delay=OVERLAP if kind == PARALLEL else 0.0,
            around=Around(row.before, row.after),
        )
        for kind, rows in TABLE.items()
        for row in rows
    ]
