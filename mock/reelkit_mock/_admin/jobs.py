"""The jobs of a world, one by one."""

from reelkit_mock._admin.request import ADMIN, Refused, Steering, given, whole
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import timestamp
from reelkit_mock._service.bodies import asset_path
from reelkit_mock._world.jobs import SUCCEEDED, Job, money_of, state_of

MOST_ROWS = 1_000


def list_jobs(to: Steering) -> Json:
    """Jobs in the order of their making; `limit` and `offset`; with an id in the path, that one."""
    if to.rest:
        return _job(_found(to), to.world.clock.now())
    limit, offset = whole(to, "limit", 100), whole(to, "offset", 0)
    page = to.world.order[offset : offset + min(limit, MOST_ROWS)]
    now = to.world.clock.now()
    return {"total": len(to.world.order), "jobs": [_job(job, now) for job in page]}


def force_job(to: Steering) -> Json:
    """Bring a job into a state: {"state": "succeeded"}."""
    job = to.world.force(_found(to).id, str(given(to, "state")))
    return _job(job, to.world.clock.now())


def _found(to: Steering) -> Job:
    if (job := to.world.jobs.get(to.rest)) is None:
        raise Refused(404, f"there is no job {to.rest!r}; GET {ADMIN}/jobs lists them")
    return job


def _job(job: Job, now: float) -> Json:
    state = state_of(job, now)
    return {
        "id": job.id,
        "state": state,
        "money": money_of(job, now),
        "model": job.kind.model.id,
        "resolution": job.kind.resolution,
        "duration": job.kind.duration,
        "aspect_ratio": job.kind.aspect_ratio,
        "credits": job.kind.credits,
        "address": "legacy" if job.legacy else "v2",
        "created": timestamp(job.created),
        "starts": _moment(job.starts),
        "ends": _moment(job.ends),
        "looks": job.looks,
        "client_request_id": job.client_request_id,
        "video": asset_path(job) if state == SUCCEEDED else None,
    }


def _moment(moment: float) -> str | None:
    """None: nobody knows yet, or never."""
    return None if moment == float("inf") else timestamp(moment)
