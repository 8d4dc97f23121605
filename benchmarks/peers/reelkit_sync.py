"""reelkit: Client."""

import tempfile
from pathlib import Path

from reelkit import Client, PixverseV5TextToVideo, Video

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, run


def connect(base_url: str) -> Client:
    return Client(KEY, base_url=base_url, request_timeout=TIMEOUT)


def make(client: Client) -> Video:
    return client.submit(PixverseV5TextToVideo(prompt=PROMPT)).result()


def resume(base_url: str, folder: Path) -> Video:
    with Client(KEY, base_url=base_url, request_timeout=TIMEOUT, journal=folder / "jobs.db") as client:
        return client.submit(PixverseV5TextToVideo(prompt=PROMPT), key="fox").result()


def ask(client: Client) -> Question:
    return client.attach(JOB).refresh


def save(client: Client, video: Video) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return video.save(Path(folder, "video.mp4"))


SDK = Sdk(connect, make, ask, save, Client.close, resume)

if __name__ == "__main__":
    run(SDK)
