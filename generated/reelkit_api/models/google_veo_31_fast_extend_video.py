# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import (
    IO,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

GoogleVeo31FastExtendVideoAspectRatio = Literal["16:9", "9:16", "auto"]

GOOGLE_VEO_31_FAST_EXTEND_VIDEO_ASPECT_RATIO_VALUES: set[GoogleVeo31FastExtendVideoAspectRatio] = {
    "16:9",
    "9:16",
    "auto",
}


def check_google_veo_31_fast_extend_video_aspect_ratio(
    value: str,
) -> GoogleVeo31FastExtendVideoAspectRatio:
    if value in GOOGLE_VEO_31_FAST_EXTEND_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FAST_EXTEND_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


GoogleVeo31FastExtendVideoDuration = Literal[7]

GOOGLE_VEO_31_FAST_EXTEND_VIDEO_DURATION_VALUES: set[GoogleVeo31FastExtendVideoDuration] = {
    7,
}


def check_google_veo_31_fast_extend_video_duration(
    value: int,
) -> GoogleVeo31FastExtendVideoDuration:
    if value in GOOGLE_VEO_31_FAST_EXTEND_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FAST_EXTEND_VIDEO_DURATION_VALUES!r}"
    )


GoogleVeo31FastExtendVideoResolution = Literal["720p"]

GOOGLE_VEO_31_FAST_EXTEND_VIDEO_RESOLUTION_VALUES: set[GoogleVeo31FastExtendVideoResolution] = {
    "720p",
}


def check_google_veo_31_fast_extend_video_resolution(
    value: str,
) -> GoogleVeo31FastExtendVideoResolution:
    if value in GOOGLE_VEO_31_FAST_EXTEND_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FAST_EXTEND_VIDEO_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="GoogleVeo31FastExtendVideo")


@_attrs_define
class GoogleVeo31FastExtendVideo:
    """A request to `google/veo3-1-fast-extend-video`."""

    prompt: str
    """ What the video shows, in words. """
    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    model: Literal["google/veo3-1-fast-extend-video"] = "google/veo3-1-fast-extend-video"
    """ The id of the model. """
    aspect_ratio: GoogleVeo31FastExtendVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: auto. """
    duration: GoogleVeo31FastExtendVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 7. """
    resolution: GoogleVeo31FastExtendVideoResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720p. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    auto_fix: bool | Unset = UNSET
    """ Whether a prompt that fails the content policy or another check is rewritten automatically. Default: false.
    """
    provider: str | Unset = UNSET
    """ Where the model runs: at Google alone (`google`), at the mirror of fal.ai (`fal`), or at the second if the
    first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        video_url = self.video_url

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        generate_audio = self.generate_audio

        auto_fix = self.auto_fix

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "video_url": video_url,
            }
        )
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if auto_fix is not UNSET:
            field_dict["auto_fix"] = auto_fix
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["google/veo3-1-fast-extend-video"], d.pop("model"))
        if model != "google/veo3-1-fast-extend-video":
            raise ValueError(
                f"model must match const 'google/veo3-1-fast-extend-video', got '{model}'"
            )

        prompt = d.pop("prompt")

        video_url = d.pop("video_url")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: GoogleVeo31FastExtendVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_google_veo_31_fast_extend_video_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: GoogleVeo31FastExtendVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_google_veo_31_fast_extend_video_duration(_duration)

        _resolution = d.pop("resolution", UNSET)
        resolution: GoogleVeo31FastExtendVideoResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_google_veo_31_fast_extend_video_resolution(_resolution)

        generate_audio = d.pop("generate_audio", UNSET)

        auto_fix = d.pop("auto_fix", UNSET)

        provider = d.pop("provider", UNSET)

        google_veo_31_fast_extend_video = cls(
            model=model,
            prompt=prompt,
            video_url=video_url,
            aspect_ratio=aspect_ratio,
            duration=duration,
            resolution=resolution,
            generate_audio=generate_audio,
            auto_fix=auto_fix,
            provider=provider,
        )

        google_veo_31_fast_extend_video.additional_properties = d
        return google_veo_31_fast_extend_video

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
