"""Keeps the API key out of the logs of httpx and httpcore."""

import logging

from reelkit._protocol.api_key import Secret
from reelkit._system.weak_group import WeakGroup

# The loggers of what a request goes through; a filter of a logger does not see the records of those below it.
LOGGERS = ("httpx", *(f"httpcore.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")))

UNCHECKED = "a message was left out because the API key could not be masked in it (%s)"

_hidden_in_logs: WeakGroup[Secret] = WeakGroup()


def hide_in_logs(secret: Secret) -> None:
    """Mask the key in the logs of httpx and httpcore while a client has it: a server may repeat it."""
    _hidden_in_logs.add(secret)
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_without_keys)  # once, however often it is added


def _without_keys(record: logging.LogRecord) -> bool:
    """Mask the keys in a record, which is logged in any case. It never raises: a request would fail with it."""
    try:
        text = shown = record.getMessage()
        for secret in _hidden_in_logs:
            shown = secret.hide_in_text(shown)
        if shown != text:
            record.msg, record.args = shown, None
    except Exception as error:
        record.msg, record.args = UNCHECKED, (type(error).__name__,)
    return True
