"""How the service words its answers: the two kinds of answer that really come, and the one that is documented.

A personality says which of these shapes a job has; `mixed` draws one for each job.
"""

from urllib.parse import quote, unquote

from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.scenario import Scenario
from reelkit_mock._service.assets import video_bytes
from reelkit_mock._world.jobs import FAILED, GENERATING, QUEUED, SUCCEEDED, Job
from reelkit_mock._world.personality import STYLES

DURATION, ASPECT_RATIO = 5, "16:9"  # of a video whose request names none
FAILURE_MESSAGE = "The generation failed."
FAILURE_DETAIL = {"detail": [{"loc": ["body", "prompt"], "msg": FAILURE_MESSAGE, "type": "generation_failed"}]}
NATIVE_PATH = (
    "/assets/panda/pixverse%2Fmp4%2Fmedia%2Fweb%2Fori%2F"  # the escapes are part of the path, as at the vendor
)
RELAY_PATH = "/assets/eagle/files/"


def create_body(job: Job, legacy: bool, scenario: Scenario) -> Json:
    """What a create answers."""
    style = STYLES[job.style]
    cost_field = style.credits_on_legacy if legacy else style.credits_on_v2
    return {scenario.id_field: job.id, "status": QUEUED, "meta": {"usage": {cost_field: job.kind.credits}}}


def fetch_body(job: Job, state: str, base: str, scenario: Scenario) -> Json:
    """What a fetch answers."""
    if state == SUCCEEDED:
        return {"id": job.id, "status": STYLES[job.style].succeeded, "video": _video(job, base, scenario)}
    if state == FAILED:
        error = (
            FAILURE_DETAIL if scenario.error == "detail" else {"name": "GenerationError", "message": FAILURE_MESSAGE}
        )
        return {"id": job.id, "status": "error", "error": error}
    return {"id": job.id, "status": GENERATING if state == GENERATING else QUEUED}


def asset_path(job: Job) -> str:
    """Where the video of a job is, below the base URL."""
    if STYLES[job.style].relay_ids:
        return f"{RELAY_PATH}{quote(job.id, safe='')}/output.mp4"
    return f"{NATIVE_PATH}{job.id}.mp4"  # whose 21 characters need no escapes


def job_id_of_asset(path: str) -> str | None:
    """The id of the job whose video would be at this path."""
    for before, after in ((NATIVE_PATH, ".mp4"), (RELAY_PATH, "/output.mp4")):
        if path.startswith(before) and path.endswith(after):
            return unquote(path[len(before) : -len(after)])
    return None


def _video(job: Job, base: str, scenario: Scenario) -> object:
    url = base + asset_path(job)
    if scenario.video == "array":
        return [url]
    if not STYLES[job.style].file_facts:
        return {"url": url}
    return {"url": url, "content_type": "video/mp4", "file_name": "output.mp4", "file_size": len(video_file(job))}


def video_file(job: Job) -> bytes:
    """The file itself: no two jobs have the same."""
    return video_bytes(job.kind.duration or DURATION, job.kind.aspect_ratio or ASPECT_RATIO, job.id)
