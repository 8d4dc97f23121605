"""Recorded responses about PixVerse jobs, and other shapes that the vendor's servers have sent.

Facts: statuses, fields and costs were recorded on the vendor's pages. Of the transition and of v5.5 the cost alone is
recorded, so their ids are made up, as are those of the other shapes.
"""

from typing import Any

RELAY = "1fe4344e-3d44-4bf8-9f04-0ac4bb312eec:pixverse/v5/text-to-video"
RELAY_IMAGE = "8ac142d3-7c9f-4071-bdc6-d0f2d3d9b327:pixverse/v5/image-to-video"
NATIVE = "Zx3z_NSUkI67m3sHg-rUq"
NATIVE_IMAGE = "3yFHGAkECD5RPnpL11mHe"
EAGLE = "https://cdn.aimlapi.com/eagle/files"
PANDA = "https://cdn.aimlapi.com/panda/pixverse%2Fmp4%2Fmedia%2Fweb%2Fori"

RECORDED: dict[str, dict[str, Any]] = {
    "relay create": {"id": RELAY, "status": "queued", "meta": {"usage": {"tokens_used": 840000}}},
    "relay fetch": {"id": RELAY, "status": "generating"},
    "relay done": {
        "id": RELAY,
        "status": "completed",
        "video": {
            "url": f"{EAGLE}/penguin/xK3kbIC5S0pR_oEU4Uw1Q_output.mp4",
            "content_type": "video/mp4",
            "file_name": "output.mp4",
            "file_size": 6274330,
        },
    },
    "relay image create": {"id": RELAY_IMAGE, "status": "queued", "meta": {"usage": {"tokens_used": 420000}}},
    "relay image done": {
        "id": RELAY_IMAGE,
        "status": "completed",
        "video": {
            "url": f"{EAGLE}/elephant/uCLDKRtL_AeOrRAwiR8UH_output.mp4",
            "content_type": "video/mp4",
            "file_name": "output.mp4",
            "file_size": 4259218,
        },
    },
    "native create": {"id": NATIVE, "status": "queued", "meta": {"usage": {"credits_used": 2000000}}},
    "native done": {
        "id": NATIVE,
        "status": "succeeded",
        "video": {"url": f"{PANDA}%2FtKPwdgHZmANBxqWuFuWYH_seed1123949342.mp4"},
    },
    "native image done": {
        "id": NATIVE_IMAGE,
        "status": "succeeded",
        "video": {"url": f"{PANDA}%2FJVT-OZSEbeCvZ2IKlQK6p_seed1592035041.mp4"},
    },
    "transition create": {"id": "a:b", "status": "queued", "meta": {"usage": {"tokens_used": 672000}}},
    "v5.5 create": {"id": "-abc", "status": "queued", "meta": {"usage": {"credits_used": 5000000}}},
}

OTHER_SHAPES: dict[str, dict[str, Any]] = {
    "generation_id": {"generation_id": "abc", "status": "queued"},
    "video as links": {"id": "abc", "status": "completed", "video": ["https://example.com/a.mp4"]},
    "video as objects": {"id": "abc", "status": "completed", "video": [{"url": "https://example.com/a.mp4", "n": 1}]},
    "error as details": {"id": "abc", "status": "error", "error": {"detail": [{"loc": ["body"], "msg": "no"}]}},
    "error as text": {"id": "abc", "status": "error", "error": "no"},
    "done and failed": {
        "id": "abc",
        "status": "completed",
        "video": {"url": "https://example.com/a.mp4"},
        "error": {"name": "n", "message": "m"},
    },
    "nulls": {"id": "abc", "status": "queued", "video": None, "error": None, "meta": None},
    "null usage": {"id": "abc", "status": "queued", "meta": {"usage": None}},
    "dollars": {"id": "abc", "status": "queued", "meta": {"usage": {"credits_used": 1.5, "usd_spent": 0.1}}},
    "unknown status": {"id": "abc", "status": "rendering"},
    "unknown fields": {"id": "abc", "status": "queued", "new": {"a": [1]}, "meta": {"usage": {"eggs": 3}, "more": 1}},
    "duration": {"id": "abc", "status": "completed", "duration": 5, "video": {"url": "https://a", "duration": 5.0}},
}

HOSTILE: dict[str, Any] = {
    "id": "gen-1733832000-example",
    "object": "image",
    "created": 1733832000,
    "model": "pixverse/v5-5-text-to-video",
    "data": [{"url": "https://cdn.aimlapi.com/generated-images/output.png", "revised_prompt": "Example"}],
    "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
}
