"""fal-client: SyncClient.subscribe, and get_handle to continue.

It accepts only host names, which it contacts over https, and allows a status request 120 s; both are constants of its
module and are replaced here.
"""

from pathlib import Path

import fal_client.client as fal
import httpx

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, noted, run

APP = "fal-ai/some-video"


def connect(base_url: str) -> fal.SyncClient:
    fal.QUEUE_URL_FORMAT = f"{base_url}/"
    fal.QUEUE_POLL_TIMEOUT = httpx.Timeout(TIMEOUT)
    return fal.SyncClient(key=KEY, default_timeout=TIMEOUT)


def make(client: fal.SyncClient) -> str:
    return client.subscribe(APP, {"prompt": PROMPT})["video"]["url"]


def resume(base_url: str, folder: Path) -> str:
    client = connect(base_url)
    job = noted(folder, lambda: client.submit(APP, {"prompt": PROMPT}).request_id)
    return client.get_handle(APP, job).get()["video"]["url"]


def ask(client: fal.SyncClient) -> Question:
    return lambda: client.status(APP, JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask, resume=resume))
