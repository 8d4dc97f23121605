"""What an answer says of a job, whatever its form."""

from typing import Any

from reelkit_conformance._http.exchange import Exchange
from reelkit_specs import statuses

ID_FIELDS = ("id", "generation_id")  # the second one was seen in answers to creates


def is_accepted(exchange: Exchange) -> bool:
    """Whether the service took the request."""
    return exchange.status is not None and 200 <= exchange.status < 300


def body_of(exchange: Exchange) -> dict[str, Any]:
    """The answer's object; empty where it is none."""
    content = exchange.json
    return content if isinstance(content, dict) else {}


def job_id(exchange: Exchange) -> str | None:
    """The id that an answer gives to a job."""
    content = body_of(exchange)
    found = next((content[name] for name in ID_FIELDS if content.get(name) not in (None, "")), None)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else None


def requested_id(exchange: Exchange) -> str | None:
    """The id that a fetch asked for."""
    return dict(exchange.request.query).get("generation_id")


def status_word(exchange: Exchange) -> str | None:
    """The status, as the service words it."""
    status = body_of(exchange).get("status")
    return status if isinstance(status, str) else None


def status_meaning(exchange: Exchange) -> str:
    """What the status means: pending, succeeded, failed or unknown."""
    status = statuses().get(status_word(exchange) or "")
    return status.meaning if status else "unknown"


def is_finished(exchange: Exchange) -> bool:
    """Whether the job has come to an end."""
    return status_meaning(exchange) in ("succeeded", "failed")


def video_link(exchange: Exchange) -> str | None:
    """Where the video is."""
    video = body_of(exchange).get("video")
    if isinstance(video, list) and video:
        video = video[0]
    if isinstance(video, dict):
        video = video.get("url")
    return video if isinstance(video, str) and video else None


def is_video(exchange: Exchange) -> bool:
    """Whether it begins like a video, or has something and says that it is one."""
    kind = exchange.headers.get("content-type", "").lower()
    return exchange.body[4:8] == b"ftyp" or (exchange.body != b"" and kind.startswith("video/"))


def credits_of(exchange: Exchange) -> float | None:
    """What the job costs, as the answer says."""
    meta = body_of(exchange).get("meta")
    usage = meta.get("usage") if isinstance(meta, dict) else None
    if not isinstance(usage, dict):
        return None
    costs = (usage.get(name) for name in ("credits_used", "tokens_used"))
    return next((cost for cost in costs if isinstance(cost, int | float) and not isinstance(cost, bool)), None)
