"""A manual clock under the admin paths of the mock, with which the kit controls time."""

import json
from datetime import UTC, datetime
from typing import Any

from .model import Call, Job
from .service import Service

START = 1767225600.0  # the first second of 2026


class ManualClock:
    """A clock that stands still until it is moved, and only moves forward."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> float:
        return self.time

    def advance(self, seconds: float) -> None:
        """Move the clock."""
        self.time += seconds


def administer(service: Service, clock: ManualClock, call: Call) -> tuple[int, Any]:
    """Return status and body of the response to a call under /__mock/."""
    match call.method, call.path.removeprefix("/__mock/").split("/", 1):
        case "GET", ["health"]:
            return 200, {"status": "ok", "namespace": "", "personality": "documented", "clock": "manual"}
        case "GET", ["clock"]:
            return 200, _time(clock)
        case "POST", ["clock"]:
            wanted = json.loads(call.body)
            seconds = wanted.get("advance", 0.0)
            if "set" in wanted:
                seconds = datetime.fromisoformat(wanted["set"]).timestamp() - clock.time
            if seconds < 0:
                return 400, {"error": "the clock only goes forward"}
            clock.advance(seconds)
            return 200, _time(clock)
        case "GET", ["jobs"]:
            return 200, {"total": len(service.made), "jobs": [_shown(service, job) for job in service.made]}
        case ("GET" | "POST") as method, ["jobs", identifier] if identifier in service.jobs:
            job = service.jobs[identifier]
            return (
                _force(service, job, json.loads(call.body)["state"])
                if method == "POST"
                else (200, _shown(service, job))
            )
    return 404, {"error": f"{call.method} {call.path} is not here"}


def _force(service: Service, job: Job, wanted: str) -> tuple[int, Any]:
    """Set the status of the job from now on."""
    now = service.now()
    if job.state(now) in ("completed", "error") or wanted not in ("generating", "succeeded", "failed"):
        return 400, {"error": f"job {job.id} is {job.state(now)} and cannot be made {wanted}"}
    job.starts = min(job.starts, now)
    if wanted != "generating":
        job.ends, job.fails = now, wanted == "failed"
    return 200, _shown(service, job)


def _shown(service: Service, job: Job) -> dict[str, Any]:
    state = job.state(service.now())
    return {
        "id": job.id,
        "state": {"completed": "succeeded", "error": "failed"}.get(state, state),
        "model": job.model,
        "credits": job.credits,
        "address": job.address,
        "created": _iso(job.created),
        "starts": _iso(job.starts),
        "ends": _iso(job.ends),
    }


def _time(clock: ManualClock) -> dict[str, Any]:
    return {"clock": "manual", "seconds": clock.time, "now": _iso(clock.time)}


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
