"""openai: videos.create_and_poll, and videos.poll to continue.

The end of its video service is announced; the SDK still has the methods.
"""

from pathlib import Path

from openai import OpenAI

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, noted, run


def connect(base_url: str) -> OpenAI:
    return OpenAI(api_key=KEY, base_url=base_url, timeout=TIMEOUT)


def make(client: OpenAI) -> str | None:
    video = client.videos.create_and_poll(prompt=PROMPT)
    return video.id if video.status == "completed" else None


def resume(base_url: str, folder: Path) -> str | None:
    client = connect(base_url)
    video = client.videos.poll(noted(folder, lambda: client.videos.create(prompt=PROMPT).id))
    return video.id if video.status == "completed" else None


def ask(client: OpenAI) -> Question:
    return lambda: client.videos.retrieve(JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask, resume=resume))
