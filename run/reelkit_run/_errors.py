"""The error of this package."""


class RunError(Exception):
    """The program cannot be run as asked; the message says what to do."""
