# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.luma_ray_flash_2_keyframes_frame_0_type_0 import (
        LumaRayFlash2KeyframesFrame0Type0,
    )
    from ..models.luma_ray_flash_2_keyframes_frame_0_type_1 import (
        LumaRayFlash2KeyframesFrame0Type1,
    )
    from ..models.luma_ray_flash_2_keyframes_frame_1_type_0 import (
        LumaRayFlash2KeyframesFrame1Type0,
    )
    from ..models.luma_ray_flash_2_keyframes_frame_1_type_1 import (
        LumaRayFlash2KeyframesFrame1Type1,
    )


T = TypeVar("T", bound="LumaRayFlash2Keyframes")


@_attrs_define
class LumaRayFlash2Keyframes:
    """First and last frame, to animate an image, to extend a video, or to interpolate."""

    frame0: Any | LumaRayFlash2KeyframesFrame0Type0 | LumaRayFlash2KeyframesFrame0Type1 | Unset = (
        UNSET
    )
    """ The first keyframe: an image or an earlier generation. """
    frame1: Any | LumaRayFlash2KeyframesFrame1Type0 | LumaRayFlash2KeyframesFrame1Type1 | Unset = (
        UNSET
    )
    """ The last keyframe: an image or an earlier generation. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.luma_ray_flash_2_keyframes_frame_0_type_0 import (
            LumaRayFlash2KeyframesFrame0Type0,  # noqa: PLC0415
        )
        from ..models.luma_ray_flash_2_keyframes_frame_0_type_1 import (
            LumaRayFlash2KeyframesFrame0Type1,  # noqa: PLC0415
        )
        from ..models.luma_ray_flash_2_keyframes_frame_1_type_0 import (
            LumaRayFlash2KeyframesFrame1Type0,  # noqa: PLC0415
        )
        from ..models.luma_ray_flash_2_keyframes_frame_1_type_1 import (
            LumaRayFlash2KeyframesFrame1Type1,  # noqa: PLC0415
        )

        frame0: Any | dict[str, Any] | Unset
        if isinstance(self.frame0, Unset):
            frame0 = UNSET
        elif isinstance(self.frame0, LumaRayFlash2KeyframesFrame0Type0):
            frame0 = self.frame0.to_dict()
        elif isinstance(self.frame0, LumaRayFlash2KeyframesFrame0Type1):
            frame0 = self.frame0.to_dict()
        else:
            frame0 = self.frame0

        frame1: Any | dict[str, Any] | Unset
        if isinstance(self.frame1, Unset):
            frame1 = UNSET
        elif isinstance(self.frame1, LumaRayFlash2KeyframesFrame1Type0):
            frame1 = self.frame1.to_dict()
        elif isinstance(self.frame1, LumaRayFlash2KeyframesFrame1Type1):
            frame1 = self.frame1.to_dict()
        else:
            frame1 = self.frame1

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if frame0 is not UNSET:
            field_dict["frame0"] = frame0
        if frame1 is not UNSET:
            field_dict["frame1"] = frame1

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.luma_ray_flash_2_keyframes_frame_0_type_0 import (
            LumaRayFlash2KeyframesFrame0Type0,  # noqa: PLC0415
        )
        from ..models.luma_ray_flash_2_keyframes_frame_0_type_1 import (
            LumaRayFlash2KeyframesFrame0Type1,  # noqa: PLC0415
        )
        from ..models.luma_ray_flash_2_keyframes_frame_1_type_0 import (
            LumaRayFlash2KeyframesFrame1Type0,  # noqa: PLC0415
        )
        from ..models.luma_ray_flash_2_keyframes_frame_1_type_1 import (
            LumaRayFlash2KeyframesFrame1Type1,  # noqa: PLC0415
        )

        d = dict(src_dict)

        def _parse_frame0(
            data: object,
        ) -> Any | LumaRayFlash2KeyframesFrame0Type0 | LumaRayFlash2KeyframesFrame0Type1 | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                frame0_type_0 = LumaRayFlash2KeyframesFrame0Type0.from_dict(data)

                return frame0_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                frame0_type_1 = LumaRayFlash2KeyframesFrame0Type1.from_dict(data)

                return frame0_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                Any | LumaRayFlash2KeyframesFrame0Type0 | LumaRayFlash2KeyframesFrame0Type1 | Unset,
                data,
            )

        frame0 = _parse_frame0(d.pop("frame0", UNSET))

        def _parse_frame1(
            data: object,
        ) -> Any | LumaRayFlash2KeyframesFrame1Type0 | LumaRayFlash2KeyframesFrame1Type1 | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                frame1_type_0 = LumaRayFlash2KeyframesFrame1Type0.from_dict(data)

                return frame1_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                frame1_type_1 = LumaRayFlash2KeyframesFrame1Type1.from_dict(data)

                return frame1_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                Any | LumaRayFlash2KeyframesFrame1Type0 | LumaRayFlash2KeyframesFrame1Type1 | Unset,
                data,
            )

        frame1 = _parse_frame1(d.pop("frame1", UNSET))

        luma_ray_flash_2_keyframes = cls(
            frame0=frame0,
            frame1=frame1,
        )

        luma_ray_flash_2_keyframes.additional_properties = d
        return luma_ray_flash_2_keyframes

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
