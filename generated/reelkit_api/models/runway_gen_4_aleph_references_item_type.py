# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayGen4AlephReferencesItemType = Literal["image"]

RUNWAY_GEN_4_ALEPH_REFERENCES_ITEM_TYPE_VALUES: set[RunwayGen4AlephReferencesItemType] = {
    "image",
}


def check_runway_gen_4_aleph_references_item_type(value: str) -> RunwayGen4AlephReferencesItemType:
    if value in RUNWAY_GEN_4_ALEPH_REFERENCES_ITEM_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_ALEPH_REFERENCES_ITEM_TYPE_VALUES!r}"
    )
