# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleGeminiOmniFlashPreviewAspectRatio = Literal["16:9", "9:16"]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_ASPECT_RATIO_VALUES: set[
    GoogleGeminiOmniFlashPreviewAspectRatio
] = {
    "16:9",
    "9:16",
}


def check_google_gemini_omni_flash_preview_aspect_ratio(
    value: str,
) -> GoogleGeminiOmniFlashPreviewAspectRatio:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_ASPECT_RATIO_VALUES!r}"
    )
