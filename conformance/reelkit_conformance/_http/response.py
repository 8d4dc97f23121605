"""What a response says about a job, whatever its form."""

from typing import Any

from reelkit_conformance._http.exchange import Exchange
from reelkit_specs import statuses

ID_FIELDS = ("id", "generation_id")  # the second one was seen in responses to creates


def is_accepted(exchange: Exchange) -> bool:
    """Return whether the service accepted the request."""
    return exchange.status is not None and 200 <= exchange.status < 300


def body_of(exchange: Exchange, *path: str) -> dict[str, Any]:
    """Return the JSON object of the response, or the one at the path in it; an empty one if there is none."""
    content = exchange.json
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    return content if isinstance(content, dict) else {}


def job_id(exchange: Exchange) -> str | None:
    """Return the job id in the response."""
    content = body_of(exchange)
    found = next((content[name] for name in ID_FIELDS if content.get(name) not in (None, "")), None)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else None


def requested_id(exchange: Exchange) -> str | None:
    """Return the job id that a fetch asks for."""
    return dict(exchange.request.query).get("generation_id")


def status_word(exchange: Exchange) -> str | None:
    """Return the status word of the response."""
    status = body_of(exchange).get("status")
    return status if isinstance(status, str) else None


def status_meaning(exchange: Exchange) -> str:
    """Return the meaning of the status: pending, succeeded, failed or unknown."""
    status = statuses().get(status_word(exchange) or "")
    return status.meaning if status else "unknown"


def is_finished(exchange: Exchange) -> bool:
    """Return whether the job is finished."""
    return status_meaning(exchange) in ("succeeded", "failed")


def video_link(exchange: Exchange) -> str | None:
    """Return the link to the video."""
    video = body_of(exchange).get("video")
    if isinstance(video, list) and video:
        video = video[0]
    if isinstance(video, dict):
        video = video.get("url")
    return video if isinstance(video, str) and video else None


def is_video(exchange: Exchange) -> bool:
    """Return whether the body starts like an MP4 file, or is not empty and has a video content type."""
    kind = exchange.headers.get("content-type", "").lower()
    return exchange.body[4:8] == b"ftyp" or (exchange.body != b"" and kind.startswith("video/"))


def credits_of(exchange: Exchange) -> float | None:
    """Return the cost of the job that the response names."""
    meta = body_of(exchange).get("meta")
    usage = meta.get("usage") if isinstance(meta, dict) else None
    if not isinstance(usage, dict):
        return None
    costs = (usage.get(name) for name in ("credits_used", "tokens_used"))
    return next((cost for cost in costs if isinstance(cost, int | float) and not isinstance(cost, bool)), None)
