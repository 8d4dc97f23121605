"""Passes the events and notes of flows to the log, to warnings and to the user's callback."""

import logging
import warnings

from reelkit._effects import Event, Note
from reelkit._io.settings import Settings
from reelkit._protocol.request import ReelkitWarning
from reelkit_specs import printable


class Notifier:
    """Reports every event, and notes with *once* only once."""

    __slots__ = ("_settings", "_shown_once")

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._shown_once: set[str] = set()

    def event(self, event: Event) -> None:
        """Report a change of a job."""
        _log(f"job {event.job_id}: {event.status} ({event.meaning}) after {event.elapsed:.1f} s")
        if self._settings.on_event is not None:
            self._settings.on_event(event)

    def note(self, note: Note) -> None:
        """Log a note, or warn about it, with the API key masked."""
        note = note._replace(text=self._settings.key.hide_in_text(note.text))
        if note.once:
            if note.text in self._shown_once:
                return
            self._shown_once.add(note.text)
        if note.warning:
            self._warn_in_flow(note.text)
        else:
            _log(note.text)

    def _warn_in_flow(self, text: str) -> None:
        """Warn while a job is in progress, which must not be lost in a program that turns warnings into errors."""
        try:
            self.warn((text,))
        except ReelkitWarning:
            _log(text)

    def warn(self, texts: tuple[str, ...]) -> None:
        """Warn the user."""
        if not texts:
            return

        for text in map(self._settings.key.hide_in_text, texts):
            warnings.warn(_one_line(text), ReelkitWarning, stacklevel=3)  # points to the line that called the client


def _one_line(text: str) -> str:
    """The text on one line and safe to print, because a server may have put control characters into it."""
    return printable(text, keep="")


def _log(text: str) -> None:
    """Log at INFO; nothing is printed unless the program configures logging."""
    log = logging.getLogger("reelkit")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    log.info("%s", _one_line(text))
