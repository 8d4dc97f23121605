# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration = Literal[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
]

KLINGAI_VIDEO_V3_TURBO_PRO_TEXT_TO_VIDEO_MULTI_PROMPT_TYPE_0_ITEM_DURATION_VALUES: set[
    KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration
] = {
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item_duration(
    value: int,
) -> KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration:
    if value in KLINGAI_VIDEO_V3_TURBO_PRO_TEXT_TO_VIDEO_MULTI_PROMPT_TYPE_0_ITEM_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_TURBO_PRO_TEXT_TO_VIDEO_MULTI_PROMPT_TYPE_0_ITEM_DURATION_VALUES!r}"
    )
