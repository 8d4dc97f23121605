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

MagicTextToVideoTemplate = Literal["Shanghai Drone Show"]

MAGIC_TEXT_TO_VIDEO_TEMPLATE_VALUES: set[MagicTextToVideoTemplate] = {
    "Shanghai Drone Show",
}


def check_magic_text_to_video_template(value: str) -> MagicTextToVideoTemplate:
    if value in MAGIC_TEXT_TO_VIDEO_TEMPLATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MAGIC_TEXT_TO_VIDEO_TEMPLATE_VALUES!r}"
    )


T = TypeVar("T", bound="MagicTextToVideo")


@_attrs_define
class MagicTextToVideo:
    """A request to `magic/text-to-video`."""

    prompt: str
    """ Text that is shown in the video. """
    model: Literal["magic/text-to-video"] = "magic/text-to-video"
    """ The id of the model. """
    template: MagicTextToVideoTemplate | Unset = UNSET
    """ Name of the template. Default: Shanghai Drone Show. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        template: str | Unset = UNSET
        if not isinstance(self.template, Unset):
            template = self.template

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if template is not UNSET:
            field_dict["template"] = template

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["magic/text-to-video"], d.pop("model"))
        if model != "magic/text-to-video":
            raise ValueError(f"model must match const 'magic/text-to-video', got '{model}'")

        prompt = d.pop("prompt")

        _template = d.pop("template", UNSET)
        template: MagicTextToVideoTemplate | Unset
        if isinstance(_template, Unset):
            template = UNSET
        else:
            template = check_magic_text_to_video_template(_template)

        magic_text_to_video = cls(
            model=model,
            prompt=prompt,
            template=template,
        )

        magic_text_to_video.additional_properties = d
        return magic_text_to_video

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
