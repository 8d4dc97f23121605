# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayGen4AlephFrameSize = Literal[
    "1104:832", "1280:720", "1584:672", "640:480", "720:1280", "832:1104", "848:480", "960:960"
]

RUNWAY_GEN_4_ALEPH_FRAME_SIZE_VALUES: set[RunwayGen4AlephFrameSize] = {
    "1104:832",
    "1280:720",
    "1584:672",
    "640:480",
    "720:1280",
    "832:1104",
    "848:480",
    "960:960",
}


def check_runway_gen_4_aleph_frame_size(value: str) -> RunwayGen4AlephFrameSize:
    if value in RUNWAY_GEN_4_ALEPH_FRAME_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_ALEPH_FRAME_SIZE_VALUES!r}"
    )
