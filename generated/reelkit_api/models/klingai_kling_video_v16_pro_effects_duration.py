# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiKlingVideoV16ProEffectsDuration = Literal[5, 10]

KLINGAI_KLING_VIDEO_V16_PRO_EFFECTS_DURATION_VALUES: set[KlingaiKlingVideoV16ProEffectsDuration] = {
    5,
    10,
}


def check_klingai_kling_video_v16_pro_effects_duration(
    value: int,
) -> KlingaiKlingVideoV16ProEffectsDuration:
    if value in KLINGAI_KLING_VIDEO_V16_PRO_EFFECTS_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_KLING_VIDEO_V16_PRO_EFFECTS_DURATION_VALUES!r}"
    )
