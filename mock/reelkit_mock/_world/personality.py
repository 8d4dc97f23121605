"""How the service words its responses: the two styles that really occur, and the documented one.

A personality says which of these shapes a job has; `mixed` draws one for each job.
"""

from typing import NamedTuple

from reelkit_mock._scenario.randomness import Draw, format_uuid, short_id


class Style(NamedTuple):
    """Where the answers differ."""

    relay_ids: bool  # UUID:MODEL instead of 21 URL-safe characters
    succeeded: str  # the word for it
    credits_on_v2: str  # the name of the cost
    credits_on_legacy: str
    file_facts: bool  # content_type, file_name and file_size beside the link


STYLES = {
    "documented": Style(False, "completed", "credits_used", "tokens_used", False),
    "native": Style(False, "succeeded", "credits_used", "credits_used", False),
    "relay": Style(True, "completed", "tokens_used", "tokens_used", True),
}
MIXED_STYLES = ("native", "relay")  # what `mixed` draws from, in equal parts


def style_of(personality: str, draw: float) -> str:
    """The name of the shape of a new job."""
    return MIXED_STYLES[int(draw * len(MIXED_STYLES))] if personality == "mixed" else personality


def new_id(shape: str, draw: Draw, number: int, model: str) -> str:
    """The id of a new job. The second of each key begins with '-', so that every test run meets one."""
    if STYLES[shape].relay_ids:
        return f"{format_uuid(draw.id_bytes)}:{model}"
    identifier = short_id(draw.id_bytes)
    return "-" + identifier[1:] if number == 2 else identifier
