# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

PixverseV55ImageToVideoDuration = Literal[5, 8, 10]

PIXVERSE_V55_IMAGE_TO_VIDEO_DURATION_VALUES: set[PixverseV55ImageToVideoDuration] = {
    5,
    8,
    10,
}


def check_pixverse_v55_image_to_video_duration(value: int) -> PixverseV55ImageToVideoDuration:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


PixverseV55ImageToVideoModel = Literal[
    "pixverse/v5-5-image-to-video", "pixverse/v5.5/image-to-video"
]

PIXVERSE_V55_IMAGE_TO_VIDEO_MODEL_VALUES: set[PixverseV55ImageToVideoModel] = {
    "pixverse/v5-5-image-to-video",
    "pixverse/v5.5/image-to-video",
}


def check_pixverse_v55_image_to_video_model(value: str) -> PixverseV55ImageToVideoModel:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_MODEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_MODEL_VALUES!r}"
    )


PixverseV55ImageToVideoResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V55_IMAGE_TO_VIDEO_RESOLUTION_VALUES: set[PixverseV55ImageToVideoResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v55_image_to_video_resolution(value: str) -> PixverseV55ImageToVideoResolution:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_RESOLUTION_VALUES!r}"
    )


PixverseV55ImageToVideoStyle = Literal["3d_animation", "anime", "clay", "comic", "cyberpunk"]

PIXVERSE_V55_IMAGE_TO_VIDEO_STYLE_VALUES: set[PixverseV55ImageToVideoStyle] = {
    "3d_animation",
    "anime",
    "clay",
    "comic",
    "cyberpunk",
}


def check_pixverse_v55_image_to_video_style(value: str) -> PixverseV55ImageToVideoStyle:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_STYLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_STYLE_VALUES!r}"
    )


PixverseV55ImageToVideoThinkingType = Literal["auto", "disabled", "enabled"]

PIXVERSE_V55_IMAGE_TO_VIDEO_THINKING_TYPE_VALUES: set[PixverseV55ImageToVideoThinkingType] = {
    "auto",
    "disabled",
    "enabled",
}


def check_pixverse_v55_image_to_video_thinking_type(
    value: str,
) -> PixverseV55ImageToVideoThinkingType:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_THINKING_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_THINKING_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="PixverseV55ImageToVideo")


@_attrs_define
class PixverseV55ImageToVideo:
    """A request to `pixverse/v5-5-image-to-video`."""

    prompt: str
    """ What the video should show: scene, subject and action, in words. """
    image_url: str
    """ Link to the picture that becomes the first frame. """
    model: PixverseV55ImageToVideoModel = "pixverse/v5-5-image-to-video"
    """ The id of the model. """
    resolution: PixverseV55ImageToVideoResolution | Unset = UNSET
    """ Quality of the video, named after the short side of its frame. Default: 720p. """
    duration: PixverseV55ImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. At 1080p no 8-second videos are made. Default: 5. """
    negative_prompt: str | Unset = UNSET
    """ What the video should keep clear of, in words. """
    style: PixverseV55ImageToVideoStyle | Unset = UNSET
    """ Look of the video. """
    seed: int | Unset = UNSET
    """ Steers chance: another seed gives another result, the same seed with the same request a similar one. Left
    out, one is drawn at random. """
    generate_audio_switch: bool | Unset = UNSET
    """ true makes sound for the video, false leaves it silent. Default: false. """
    generate_multi_clip_switch: bool | Unset = UNSET
    """ true cuts between several clips with a moving camera, false keeps to one clip. Default: false. """
    thinking_type: PixverseV55ImageToVideoThinkingType | Unset = UNSET
    """ Whether the prompt may be reworked: enabled does so, disabled does not; auto, the same as leaving it out,
    lets the model decide. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model: str = self.model

        prompt = self.prompt

        image_url = self.image_url

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

        generate_audio_switch = self.generate_audio_switch

        generate_multi_clip_switch = self.generate_multi_clip_switch

        thinking_type: str | Unset = UNSET
        if not isinstance(self.thinking_type, Unset):
            thinking_type = self.thinking_type

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
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
        if generate_audio_switch is not UNSET:
            field_dict["generate_audio_switch"] = generate_audio_switch
        if generate_multi_clip_switch is not UNSET:
            field_dict["generate_multi_clip_switch"] = generate_multi_clip_switch
        if thinking_type is not UNSET:
            field_dict["thinking_type"] = thinking_type

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = check_pixverse_v55_image_to_video_model(d.pop("model"))

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: PixverseV55ImageToVideoResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_pixverse_v55_image_to_video_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: PixverseV55ImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_pixverse_v55_image_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        _style = d.pop("style", UNSET)
        style: PixverseV55ImageToVideoStyle | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = check_pixverse_v55_image_to_video_style(_style)

        seed = d.pop("seed", UNSET)

        generate_audio_switch = d.pop("generate_audio_switch", UNSET)

        generate_multi_clip_switch = d.pop("generate_multi_clip_switch", UNSET)

        _thinking_type = d.pop("thinking_type", UNSET)
        thinking_type: PixverseV55ImageToVideoThinkingType | Unset
        if isinstance(_thinking_type, Unset):
            thinking_type = UNSET
        else:
            thinking_type = check_pixverse_v55_image_to_video_thinking_type(_thinking_type)

        pixverse_v55_image_to_video = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            resolution=resolution,
            duration=duration,
            negative_prompt=negative_prompt,
            style=style,
            seed=seed,
            generate_audio_switch=generate_audio_switch,
            generate_multi_clip_switch=generate_multi_clip_switch,
            thinking_type=thinking_type,
        )

        pixverse_v55_image_to_video.additional_properties = d
        return pixverse_v55_image_to_video

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
