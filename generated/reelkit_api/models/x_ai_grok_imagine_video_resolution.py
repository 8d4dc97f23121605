# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

XAiGrokImagineVideoResolution = Literal["1080p", "480p", "720p"]

X_AI_GROK_IMAGINE_VIDEO_RESOLUTION_VALUES: set[XAiGrokImagineVideoResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_x_ai_grok_imagine_video_resolution(value: str) -> XAiGrokImagineVideoResolution:
    if value in X_AI_GROK_IMAGINE_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {X_AI_GROK_IMAGINE_VIDEO_RESOLUTION_VALUES!r}"
    )
