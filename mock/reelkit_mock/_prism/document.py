"""The contract as Prism gets to see it: with the states told apart."""

import copy
from typing import Any

Json = dict[str, Any]

_ABSENT = {"type": "null"}  # as a property: null, or left out

# What an answer holds, by what its status word means. The contract lets any word stand beside anything.
_STATE_SCHEMAS: dict[str, Json] = {
    "pending": {"properties": {"video": _ABSENT, "error": _ABSENT}},
    "succeeded": {"properties": {"video": {"type": "object"}, "error": _ABSENT}, "required": ["video"]},
    "failed": {"properties": {"video": _ABSENT, "error": {"not": _ABSENT}}, "required": ["error"]},
}


def prism_document(contract: Json) -> Json:
    """A copy of *contract* in which every 200 is in one of the states and contradicts itself nowhere."""
    document = copy.deepcopy(contract)
    states = {"oneOf": [_state(meaning, words) for meaning, words in status_words(contract).items()]}
    for operations in document["paths"].values():
        for operation in operations.values():
            media = operation["responses"]["200"]["content"]["application/json"]
            media["schema"] = {"allOf": [media["schema"], copy.deepcopy(states)]}
    return document


def status_words(contract: Json) -> dict[str, list[str]]:
    """The documented status words by what they mean."""
    words: dict[str, list[str]] = {}
    for word, status in contract["x-reelkit-statuses"].items():
        if status["basis"] == "documented":
            words.setdefault(status["meaning"], []).append(word)
    return words


def _state(meaning: str, words: list[str]) -> Json:
    state = _STATE_SCHEMAS[meaning]
    return {**state, "properties": {"status": {"enum": words}, **state["properties"]}}
