"""The contract as Prism gets to see it: with the states told apart."""

import copy
from typing import Any

Json = dict[str, Any]

_NOTHING = {"type": "null"}  # as a property: null, or left out

# What an answer holds, by what its status word means. The contract lets any word stand beside anything.
_STATES: dict[str, Json] = {
    "pending": {"properties": {"video": _NOTHING, "error": _NOTHING}},
    "succeeded": {"properties": {"video": {"type": "object"}, "error": _NOTHING}, "required": ["video"]},
    "failed": {"properties": {"video": _NOTHING, "error": {"not": _NOTHING}}, "required": ["error"]},
}


def document(contract: Json) -> Json:
    """A copy of *contract* in which every 200 is in one of the states and contradicts itself nowhere."""
    copied = copy.deepcopy(contract)
    states = {"oneOf": [_state(meaning, words) for meaning, words in status_words(contract).items()]}
    for operations in copied["paths"].values():
        for operation in operations.values():
            media = operation["responses"]["200"]["content"]["application/json"]
            media["schema"] = {"allOf": [media["schema"], copy.deepcopy(states)]}
    return copied


def status_words(contract: Json) -> dict[str, list[str]]:
    """The documented status words by what they mean."""
    words: dict[str, list[str]] = {}
    for word, status in contract["x-reelkit-statuses"].items():
        if status["basis"] == "documented":
            words.setdefault(status["meaning"], []).append(word)
    return words


def _state(meaning: str, words: list[str]) -> Json:
    state = _STATES[meaning]
    return {**state, "properties": {"status": {"enum": words}, **state["properties"]}}
