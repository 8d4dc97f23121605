# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

PixverseV5TextToVideoAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

PIXVERSE_V5_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[PixverseV5TextToVideoAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_pixverse_v5_text_to_video_aspect_ratio(value: str) -> PixverseV5TextToVideoAspectRatio:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


PixverseV5TextToVideoDuration = Literal[5, 8]

PIXVERSE_V5_TEXT_TO_VIDEO_DURATION_VALUES: set[PixverseV5TextToVideoDuration] = {
    5,
    8,
}


def check_pixverse_v5_text_to_video_duration(value: int) -> PixverseV5TextToVideoDuration:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )


PixverseV5TextToVideoLipSyncTtsSpeaker = Literal[
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

PIXVERSE_V5_TEXT_TO_VIDEO_LIP_SYNC_TTS_SPEAKER_VALUES: set[
    PixverseV5TextToVideoLipSyncTtsSpeaker
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


def check_pixverse_v5_text_to_video_lip_sync_tts_speaker(
    value: str,
) -> PixverseV5TextToVideoLipSyncTtsSpeaker:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_LIP_SYNC_TTS_SPEAKER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_LIP_SYNC_TTS_SPEAKER_VALUES!r}"
    )


PixverseV5TextToVideoResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V5_TEXT_TO_VIDEO_RESOLUTION_VALUES: set[PixverseV5TextToVideoResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v5_text_to_video_resolution(value: str) -> PixverseV5TextToVideoResolution:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_RESOLUTION_VALUES!r}"
    )


PixverseV5TextToVideoStyle = Literal["3d_animation", "anime", "clay", "comic", "cyberpunk"]

PIXVERSE_V5_TEXT_TO_VIDEO_STYLE_VALUES: set[PixverseV5TextToVideoStyle] = {
    "3d_animation",
    "anime",
    "clay",
    "comic",
    "cyberpunk",
}


def check_pixverse_v5_text_to_video_style(value: str) -> PixverseV5TextToVideoStyle:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_STYLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_STYLE_VALUES!r}"
    )


T = TypeVar("T", bound="PixverseV5TextToVideo")


@_attrs_define
class PixverseV5TextToVideo:
    """A request to `pixverse/v5/text-to-video`."""

    prompt: str
    """ The text description of the scene, subject, or action to generate in the video. """
    model: Literal["pixverse/v5/text-to-video"] = "pixverse/v5/text-to-video"
    """ The id of the model. """
    aspect_ratio: PixverseV5TextToVideoAspectRatio | Unset = UNSET
    """ The aspect ratio of the generated video. Default: 16:9. """
    resolution: PixverseV5TextToVideoResolution | Unset = UNSET
    """ An enumeration where the short side of the video frame determines the resolution. Default: 720p. """
    duration: PixverseV5TextToVideoDuration | Unset = UNSET
    """ The output video length in seconds. The 1080p quality option does not support 8-second videos. Default: 5.
    """
    negative_prompt: str | Unset = UNSET
    """ The description of elements to avoid in the generated video. """
    style: PixverseV5TextToVideoStyle | Unset = UNSET
    """ The style of the generated video. """
    seed: int | Unset = UNSET
    """ Varying the seed integer is a way to get different results for the same other request parameters. Using the
    same value for an identical request will produce similar results. If unspecified, a random number is chosen. """
    lip_sync_tts_content: str | Unset = UNSET
    """ The text content to be lip-synced in the video. """
    lip_sync_tts_speaker: PixverseV5TextToVideoLipSyncTtsSpeaker | Unset = UNSET
    """ A predefined system voice used for generating speech in the video. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style

        seed = self.seed

        lip_sync_tts_content = self.lip_sync_tts_content

        lip_sync_tts_speaker: str | Unset = UNSET
        if not isinstance(self.lip_sync_tts_speaker, Unset):
            lip_sync_tts_speaker = self.lip_sync_tts_speaker

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if style is not UNSET:
            field_dict["style"] = style
        if seed is not UNSET:
            field_dict["seed"] = seed
        if lip_sync_tts_content is not UNSET:
            field_dict["lip_sync_tts_content"] = lip_sync_tts_content
        if lip_sync_tts_speaker is not UNSET:
            field_dict["lip_sync_tts_speaker"] = lip_sync_tts_speaker

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["pixverse/v5/text-to-video"], d.pop("model"))
        if model != "pixverse/v5/text-to-video":
            raise ValueError(f"model must match const 'pixverse/v5/text-to-video', got '{model}'")

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: PixverseV5TextToVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_pixverse_v5_text_to_video_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: PixverseV5TextToVideoResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_pixverse_v5_text_to_video_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: PixverseV5TextToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_pixverse_v5_text_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        _style = d.pop("style", UNSET)
        style: PixverseV5TextToVideoStyle | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = check_pixverse_v5_text_to_video_style(_style)

        seed = d.pop("seed", UNSET)

        lip_sync_tts_content = d.pop("lip_sync_tts_content", UNSET)

        _lip_sync_tts_speaker = d.pop("lip_sync_tts_speaker", UNSET)
        lip_sync_tts_speaker: PixverseV5TextToVideoLipSyncTtsSpeaker | Unset
        if isinstance(_lip_sync_tts_speaker, Unset):
            lip_sync_tts_speaker = UNSET
        else:
            lip_sync_tts_speaker = check_pixverse_v5_text_to_video_lip_sync_tts_speaker(
                _lip_sync_tts_speaker
            )

        pixverse_v5_text_to_video = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            duration=duration,
            negative_prompt=negative_prompt,
            style=style,
            seed=seed,
            lip_sync_tts_content=lip_sync_tts_content,
            lip_sync_tts_speaker=lip_sync_tts_speaker,
        )

        pixverse_v5_text_to_video.additional_properties = d
        return pixverse_v5_text_to_video

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
