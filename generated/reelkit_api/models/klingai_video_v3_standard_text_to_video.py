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

KlingaiVideoV3StandardTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiVideoV3StandardTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_v3_standard_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiVideoV3StandardTextToVideoAspectRatio:
    if value in KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


KlingaiVideoV3StandardTextToVideoDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_DURATION_VALUES: set[
    KlingaiVideoV3StandardTextToVideoDuration
] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_klingai_video_v3_standard_text_to_video_duration(
    value: int,
) -> KlingaiVideoV3StandardTextToVideoDuration:
    if value in KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )


KlingaiVideoV3StandardTextToVideoShotType = Literal["customize", "intelligent"]

KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_SHOT_TYPE_VALUES: set[
    KlingaiVideoV3StandardTextToVideoShotType
] = {
    "customize",
    "intelligent",
}


def check_klingai_video_v3_standard_text_to_video_shot_type(
    value: str,
) -> KlingaiVideoV3StandardTextToVideoShotType:
    if value in KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_SHOT_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoV3StandardTextToVideo")


@_attrs_define
class KlingaiVideoV3StandardTextToVideo:
    """A request to `klingai/video-v3-standard-text-to-video`."""

    model: Literal["klingai/video-v3-standard-text-to-video"] = (
        "klingai/video-v3-standard-text-to-video"
    )
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words; exactly one of `prompt` and `multi_prompt` is needed. """
    multi_prompt: list[str] | Unset = UNSET
    """ Prompts and durations of several shots, which take the place of `prompt`. """
    aspect_ratio: KlingaiVideoV3StandardTextToVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: KlingaiVideoV3StandardTextToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    shot_type: KlingaiVideoV3StandardTextToVideoShotType | Unset = UNSET
    """ How a video of several shots is made. Default: customize. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    cfg_scale: float | Unset = UNSET
    """ How closely the video follows the prompt (classifier-free guidance). """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        multi_prompt: list[str] | Unset = UNSET
        if not isinstance(self.multi_prompt, Unset):
            multi_prompt = self.multi_prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        shot_type: str | Unset = UNSET
        if not isinstance(self.shot_type, Unset):
            shot_type = self.shot_type

        generate_audio = self.generate_audio

        negative_prompt = self.negative_prompt

        cfg_scale = self.cfg_scale

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if multi_prompt is not UNSET:
            field_dict["multi_prompt"] = multi_prompt
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if shot_type is not UNSET:
            field_dict["shot_type"] = shot_type
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if cfg_scale is not UNSET:
            field_dict["cfg_scale"] = cfg_scale
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["klingai/video-v3-standard-text-to-video"], d.pop("model"))
        if model != "klingai/video-v3-standard-text-to-video":
            raise ValueError(
                f"model must match const 'klingai/video-v3-standard-text-to-video', got '{model}'"
            )

        prompt = d.pop("prompt", UNSET)

        multi_prompt = cast(list[str], d.pop("multi_prompt", UNSET))

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: KlingaiVideoV3StandardTextToVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_klingai_video_v3_standard_text_to_video_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: KlingaiVideoV3StandardTextToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_klingai_video_v3_standard_text_to_video_duration(_duration)

        _shot_type = d.pop("shot_type", UNSET)
        shot_type: KlingaiVideoV3StandardTextToVideoShotType | Unset
        if isinstance(_shot_type, Unset):
            shot_type = UNSET
        else:
            shot_type = check_klingai_video_v3_standard_text_to_video_shot_type(_shot_type)

        generate_audio = d.pop("generate_audio", UNSET)

        negative_prompt = d.pop("negative_prompt", UNSET)

        cfg_scale = d.pop("cfg_scale", UNSET)

        provider = d.pop("provider", UNSET)

        klingai_video_v3_standard_text_to_video = cls(
            model=model,
            prompt=prompt,
            multi_prompt=multi_prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            shot_type=shot_type,
            generate_audio=generate_audio,
            negative_prompt=negative_prompt,
            cfg_scale=cfg_scale,
            provider=provider,
        )

        klingai_video_v3_standard_text_to_video.additional_properties = d
        return klingai_video_v3_standard_text_to_video

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
