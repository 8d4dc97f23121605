"""What the kit says when it is asked for something it cannot do."""


class ConformError(Exception):
    """One line that says what is wrong, where, and what to do."""
