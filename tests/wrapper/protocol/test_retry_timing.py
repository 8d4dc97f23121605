"""The pauses between attempts."""

from reelkit import Retry


def test_the_pause_before_any_attempt_is_at_most_the_cap() -> None:
    """Also after so many attempts that a doubled pause is no number any more."""
    assert [Retry().gap(attempt, lambda: 1.0) for attempt in (1, 6, 5000)] == [1.0, 20.0, 20.0]
