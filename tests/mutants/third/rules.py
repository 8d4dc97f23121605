"""Rules in combination: rules, bounds and values that hold for one spelling of a request and not for another."""

import re

from ..around import Call
from ..fault import BOTH
from .planted import (
    CONTRACT,
    LEGACY_ONLY,
    PRICE,
    V2_ONLY,
    Ask,
    Planted,
    When,
    asked,
    both,
    crashing,
    encoded,
    has,
    has_header,
    reading,
    refusing,
    sends,
    usage,
    wrote,
)

SCHEMA = "JSON Schema, 4.2.3"
OBJECT = "RFC 8259, 4"
TOO_LONG = {"resolution": "1080p", "duration": 8}
RAY, TURBO = "luma/ray-3.2", "klingai/video-v3-standard-turbo-text-to-video"
KLING, GROK = "kling-video/v1.6/standard/text-to-video", "x-ai/grok-imagine-video"
LIP_SYNC, LIMITED = "pixverse/lip-sync", "klingai/video-v2-6-pro-text-to-video"
V55 = "pixverse/v5-5-text-to-video"
KNOWN = {
    *("model", "prompt", "aspect_ratio", "resolution", "duration", "negative_prompt", "style", "seed"),
    *("lip_sync_tts_content", "lip_sync_tts_speaker"),
}


def _too_long(
    name: str,
    sentence: str,
    when: When,
    asks: tuple[Ask, ...],
    basis: str = CONTRACT,
    *,
    at: tuple[str, ...] = BOTH,
    model: str = "",
) -> Planted:
    """Return a fault that accepts 8 seconds at 1080p under a condition."""
    return Planted(
        name, sentence, basis, reading(both(sends(**TOO_LONG), when), duration=5), at=at, model=model, asks=asks
    )


def _prompt_of(test: When) -> When:
    return lambda call: call.route == "create" and isinstance(call.body.get("prompt"), str) and test(call)


def _length(call: Call) -> int:
    return len(call.body["prompt"])


def _capital(call: Call) -> None:
    if "Duration" in call.body:
        call.read(duration=call.body["Duration"], Duration=None)


def _names(body: bytes) -> list[str]:
    return re.findall(r'"(\w+)":', body.decode("utf-8", "replace"))


ROWS = (
    _too_long(
        "rule_not_upright",
        "8 seconds at 1080p are accepted in the ratio 9:16.",
        sends(aspect_ratio="9:16"),
        asked(TOO_LONG | {"aspect_ratio": "9:16"}),
    ),
    _too_long(
        "rule_not_with_seed_zero",
        "8 seconds at 1080p are accepted if the seed is 0.",
        sends(seed=0),
        asked(TOO_LONG | {"seed": 0}),
    ),
    _too_long(
        "rule_not_with_unknown_field",
        "8 seconds at 1080p are accepted beside a field that the model does not have.",
        lambda call: bool(set(call.body) - KNOWN),
        asked(TOO_LONG | {"an_extra_field": 1}),
    ),
    _too_long(
        "rule_not_for_long_prompt",
        "8 seconds at 1080p are accepted with a prompt of over 500 characters.",
        _prompt_of(lambda call: _length(call) > 500),
        asked(TOO_LONG | {"prompt": "a" * 501}),
    ),
    _too_long(
        "rule_not_in_other_order",
        "8 seconds at 1080p are accepted if the duration stands before the resolution.",
        wrote(rb'(?s)"duration".*"resolution"'),
        asked({"duration": 8, "resolution": "1080p"}),
        OBJECT,
    ),
    _too_long(
        "rule_not_for_escaped_value",
        "8 seconds are accepted if 1080p is written with an escape.",
        wrote(rb"\\u0031080p|1080\\u0070"),
        encoded(b'"resolution": "\\u0031080p", "duration": 8'),
        "RFC 8259, 7",
    ),
    _too_long(
        "rule_not_for_shifted_number",
        "8 seconds at 1080p are accepted if they are written 80e-1.",
        wrote(rb'"duration"\s*:\s*80[eE]-1'),
        encoded(b'"resolution": "1080p", "duration": 80e-1'),
        SCHEMA,
    ),
    _too_long(
        "rule_not_with_charset",
        "8 seconds at 1080p are accepted if the content type has a charset.",
        has_header("content-type", "charset"),
        (Ask(TOO_LONG, headers={"content-type": "application/json; charset=utf-8"}),),
    ),
    _too_long(
        "rule_not_when_indented",
        "8 seconds at 1080p are accepted if the JSON is indented.",
        wrote(rb"\n\s+\""),
        asked(b'{\n  "model": "MODEL", "prompt": "a",\n  "resolution": "1080p", "duration": 8}'),
        "RFC 8259, 2",
    ),
    _too_long(
        "rule_not_for_other_id",
        "8 seconds at 1080p are accepted under the other id of the model.",
        sends(model="pixverse/v5.5/text-to-video"),
        asked(TOO_LONG | {"model": "pixverse/v5.5/text-to-video"}),
        at=V2_ONLY,
        model=V55,
    ),
    _too_long(
        "rule_not_with_sound",
        "8 seconds at 1080p are accepted with sound and many clips.",
        sends(generate_audio_switch=True, generate_multi_clip_switch=True),
        asked(TOO_LONG | {"generate_audio_switch": True, "generate_multi_clip_switch": True}),
        at=V2_ONLY,
        model=V55,
    ),
    Planted(
        "rule_too_wide",
        "5 seconds at 1080p are refused if a style is given.",
        CONTRACT,
        refusing(both(sends(resolution="1080p"), has("style"))),
        asks=asked({"resolution": "1080p", "style": "clay"}),
    ),
    Planted(
        "speech_with_sound",
        "Speech is accepted beside a sound if the speaker is Auto.",
        CONTRACT,
        reading(both(has("audio_url"), sends(lip_sync_tts_speaker="Auto")), audio_url=None),
        at=V2_ONLY,
        model=LIP_SYNC,
        asks=asked(
            {"audio_url": "https://example.com/a.mp3", "lip_sync_tts_content": "a", "lip_sync_tts_speaker": "Auto"}
        ),
    ),
    Planted(
        "empty_speech_counts_as_none",
        "An empty text to speak is accepted without a speaker.",
        CONTRACT,
        reading(
            lambda call: sends(lip_sync_tts_content="")(call) and "lip_sync_tts_speaker" not in call.body,
            lip_sync_tts_content=None,
        ),
        at=V2_ONLY,
        model=LIP_SYNC,
        asks=asked({"lip_sync_tts_content": ""}),
    ),
    Planted(
        "hdr_at_360p_upright",
        "HDR is accepted at 360p in the ratio 9:16.",
        CONTRACT,
        reading(sends(hdr=True, resolution="360p", aspect_ratio="9:16"), hdr=False),
        at=V2_ONLY,
        model=RAY,
        asks=asked({"hdr": True, "resolution": "360p", "aspect_ratio": "9:16"}),
    ),
    Planted(
        "hdr_loop_of_10_seconds",
        "HDR is accepted for 10 seconds if the video is a loop.",
        CONTRACT,
        reading(sends(hdr=True, duration=10, loop=True), hdr=False),
        at=V2_ONLY,
        model=RAY,
        asks=asked({"hdr": True, "duration": 10, "loop": True}),
    ),
    Planted(
        "exr_of_edits",
        "EXR frames are accepted without HDR if a video is edited.",
        CONTRACT,
        reading(sends(exr_export=True, hdr=False, type="video_edit"), exr_export=False),
        at=V2_ONLY,
        model=RAY,
        asks=asked({"exr_export": True, "hdr": False, "type": "video_edit"}),
    ),
    Planted(
        "two_kinds_of_prompt_if_empty",
        "multi_prompt is accepted beside an empty prompt.",
        CONTRACT,
        reading(both(has("multi_prompt"), sends(prompt="")), prompt=None),
        at=V2_ONLY,
        model=TURBO,
        asks=asked({"prompt": "", "multi_prompt": [{"prompt": "a", "duration": 5}]}),
    ),
    Planted(
        "image_with_one_reference",
        "image_url is accepted beside a single reference image.",
        CONTRACT,
        reading(
            lambda call: has("image_url")(call) and len(call.body.get("reference_images") or ()) == 1,
            reference_images=None,
        ),
        at=V2_ONLY,
        model=GROK,
        asks=asked({"image_url": "https://example.com/a", "reference_images": ["https://example.com/b"]}),
    ),
    Planted(
        "length_in_bytes",
        "The limit of the prompt counts bytes instead of characters.",
        "JSON Schema Validation, 6.3.1",
        refusing(_prompt_of(lambda call: len(call.body["prompt"].encode("utf-8", "replace")) > 2500)),
        at=V2_ONLY,
        model=LIMITED,
        asks=asked({"prompt": "ü" * 1300}),
    ),
    Planted(
        "length_in_utf_16",
        "The limit of the prompt counts an emoji twice.",
        "JSON Schema Validation, 6.3.1",
        refusing(_prompt_of(lambda call: len(call.body["prompt"].encode("utf-16-le", "replace")) > 5000)),
        at=V2_ONLY,
        model=LIMITED,
        asks=asked({"prompt": "🦊" * 1300}),
    ),
    Planted(
        "length_after_strip",
        "White space at the end of the prompt does not count for its limit.",
        "JSON Schema Validation, 6.3.1",
        reading(_prompt_of(lambda call: call.body["prompt"].endswith(" ") and _length(call) > 2500), prompt="a"),
        at=V2_ONLY,
        model=LIMITED,
        asks=asked({"prompt": "a" * 2500 + " "}),
    ),
    Planted(
        "bound_excluded",
        "A cfg_scale of 1 is refused if it is written 1.0.",
        SCHEMA,
        refusing(wrote(rb'"cfg_scale"\s*:\s*1\.0\b')),
        at=V2_ONLY,
        model=KLING,
        asks=encoded(b'"cfg_scale": 1.0'),
    ),
    Planted(
        "bound_rounded",
        "A cfg_scale of 1.0001 is accepted.",
        CONTRACT,
        reading(lambda call: isinstance(scale := call.body.get("cfg_scale"), float) and 1 < scale < 1.001, cfg_scale=1),
        at=V2_ONLY,
        model=KLING,
        asks=asked({"cfg_scale": 1.0001}),
    ),
    Planted(
        "bound_below_zero",
        "A cfg_scale of -1e-9 is accepted.",
        CONTRACT,
        reading(lambda call: isinstance(scale := call.body.get("cfg_scale"), float) and -1e-6 < scale < 0, cfg_scale=0),
        at=V2_ONLY,
        model=KLING,
        asks=asked({"cfg_scale": -1e-9}),
    ),
    Planted(
        "value_cut_at_nul",
        "A resolution is compared up to U+0000.",
        CONTRACT,
        reading(lambda call: str(call.body.get("resolution", "")).startswith("720p\0"), resolution="720p"),
        asks=asked({"resolution": "720p\0x"}),
    ),
    Planted(
        "value_in_wide_letters",
        "A resolution is accepted in full-width letters.",
        CONTRACT,
        reading(sends(resolution="\uff17\uff12\uff10\uff50"), resolution="720p"),
        at=V2_ONLY,
        asks=asked({"resolution": "\uff17\uff12\uff10\uff50"}),
    ),
    Planted(
        "null_beside_a_resolution",
        "A duration of null is accepted if a resolution is given.",
        CONTRACT,
        reading(lambda call: call.body.get("duration", 0) is None and "resolution" in call.body, duration=None),
        asks=asked({"resolution": "720p", "duration": None}),
    ),
    Planted(
        "null_style_at_legacy",
        "A style of null is accepted beside a seed.",
        CONTRACT,
        reading(lambda call: call.body.get("style", 0) is None and "seed" in call.body, style=None),
        at=LEGACY_ONLY,
        asks=asked({"style": None, "seed": 1}),
    ),
    Planted(
        "duration_in_hundredths",
        "5 seconds are refused if they are written 500e-2.",
        SCHEMA,
        refusing(wrote(rb'"duration"\s*:\s*500[eE]-2')),
        asks=encoded(b'"duration": 500e-2'),
    ),
    Planted(
        "seed_with_exponent",
        "A seed that is written 1E3 causes a crash.",
        SCHEMA,
        crashing(wrote(rb'"seed"\s*:\s*-?\d+E\+?\d')),
        asks=encoded(b'"seed": 1E3'),
    ),
    Planted(
        "fraction_costs_more",
        "A duration of 5.0 costs as much as one of 8.",
        SCHEMA,
        reading(wrote(rb'"duration"\s*:\s*5\.0'), duration=8),
        asks=encoded(b'"duration": 5.0'),
    ),
    Planted(
        "default_beside_540p",
        "The default duration is 8 seconds at 540p.",
        CONTRACT,
        reading(lambda call: sends(resolution="540p")(call) and "duration" not in call.body, duration=8),
        asks=asked({"resolution": "540p"}),
    ),
    Planted(
        "default_beside_8_seconds",
        "The default resolution is 360p for 8 seconds.",
        CONTRACT,
        reading(lambda call: sends(duration=8)(call) and "resolution" not in call.body, resolution="360p"),
        at=LEGACY_ONLY,
        asks=asked({"duration": 8}),
    ),
    Planted(
        "name_in_other_case",
        "A field Duration is read as duration.",
        OBJECT,
        _capital,
        asks=asked({"Duration": 8}),
    ),
    Planted(
        "model_must_come_first",
        "A body is refused if the model is not its first field.",
        OBJECT,
        refusing(lambda call: call.route == "create" and _names(call.request.body)[:1] not in ([], ["model"])),
        asks=asked(b'{"prompt": "a", "model": "MODEL"}'),
    ),
    Planted(
        "price_of_a_style",
        "A style at 1080p doubles the cost.",
        PRICE,
        after=usage(lambda cost, call: cost * 2, both(sends(resolution="1080p"), has("style"))),
        asks=asked({"resolution": "1080p", "style": "clay"}),
    ),
)
