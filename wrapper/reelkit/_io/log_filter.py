"""Keeps the API key out of the logs of httpx and httpcore."""

import logging
import weakref

from reelkit._protocol.api_key import Secret

# The loggers of what a request goes through; a filter of a logger does not see the records of those below it.
LOGGERS = ("httpx", *(f"httpcore.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")))

_hidden_in_logs: weakref.WeakSet[Secret] = weakref.WeakSet()


def hide_in_logs(secret: Secret) -> None:
    """Mask the key in the logs of httpx and httpcore while a client has it: a server may repeat it."""
    _hidden_in_logs.add(secret)
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_without_keys)  # once, however often it is added


def _without_keys(record: logging.LogRecord) -> bool:
    """Mask the keys in a record, which is logged in any case."""
    text = shown = record.getMessage()
    for secret in list(_hidden_in_logs):
        shown = secret.hide_in_text(shown)
    if shown != text:
        record.msg, record.args = shown, None
    return True
