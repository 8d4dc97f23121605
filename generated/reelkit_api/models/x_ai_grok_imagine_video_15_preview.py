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

XAiGrokImagineVideo15PreviewAspectRatio = Literal["16:9", "1:1", "2:3", "3:2", "3:4", "4:3", "9:16"]

X_AI_GROK_IMAGINE_VIDEO_15_PREVIEW_ASPECT_RATIO_VALUES: set[
    XAiGrokImagineVideo15PreviewAspectRatio
] = {
    "16:9",
    "1:1",
    "2:3",
    "3:2",
    "3:4",
    "4:3",
    "9:16",
}


def check_x_ai_grok_imagine_video_15_preview_aspect_ratio(
    value: str,
) -> XAiGrokImagineVideo15PreviewAspectRatio:
    if value in X_AI_GROK_IMAGINE_VIDEO_15_PREVIEW_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {X_AI_GROK_IMAGINE_VIDEO_15_PREVIEW_ASPECT_RATIO_VALUES!r}"
    )


XAiGrokImagineVideo15PreviewResolution = Literal["1080p", "480p", "720p"]

X_AI_GROK_IMAGINE_VIDEO_15_PREVIEW_RESOLUTION_VALUES: set[
    XAiGrokImagineVideo15PreviewResolution
] = {
    "1080p",
    "480p",
    "720p",
}


def check_x_ai_grok_imagine_video_15_preview_resolution(
    value: str,
) -> XAiGrokImagineVideo15PreviewResolution:
    if value in X_AI_GROK_IMAGINE_VIDEO_15_PREVIEW_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {X_AI_GROK_IMAGINE_VIDEO_15_PREVIEW_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="XAiGrokImagineVideo15Preview")


@_attrs_define
class XAiGrokImagineVideo15Preview:
    """A request to `x-ai/grok-imagine-video-1.5-preview`."""

    image_url: str
    """ Link to the image to animate; this model makes videos from images alone. """
    model: Literal["x-ai/grok-imagine-video-1.5-preview"] = "x-ai/grok-imagine-video-1.5-preview"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    duration: int | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
    aspect_ratio: XAiGrokImagineVideo15PreviewAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    resolution: XAiGrokImagineVideo15PreviewResolution | Unset = UNSET
    """ Resolution of the video, chosen automatically from that of the input image. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        prompt = self.prompt

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
                "image_url": image_url,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
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
        model = cast(Literal["x-ai/grok-imagine-video-1.5-preview"], d.pop("model"))
        if model != "x-ai/grok-imagine-video-1.5-preview":
            raise ValueError(
                f"model must match const 'x-ai/grok-imagine-video-1.5-preview', got '{model}'"
            )

        image_url = d.pop("image_url")

        prompt = d.pop("prompt", UNSET)

        duration = d.pop("duration", UNSET)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: XAiGrokImagineVideo15PreviewAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_x_ai_grok_imagine_video_15_preview_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: XAiGrokImagineVideo15PreviewResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_x_ai_grok_imagine_video_15_preview_resolution(_resolution)

        x_ai_grok_imagine_video_15_preview = cls(
            model=model,
            image_url=image_url,
            prompt=prompt,
            duration=duration,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
        )

        x_ai_grok_imagine_video_15_preview.additional_properties = d
        return x_ai_grok_imagine_video_15_preview

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
