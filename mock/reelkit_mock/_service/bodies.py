"""How the service words its answers: the two kinds of answer that really come, and the one that is documented.

A personality says which of these shapes a job has; `mixed` draws one for each job.
"""

from urllib.parse import quote, unquote

from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.scenario import Scenario
from reelkit_mock._service.assets import video_bytes
from reelkit_mock._world.jobs import FAILED, GENERATING, QUEUED, SUCCEEDED, Job
from reelkit_mock._world.personality import SHAPES

DURATION, ASPECT_RATIO = 5, "16:9"  # of a video whose request names none
WHY = "The generation failed."
DETAIL = {"detail": [{"loc": ["body", "prompt"], "msg": WHY, "type": "generation_failed"}]}
NATIVE_PATH = (
    "/assets/panda/pixverse%2Fmp4%2Fmedia%2Fweb%2Fori%2F"  # the escapes are part of the path, as at the vendor
)
RELAY_PATH = "/assets/eagle/files/"


def created(job: Job, legacy: bool, scenario: Scenario) -> Json:
    """What a create answers."""
    shape = SHAPES[job.shape]
    cost = shape.credits_on_legacy if legacy else shape.credits_on_v2
    return {scenario.id_field: job.id, "status": QUEUED, "meta": {"usage": {cost: job.kind.credits}}}


def fetched(job: Job, state: str, base: str, scenario: Scenario) -> Json:
    """What a fetch answers."""
    if state == SUCCEEDED:
        return {"id": job.id, "status": SHAPES[job.shape].succeeded, "video": _video(job, base, scenario)}
    if state == FAILED:
        error = DETAIL if scenario.error == "detail" else {"name": "GenerationError", "message": WHY}
        return {"id": job.id, "status": "error", "error": error}
    return {"id": job.id, "status": GENERATING if state == GENERATING else QUEUED}


def asset_path(job: Job) -> str:
    """Where the video of a job is, below the base URL."""
    if SHAPES[job.shape].relay_ids:
        return f"{RELAY_PATH}{quote(job.id, safe='')}/output.mp4"
    return f"{NATIVE_PATH}{job.id}.mp4"  # whose 21 characters need no escapes


def id_of_asset(path: str) -> str | None:
    """The id of the job whose video would be at this path."""
    for before, after in ((NATIVE_PATH, ".mp4"), (RELAY_PATH, "/output.mp4")):
        if path.startswith(before) and path.endswith(after):
            return unquote(path[len(before) : -len(after)])
    return None


def _video(job: Job, base: str, scenario: Scenario) -> object:
    url = base + asset_path(job)
    if scenario.video == "array":
        return [url]
    if not SHAPES[job.shape].file_facts:
        return {"url": url}
    return {"url": url, "content_type": "video/mp4", "file_name": "output.mp4", "file_size": len(video_of(job))}


def video_of(job: Job) -> bytes:
    """The file itself: no two jobs have the same."""
    return video_bytes(job.kind.duration or DURATION, job.kind.aspect_ratio or ASPECT_RATIO, job.id)
