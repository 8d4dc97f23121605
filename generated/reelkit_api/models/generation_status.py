# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GenerationStatus = Literal["completed", "error", "generating", "queued"]

GENERATION_STATUS_VALUES: set[GenerationStatus] = {
    "completed",
    "error",
    "generating",
    "queued",
}


def check_generation_status(value: str) -> GenerationStatus:
    if value in GENERATION_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GENERATION_STATUS_VALUES!r}")
