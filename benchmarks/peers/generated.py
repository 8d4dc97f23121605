"""The generated client alone, in the simplest loop."""

import time

import httpx

from reelkit_api.api.video import create_video, fetch_video
from reelkit_api.client import AuthenticatedClient
from reelkit_api.models import PixverseV5TextToVideo, VideoRequest

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, run


def connect(base_url: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=base_url, token=KEY, timeout=httpx.Timeout(TIMEOUT))


def make(client: AuthenticatedClient) -> str:
    body = VideoRequest.from_dict(PixverseV5TextToVideo(prompt=PROMPT).to_dict())
    job = create_video.sync(client=client, body=body)
    while job.status in ("queued", "generating"):
        time.sleep(10)
        job = fetch_video.sync(client=client, generation_id=job.id)
    return job.video.url


def ask(client: AuthenticatedClient) -> Question:
    return lambda: fetch_video.sync(client=client, generation_id=JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask))
