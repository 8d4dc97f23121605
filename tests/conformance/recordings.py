"""Recorded traffic, made by hand."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run.recorded import judge_recording
from reelkit_conformance._stages.plan import Settings

KEY = "0123456789abcdef0123456789abcdef"
BASE = "https://api.example.com"
V2 = f"{BASE}/v2/video/generations"
FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}
QUEUED = {"id": "a", "status": "queued", "meta": {"usage": {"credits_used": 5}}}
RUNNING = {"id": "a", "status": "generating"}
DONE = {"id": "a", "status": "completed", "video": {"url": "https://cdn.example.com/a.mp4"}}
Json = dict[str, Any]
Judge = Callable[[Iterable[object]], Report]


def entry(method: str, url: str, answer: Any, *, at: float = 0.0, sent: Any = None, status: int = 200) -> Json:
    """Return one entry, as a tool would write it."""
    minutes, seconds = divmod(at, 60)
    headers = [{"name": "Authorization", "value": f"Bearer {KEY}"}, {"name": "Content-Type", "value": "x"}]
    body = answer if isinstance(answer, str) else json.dumps(answer)
    made: Json = {
        "startedDateTime": f"2026-11-21T10:{minutes:02.0f}:{seconds:06.3f}Z",
        "time": 20.0,
        "request": {"method": method, "url": url, "headers": headers},
        "response": {
            "status": status,
            "headers": [{"name": "Content-Type", "value": "application/json"}],
            "content": {"size": len(body), "mimeType": "application/json", "text": body},
        },
    }
    if sent is not None:
        made["request"]["postData"] = {"mimeType": "application/json", "text": json.dumps(sent)}
    return made


def create(answer: Any = QUEUED, **options: Any) -> Json:
    """Return the create of a job."""
    return entry("POST", V2, answer, sent=FOX, **options)


def fetch(answer: Any, job: str = "a", **options: Any) -> Json:
    """Return a fetch of a job."""
    return entry("GET", f"{V2}?generation_id={job}", answer, **options)


LIFE = [create(at=0), fetch(RUNNING, at=1), fetch(RUNNING, at=2), fetch(DONE, at=3), fetch(DONE, at=4)]


def report_of(file: Path) -> Report:
    """Return the report of a recording."""
    return judge_recording(Settings("", Secret("no-key-at-all"), (), recorded=file))


def found(report: Report) -> set[str]:
    """Return the checks that failed."""
    return {result.check.id for result in report.results if result.verdict == "fail"}
