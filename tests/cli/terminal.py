"""Reads a pseudo-terminal."""

import os


def shown(terminal: int) -> bytes:
    """Everything that was written to it, once the other end is closed."""
    seen = b""
    while chunk := _read(terminal):
        seen += chunk
    os.close(terminal)
    return seen


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux tells that the other end is closed
        return b""
