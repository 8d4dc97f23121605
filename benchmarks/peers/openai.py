"""openai: videos.create_and_poll. The end of its video service is announced; the SDK still has the methods."""

from openai import OpenAI

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, run


def connect(base_url: str) -> OpenAI:
    return OpenAI(api_key=KEY, base_url=base_url, timeout=TIMEOUT)


def make(client: OpenAI) -> str | None:
    video = client.videos.create_and_poll(prompt=PROMPT)
    return video.id if video.status == "completed" else None


def ask(client: OpenAI) -> Question:
    return lambda: client.videos.retrieve(JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask))
