"""What all jobs of one client know of the service's logs: who is sought, who was found, how much may still be asked."""

ALLOWED, WINDOW = 180, 60.0  # questions in so many seconds; the service takes 200


class Search:
    """What all jobs of one client know of the logs."""

    __slots__ = ("asked", "found", "is_busy", "sought")

    def __init__(self) -> None:
        self.sought: dict[str, float] = {}  # when each was sent, on the driver's clock
        self.found: dict[str, str] = {}
        self.asked: list[float] = []
        self.is_busy = False

    def wait(self, now: float) -> float:
        """Seconds until the service may be asked again."""
        while self.asked and self.asked[0] <= now - WINDOW:
            self.asked.pop(0)
        return 0.0 if len(self.asked) < ALLOWED else self.asked[0] + WINDOW - now
