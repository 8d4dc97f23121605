"""replicate: Client.run, which waits as Prediction.wait does. `wait=1` limits the seconds of a create."""

from pathlib import Path

import httpx
from replicate import Client
from replicate.helpers import FileOutput

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, noted, run


def connect(base_url: str) -> Client:
    return Client(api_token=KEY, base_url=base_url, timeout=httpx.Timeout(TIMEOUT))


def make(client: Client) -> str:
    return client.run("somebody/some-video", input={"prompt": PROMPT}, wait=1)


def resume(base_url: str, folder: Path) -> str:
    client = connect(base_url)

    def create() -> str:
        return client.models.predictions.create("somebody/some-video", input={"prompt": PROMPT}, wait=1).id

    prediction = client.predictions.get(noted(folder, create))
    prediction.wait()
    return prediction.output


def ask(client: Client) -> Question:
    return lambda: client.predictions.get(JOB)


def save(client: Client, link: str) -> object:
    return FileOutput(link, client).read()  # `run` does this only for https links


if __name__ == "__main__":
    run(Sdk(connect, make, ask, save, resume=resume))
