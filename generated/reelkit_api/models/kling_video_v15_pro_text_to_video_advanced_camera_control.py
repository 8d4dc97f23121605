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

KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType = Literal[
    "horizontal", "pan", "roll", "tilt", "vertical", "zoom"
]

KLING_VIDEO_V15_PRO_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES: set[
    KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType
] = {
    "horizontal",
    "pan",
    "roll",
    "tilt",
    "vertical",
    "zoom",
}


def check_kling_video_v15_pro_text_to_video_advanced_camera_control_movement_type(
    value: str,
) -> KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType:
    if value in KLING_VIDEO_V15_PRO_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V15_PRO_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="KlingVideoV15ProTextToVideoAdvancedCameraControl")


@_attrs_define
class KlingVideoV15ProTextToVideoAdvancedCameraControl:
    """One camera movement and its amount."""

    movement_type: KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType
    """ Kind of camera movement. """
    movement_value: int
    """ Amount of the camera movement. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        movement_type: str = self.movement_type

        movement_value = self.movement_value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "movement_type": movement_type,
                "movement_value": movement_value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        movement_type = (
            check_kling_video_v15_pro_text_to_video_advanced_camera_control_movement_type(
                d.pop("movement_type")
            )
        )

        movement_value = d.pop("movement_value")

        kling_video_v15_pro_text_to_video_advanced_camera_control = cls(
            movement_type=movement_type,
            movement_value=movement_value,
        )

        kling_video_v15_pro_text_to_video_advanced_camera_control.additional_properties = d
        return kling_video_v15_pro_text_to_video_advanced_camera_control

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
