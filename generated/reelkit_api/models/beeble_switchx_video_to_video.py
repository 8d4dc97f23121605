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

BeebleSwitchxVideoToVideoAlphaMode = Literal["auto", "custom", "fill", "select"]

BEEBLE_SWITCHX_VIDEO_TO_VIDEO_ALPHA_MODE_VALUES: set[BeebleSwitchxVideoToVideoAlphaMode] = {
    "auto",
    "custom",
    "fill",
    "select",
}


def check_beeble_switchx_video_to_video_alpha_mode(
    value: str,
) -> BeebleSwitchxVideoToVideoAlphaMode:
    if value in BEEBLE_SWITCHX_VIDEO_TO_VIDEO_ALPHA_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BEEBLE_SWITCHX_VIDEO_TO_VIDEO_ALPHA_MODE_VALUES!r}"
    )


BeebleSwitchxVideoToVideoMaxResolution = Literal[720, 1080]

BEEBLE_SWITCHX_VIDEO_TO_VIDEO_MAX_RESOLUTION_VALUES: set[BeebleSwitchxVideoToVideoMaxResolution] = {
    720,
    1080,
}


def check_beeble_switchx_video_to_video_max_resolution(
    value: int,
) -> BeebleSwitchxVideoToVideoMaxResolution:
    if value in BEEBLE_SWITCHX_VIDEO_TO_VIDEO_MAX_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BEEBLE_SWITCHX_VIDEO_TO_VIDEO_MAX_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="BeebleSwitchxVideoToVideo")


@_attrs_define
class BeebleSwitchxVideoToVideo:
    """A request to `beeble/switchx-video-to-video`."""

    video_url: str
    """ Link to the video to change, in MP4 or MOV (H.264 or HEVC), with up to 240 frames and 2,770,000 pixels. """
    model: Literal["beeble/switchx-video-to-video"] = "beeble/switchx-video-to-video"
    """ The id of the model. """
    alpha_url: str | Unset = UNSET
    """ Link to the mask, a video or an image like the input; needed when `alpha_mode` is `custom` or `select`, and
    not used otherwise. """
    reference_image_url: str | Unset = UNSET
    """ Link to a JPEG, PNG or WebP image with the appearance and the light of the part that is replaced; either
    this or `prompt` is needed, or both. """
    alpha_mode: BeebleSwitchxVideoToVideoAlphaMode | Unset = UNSET
    """ How the subject is masked: found automatically (`auto`), not at all (`fill`), by the mask of one keyframe
    (`select`), or by a mask for each frame (`custom`). Default: auto. """
    max_resolution: BeebleSwitchxVideoToVideoMaxResolution | Unset = UNSET
    """ Longer side of the video in pixels, at most; 1080 costs more than 720. Default: 1080. """
    alpha_keyframe_index: int | Unset = UNSET
    """ Number of the frame, counted from 0, whose mask is used for all frames when `alpha_mode` is `select`;
    without it the first frame is taken. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives the same result. Without it one is
    chosen at random; the response tells which. """
    prompt: str | Unset = UNSET
    """ What the result looks like, in words; either this or `reference_image_url` is needed, or both. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        video_url = self.video_url

        alpha_url = self.alpha_url

        reference_image_url = self.reference_image_url

        alpha_mode: str | Unset = UNSET
        if not isinstance(self.alpha_mode, Unset):
            alpha_mode = self.alpha_mode

        max_resolution: int | Unset = UNSET
        if not isinstance(self.max_resolution, Unset):
            max_resolution = self.max_resolution

        alpha_keyframe_index = self.alpha_keyframe_index

        seed = self.seed

        prompt = self.prompt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "video_url": video_url,
            }
        )
        if alpha_url is not UNSET:
            field_dict["alpha_url"] = alpha_url
        if reference_image_url is not UNSET:
            field_dict["reference_image_url"] = reference_image_url
        if alpha_mode is not UNSET:
            field_dict["alpha_mode"] = alpha_mode
        if max_resolution is not UNSET:
            field_dict["max_resolution"] = max_resolution
        if alpha_keyframe_index is not UNSET:
            field_dict["alpha_keyframe_index"] = alpha_keyframe_index
        if seed is not UNSET:
            field_dict["seed"] = seed
        if prompt is not UNSET:
            field_dict["prompt"] = prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["beeble/switchx-video-to-video"], d.pop("model"))
        if model != "beeble/switchx-video-to-video":
            raise ValueError(
                f"model must match const 'beeble/switchx-video-to-video', got '{model}'"
            )

        video_url = d.pop("video_url")

        alpha_url = d.pop("alpha_url", UNSET)

        reference_image_url = d.pop("reference_image_url", UNSET)

        _alpha_mode = d.pop("alpha_mode", UNSET)
        alpha_mode: BeebleSwitchxVideoToVideoAlphaMode | Unset
        if isinstance(_alpha_mode, Unset):
            alpha_mode = UNSET
        else:
            alpha_mode = check_beeble_switchx_video_to_video_alpha_mode(_alpha_mode)

        _max_resolution = d.pop("max_resolution", UNSET)
        max_resolution: BeebleSwitchxVideoToVideoMaxResolution | Unset
        if isinstance(_max_resolution, Unset):
            max_resolution = UNSET
        else:
            max_resolution = check_beeble_switchx_video_to_video_max_resolution(_max_resolution)

        alpha_keyframe_index = d.pop("alpha_keyframe_index", UNSET)

        seed = d.pop("seed", UNSET)

        prompt = d.pop("prompt", UNSET)

        beeble_switchx_video_to_video = cls(
            model=model,
            video_url=video_url,
            alpha_url=alpha_url,
            reference_image_url=reference_image_url,
            alpha_mode=alpha_mode,
            max_resolution=max_resolution,
            alpha_keyframe_index=alpha_keyframe_index,
            seed=seed,
            prompt=prompt,
        )

        beeble_switchx_video_to_video.additional_properties = d
        return beeble_switchx_video_to_video

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
