"""lumaai: generations.create, then the loop of the vendor's guide."""

import time
from pathlib import Path

from lumaai import LumaAI

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, noted, run


def connect(base_url: str) -> LumaAI:
    return LumaAI(auth_token=KEY, base_url=base_url, timeout=TIMEOUT)


def make(client: LumaAI) -> str:
    return wait(client, create(client))


def resume(base_url: str, folder: Path) -> str:
    client = connect(base_url)
    return wait(client, noted(folder, lambda: create(client)))


def create(client: LumaAI) -> str:
    return client.generations.create(model="ray-2", prompt=PROMPT).id


def wait(client: LumaAI, job: str) -> str:
    completed = False
    while not completed:
        generation = client.generations.get(id=job)
        if generation.state == "completed":
            completed = True
        elif generation.state == "failed":
            raise RuntimeError(f"Generation failed: {generation.failure_reason}")
        time.sleep(3)
    return generation.assets.video


def ask(client: LumaAI) -> Question:
    return lambda: client.generations.get(id=JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask, resume=resume))
