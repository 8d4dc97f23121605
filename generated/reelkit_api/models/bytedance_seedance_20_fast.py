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

BytedanceSeedance20FastAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

BYTEDANCE_SEEDANCE_20_FAST_ASPECT_RATIO_VALUES: set[BytedanceSeedance20FastAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_bytedance_seedance_20_fast_aspect_ratio(value: str) -> BytedanceSeedance20FastAspectRatio:
    if value in BYTEDANCE_SEEDANCE_20_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_FAST_ASPECT_RATIO_VALUES!r}"
    )


BytedanceSeedance20FastDuration = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

BYTEDANCE_SEEDANCE_20_FAST_DURATION_VALUES: set[BytedanceSeedance20FastDuration] = {
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


def check_bytedance_seedance_20_fast_duration(value: int) -> BytedanceSeedance20FastDuration:
    if value in BYTEDANCE_SEEDANCE_20_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_FAST_DURATION_VALUES!r}"
    )


BytedanceSeedance20FastResolution = Literal["480p", "720p"]

BYTEDANCE_SEEDANCE_20_FAST_RESOLUTION_VALUES: set[BytedanceSeedance20FastResolution] = {
    "480p",
    "720p",
}


def check_bytedance_seedance_20_fast_resolution(value: str) -> BytedanceSeedance20FastResolution:
    if value in BYTEDANCE_SEEDANCE_20_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_FAST_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="BytedanceSeedance20Fast")


@_attrs_define
class BytedanceSeedance20Fast:
    """A request to `bytedance/seedance-2-0-fast`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["bytedance/seedance-2-0-fast"] = "bytedance/seedance-2-0-fast"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    image_urls: list[str] | Unset = UNSET
    """ Reference images, which the prompt names as @Image1 and so on. """
    audio_urls: list[str] | Unset = UNSET
    """ Up to 3 reference audio files in MP3 or WAV, 15 seconds in all, which the prompt names as @Audio1 and so on;
    a reference image or video is needed beside them. """
    video_urls: list[str] | Unset = UNSET
    """ Reference videos in MP4 or MOV, between about 640x640 and 834x1112 pixels, which the prompt names as @Video1
    and so on. """
    aspect_ratio: BytedanceSeedance20FastAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    resolution: BytedanceSeedance20FastResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720p. """
    duration: BytedanceSeedance20FastDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 8. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    provider: str | Unset = UNSET
    """ Where the model runs: at ByteDance alone (`bytedance`), at the mirror of fal.ai (`fal`), or at the second if
    the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        last_image_url = self.last_image_url

        image_urls: list[str] | Unset = UNSET
        if not isinstance(self.image_urls, Unset):
            image_urls = self.image_urls

        audio_urls: list[str] | Unset = UNSET
        if not isinstance(self.audio_urls, Unset):
            audio_urls = self.audio_urls

        video_urls: list[str] | Unset = UNSET
        if not isinstance(self.video_urls, Unset):
            video_urls = self.video_urls

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        generate_audio = self.generate_audio

        seed = self.seed

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url
        if image_urls is not UNSET:
            field_dict["image_urls"] = image_urls
        if audio_urls is not UNSET:
            field_dict["audio_urls"] = audio_urls
        if video_urls is not UNSET:
            field_dict["video_urls"] = video_urls
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if seed is not UNSET:
            field_dict["seed"] = seed
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["bytedance/seedance-2-0-fast"], d.pop("model"))
        if model != "bytedance/seedance-2-0-fast":
            raise ValueError(f"model must match const 'bytedance/seedance-2-0-fast', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        image_urls = cast(list[str], d.pop("image_urls", UNSET))

        audio_urls = cast(list[str], d.pop("audio_urls", UNSET))

        video_urls = cast(list[str], d.pop("video_urls", UNSET))

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: BytedanceSeedance20FastAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_bytedance_seedance_20_fast_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: BytedanceSeedance20FastResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_bytedance_seedance_20_fast_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: BytedanceSeedance20FastDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_bytedance_seedance_20_fast_duration(_duration)

        generate_audio = d.pop("generate_audio", UNSET)

        seed = d.pop("seed", UNSET)

        provider = d.pop("provider", UNSET)

        bytedance_seedance_20_fast = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            last_image_url=last_image_url,
            image_urls=image_urls,
            audio_urls=audio_urls,
            video_urls=video_urls,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            duration=duration,
            generate_audio=generate_audio,
            seed=seed,
            provider=provider,
        )

        bytedance_seedance_20_fast.additional_properties = d
        return bytedance_seedance_20_fast

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
