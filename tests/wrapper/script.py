"""A scripted service in place of the network."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from reelkit import PixverseV5TextToVideo
from tests.offers import TEXT
from tests.recorded_price import RECORDED
from tests.wrapper.face import Face
from tests.wrapper.stage import LINK

FOX = PixverseV5TextToVideo.from_dict({"model": TEXT, "prompt": "a red fox in snow", **RECORDED})
CREATED = {"id": "x:y/z", "status": "queued", "meta": {"usage": {"tokens_used": 840000}}}
DONE = {"id": "x:y/z", "status": "succeeded", "video": {"url": LINK}, "new": 1}
Make = Callable[..., Face]

# For the faults of sockets: the synchronous client, and the asynchronous one with either transport.
on_every_transport = pytest.mark.parametrize(
    "face", ["sync", "async", pytest.param("async with httpx", marks=pytest.mark.slow)], indirect=True
)


class Script:
    """Returns one response after another; the last one is repeated."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)
