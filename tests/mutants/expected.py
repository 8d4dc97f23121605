"""Which check of the kit ought to name which fault of the semantic set.

The maintainers of the checks fill this in; who writes faults does not look at the checks. A key is the name of a fault
with or without its address, as in `backwards@v2` and `backwards`; one with an address goes first. The value is every
id that names the fault rightly. A fault without an entry is not judged.
"""

EXPECTED: dict[str, tuple[str, ...]] = {}


def expected(name: str) -> tuple[str, ...]:
    """The ids that may name this fault; none if nobody has said."""
    return EXPECTED.get(name) or EXPECTED.get(name.partition("@")[0], ())
