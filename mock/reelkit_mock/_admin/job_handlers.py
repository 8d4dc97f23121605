"""Handlers of the jobs: list them, show one with the responses to its next fetch, change one."""

from typing import Any

from reelkit_mock._admin.request import ADMIN_PREFIX, AdminError, AdminRequest, body_value, query_page
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import timestamp
from reelkit_mock._service.bodies import asset_path, fetch_body
from reelkit_mock._service.routes import link_has_expired
from reelkit_mock._world.jobs import SUCCEEDED, Job, billing_state, state_at_next_fetch, state_of
from reelkit_mock._world.world import World

EXPIRED = "expired"


def list_jobs(request: AdminRequest) -> Json:
    """GET jobs: jobs in order of creation, with `limit` and `offset`; GET jobs/ID: one job, and its next responses."""
    world, now = request.world, request.world.clock.now()
    if request.item:
        job = _find_job(request)
        return job_data(job, world, now) | {"responses": _next_responses(job, request, now)}
    start, end = query_page(request, 100)
    page = world.jobs_in_order[start:end]
    return {"total": len(world.jobs_in_order), "jobs": [job_data(job, world, now) for job in page]}


def change_job(request: AdminRequest) -> Json:
    """POST jobs/ID {"state": "succeeded"}: set the state of a job; {"link": "expired"}: end its link."""
    job, world = _find_job(request), request.world
    if isinstance(request.body, dict) and "link" in request.body:
        if request.body["link"] != EXPIRED:
            raise MockError(f"link can only be set to {EXPIRED!r}")
        world.expired_links.add(job.id)
    else:
        world.force(job.id, str(body_value(request, "state")))
    return job_data(job, world, world.clock.now())


def job_data(job: Job, world: World, now: float) -> Json:
    """Return a job as the admin interface shows it."""
    state = state_of(job, now)
    return {
        "id": job.id,
        "state": state,
        "money": billing_state(job, now),
        "model": job.kind.model.id,
        "prompt": job.prompt,
        "resolution": job.kind.resolution,
        "duration": job.kind.duration,
        "aspect_ratio": job.kind.aspect_ratio,
        "credits": job.kind.credits,
        "address": "legacy" if job.legacy else "v2",
        "account": job.account,
        "created": timestamp(job.created),
        "starts": _timestamp(job.starts),
        "ends": _timestamp(job.ends),
        "looks": job.fetches,
        "client_request_id": job.client_request_id,
        "video": asset_path(job) if state == SUCCEEDED else None,
        "link_expired": state == SUCCEEDED and link_has_expired(world, job, now),
    }


def _next_responses(job: Job, request: AdminRequest, now: float) -> dict[str, Any]:
    """Return the body that the next fetch gets at each address, before any fault; None where it gets 404."""
    scenario = request.world.scenario
    state = state_at_next_fetch(job, now, request.world.clock.fetches_to_finish)
    body = fetch_body(job, state, request.base, scenario)
    is_hidden = {"v2": False, "legacy": not (job.legacy or scenario.legacy_sees_v2)}
    return {
        name: None if hidden or scenario.addresses not in ("both", name) else body for name, hidden in is_hidden.items()
    }


def _find_job(request: AdminRequest) -> Job:
    if (job := request.world.jobs.get(request.item)) is None:
        raise AdminError(404, f"there is no job {request.item!r}; GET {ADMIN_PREFIX}/jobs lists them")
    return job


def _timestamp(moment: float) -> str | None:
    """Format a time. None for one that is not known yet or never comes."""
    return None if moment == float("inf") else timestamp(moment)
