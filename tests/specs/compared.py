"""The small service before and after edits, compared."""

from reelkit_specs._diff import Change, changes

from .edits import Edits, edited
from .service import service


def after(new: Edits, old: Edits | None = None) -> list[Change]:
    """What has changed from the service with the old edits to the service with the new ones."""
    return changes(edited(service(), old or {}), edited(service(), new))


def sentences(new: Edits, old: Edits | None = None) -> list[str]:
    """The same in words."""
    return [change.sentence for change in after(new, old)]
