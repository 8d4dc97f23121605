"""Finds the actions whose rules, warnings, times and prices name what the documents no longer have."""

from collections.abc import Iterator, Mapping, Sequence

from reelkit_specs._checks.extensions import stale_mentions
from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import MISSING, Json, value_at
from reelkit_specs._overlays.apply import Applied
from reelkit_specs._overlays.overlay import Overlay


def outdated_actions(applied: Sequence[tuple[Overlay, Applied]], documents: Mapping[str, Json]) -> Iterator[Finding]:
    """One finding for each action, whatever number of models it is about: each is one decision of a person."""
    mentions: dict[tuple[int, int], dict[str, set[str]]] = {}
    advice = ""
    for name, document in documents.items():
        for where, what, advice in stale_mentions(document):
            if (origin := _origin(applied, name, where)) is None:
                yield Finding(name, where, what, advice)
            else:
                mentions.setdefault(origin, {}).setdefault(what, set()).add(name)
    for (overlay, action), whats in sorted(mentions.items()):
        names = sorted(set().union(*whats.values()))
        others = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield applied[overlay][0].finding(action, f"{', '.join(whats)} (in {names[0]}{others})", advice)


def _origin(applied: Sequence[tuple[Overlay, Applied]], name: str, where: str) -> tuple[int, int] | None:
    """The overlay and the action that added this part of the document."""
    for overlay, (_, result) in enumerate(applied):
        for action, changes in enumerate(result.changes):
            for change in changes:
                inside = change.document == name and where.startswith(f"{change.pointer}/")
                if inside and value_at(change.after, where.removeprefix(change.pointer)) is not MISSING:
                    return overlay, action
    return None
