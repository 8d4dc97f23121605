"""What the drivers tell the world of a flow's events and notes: the log, warnings, the user's hook."""

import logging
import warnings

from reelkit._effects import Event, Note
from reelkit._io.settings import Settings
from reelkit._protocol.request import ReelkitWarning


class Notifier:
    """Tells each change as it comes, and once what is to be told once."""

    __slots__ = ("_settings", "_told")

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._told: set[str] = set()

    def event(self, event: Event) -> None:
        """A job has changed."""
        _log("job %s: %s (%s) after %.1f s", event.job_id, event.status, event.meaning, event.elapsed)
        if self._settings.on_event is not None:
            self._settings.on_event(event)

    def note(self, note: Note) -> None:
        """Something is worth a line."""
        if note.once:
            if note.text in self._told:
                return
            self._told.add(note.text)
        if note.warning:
            self._warn_in_flow(note.text)
        else:
            _log("%s", note.text)

    def _warn_in_flow(self, text: str) -> None:
        """Warn of something while a job is under way, which a program that makes errors of warnings must not lose."""
        try:
            self.warn((text,))
        except ReelkitWarning:
            _log("%s", text)

    def warn(self, texts: tuple[str, ...]) -> None:
        """Something is worth the user's attention."""
        if not texts:
            return

        for text in texts:
            warnings.warn(text, ReelkitWarning, stacklevel=3)  # the line that called the client


def _log(text: str, *values: object) -> None:
    """One line at INFO, silent unless the program asks for it."""
    log = logging.getLogger("reelkit")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    log.info(text, *values)
