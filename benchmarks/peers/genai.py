"""google-genai: models.generate_videos, then the loop of its README; this version has videos only in this mode."""

import time
from pathlib import Path

from google.genai import Client
from google.genai.types import GenerateVideosOperation, GenerateVideosSource, HttpOptions

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, noted, run

MODEL = "veo-3.1-generate-001"


def connect(base_url: str) -> Client:
    return Client(vertexai=True, api_key=KEY, http_options=HttpOptions(base_url=base_url, timeout=int(TIMEOUT * 1000)))


def make(client: Client) -> str:
    return wait(client, create(client))


def resume(base_url: str, folder: Path) -> str:
    client = connect(base_url)
    return wait(client, GenerateVideosOperation(name=noted(folder, lambda: create(client).name)))


def create(client: Client) -> GenerateVideosOperation:
    return client.models.generate_videos(model=MODEL, source=GenerateVideosSource(prompt=PROMPT))


def wait(client: Client, operation: GenerateVideosOperation) -> str:
    while not operation.done:
        time.sleep(20)
        operation = client.operations.get(operation)
    return operation.response.generated_videos[0].video.uri


def ask(client: Client) -> Question:
    operation = GenerateVideosOperation(name=f"publishers/google/models/{MODEL}/operations/{JOB}")
    return lambda: client.operations.get(operation)


if __name__ == "__main__":
    run(Sdk(connect, make, ask, resume=resume))
