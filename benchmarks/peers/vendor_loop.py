"""The loop of the vendor's pages, which many have copied, with any HTTP library.

The pages use requests without a timeout; so does `raw_requests.py`. httpx has a default timeout.
"""

import time
from collections.abc import Callable
from typing import Any

from .program import PROMPT

ADDRESS = "/v2/video/generations"
WAITING = ("waiting", "active", "queued", "generating")
TIMEOUT = 600  # seconds, as on the page

Send = Callable[..., Any]


def make(post: Send, get: Send) -> str | None:
    """Create a video and fetch it every 10 seconds."""
    response = post(ADDRESS, json={"model": "pixverse/v5/text-to-video", "prompt": PROMPT})
    created = response.json() if response.status_code < 400 else None  # the page prints the error and continues
    gen_id = created.get("id")  # type: ignore[union-attr]  # as on the page

    start = time.time()
    while time.time() - start < TIMEOUT:
        response = get(ADDRESS, params={"generation_id": gen_id}).json()
        if response.get("status") not in WAITING:
            return (response.get("video") or {}).get("url")
        time.sleep(10)
    return None
