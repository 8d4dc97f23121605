# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
"""The classes of requests and answers. Each is imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .error_envelope import ErrorEnvelope
    from .generated_video import GeneratedVideo
    from .generation_error import GenerationError
    from .generation_meta import GenerationMeta
    from .generation_status import GenerationStatus
    from .generation_usage import GenerationUsage
    from .pixverse_lip_sync import PixverseLipSync
    from .pixverse_lip_sync_lip_sync_tts_speaker import PixverseLipSyncLipSyncTtsSpeaker
    from .pixverse_v5_image_to_video import PixverseV5ImageToVideo
    from .pixverse_v5_image_to_video_duration import PixverseV5ImageToVideoDuration
    from .pixverse_v5_image_to_video_lip_sync_tts_speaker import (
        PixverseV5ImageToVideoLipSyncTtsSpeaker,
    )
    from .pixverse_v5_image_to_video_resolution import PixverseV5ImageToVideoResolution
    from .pixverse_v5_image_to_video_style import PixverseV5ImageToVideoStyle
    from .pixverse_v5_text_to_video import PixverseV5TextToVideo
    from .pixverse_v5_text_to_video_aspect_ratio import PixverseV5TextToVideoAspectRatio
    from .pixverse_v5_text_to_video_duration import PixverseV5TextToVideoDuration
    from .pixverse_v5_text_to_video_lip_sync_tts_speaker import (
        PixverseV5TextToVideoLipSyncTtsSpeaker,
    )
    from .pixverse_v5_text_to_video_resolution import PixverseV5TextToVideoResolution
    from .pixverse_v5_text_to_video_style import PixverseV5TextToVideoStyle
    from .pixverse_v5_transition import PixverseV5Transition
    from .pixverse_v5_transition_duration import PixverseV5TransitionDuration
    from .pixverse_v5_transition_lip_sync_tts_speaker import (
        PixverseV5TransitionLipSyncTtsSpeaker,
    )
    from .pixverse_v5_transition_resolution import PixverseV5TransitionResolution
    from .pixverse_v5_transition_style import PixverseV5TransitionStyle
    from .pixverse_v55_image_to_video import PixverseV55ImageToVideo
    from .pixverse_v55_image_to_video_duration import PixverseV55ImageToVideoDuration
    from .pixverse_v55_image_to_video_model import PixverseV55ImageToVideoModel
    from .pixverse_v55_image_to_video_resolution import (
        PixverseV55ImageToVideoResolution,
    )
    from .pixverse_v55_image_to_video_style import PixverseV55ImageToVideoStyle
    from .pixverse_v55_image_to_video_thinking_type import (
        PixverseV55ImageToVideoThinkingType,
    )
    from .pixverse_v55_text_to_video import PixverseV55TextToVideo
    from .pixverse_v55_text_to_video_aspect_ratio import (
        PixverseV55TextToVideoAspectRatio,
    )
    from .pixverse_v55_text_to_video_duration import PixverseV55TextToVideoDuration
    from .pixverse_v55_text_to_video_model import PixverseV55TextToVideoModel
    from .pixverse_v55_text_to_video_resolution import PixverseV55TextToVideoResolution
    from .pixverse_v55_text_to_video_style import PixverseV55TextToVideoStyle
    from .pixverse_v55_text_to_video_thinking_type import (
        PixverseV55TextToVideoThinkingType,
    )
    from .video_generation import VideoGeneration
    from .video_request import VideoRequest

_MODULES = {
    "ErrorEnvelope": ".error_envelope",
    "GeneratedVideo": ".generated_video",
    "GenerationError": ".generation_error",
    "GenerationMeta": ".generation_meta",
    "GenerationStatus": ".generation_status",
    "GenerationUsage": ".generation_usage",
    "PixverseLipSync": ".pixverse_lip_sync",
    "PixverseLipSyncLipSyncTtsSpeaker": ".pixverse_lip_sync_lip_sync_tts_speaker",
    "PixverseV55ImageToVideo": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoDuration": ".pixverse_v55_image_to_video_duration",
    "PixverseV55ImageToVideoModel": ".pixverse_v55_image_to_video_model",
    "PixverseV55ImageToVideoResolution": ".pixverse_v55_image_to_video_resolution",
    "PixverseV55ImageToVideoStyle": ".pixverse_v55_image_to_video_style",
    "PixverseV55ImageToVideoThinkingType": ".pixverse_v55_image_to_video_thinking_type",
    "PixverseV55TextToVideo": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoAspectRatio": ".pixverse_v55_text_to_video_aspect_ratio",
    "PixverseV55TextToVideoDuration": ".pixverse_v55_text_to_video_duration",
    "PixverseV55TextToVideoModel": ".pixverse_v55_text_to_video_model",
    "PixverseV55TextToVideoResolution": ".pixverse_v55_text_to_video_resolution",
    "PixverseV55TextToVideoStyle": ".pixverse_v55_text_to_video_style",
    "PixverseV55TextToVideoThinkingType": ".pixverse_v55_text_to_video_thinking_type",
    "PixverseV5ImageToVideo": ".pixverse_v5_image_to_video",
    "PixverseV5ImageToVideoDuration": ".pixverse_v5_image_to_video_duration",
    "PixverseV5ImageToVideoLipSyncTtsSpeaker": ".pixverse_v5_image_to_video_lip_sync_tts_speaker",
    "PixverseV5ImageToVideoResolution": ".pixverse_v5_image_to_video_resolution",
    "PixverseV5ImageToVideoStyle": ".pixverse_v5_image_to_video_style",
    "PixverseV5TextToVideo": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoAspectRatio": ".pixverse_v5_text_to_video_aspect_ratio",
    "PixverseV5TextToVideoDuration": ".pixverse_v5_text_to_video_duration",
    "PixverseV5TextToVideoLipSyncTtsSpeaker": ".pixverse_v5_text_to_video_lip_sync_tts_speaker",
    "PixverseV5TextToVideoResolution": ".pixverse_v5_text_to_video_resolution",
    "PixverseV5TextToVideoStyle": ".pixverse_v5_text_to_video_style",
    "PixverseV5Transition": ".pixverse_v5_transition",
    "PixverseV5TransitionDuration": ".pixverse_v5_transition_duration",
    "PixverseV5TransitionLipSyncTtsSpeaker": ".pixverse_v5_transition_lip_sync_tts_speaker",
    "PixverseV5TransitionResolution": ".pixverse_v5_transition_resolution",
    "PixverseV5TransitionStyle": ".pixverse_v5_transition_style",
    "VideoGeneration": ".video_generation",
    "VideoRequest": ".video_request",
}

__all__ = (
    "ErrorEnvelope",
    "GeneratedVideo",
    "GenerationError",
    "GenerationMeta",
    "GenerationStatus",
    "GenerationUsage",
    "PixverseLipSync",
    "PixverseLipSyncLipSyncTtsSpeaker",
    "PixverseV55ImageToVideo",
    "PixverseV55ImageToVideoDuration",
    "PixverseV55ImageToVideoModel",
    "PixverseV55ImageToVideoResolution",
    "PixverseV55ImageToVideoStyle",
    "PixverseV55ImageToVideoThinkingType",
    "PixverseV55TextToVideo",
    "PixverseV55TextToVideoAspectRatio",
    "PixverseV55TextToVideoDuration",
    "PixverseV55TextToVideoModel",
    "PixverseV55TextToVideoResolution",
    "PixverseV55TextToVideoStyle",
    "PixverseV55TextToVideoThinkingType",
    "PixverseV5ImageToVideo",
    "PixverseV5ImageToVideoDuration",
    "PixverseV5ImageToVideoLipSyncTtsSpeaker",
    "PixverseV5ImageToVideoResolution",
    "PixverseV5ImageToVideoStyle",
    "PixverseV5TextToVideo",
    "PixverseV5TextToVideoAspectRatio",
    "PixverseV5TextToVideoDuration",
    "PixverseV5TextToVideoLipSyncTtsSpeaker",
    "PixverseV5TextToVideoResolution",
    "PixverseV5TextToVideoStyle",
    "PixverseV5Transition",
    "PixverseV5TransitionDuration",
    "PixverseV5TransitionLipSyncTtsSpeaker",
    "PixverseV5TransitionResolution",
    "PixverseV5TransitionStyle",
    "VideoGeneration",
    "VideoRequest",
)

if not TYPE_CHECKING:  # so that type checkers still refuse a name that is not there

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
