# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5ImageToVideoLipSyncTtsSpeaker = Literal[
    "Adrian",
    "Auto",
    "Ava",
    "Chloe",
    "Emily",
    "Ethan",
    "Harper",
    "Isabella",
    "Jack",
    "James",
    "Julia",
    "Liam",
    "Mason",
    "Oliver",
    "Sophia",
]

PIXVERSE_V5_IMAGE_TO_VIDEO_LIP_SYNC_TTS_SPEAKER_VALUES: set[
    PixverseV5ImageToVideoLipSyncTtsSpeaker
] = {
    "Adrian",
    "Auto",
    "Ava",
    "Chloe",
    "Emily",
    "Ethan",
    "Harper",
    "Isabella",
    "Jack",
    "James",
    "Julia",
    "Liam",
    "Mason",
    "Oliver",
    "Sophia",
}


def check_pixverse_v5_image_to_video_lip_sync_tts_speaker(
    value: str,
) -> PixverseV5ImageToVideoLipSyncTtsSpeaker:
    if value in PIXVERSE_V5_IMAGE_TO_VIDEO_LIP_SYNC_TTS_SPEAKER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_IMAGE_TO_VIDEO_LIP_SYNC_TTS_SPEAKER_VALUES!r}"
    )
