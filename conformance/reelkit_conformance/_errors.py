"""The error of the conformance kit."""


class ConformError(Exception):
    """The run cannot start or continue. The message is one line: what is wrong, where, and what to do."""
