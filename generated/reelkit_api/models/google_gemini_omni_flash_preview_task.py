# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleGeminiOmniFlashPreviewTask = Literal[
    "edit", "image_to_video", "reference_to_video", "text_to_video"
]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_TASK_VALUES: set[GoogleGeminiOmniFlashPreviewTask] = {
    "edit",
    "image_to_video",
    "reference_to_video",
    "text_to_video",
}


def check_google_gemini_omni_flash_preview_task(value: str) -> GoogleGeminiOmniFlashPreviewTask:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_TASK_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_TASK_VALUES!r}"
    )
