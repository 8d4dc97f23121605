"""aimlapi-sdk-python: videos.generate_with_polling."""

from aimlapi import AIMLAPI

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, run

MODEL = "pixverse/v5/text-to-video"


def connect(base_url: str) -> AIMLAPI:
    return AIMLAPI(api_key=KEY, base_url=base_url, timeout=TIMEOUT)


def make(client: AIMLAPI) -> str | None:
    response = client.videos.generate_with_polling(model=MODEL, prompt=PROMPT)
    return (response.get("video") or {}).get("url")


def ask(client: AIMLAPI) -> Question:
    url = f"{str(client.base_url).rstrip('/')}/v2/video/generations?generation_id={JOB}"
    return lambda: client.get(url, cast_to=object)  # as its loop does; there is no public method for one fetch


def save(client: AIMLAPI, link: str) -> object:
    return client.videos.generate_with_polling(model=MODEL, prompt=PROMPT, return_bytes=True)


if __name__ == "__main__":
    run(Sdk(connect, make, ask, save))
