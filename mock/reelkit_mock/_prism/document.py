"""The contract as it is given to Prism: with a separate schema for each state."""

import copy
from typing import Any

Json = dict[str, Any]

_ABSENT = {"type": "null"}  # a property that is null or absent

# The properties of a response by the meaning of its status. The contract alone allows every combination.
_STATE_SCHEMAS: dict[str, Json] = {
    "pending": {"properties": {"video": _ABSENT, "error": _ABSENT}},
    "succeeded": {"properties": {"video": {"type": "object"}, "error": _ABSENT}, "required": ["video"]},
    "failed": {"properties": {"video": _ABSENT, "error": {"not": _ABSENT}}, "required": ["error"]},
}


def prism_document(contract: Json) -> Json:
    """Return a copy of *contract* in which every 200 matches exactly one state."""
    document = copy.deepcopy(contract)
    states = {"oneOf": [_state(meaning, words) for meaning, words in status_words(contract).items()]}
    for operations in document["paths"].values():
        for operation in operations.values():
            media = operation["responses"]["200"]["content"]["application/json"]
            media["schema"] = {"allOf": [media["schema"], copy.deepcopy(states)]}
    return document


def status_words(contract: Json) -> dict[str, list[str]]:
    """Return the documented status words by their meaning."""
    words: dict[str, list[str]] = {}
    for word, status in contract["x-reelkit-statuses"].items():
        if status["basis"] == "documented":
            words.setdefault(status["meaning"], []).append(word)
    return words


def _state(meaning: str, words: list[str]) -> Json:
    state = _STATE_SCHEMAS[meaning]
    return {**state, "properties": {"status": {"enum": words}, **state["properties"]}}
