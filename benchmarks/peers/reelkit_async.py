"""reelkit: AsyncClient."""

import asyncio
import tempfile
from pathlib import Path
from typing import NamedTuple

from reelkit import AsyncClient, AsyncVideo, PixverseV5TextToVideo

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, run


class Running(NamedTuple):
    """A client and its event loop."""

    client: AsyncClient
    runner: asyncio.Runner

    def __repr__(self) -> str:
        return repr(self.client)


def connect(base_url: str) -> Running:
    return Running(AsyncClient(KEY, base_url=base_url, request_timeout=TIMEOUT), asyncio.Runner())


def make(running: Running) -> AsyncVideo:
    async def wait() -> AsyncVideo:
        job = await running.client.submit(PixverseV5TextToVideo(prompt=PROMPT))
        return await job.result()

    return running.runner.run(wait())


def resume(base_url: str, folder: Path) -> AsyncVideo:
    async def wait() -> AsyncVideo:
        async with AsyncClient(KEY, base_url=base_url, request_timeout=TIMEOUT, journal=folder / "jobs.db") as client:
            job = await client.submit(PixverseV5TextToVideo(prompt=PROMPT), key="fox")
            return await job.result()

    return asyncio.run(wait())


def ask(running: Running) -> Question:
    job = running.client.attach(JOB)
    return lambda: running.runner.run(job.refresh())


def save(running: Running, video: AsyncVideo) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return running.runner.run(video.save(Path(folder, "video.mp4")))


def close(running: Running) -> None:
    running.runner.run(running.client.close())
    running.runner.close()


SDK = Sdk(connect, make, ask, save, close, resume)

if __name__ == "__main__":
    run(SDK)
