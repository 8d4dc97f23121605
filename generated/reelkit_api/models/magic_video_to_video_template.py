# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MagicVideoToVideoTemplate = Literal[
    "Art Gallery",
    "Cappadocia Balloons",
    "Desktop Reveal",
    "Dubai Museum",
    "Egypt Pyramid",
    "Las Vegas LED",
    "Malaysia Shop",
    "New York Times Square (67)",
    "New York Times Square (78)",
    "Paris Eiffel Tower",
    "Phone App",
    "Phone Social",
    "Rotating Cards",
    "San Francisco Skyscrapers",
    "Stockholm Metro",
    "Thailand Street",
    "Times Square Billboard",
    "Times Square Round Screen",
    "Tokyo Billboard",
]

MAGIC_VIDEO_TO_VIDEO_TEMPLATE_VALUES: set[MagicVideoToVideoTemplate] = {
    "Art Gallery",
    "Cappadocia Balloons",
    "Desktop Reveal",
    "Dubai Museum",
    "Egypt Pyramid",
    "Las Vegas LED",
    "Malaysia Shop",
    "New York Times Square (67)",
    "New York Times Square (78)",
    "Paris Eiffel Tower",
    "Phone App",
    "Phone Social",
    "Rotating Cards",
    "San Francisco Skyscrapers",
    "Stockholm Metro",
    "Thailand Street",
    "Times Square Billboard",
    "Times Square Round Screen",
    "Tokyo Billboard",
}


def check_magic_video_to_video_template(value: str) -> MagicVideoToVideoTemplate:
    if value in MAGIC_VIDEO_TO_VIDEO_TEMPLATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MAGIC_VIDEO_TO_VIDEO_TEMPLATE_VALUES!r}"
    )
