# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.kling_video_v21_pro_image_to_video_camera_control import (
        KlingVideoV21ProImageToVideoCameraControl,
    )
    from ..models.kling_video_v21_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV21ProImageToVideoDynamicMasksItem,
    )


KlingVideoV21ProImageToVideoDuration = Literal[5, 10]

KLING_VIDEO_V21_PRO_IMAGE_TO_VIDEO_DURATION_VALUES: set[KlingVideoV21ProImageToVideoDuration] = {
    5,
    10,
}


def check_kling_video_v21_pro_image_to_video_duration(
    value: int,
) -> KlingVideoV21ProImageToVideoDuration:
    if value in KLING_VIDEO_V21_PRO_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V21_PRO_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingVideoV21ProImageToVideo")


@_attrs_define
class KlingVideoV21ProImageToVideo:
    """A request to `kling-video/v2.1/pro/image-to-video`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["kling-video/v2.1/pro/image-to-video"] = "kling-video/v2.1/pro/image-to-video"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    duration: KlingVideoV21ProImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    cfg_scale: float | Unset = UNSET
    """ How closely the video follows the prompt (classifier-free guidance). """
    static_mask: str | Unset = UNSET
    """ Link to an image of the areas that do not move. """
    dynamic_masks: list[KlingVideoV21ProImageToVideoDynamicMasksItem] | Unset = UNSET
    """ Areas that move, each with its path. """
    camera_control: KlingVideoV21ProImageToVideoCameraControl | Unset = UNSET
    """ How the camera moves. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        prompt = self.prompt

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        cfg_scale = self.cfg_scale

        static_mask = self.static_mask

        dynamic_masks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.dynamic_masks, Unset):
            dynamic_masks = []
            for dynamic_masks_item_data in self.dynamic_masks:
                dynamic_masks_item = dynamic_masks_item_data.to_dict()
                dynamic_masks.append(dynamic_masks_item)

        camera_control: dict[str, Any] | Unset = UNSET
        if not isinstance(self.camera_control, Unset):
            camera_control = self.camera_control.to_dict()

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
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if cfg_scale is not UNSET:
            field_dict["cfg_scale"] = cfg_scale
        if static_mask is not UNSET:
            field_dict["static_mask"] = static_mask
        if dynamic_masks is not UNSET:
            field_dict["dynamic_masks"] = dynamic_masks
        if camera_control is not UNSET:
            field_dict["camera_control"] = camera_control

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kling_video_v21_pro_image_to_video_camera_control import (
            KlingVideoV21ProImageToVideoCameraControl,  # noqa: PLC0415
        )
        from ..models.kling_video_v21_pro_image_to_video_dynamic_masks_item import (
            KlingVideoV21ProImageToVideoDynamicMasksItem,  # noqa: PLC0415
        )

        d = dict(src_dict)
        model = cast(Literal["kling-video/v2.1/pro/image-to-video"], d.pop("model"))
        if model != "kling-video/v2.1/pro/image-to-video":
            raise ValueError(
                f"model must match const 'kling-video/v2.1/pro/image-to-video', got '{model}'"
            )

        image_url = d.pop("image_url")

        prompt = d.pop("prompt", UNSET)

        _duration = d.pop("duration", UNSET)
        duration: KlingVideoV21ProImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_kling_video_v21_pro_image_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        cfg_scale = d.pop("cfg_scale", UNSET)

        static_mask = d.pop("static_mask", UNSET)

        _dynamic_masks = d.pop("dynamic_masks", UNSET)
        dynamic_masks: list[KlingVideoV21ProImageToVideoDynamicMasksItem] | Unset = UNSET
        if _dynamic_masks is not UNSET:
            dynamic_masks = []
            for dynamic_masks_item_data in _dynamic_masks:
                dynamic_masks_item = KlingVideoV21ProImageToVideoDynamicMasksItem.from_dict(
                    dynamic_masks_item_data
                )

                dynamic_masks.append(dynamic_masks_item)

        _camera_control = d.pop("camera_control", UNSET)
        camera_control: KlingVideoV21ProImageToVideoCameraControl | Unset
        if isinstance(_camera_control, Unset):
            camera_control = UNSET
        else:
            camera_control = KlingVideoV21ProImageToVideoCameraControl.from_dict(_camera_control)

        kling_video_v21_pro_image_to_video = cls(
            model=model,
            image_url=image_url,
            prompt=prompt,
            duration=duration,
            negative_prompt=negative_prompt,
            cfg_scale=cfg_scale,
            static_mask=static_mask,
            dynamic_masks=dynamic_masks,
            camera_control=camera_control,
        )

        kling_video_v21_pro_image_to_video.additional_properties = d
        return kling_video_v21_pro_image_to_video

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
