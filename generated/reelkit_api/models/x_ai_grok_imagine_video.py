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


T = TypeVar("T", bound="XAiGrokImagineVideo")


@_attrs_define
class XAiGrokImagineVideo:
    """A request to `x-ai/grok-imagine-video`."""

    model: Literal["x-ai/grok-imagine-video"] = "x-ai/grok-imagine-video"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    image_url: str | Unset = UNSET
    """ Link to the image to animate. Without it the video is made from the prompt; it excludes `reference_images`.
    """
    reference_images: list[str] | Unset = UNSET
    """ Links to up to 7 reference images; excludes `image_url`. """
    duration: int | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
    aspect_ratio: XAiGrokImagineVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    resolution: XAiGrokImagineVideoResolution | Unset = UNSET
    """ Resolution of the video, chosen automatically from that of the input images; with text alone it is 720p
    unless given. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        reference_images: list[str] | Unset = UNSET
        if not isinstance(self.reference_images, Unset):
            reference_images = self.reference_images

        duration = self.duration

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if reference_images is not UNSET:
            field_dict["reference_images"] = reference_images
        if duration is not UNSET:
            field_dict["duration"] = duration
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["x-ai/grok-imagine-video"], d.pop("model"))
        if model != "x-ai/grok-imagine-video":
            raise ValueError(f"model must match const 'x-ai/grok-imagine-video', got '{model}'")

        prompt = d.pop("prompt", UNSET)

        image_url = d.pop("image_url", UNSET)

        reference_images = cast(list[str], d.pop("reference_images", UNSET))

        duration = d.pop("duration", UNSET)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: XAiGrokImagineVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_x_ai_grok_imagine_video_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: XAiGrokImagineVideoResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_x_ai_grok_imagine_video_resolution(_resolution)

        x_ai_grok_imagine_video = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            reference_images=reference_images,
            duration=duration,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
        )

        x_ai_grok_imagine_video.additional_properties = d
        return x_ai_grok_imagine_video

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
