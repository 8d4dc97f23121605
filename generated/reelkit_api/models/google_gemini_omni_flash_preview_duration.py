# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleGeminiOmniFlashPreviewDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DURATION_VALUES: set[GoogleGeminiOmniFlashPreviewDuration] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
}


def check_google_gemini_omni_flash_preview_duration(
    value: int,
) -> GoogleGeminiOmniFlashPreviewDuration:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DURATION_VALUES!r}"
    )
