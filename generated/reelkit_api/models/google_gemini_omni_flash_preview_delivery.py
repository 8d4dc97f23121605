# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleGeminiOmniFlashPreviewDelivery = Literal["uri"]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DELIVERY_VALUES: set[GoogleGeminiOmniFlashPreviewDelivery] = {
    "uri",
}


def check_google_gemini_omni_flash_preview_delivery(
    value: str,
) -> GoogleGeminiOmniFlashPreviewDelivery:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DELIVERY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DELIVERY_VALUES!r}"
    )
