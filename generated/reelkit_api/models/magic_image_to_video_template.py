# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MagicImageToVideoTemplate = Literal[
    "Art Gallery",
    "Cappadocia Balloons",
    "Desktop Reveal",
    "Digital Float",
    "Dubai Museum",
    "Egypt Pyramid",
    "Frames Drop",
    "Las Vegas LED",
    "Malaysia Shop",
    "New York Times Square (66)",
    "New York Times Square (77)",
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

MAGIC_IMAGE_TO_VIDEO_TEMPLATE_VALUES: set[MagicImageToVideoTemplate] = {
    "Art Gallery",
    "Cappadocia Balloons",
    "Desktop Reveal",
    "Digital Float",
    "Dubai Museum",
    "Egypt Pyramid",
    "Frames Drop",
    "Las Vegas LED",
    "Malaysia Shop",
    "New York Times Square (66)",
    "New York Times Square (77)",
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


def check_magic_image_to_video_template(value: str) -> MagicImageToVideoTemplate:
    if value in MAGIC_IMAGE_TO_VIDEO_TEMPLATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MAGIC_IMAGE_TO_VIDEO_TEMPLATE_VALUES!r}"
    )
