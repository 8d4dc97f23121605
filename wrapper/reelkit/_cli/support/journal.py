"""The journal as the commands use it: who buys must have it, who reads can do without."""

from pathlib import Path
from typing import TYPE_CHECKING

from reelkit._cli.support import terminal as _terminal
from reelkit._errors import JournalError, ReelkitError

if TYPE_CHECKING:
    from reelkit._journal.journal import Journal


def to_buy_with(file: Path | None) -> "Journal":
    """The journal. It is opened with the first intent, and what is wrong with it stops the purchase."""
    from reelkit._journal.journal import Journal, default_path

    return Journal(file or default_path())


def to_look_into(file: Path | None) -> "Journal | None":
    """The journal, if there is one already, or if there was: to open it says then what is missing."""
    from reelkit._journal.journal import Journal, default_path
    from reelkit._journal.process_locks import owners_file

    path = file or default_path()
    try:
        is_there = path.exists() or Path(owners_file(path)).exists()
    except OSError:
        is_there = True  # to open it says what is wrong
    if is_there:
        return Journal(path)
    if file:
        raise ReelkitError(f"there is no journal {file}")
    return None


def if_it_can_be_had(file: Path | None) -> "Journal | None":
    """The same; what is wrong with it is said, and is no reason to leave a job alone that is paid for."""
    try:
        journal = to_look_into(file)
        if journal is not None:
            next(journal.every(limit=1), None)  # it is opened when it is first used
    except JournalError as error:
        _terminal.note(f"warning: {error}; going on without it")
        return None
    except ReelkitError as error:
        _terminal.note(f"warning: {error}; going on without one")
        return None
    return journal
