# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MagicTextToVideoTemplate = Literal["Shanghai Drone Show"]

MAGIC_TEXT_TO_VIDEO_TEMPLATE_VALUES: set[MagicTextToVideoTemplate] = {
    "Shanghai Drone Show",
}


def check_magic_text_to_video_template(value: str) -> MagicTextToVideoTemplate:
    if value in MAGIC_TEXT_TO_VIDEO_TEMPLATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MAGIC_TEXT_TO_VIDEO_TEMPLATE_VALUES!r}"
    )
