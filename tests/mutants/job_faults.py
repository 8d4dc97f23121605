"""Faults in the states of jobs, and in their ids."""

from collections.abc import Callable
from dataclasses import replace

from .model import STATES, Answer, Job
from .service import Service


def finds_any(service: Service, wanted: str, job: Job | None) -> Job | None:
    """Return a new job for an unknown id."""
    now = service.now()
    return job or Job(wanted, 0, 0, "", "", 0, now, now + 1e9, now + 2e9, fails=False)


def forgets_first(service: Service, wanted: str, job: Job | None) -> Job | None:
    """Do not find a job on its first fetch."""
    if job is not None and not job.reported:
        job.reported.append("not there")
        return None
    return job


def hides_other_address(service: Service, wanted: str, job: Job | None) -> Job | None:
    """Do not find jobs that were created at v2."""
    return job if job is None or job.address != "v2" else None


def moves_backwards(service: Service, job: Job, state: str) -> str:
    """Report queued once after generating."""
    return "queued" if job.reported.count("generating") == 1 and job.reported[-1] == "generating" else state


def completed_then(word: str, for_good: str = "") -> Callable[[Service, Job, str], str]:
    """Report another status after completed: once, or forever."""

    def tells(service: Service, job: Job, state: str) -> str:
        if job.reported and (job.reported[-1] == "completed" or (for_good and for_good in job.reported)):
            return word
        return state

    return tells


def never_ends(service: Service, job: Job, state: str) -> str:
    """Report generating for jobs that should be finished."""
    return "generating" if state in ("completed", "error") else state


def two_with_one_id(service: Service, job: Job) -> Job:
    """Give every second job of an address the id of the one before."""
    before = [made for made in service.made if made.address == job.address]
    return replace(job, id=before[-1].id) if len(before) % 2 else job


def changes_its_id(service: Service, answer: Answer) -> Answer:
    """Return another id on each fetch."""
    if answer.situation in STATES and answer.job is not None:
        answer.data["id"] += f"-{len(answer.job.reported)}"
    return answer


def changes_its_link(service: Service, answer: Answer) -> Answer:
    """Return another link on each fetch."""
    if answer.situation == "completed" and answer.job is not None:
        answer.data["video"]["url"] += f"?look={len(answer.job.reported)}"
    return answer


def another_video(service: Service, answer: Answer) -> Answer:
    """Return the video of the last job for every finished job."""
    if answer.situation == "completed" and answer.job is not None:
        answer.data["video"] = service.view(service.made[-1], answer.job.address, "completed")["video"]
    return answer
