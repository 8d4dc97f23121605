# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

XAiGrokImagineVideoAspectRatio = Literal["16:9", "1:1", "2:3", "3:2", "3:4", "4:3", "9:16"]

X_AI_GROK_IMAGINE_VIDEO_ASPECT_RATIO_VALUES: set[XAiGrokImagineVideoAspectRatio] = {
    "16:9",
    "1:1",
    "2:3",
    "3:2",
    "3:4",
    "4:3",
    "9:16",
}


def check_x_ai_grok_imagine_video_aspect_ratio(value: str) -> XAiGrokImagineVideoAspectRatio:
    if value in X_AI_GROK_IMAGINE_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {X_AI_GROK_IMAGINE_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
