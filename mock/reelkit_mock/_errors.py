"""What the mock says when it is asked for something it cannot do."""


class MockError(Exception):
    """One line that says what is wrong, where, and what to do."""
