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

KlingaiKlingVideoV16StandardEffectsDuration = Literal[5, 10]

KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_DURATION_VALUES: set[
    KlingaiKlingVideoV16StandardEffectsDuration
] = {
    5,
    10,
}


def check_klingai_kling_video_v16_standard_effects_duration(
    value: int,
) -> KlingaiKlingVideoV16StandardEffectsDuration:
    if value in KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_DURATION_VALUES!r}"
    )


KlingaiKlingVideoV16StandardEffectsEffectScene = Literal[
    "angel_wing",
    "anime_figure",
    "bloombloom",
    "boss_coming",
    "boyfriend",
    "brown_bear_hug",
    "building_collapse",
    "car_explosion",
    "celebration",
    "construction_worker",
    "cry_cry",
    "dark_wing",
    "day_to_night",
    "dizzydizzy",
    "dollar_rain",
    "double_gun",
    "expansion",
    "fairy_wing",
    "felt_felt",
    "fight",
    "fly_fly",
    "fuzzyfuzzy",
    "girlfriend",
    "gun_shot",
    "heart_gesture",
    "heart_gesture_1",
    "hug",
    "hula",
    "instant_film",
    "instant_kid",
    "iron_warrior",
    "jazz_jazz",
    "jelly_jiggle",
    "jelly_press",
    "jelly_slice",
    "jelly_squish",
    "jesus_hug",
    "jumpdrop",
    "kiss",
    "let's_ride",
    "lie_flat",
    "lightning_power",
    "long_hair",
    "magic_broom",
    "magic_fireball",
    "marry_me",
    "media_interview",
    "mushroom",
    "office_escape_plow",
    "pet_bee",
    "pet_chef",
    "pet_dance",
    "pet_delivery",
    "pet_lion",
    "pet_moto_rider",
    "pet_warrior",
    "pet_wizard",
    "piggy_morph",
    "pixelpixel",
    "plushcut",
    "polar_bear_hug",
    "rocketrocket",
    "santa_gifts",
    "santa_hug",
    "shark_alert",
    "siblings",
    "skateskate",
    "ski_ski",
    "smoke_smoke",
    "snatched",
    "splashsplash",
    "squish",
    "surfsurf",
    "swing_swing",
    "thumbs_up",
    "tiger_hug",
    "watermelon_bomb",
    "wig_out",
    "wool_curly",
    "yearbook",
]

KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_EFFECT_SCENE_VALUES: set[
    KlingaiKlingVideoV16StandardEffectsEffectScene
] = {
    "angel_wing",
    "anime_figure",
    "bloombloom",
    "boss_coming",
    "boyfriend",
    "brown_bear_hug",
    "building_collapse",
    "car_explosion",
    "celebration",
    "construction_worker",
    "cry_cry",
    "dark_wing",
    "day_to_night",
    "dizzydizzy",
    "dollar_rain",
    "double_gun",
    "expansion",
    "fairy_wing",
    "felt_felt",
    "fight",
    "fly_fly",
    "fuzzyfuzzy",
    "girlfriend",
    "gun_shot",
    "heart_gesture",
    "heart_gesture_1",
    "hug",
    "hula",
    "instant_film",
    "instant_kid",
    "iron_warrior",
    "jazz_jazz",
    "jelly_jiggle",
    "jelly_press",
    "jelly_slice",
    "jelly_squish",
    "jesus_hug",
    "jumpdrop",
    "kiss",
    "let's_ride",
    "lie_flat",
    "lightning_power",
    "long_hair",
    "magic_broom",
    "magic_fireball",
    "marry_me",
    "media_interview",
    "mushroom",
    "office_escape_plow",
    "pet_bee",
    "pet_chef",
    "pet_dance",
    "pet_delivery",
    "pet_lion",
    "pet_moto_rider",
    "pet_warrior",
    "pet_wizard",
    "piggy_morph",
    "pixelpixel",
    "plushcut",
    "polar_bear_hug",
    "rocketrocket",
    "santa_gifts",
    "santa_hug",
    "shark_alert",
    "siblings",
    "skateskate",
    "ski_ski",
    "smoke_smoke",
    "snatched",
    "splashsplash",
    "squish",
    "surfsurf",
    "swing_swing",
    "thumbs_up",
    "tiger_hug",
    "watermelon_bomb",
    "wig_out",
    "wool_curly",
    "yearbook",
}


def check_klingai_kling_video_v16_standard_effects_effect_scene(
    value: str,
) -> KlingaiKlingVideoV16StandardEffectsEffectScene:
    if value in KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_EFFECT_SCENE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_KLING_VIDEO_V16_STANDARD_EFFECTS_EFFECT_SCENE_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiKlingVideoV16StandardEffects")


@_attrs_define
class KlingaiKlingVideoV16StandardEffects:
    """A request to `klingai/kling-video-v1.6-standard-effects`."""

    image_url: list[str] | str
    """ Link to the image, or an array of links; hug, kiss and heart_gesture take two images, squish and expansion
    take one. """
    effect_scene: KlingaiKlingVideoV16StandardEffectsEffectScene
    """ Name of the effect. """
    model: Literal["klingai/kling-video-v1.6-standard-effects"] = (
        "klingai/kling-video-v1.6-standard-effects"
    )
    """ The id of the model. """
    duration: KlingaiKlingVideoV16StandardEffectsDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url: list[str] | str
        if isinstance(self.image_url, list):
            image_url = self.image_url

        else:
            image_url = self.image_url

        effect_scene: str = self.effect_scene

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
                "effect_scene": effect_scene,
            }
        )
        if duration is not UNSET:
            field_dict["duration"] = duration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["klingai/kling-video-v1.6-standard-effects"], d.pop("model"))
        if model != "klingai/kling-video-v1.6-standard-effects":
            raise ValueError(
                f"model must match const 'klingai/kling-video-v1.6-standard-effects', got '{model}'"
            )

        def _parse_image_url(data: object) -> list[str] | str:
            try:
                if not isinstance(data, list):
                    raise TypeError()
                image_url_type_1 = cast(list[str], data)

                return image_url_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | str, data)

        image_url = _parse_image_url(d.pop("image_url"))

        effect_scene = check_klingai_kling_video_v16_standard_effects_effect_scene(
            d.pop("effect_scene")
        )

        _duration = d.pop("duration", UNSET)
        duration: KlingaiKlingVideoV16StandardEffectsDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_klingai_kling_video_v16_standard_effects_duration(_duration)

        klingai_kling_video_v16_standard_effects = cls(
            model=model,
            image_url=image_url,
            effect_scene=effect_scene,
            duration=duration,
        )

        klingai_kling_video_v16_standard_effects.additional_properties = d
        return klingai_kling_video_v16_standard_effects

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
