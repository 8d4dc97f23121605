"""lumaai: generations.create, then the loop of the vendor's guide."""

import time

from lumaai import LumaAI

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, run


def connect(base_url: str) -> LumaAI:
    return LumaAI(auth_token=KEY, base_url=base_url, timeout=TIMEOUT)


def make(client: LumaAI) -> str:
    generation = client.generations.create(model="ray-2", prompt=PROMPT)
    completed = False
    while not completed:
        generation = client.generations.get(id=generation.id)
        if generation.state == "completed":
            completed = True
        elif generation.state == "failed":
            raise RuntimeError(f"Generation failed: {generation.failure_reason}")
        time.sleep(3)
    return generation.assets.video


def ask(client: LumaAI) -> Question:
    return lambda: client.generations.get(id=JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask))
