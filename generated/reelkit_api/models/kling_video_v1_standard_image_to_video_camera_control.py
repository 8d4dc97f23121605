# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.kling_video_v1_standard_image_to_video_camera_control_config import (
        KlingVideoV1StandardImageToVideoCameraControlConfig,
    )


KlingVideoV1StandardImageToVideoCameraControlType = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward", "simple"
]

KLING_VIDEO_V1_STANDARD_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES: set[
    KlingVideoV1StandardImageToVideoCameraControlType
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
    "simple",
}


def check_kling_video_v1_standard_image_to_video_camera_control_type(
    value: str,
) -> KlingVideoV1StandardImageToVideoCameraControlType:
    if value in KLING_VIDEO_V1_STANDARD_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_STANDARD_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="KlingVideoV1StandardImageToVideoCameraControl")


@_attrs_define
class KlingVideoV1StandardImageToVideoCameraControl:
    """How the camera moves."""

    type_: KlingVideoV1StandardImageToVideoCameraControlType | Unset = UNSET
    """ Kind of camera movement. """
    config: KlingVideoV1StandardImageToVideoCameraControlConfig | Unset = UNSET
    """ Amounts of the camera movement. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_

        config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.config, Unset):
            config = self.config.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if config is not UNSET:
            field_dict["config"] = config

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kling_video_v1_standard_image_to_video_camera_control_config import (
            KlingVideoV1StandardImageToVideoCameraControlConfig,  # noqa: PLC0415
        )

        d = dict(src_dict)
        _type_ = d.pop("type", UNSET)
        type_: KlingVideoV1StandardImageToVideoCameraControlType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = check_kling_video_v1_standard_image_to_video_camera_control_type(_type_)

        _config = d.pop("config", UNSET)
        config: KlingVideoV1StandardImageToVideoCameraControlConfig | Unset
        if isinstance(_config, Unset):
            config = UNSET
        else:
            config = KlingVideoV1StandardImageToVideoCameraControlConfig.from_dict(_config)

        kling_video_v1_standard_image_to_video_camera_control = cls(
            type_=type_,
            config=config,
        )

        kling_video_v1_standard_image_to_video_camera_control.additional_properties = d
        return kling_video_v1_standard_image_to_video_camera_control

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
