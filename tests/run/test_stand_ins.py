"""What stands in for the service: how many requests of the program it got."""

from reelkit_mock import Request
from reelkit_run._stand_ins import stand_in


def test_every_request_to_the_mock_is_counted() -> None:
    """Although the mock keeps only the last thousand calls."""
    service = stand_in("made-up-key", {"clock": "manual"}, None, None, None)

    for _ in range(1_001):
        service.handle(Request("GET", "/nowhere", {}))

    assert service.summary().startswith("1,001 requests to the mock, 0 jobs,")
