"""All examples of the diff in one pair of documents, one path each, so that redocly starts only once."""

from typing import Any

from reelkit_specs._documents.json import Json
from tests.specs.diff_examples import EXAMPLES, READ_EXAMPLES, Example
from tests.specs.edits import edited
from tests.specs.service import PATH, service

# These change the document outside of operations, which all examples share.
NOT_IN_A_CALL = ("address", "server", "status")
CASES: dict[str, Example] = {
    f"{rule}-{side}-{which}": example
    for side, table in (("send", EXAMPLES), ("read", READ_EXAMPLES))
    for rule, pair in table.items()
    for which, example in zip(("worst", "harmless"), pair, strict=True)
    if rule not in NOT_IN_A_CALL
}
ALONE: dict[str, Example] = {
    f"{rule}-{which}": example
    for rule in NOT_IN_A_CALL
    for which, example in zip(("worst", "harmless"), EXAMPLES[rule], strict=True)
}


def joined() -> tuple[Json, Json]:
    """The old document and the new one."""
    old, new = service(), service()
    for document, side in ((old, "old"), (new, "new")):
        document["paths"] = {f"/{case}": _call(getattr(example, side), case) for case, example in CASES.items()}
    return old, new


def _call(edits: dict[str, Any], case: str) -> Json:
    item: Json = edited(service(), edits)["paths"][PATH]
    for method, operation in item.items():
        operation["operationId"] = f"{method}-{case}"
    return item
