"""Compares the small service before and after edits."""

from reelkit_specs._diff import Change, changes
from tests.specs.edits import Edits, edited
from tests.specs.service import service


def after(new: Edits, old: Edits | None = None) -> list[Change]:
    """The changes from the service with the old edits to the service with the new ones."""
    return changes(edited(service(), old or {}), edited(service(), new))


def sentences(new: Edits, old: Edits | None = None) -> list[str]:
    """The sentences of these changes."""
    return [change.sentence for change in after(new, old)]
