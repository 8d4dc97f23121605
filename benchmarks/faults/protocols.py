"""The protocol of each SDK's service, as a few lines of data. The vendor's own service is represented by its mock."""

from collections.abc import Callable
from typing import Any

from .services import Imitation, Service, Vendor


def openai() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        about = {"object": "video", "created_at": 0, "model": "sora-2", "progress": 0, "seconds": "4"}
        return {"id": job, "status": status, "size": "720x1280"} | about

    return Imitation("POST /videos ", "GET /videos/([^/ ]+) ", "in_progress", "completed", body)


def runwayml() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        cost = {"cost": {"credits": 1}, "estimatedCost": {"credits": 1}}
        about = {"createdAt": "2026-01-01T00:00:00Z", "output": [f"{base}/video.mp4"]}
        return {"id": job, "status": status} | about | cost

    return Imitation("POST /v1/text_to_video ", "GET /v1/tasks/([^/ ]+) ", "RUNNING", "SUCCEEDED", body)


def lumaai() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        return {"id": job, "state": status, "generation_type": "video", "assets": {"video": f"{base}/video.mp4"}}

    return Imitation("POST /generations/video ", "GET /generations/([^/ ]+) ", "dreaming", "completed", body, "state")


def fal() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        link = f"{base}/fal-ai/some-video/requests/{job}"
        links = {"status_url": f"{link}/status", "response_url": link, "cancel_url": f"{link}/cancel"}
        return {"request_id": job, "status": status, "logs": [], "metrics": {}} | links

    of_job = "GET /fal-ai/some-video/requests/([^/ ]+)"
    create, question, result = "POST /fal-ai/some-video ", f"{of_job}/status ", f"{of_job} "
    return Imitation(create, question, "IN_PROGRESS", "COMPLETED", body, result=result)


def replicate() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        about: dict[str, Any] = {"model": "somebody/some-video", "version": "1", "input": {}, "logs": "", "error": None}
        rest: dict[str, Any] = {
            "metrics": None,
            "created_at": None,
            "started_at": None,
            "completed_at": None,
            "urls": {},
        }
        return {"id": job, "status": status, "output": f"{base}/video.mp4"} | about | rest

    create = "POST /v1/models/somebody/some-video/predictions "
    return Imitation(create, "GET /v1/predictions/([^/ ]+) ", "starting", "succeeded", body)


def google() -> Imitation:
    def body(job: str, is_done: object, base: str) -> dict[str, Any]:
        done = {"done": True, "response": {"videos": [{"gcsUri": f"{base}/video.mp4"}]}}
        return {"name": f"{model}/operations/{job}"} | (done if is_done else {})

    model = "publishers/google/models/veo-3.1-generate-001"
    begin = f"POST /v1beta1/{model}"
    question = f'{begin}:fetchPredictOperation .*/operations/([^/"]+)"'
    return Imitation(f"{begin}:predictLongRunning ", question, False, True, body, None)


SERVICES: dict[str, Callable[[], Service]] = {
    "aimlapi": Vendor,
    "openai": openai,
    "runwayml": runwayml,
    "lumaai": lumaai,
    "fal": fal,
    "replicate": replicate,
    "google": google,
}
