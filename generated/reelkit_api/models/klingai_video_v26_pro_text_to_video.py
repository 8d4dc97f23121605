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

KlingaiVideoV26ProTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiVideoV26ProTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_v26_pro_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiVideoV26ProTextToVideoAspectRatio:
    if value in KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


KlingaiVideoV26ProTextToVideoDuration = Literal[5, 10]

KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingaiVideoV26ProTextToVideoDuration] = {
    5,
    10,
}


def check_klingai_video_v26_pro_text_to_video_duration(
    value: int,
) -> KlingaiVideoV26ProTextToVideoDuration:
    if value in KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoV26ProTextToVideo")


@_attrs_define
class KlingaiVideoV26ProTextToVideo:
    """A request to `klingai/video-v2-6-pro-text-to-video`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["klingai/video-v2-6-pro-text-to-video"] = "klingai/video-v2-6-pro-text-to-video"
    """ The id of the model. """
    aspect_ratio: KlingaiVideoV26ProTextToVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. """
    duration: KlingaiVideoV26ProTextToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    cfg_scale: float | Unset = UNSET
    """ How closely the video follows the prompt (classifier-free guidance). """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        cfg_scale = self.cfg_scale

        generate_audio = self.generate_audio

        provider = self.provider

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
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if cfg_scale is not UNSET:
            field_dict["cfg_scale"] = cfg_scale
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["klingai/video-v2-6-pro-text-to-video"], d.pop("model"))
        if model != "klingai/video-v2-6-pro-text-to-video":
            raise ValueError(
                f"model must match const 'klingai/video-v2-6-pro-text-to-video', got '{model}'"
            )

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: KlingaiVideoV26ProTextToVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_klingai_video_v26_pro_text_to_video_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: KlingaiVideoV26ProTextToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_klingai_video_v26_pro_text_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        cfg_scale = d.pop("cfg_scale", UNSET)

        generate_audio = d.pop("generate_audio", UNSET)

        provider = d.pop("provider", UNSET)

        klingai_video_v26_pro_text_to_video = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            negative_prompt=negative_prompt,
            cfg_scale=cfg_scale,
            generate_audio=generate_audio,
            provider=provider,
        )

        klingai_video_v26_pro_text_to_video.additional_properties = d
        return klingai_video_v26_pro_text_to_video

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
