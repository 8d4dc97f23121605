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

MagicVideoToVideoTemplate = Literal[
    "Art Gallery",
    "Cappadocia Balloons",
    "Desktop Reveal",
    "Dubai Museum",
    "Egypt Pyramid",
    "Las Vegas LED",
    "Malaysia Shop",
    "New York Times Square (67)",
    "New York Times Square (78)",
    "Paris Eiffel Tower",
    "Phone App",
    "Phone Social",
    "Rotating Cards",
    "San Francisco Skyscrapers",
    "Stockholm Metro",
    "Thailand Street",
    "Times Square Billboard",
    "Times Square Round Screen",
    "Tokyo Billboard",
]

MAGIC_VIDEO_TO_VIDEO_TEMPLATE_VALUES: set[MagicVideoToVideoTemplate] = {
    "Art Gallery",
    "Cappadocia Balloons",
    "Desktop Reveal",
    "Dubai Museum",
    "Egypt Pyramid",
    "Las Vegas LED",
    "Malaysia Shop",
    "New York Times Square (67)",
    "New York Times Square (78)",
    "Paris Eiffel Tower",
    "Phone App",
    "Phone Social",
    "Rotating Cards",
    "San Francisco Skyscrapers",
    "Stockholm Metro",
    "Thailand Street",
    "Times Square Billboard",
    "Times Square Round Screen",
    "Tokyo Billboard",
}


def check_magic_video_to_video_template(value: str) -> MagicVideoToVideoTemplate:
    if value in MAGIC_VIDEO_TO_VIDEO_TEMPLATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MAGIC_VIDEO_TO_VIDEO_TEMPLATE_VALUES!r}"
    )


T = TypeVar("T", bound="MagicVideoToVideo")


@_attrs_define
class MagicVideoToVideo:
    """A request to `magic/video-to-video`."""

    video_url: str | PathLike[str] | IO[bytes]
    """ The video that is shown in the template: a link, or the video itself in Base64. """
    model: Literal["magic/video-to-video"] = "magic/video-to-video"
    """ The id of the model. """
    template: MagicVideoToVideoTemplate | Unset = UNSET
    """ Name of the template. Default: Thailand Street. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        video_url = self.video_url

        template: str | Unset = UNSET
        if not isinstance(self.template, Unset):
            template = self.template

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "video_url": video_url,
            }
        )
        if template is not UNSET:
            field_dict["template"] = template

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["magic/video-to-video"], d.pop("model"))
        if model != "magic/video-to-video":
            raise ValueError(f"model must match const 'magic/video-to-video', got '{model}'")

        video_url = d.pop("video_url")

        _template = d.pop("template", UNSET)
        template: MagicVideoToVideoTemplate | Unset
        if isinstance(_template, Unset):
            template = UNSET
        else:
            template = check_magic_video_to_video_template(_template)

        magic_video_to_video = cls(
            model=model,
            video_url=video_url,
            template=template,
        )

        magic_video_to_video.additional_properties = d
        return magic_video_to_video

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
