# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiKlingVideoV16StandardEffectsDuration = Literal[5, 10]

KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_DURATION_VALUES: set[
    KlingaiKlingVideoV16StandardEffectsDuration
] = {
    5,
    10,
}


def check_klingai_kling_video_v16_standard_effects_duration(
    value: int,
) -> KlingaiKlingVideoV16StandardEffectsDuration:
    if value in KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_DURATION_VALUES!r}"
    )
