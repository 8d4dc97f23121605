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

AlibabaWan22VaceFunA14BOutpaintingAcceleration = Literal["none", "regular"]

ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_ACCELERATION_VALUES: set[
    AlibabaWan22VaceFunA14BOutpaintingAcceleration
] = {
    "none",
    "regular",
}


def check_alibaba_wan_22_vace_fun_a14b_outpainting_acceleration(
    value: str,
) -> AlibabaWan22VaceFunA14BOutpaintingAcceleration:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_ACCELERATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_ACCELERATION_VALUES!r}"
    )


AlibabaWan22VaceFunA14BOutpaintingAspectRatio = Literal["16:9", "1:1", "9:16", "auto"]

ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_ASPECT_RATIO_VALUES: set[
    AlibabaWan22VaceFunA14BOutpaintingAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
    "auto",
}


def check_alibaba_wan_22_vace_fun_a14b_outpainting_aspect_ratio(
    value: str,
) -> AlibabaWan22VaceFunA14BOutpaintingAspectRatio:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_ASPECT_RATIO_VALUES!r}"
    )


AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel = Literal["film", "rife"]

ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_INTERPOLATOR_MODEL_VALUES: set[
    AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel
] = {
    "film",
    "rife",
}


def check_alibaba_wan_22_vace_fun_a14b_outpainting_interpolator_model(
    value: str,
) -> AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_INTERPOLATOR_MODEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_INTERPOLATOR_MODEL_VALUES!r}"
    )


AlibabaWan22VaceFunA14BOutpaintingResolution = Literal["480p", "580p", "720p"]

ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_RESOLUTION_VALUES: set[
    AlibabaWan22VaceFunA14BOutpaintingResolution
] = {
    "480p",
    "580p",
    "720p",
}


def check_alibaba_wan_22_vace_fun_a14b_outpainting_resolution(
    value: str,
) -> AlibabaWan22VaceFunA14BOutpaintingResolution:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_RESOLUTION_VALUES!r}"
    )


AlibabaWan22VaceFunA14BOutpaintingVideoQuality = Literal["high", "low", "maximum", "medium"]

ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_VIDEO_QUALITY_VALUES: set[
    AlibabaWan22VaceFunA14BOutpaintingVideoQuality
] = {
    "high",
    "low",
    "maximum",
    "medium",
}


def check_alibaba_wan_22_vace_fun_a14b_outpainting_video_quality(
    value: str,
) -> AlibabaWan22VaceFunA14BOutpaintingVideoQuality:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_VIDEO_QUALITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_VIDEO_QUALITY_VALUES!r}"
    )


AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode = Literal["balanced", "fast", "small"]

ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_VIDEO_WRITE_MODE_VALUES: set[
    AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode
] = {
    "balanced",
    "fast",
    "small",
}


def check_alibaba_wan_22_vace_fun_a14b_outpainting_video_write_mode(
    value: str,
) -> AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_VIDEO_WRITE_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_OUTPAINTING_VIDEO_WRITE_MODE_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan22VaceFunA14BOutpainting")


@_attrs_define
class AlibabaWan22VaceFunA14BOutpainting:
    """A request to `alibaba/wan2.2-vace-fun-a14b-outpainting`."""

    prompt: str
    """ What the video shows, in words. """
    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    model: Literal["alibaba/wan2.2-vace-fun-a14b-outpainting"] = (
        "alibaba/wan2.2-vace-fun-a14b-outpainting"
    )
    """ The id of the model. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. Default: letterboxing, borders, black bars, bright colors,
    overexposed, static, blurred details, subtitles, style, artwork, painting, picture, still, overall gray, worst
    quality, low quality, JPEG compression residue, ugly, incomplete, extra fingers, poorly drawn hands, poorly
    drawn faces, deformed, disfigured, malformed limbs, fused fingers, still picture, cluttered background, three
    legs, many people in the background, walking backwards. """
    match_input_num_frames: bool | Unset = UNSET
    """ Whether the video has as many frames as the input. """
    num_frames: int | Unset = UNSET
    """ Number of frames to make. Default: 81. """
    match_input_frames_per_second: bool | Unset = UNSET
    """ Whether the video has the same frame rate as the input. """
    frames_per_second: int | Unset = UNSET
    """ Frame rate of the video, in frames per second. Default: 16. """
    resolution: AlibabaWan22VaceFunA14BOutpaintingResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 480p. """
    aspect_ratio: AlibabaWan22VaceFunA14BOutpaintingAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: auto. """
    num_inference_steps: int | Unset = UNSET
    """ Number of inference steps; more steps take longer and give a better result. Default: 30. """
    guidance_scale: float | Unset = UNSET
    """ How closely the result follows the prompt; a lower value leaves the model more freedom. Default: 5. """
    shift: float | Unset = UNSET
    """ Shift of the noise schedule, which affects how the video changes over time. Default: 5. """
    enable_safety_checker: bool | Unset = UNSET
    """ Whether the safety checker is used. """
    enable_prompt_expansion: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. """
    preprocess: bool | Unset = UNSET
    """ Whether the input video is preprocessed. """
    acceleration: AlibabaWan22VaceFunA14BOutpaintingAcceleration | Unset = UNSET
    """ How strongly the inference is accelerated. Default: regular. """
    video_quality: AlibabaWan22VaceFunA14BOutpaintingVideoQuality | Unset = UNSET
    """ Quality of the video. Default: high. """
    video_write_mode: AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode | Unset = UNSET
    """ How the file is written: `fast` is quick and makes a large file, `small` is slow and makes a small one,
    `balanced` is in between. Default: balanced. """
    num_interpolated_frames: int | Unset = UNSET
    """ Number of frames that are put between two original ones. """
    temporal_downsample_factor: int | Unset = UNSET
    """ Factor by which the number of frames is reduced. """
    enable_auto_downsample: bool | Unset = UNSET
    """ Whether the input video may be downsampled automatically. """
    auto_downsample_min_fps: float | Unset = UNSET
    """ Lowest frame rate that automatic downsampling may lead to, in frames per second. Default: 15. """
    interpolator_model: AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel | Unset = UNSET
    """ Model that makes the frames between two others. Default: film. """
    sync_mode: bool | Unset = UNSET
    """ How audio and video are synchronized. """
    expand_left: bool | Unset = UNSET
    """ Whether the picture is extended on the left. Default: true. """
    expand_right: bool | Unset = UNSET
    """ Whether the picture is extended on the right. Default: true. """
    expand_top: bool | Unset = UNSET
    """ Whether the picture is extended at the top. Default: true. """
    expand_bottom: bool | Unset = UNSET
    """ Whether the picture is extended at the bottom. Default: true. """
    expand_ratio: float | Unset = UNSET
    """ How much is added on each side that is extended, from 0 to 1; 0.25 adds a quarter of the original size.
    Default: 0.25. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        video_url = self.video_url

        negative_prompt = self.negative_prompt

        match_input_num_frames = self.match_input_num_frames

        num_frames = self.num_frames

        match_input_frames_per_second = self.match_input_frames_per_second

        frames_per_second = self.frames_per_second

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        num_inference_steps = self.num_inference_steps

        guidance_scale = self.guidance_scale

        shift = self.shift

        enable_safety_checker = self.enable_safety_checker

        enable_prompt_expansion = self.enable_prompt_expansion

        preprocess = self.preprocess

        acceleration: str | Unset = UNSET
        if not isinstance(self.acceleration, Unset):
            acceleration = self.acceleration

        video_quality: str | Unset = UNSET
        if not isinstance(self.video_quality, Unset):
            video_quality = self.video_quality

        video_write_mode: str | Unset = UNSET
        if not isinstance(self.video_write_mode, Unset):
            video_write_mode = self.video_write_mode

        num_interpolated_frames = self.num_interpolated_frames

        temporal_downsample_factor = self.temporal_downsample_factor

        enable_auto_downsample = self.enable_auto_downsample

        auto_downsample_min_fps = self.auto_downsample_min_fps

        interpolator_model: str | Unset = UNSET
        if not isinstance(self.interpolator_model, Unset):
            interpolator_model = self.interpolator_model

        sync_mode = self.sync_mode

        expand_left = self.expand_left

        expand_right = self.expand_right

        expand_top = self.expand_top

        expand_bottom = self.expand_bottom

        expand_ratio = self.expand_ratio

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "video_url": video_url,
            }
        )
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if match_input_num_frames is not UNSET:
            field_dict["match_input_num_frames"] = match_input_num_frames
        if num_frames is not UNSET:
            field_dict["num_frames"] = num_frames
        if match_input_frames_per_second is not UNSET:
            field_dict["match_input_frames_per_second"] = match_input_frames_per_second
        if frames_per_second is not UNSET:
            field_dict["frames_per_second"] = frames_per_second
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if num_inference_steps is not UNSET:
            field_dict["num_inference_steps"] = num_inference_steps
        if guidance_scale is not UNSET:
            field_dict["guidance_scale"] = guidance_scale
        if shift is not UNSET:
            field_dict["shift"] = shift
        if enable_safety_checker is not UNSET:
            field_dict["enable_safety_checker"] = enable_safety_checker
        if enable_prompt_expansion is not UNSET:
            field_dict["enable_prompt_expansion"] = enable_prompt_expansion
        if preprocess is not UNSET:
            field_dict["preprocess"] = preprocess
        if acceleration is not UNSET:
            field_dict["acceleration"] = acceleration
        if video_quality is not UNSET:
            field_dict["video_quality"] = video_quality
        if video_write_mode is not UNSET:
            field_dict["video_write_mode"] = video_write_mode
        if num_interpolated_frames is not UNSET:
            field_dict["num_interpolated_frames"] = num_interpolated_frames
        if temporal_downsample_factor is not UNSET:
            field_dict["temporal_downsample_factor"] = temporal_downsample_factor
        if enable_auto_downsample is not UNSET:
            field_dict["enable_auto_downsample"] = enable_auto_downsample
        if auto_downsample_min_fps is not UNSET:
            field_dict["auto_downsample_min_fps"] = auto_downsample_min_fps
        if interpolator_model is not UNSET:
            field_dict["interpolator_model"] = interpolator_model
        if sync_mode is not UNSET:
            field_dict["sync_mode"] = sync_mode
        if expand_left is not UNSET:
            field_dict["expand_left"] = expand_left
        if expand_right is not UNSET:
            field_dict["expand_right"] = expand_right
        if expand_top is not UNSET:
            field_dict["expand_top"] = expand_top
        if expand_bottom is not UNSET:
            field_dict["expand_bottom"] = expand_bottom
        if expand_ratio is not UNSET:
            field_dict["expand_ratio"] = expand_ratio

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/wan2.2-vace-fun-a14b-outpainting"], d.pop("model"))
        if model != "alibaba/wan2.2-vace-fun-a14b-outpainting":
            raise ValueError(
                f"model must match const 'alibaba/wan2.2-vace-fun-a14b-outpainting', got '{model}'"
            )

        prompt = d.pop("prompt")

        video_url = d.pop("video_url")

        negative_prompt = d.pop("negative_prompt", UNSET)

        match_input_num_frames = d.pop("match_input_num_frames", UNSET)

        num_frames = d.pop("num_frames", UNSET)

        match_input_frames_per_second = d.pop("match_input_frames_per_second", UNSET)

        frames_per_second = d.pop("frames_per_second", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan22VaceFunA14BOutpaintingResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_22_vace_fun_a14b_outpainting_resolution(_resolution)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: AlibabaWan22VaceFunA14BOutpaintingAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_alibaba_wan_22_vace_fun_a14b_outpainting_aspect_ratio(
                _aspect_ratio
            )

        num_inference_steps = d.pop("num_inference_steps", UNSET)

        guidance_scale = d.pop("guidance_scale", UNSET)

        shift = d.pop("shift", UNSET)

        enable_safety_checker = d.pop("enable_safety_checker", UNSET)

        enable_prompt_expansion = d.pop("enable_prompt_expansion", UNSET)

        preprocess = d.pop("preprocess", UNSET)

        _acceleration = d.pop("acceleration", UNSET)
        acceleration: AlibabaWan22VaceFunA14BOutpaintingAcceleration | Unset
        if isinstance(_acceleration, Unset):
            acceleration = UNSET
        else:
            acceleration = check_alibaba_wan_22_vace_fun_a14b_outpainting_acceleration(
                _acceleration
            )

        _video_quality = d.pop("video_quality", UNSET)
        video_quality: AlibabaWan22VaceFunA14BOutpaintingVideoQuality | Unset
        if isinstance(_video_quality, Unset):
            video_quality = UNSET
        else:
            video_quality = check_alibaba_wan_22_vace_fun_a14b_outpainting_video_quality(
                _video_quality
            )

        _video_write_mode = d.pop("video_write_mode", UNSET)
        video_write_mode: AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode | Unset
        if isinstance(_video_write_mode, Unset):
            video_write_mode = UNSET
        else:
            video_write_mode = check_alibaba_wan_22_vace_fun_a14b_outpainting_video_write_mode(
                _video_write_mode
            )

        num_interpolated_frames = d.pop("num_interpolated_frames", UNSET)

        temporal_downsample_factor = d.pop("temporal_downsample_factor", UNSET)

        enable_auto_downsample = d.pop("enable_auto_downsample", UNSET)

        auto_downsample_min_fps = d.pop("auto_downsample_min_fps", UNSET)

        _interpolator_model = d.pop("interpolator_model", UNSET)
        interpolator_model: AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel | Unset
        if isinstance(_interpolator_model, Unset):
            interpolator_model = UNSET
        else:
            interpolator_model = check_alibaba_wan_22_vace_fun_a14b_outpainting_interpolator_model(
                _interpolator_model
            )

        sync_mode = d.pop("sync_mode", UNSET)

        expand_left = d.pop("expand_left", UNSET)

        expand_right = d.pop("expand_right", UNSET)

        expand_top = d.pop("expand_top", UNSET)

        expand_bottom = d.pop("expand_bottom", UNSET)

        expand_ratio = d.pop("expand_ratio", UNSET)

        alibaba_wan_22_vace_fun_a14b_outpainting = cls(
            model=model,
            prompt=prompt,
            video_url=video_url,
            negative_prompt=negative_prompt,
            match_input_num_frames=match_input_num_frames,
            num_frames=num_frames,
            match_input_frames_per_second=match_input_frames_per_second,
            frames_per_second=frames_per_second,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            num_inference_steps=num_inference_steps,
            guidance_scale=guidance_scale,
            shift=shift,
            enable_safety_checker=enable_safety_checker,
            enable_prompt_expansion=enable_prompt_expansion,
            preprocess=preprocess,
            acceleration=acceleration,
            video_quality=video_quality,
            video_write_mode=video_write_mode,
            num_interpolated_frames=num_interpolated_frames,
            temporal_downsample_factor=temporal_downsample_factor,
            enable_auto_downsample=enable_auto_downsample,
            auto_downsample_min_fps=auto_downsample_min_fps,
            interpolator_model=interpolator_model,
            sync_mode=sync_mode,
            expand_left=expand_left,
            expand_right=expand_right,
            expand_top=expand_top,
            expand_bottom=expand_bottom,
            expand_ratio=expand_ratio,
        )

        alibaba_wan_22_vace_fun_a14b_outpainting.additional_properties = d
        return alibaba_wan_22_vace_fun_a14b_outpainting

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
