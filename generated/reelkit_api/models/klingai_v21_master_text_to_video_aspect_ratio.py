# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV21MasterTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_V21_MASTER_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiV21MasterTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_v21_master_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiV21MasterTextToVideoAspectRatio:
    if value in KLINGAI_V21_MASTER_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V21_MASTER_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
