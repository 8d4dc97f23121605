"""The bodies of responses to creates and fetches, in the style of the job, and the paths of videos."""

from urllib.parse import quote, unquote

from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.scenario import Scenario
from reelkit_mock._service.assets import video_bytes
from reelkit_mock._world.jobs import FAILED, GENERATING, QUEUED, SUCCEEDED, Job
from reelkit_mock._world.personality import STYLES

DURATION, ASPECT_RATIO = 5, "16:9"  # for a request that names none
FAILURE_MESSAGE = "The generation failed."
FAILURE_DETAIL = {"detail": [{"loc": ["body", "prompt"], "msg": FAILURE_MESSAGE, "type": "generation_failed"}]}
NATIVE_PATH = (
    "/assets/panda/pixverse%2Fmp4%2Fmedia%2Fweb%2Fori%2F"  # the escapes are part of the path, as at the vendor
)
RELAY_PATH = "/assets/eagle/files/"


def create_body(job: Job, legacy: bool, scenario: Scenario) -> Json:
    """Return the body of the response to a create."""
    style = STYLES[job.style]
    cost_field = style.credits_on_legacy if legacy else style.credits_on_v2
    return {scenario.id_field: job.id, "status": QUEUED, "meta": {"usage": {cost_field: job.kind.credits}}}


def fetch_body(job: Job, state: str, base: str, scenario: Scenario) -> Json:
    """Return the body of the response to a fetch."""
    if state == SUCCEEDED:
        return {"id": job.id, "status": STYLES[job.style].succeeded, "video": _video(job, base, scenario)}
    if state == FAILED:
        error = (
            FAILURE_DETAIL if scenario.error == "detail" else {"name": "GenerationError", "message": FAILURE_MESSAGE}
        )
        return {"id": job.id, "status": "error", "error": error}
    return {"id": job.id, "status": GENERATING if state == GENERATING else QUEUED}


def asset_path(job: Job) -> str:
    """Return the path of a job's video, below the base URL."""
    if STYLES[job.style].relay_ids:
        return f"{RELAY_PATH}{quote(job.id, safe='')}/output.mp4"
    return f"{NATIVE_PATH}{job.id}.mp4"  # its 21 characters need no escaping


def job_id_of_asset(path: str) -> str | None:
    """Return the id of the job to which a video path belongs, or None."""
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
    """Return the video file of a job. Each job has a different one."""
    return video_bytes(job.kind.duration or DURATION, job.kind.aspect_ratio or ASPECT_RATIO, job.id)
