"""A cause is reported once: of refusals that did not come, those that no other one explains."""

from collections.abc import Iterable, Mapping, Sequence

from reelkit_conformance._case import Case
from reelkit_conformance._check import Check


def causes(accepted: Sequence[Case], checks: Iterable[Check]) -> list[Case]:
    """Without those whose check needs one that failed for the same fields at the same address.

    A server that takes any text for a resolution takes '720P' as well; only the first is worth a line.
    """
    needs: Mapping[str, tuple[str, ...]] = {check.id: check.needs for check in checks}
    failed = {(case.check, case.fields, case.ask.address, case.ask.model) for case in accepted}
    return [
        case
        for case in accepted
        if not any((need, case.fields, case.ask.address, case.ask.model) in failed for need in needs[case.check])
    ]
