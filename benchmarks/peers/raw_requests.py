"""requests alone, in the loop of the vendor's pages: without a timeout and without a session, as shown there."""

import functools
from collections.abc import Callable

import requests

from .program import JOB, KEY, Question, Sdk, run
from .vendor_loop import ADDRESS, make

HEADERS = {"Authorization": f"Bearer {KEY}"}
Send = Callable[..., requests.Response]


def connect(base_url: str) -> tuple[Send, Send]:
    def send(method: str, path: str, **options: object) -> requests.Response:
        return requests.request(method, base_url + path, headers=HEADERS, **options)

    return functools.partial(send, "POST"), functools.partial(send, "GET")


def ask(client: tuple[Send, Send]) -> Question:
    return lambda: client[1](ADDRESS, params={"generation_id": JOB})


if __name__ == "__main__":
    run(Sdk(connect, lambda client: make(*client), ask))
