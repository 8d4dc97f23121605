"""Counts with their nouns, for messages."""


def counted(count: int, noun: str) -> str:
    """Return the count and the noun, which gets an s unless the count is 1: `1 job`, `1,200 jobs`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
