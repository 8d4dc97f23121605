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

KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration = Literal[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
]

KLINGAI_VIDEO_V3_TURBO_PRO_TEXT_TO_VIDEO_MULTI_PROMPT_TYPE_0_ITEM_DURATION_VALUES: set[
    KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration
] = {
    1,
    2,
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


def check_klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item_duration(
    value: int,
) -> KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration:
    if value in KLINGAI_VIDEO_V3_TURBO_PRO_TEXT_TO_VIDEO_MULTI_PROMPT_TYPE_0_ITEM_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_TURBO_PRO_TEXT_TO_VIDEO_MULTI_PROMPT_TYPE_0_ITEM_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item")


@_attrs_define
class KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item:
    prompt: str
    """ What the shot shows, in words. """
    duration: KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration | Unset = 5
    """ Length of the shot in seconds. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        prompt = self.prompt

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "prompt": prompt,
            }
        )
        if duration is not UNSET:
            field_dict["duration"] = duration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        prompt = d.pop("prompt")

        _duration = d.pop("duration", UNSET)
        duration: KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = (
                check_klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item_duration(
                    _duration
                )
            )

        klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item = cls(
            prompt=prompt,
            duration=duration,
        )

        klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item.additional_properties = d
        return klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item

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
