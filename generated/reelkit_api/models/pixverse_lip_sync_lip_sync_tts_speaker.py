# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseLipSyncLipSyncTtsSpeaker = Literal[
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

PIXVERSE_LIP_SYNC_LIP_SYNC_TTS_SPEAKER_VALUES: set[PixverseLipSyncLipSyncTtsSpeaker] = {
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


def check_pixverse_lip_sync_lip_sync_tts_speaker(value: str) -> PixverseLipSyncLipSyncTtsSpeaker:
    if value in PIXVERSE_LIP_SYNC_LIP_SYNC_TTS_SPEAKER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_LIP_SYNC_LIP_SYNC_TTS_SPEAKER_VALUES!r}"
    )
