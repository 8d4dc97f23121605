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

AlibabaWan26ImageToVideoFlashDuration = Literal[5, 10, 15]

ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_DURATION_VALUES: set[AlibabaWan26ImageToVideoFlashDuration] = {
    5,
    10,
    15,
}


def check_alibaba_wan_26_image_to_video_flash_duration(
    value: int,
) -> AlibabaWan26ImageToVideoFlashDuration:
    if value in ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_DURATION_VALUES!r}"
    )


AlibabaWan26ImageToVideoFlashResolution = Literal["1080p", "720p"]

ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_RESOLUTION_VALUES: set[
    AlibabaWan26ImageToVideoFlashResolution
] = {
    "1080p",
    "720p",
}


def check_alibaba_wan_26_image_to_video_flash_resolution(
    value: str,
) -> AlibabaWan26ImageToVideoFlashResolution:
    if value in ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_RESOLUTION_VALUES!r}"
    )


AlibabaWan26ImageToVideoFlashShotType = Literal["multi", "single"]

ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_SHOT_TYPE_VALUES: set[AlibabaWan26ImageToVideoFlashShotType] = {
    "multi",
    "single",
}


def check_alibaba_wan_26_image_to_video_flash_shot_type(
    value: str,
) -> AlibabaWan26ImageToVideoFlashShotType:
    if value in ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26_IMAGE_TO_VIDEO_FLASH_SHOT_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan26ImageToVideoFlash")


@_attrs_define
class AlibabaWan26ImageToVideoFlash:
    """A request to `alibaba/wan-2-6-image-to-video-flash`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["alibaba/wan-2-6-image-to-video-flash"] = "alibaba/wan-2-6-image-to-video-flash"
    """ The id of the model. """
    audio_url: str | Unset = UNSET
    """ Link to an audio file that the model uses for the video. """
    resolution: AlibabaWan26ImageToVideoFlashResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720p. """
    duration: AlibabaWan26ImageToVideoFlashDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    shot_type: AlibabaWan26ImageToVideoFlashShotType | Unset = UNSET
    """ Whether the video is one continuous shot or several; used only when `enhance_prompt` is true. Default:
    single. """
    generate_audio: bool | Unset = UNSET
    """ Whether sound is added to the video automatically; not used when `audio_url` is given. Default: true. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. Default: true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        audio_url = self.audio_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        shot_type: str | Unset = UNSET
        if not isinstance(self.shot_type, Unset):
            shot_type = self.shot_type

        generate_audio = self.generate_audio

        seed = self.seed

        enhance_prompt = self.enhance_prompt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
        if audio_url is not UNSET:
            field_dict["audio_url"] = audio_url
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if shot_type is not UNSET:
            field_dict["shot_type"] = shot_type
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if seed is not UNSET:
            field_dict["seed"] = seed
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/wan-2-6-image-to-video-flash"], d.pop("model"))
        if model != "alibaba/wan-2-6-image-to-video-flash":
            raise ValueError(
                f"model must match const 'alibaba/wan-2-6-image-to-video-flash', got '{model}'"
            )

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        audio_url = d.pop("audio_url", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan26ImageToVideoFlashResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_26_image_to_video_flash_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: AlibabaWan26ImageToVideoFlashDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_alibaba_wan_26_image_to_video_flash_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        _shot_type = d.pop("shot_type", UNSET)
        shot_type: AlibabaWan26ImageToVideoFlashShotType | Unset
        if isinstance(_shot_type, Unset):
            shot_type = UNSET
        else:
            shot_type = check_alibaba_wan_26_image_to_video_flash_shot_type(_shot_type)

        generate_audio = d.pop("generate_audio", UNSET)

        seed = d.pop("seed", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        alibaba_wan_26_image_to_video_flash = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            audio_url=audio_url,
            resolution=resolution,
            duration=duration,
            negative_prompt=negative_prompt,
            shot_type=shot_type,
            generate_audio=generate_audio,
            seed=seed,
            enhance_prompt=enhance_prompt,
        )

        alibaba_wan_26_image_to_video_flash.additional_properties = d
        return alibaba_wan_26_image_to_video_flash

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
