# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
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
    from ..models.kling_video_v1_pro_text_to_video_advanced_camera_control import (
        KlingVideoV1ProTextToVideoAdvancedCameraControl,
    )


KlingVideoV1ProTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[KlingVideoV1ProTextToVideoAspectRatio] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_kling_video_v1_pro_text_to_video_aspect_ratio(
    value: str,
) -> KlingVideoV1ProTextToVideoAspectRatio:
    if value in KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


KlingVideoV1ProTextToVideoCameraControl = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward"
]

KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES: set[
    KlingVideoV1ProTextToVideoCameraControl
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
}


def check_kling_video_v1_pro_text_to_video_camera_control(
    value: str,
) -> KlingVideoV1ProTextToVideoCameraControl:
    if value in KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES!r}"
    )


KlingVideoV1ProTextToVideoDuration = Literal[5, 10]

KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingVideoV1ProTextToVideoDuration] = {
    5,
    10,
}


def check_kling_video_v1_pro_text_to_video_duration(
    value: int,
) -> KlingVideoV1ProTextToVideoDuration:
    if value in KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingVideoV1ProTextToVideo")


@_attrs_define
class KlingVideoV1ProTextToVideo:
    """A request to `kling-video/v1/pro/text-to-video`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["kling-video/v1/pro/text-to-video"] = "kling-video/v1/pro/text-to-video"
    """ The id of the model. """
    aspect_ratio: KlingVideoV1ProTextToVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: KlingVideoV1ProTextToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    cfg_scale: float | Unset = UNSET
    """ How closely the video follows the prompt (classifier-free guidance). """
    camera_control: KlingVideoV1ProTextToVideoCameraControl | Unset = UNSET
    """ How the camera moves. """
    advanced_camera_control: KlingVideoV1ProTextToVideoAdvancedCameraControl | Unset = UNSET
    """ One camera movement and its amount. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        cfg_scale = self.cfg_scale

        camera_control: str | Unset = UNSET
        if not isinstance(self.camera_control, Unset):
            camera_control = self.camera_control

        advanced_camera_control: dict[str, Any] | Unset = UNSET
        if not isinstance(self.advanced_camera_control, Unset):
            advanced_camera_control = self.advanced_camera_control.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if cfg_scale is not UNSET:
            field_dict["cfg_scale"] = cfg_scale
        if camera_control is not UNSET:
            field_dict["camera_control"] = camera_control
        if advanced_camera_control is not UNSET:
            field_dict["advanced_camera_control"] = advanced_camera_control

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kling_video_v1_pro_text_to_video_advanced_camera_control import (
            KlingVideoV1ProTextToVideoAdvancedCameraControl,  # noqa: PLC0415
        )

        d = dict(src_dict)
        model = cast(Literal["kling-video/v1/pro/text-to-video"], d.pop("model"))
        if model != "kling-video/v1/pro/text-to-video":
            raise ValueError(
                f"model must match const 'kling-video/v1/pro/text-to-video', got '{model}'"
            )

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: KlingVideoV1ProTextToVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_kling_video_v1_pro_text_to_video_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: KlingVideoV1ProTextToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_kling_video_v1_pro_text_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        cfg_scale = d.pop("cfg_scale", UNSET)

        _camera_control = d.pop("camera_control", UNSET)
        camera_control: KlingVideoV1ProTextToVideoCameraControl | Unset
        if isinstance(_camera_control, Unset):
            camera_control = UNSET
        else:
            camera_control = check_kling_video_v1_pro_text_to_video_camera_control(_camera_control)

        _advanced_camera_control = d.pop("advanced_camera_control", UNSET)
        advanced_camera_control: KlingVideoV1ProTextToVideoAdvancedCameraControl | Unset
        if isinstance(_advanced_camera_control, Unset):
            advanced_camera_control = UNSET
        else:
            advanced_camera_control = KlingVideoV1ProTextToVideoAdvancedCameraControl.from_dict(
                _advanced_camera_control
            )

        kling_video_v1_pro_text_to_video = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            negative_prompt=negative_prompt,
            cfg_scale=cfg_scale,
            camera_control=camera_control,
            advanced_camera_control=advanced_camera_control,
        )

        kling_video_v1_pro_text_to_video.additional_properties = d
        return kling_video_v1_pro_text_to_video

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
