# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26ImageToVideoFlashShotType = Literal["multi", "single"]

ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_SHOT_TYPE_VALUES: set[AlibabaWan26ImageToVideoFlashShotType] = {
    "multi",
    "single",
}


def check_alibaba_wan_26_image_to_video_flash_shot_type(
    value: str,
) -> AlibabaWan26ImageToVideoFlashShotType:
    if value in ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_SHOT_TYPE_VALUES!r}"
    )
