# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26ImageToVideoFlashDuration = Literal[5, 10, 15]

ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_DURATION_VALUES: set[AlibabaWan26ImageToVideoFlashDuration] = {
    5,
    10,
    15,
}


def check_alibaba_wan_26_image_to_video_flash_duration(
    value: int,
) -> AlibabaWan26ImageToVideoFlashDuration:
    if value in ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_DURATION_VALUES!r}"
    )
