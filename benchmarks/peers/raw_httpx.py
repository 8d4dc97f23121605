"""httpx alone, in the loop of the vendor's pages."""

import httpx

from .program import JOB, KEY, TIMEOUT, Question, Sdk, run
from .vendor_loop import ADDRESS, make


def connect(base_url: str) -> httpx.Client:
    return httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {KEY}"}, timeout=TIMEOUT)


def ask(client: httpx.Client) -> Question:
    url = str(client.base_url.join(f"{ADDRESS}?generation_id={JOB}"))
    return lambda: client.get(url)  # as little as possible: the JSON is not parsed


if __name__ == "__main__":
    run(Sdk(connect, lambda client: make(client.post, client.get), ask))
