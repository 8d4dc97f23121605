# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayActTwoFrameSize = Literal[
    "1104:832", "1280:720", "1584:672", "640:480", "720:1280", "832:1104", "848:480", "960:960"
]

RUNWAY_ACT_TWO_FRAME_SIZE_VALUES: set[RunwayActTwoFrameSize] = {
    "1104:832",
    "1280:720",
    "1584:672",
    "640:480",
    "720:1280",
    "832:1104",
    "848:480",
    "960:960",
}


def check_runway_act_two_frame_size(value: str) -> RunwayActTwoFrameSize:
    if value in RUNWAY_ACT_TWO_FRAME_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_ACT_TWO_FRAME_SIZE_VALUES!r}"
    )
