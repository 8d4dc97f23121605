"""What can keep Prism from giving an opinion."""


class PrismError(Exception):
    """Prism could not be installed, started or trusted; the text is one line that says why and what to do."""


class BadUpstream(PrismError):
    """What was given is not an address that Prism could stand in front of."""
