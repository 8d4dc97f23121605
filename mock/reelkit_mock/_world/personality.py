"""The response styles of the service: the documented one and the two that were observed.

A personality decides the style of a job; `mixed` draws one for each job.
"""

from typing import NamedTuple

from reelkit_mock._scenario.randomness import Draw, format_uuid, short_id


class Style(NamedTuple):
    """The differences between responses."""

    relay_ids: bool  # UUID:MODEL instead of 21 URL-safe characters
    succeeded: str  # the status word of a finished job
    credits_on_v2: str  # the name of the field with the cost
    credits_on_legacy: str
    file_facts: bool  # content_type, file_name and file_size next to the link


STYLES = {
    "documented": Style(False, "completed", "credits_used", "tokens_used", False),
    "native": Style(False, "succeeded", "credits_used", "credits_used", False),
    "relay": Style(True, "completed", "tokens_used", "tokens_used", True),
}
MIXED_STYLES = ("native", "relay")  # `mixed` draws one of these, with equal probability


def style_of(personality: str, draw: float) -> str:
    """Return the name of the style of a new job."""
    return MIXED_STYLES[int(draw * len(MIXED_STYLES))] if personality == "mixed" else personality


def new_id(style: str, draw: Draw, number: int, model: str) -> str:
    """Return the id of a new job. The second job of a key gets a leading '-', so that every test run meets one."""
    if STYLES[style].relay_ids:
        return f"{format_uuid(draw.id_bytes)}:{model}"
    identifier = short_id(draw.id_bytes)
    return "-" + identifier[1:] if number == 2 else identifier
