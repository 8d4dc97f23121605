"""How the service words its responses: the two styles that really occur, and the documented one.

A personality says which of these shapes a job has; `mixed` draws one for each job.
"""

from typing import NamedTuple

from reelkit_mock._scenario.seeded import Draw, short_id, uuid_of


class Shape(NamedTuple):
    """Where the answers differ."""

    relay_ids: bool  # UUID:MODEL instead of 21 URL-safe characters
    succeeded: str  # the word for it
    credits_on_v2: str  # the name of the cost
    credits_on_legacy: str
    file_facts: bool  # content_type, file_name and file_size beside the link


SHAPES = {
    "documented": Shape(False, "completed", "credits_used", "tokens_used", False),
    "native": Shape(False, "succeeded", "credits_used", "credits_used", False),
    "relay": Shape(True, "completed", "tokens_used", "tokens_used", True),
}
MIXED = ("native", "relay")  # what `mixed` draws from, in equal parts


def shape_of(personality: str, draw: float) -> str:
    """The name of the shape of a new job."""
    return MIXED[int(draw * len(MIXED))] if personality == "mixed" else personality


def new_id(shape: str, draw: Draw, number: int, model: str) -> str:
    """The id of a new job. The second of each key begins with '-', so that every test run meets one."""
    if SHAPES[shape].relay_ids:
        return f"{uuid_of(draw.name)}:{model}"
    identifier = short_id(draw.name)
    return "-" + identifier[1:] if number == 2 else identifier
