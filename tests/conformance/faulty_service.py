"""A service with an optional fault, without a socket, and a run of Schemathesis against it."""

from collections.abc import Callable
from itertools import count

import httpx

from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Withheld
from reelkit_conformance._stages.fuzz import run_schemathesis
from reelkit_mock import Mock
from reelkit_specs import Model, find_model

V5 = "pixverse/v5/text-to-video"
KEY = "0123456789abcdef0123456789abcdef"
Answer = tuple[int, str, bytes]

SECRET = Secret(KEY)


class Service:
    """A correct service without a socket, whose responses *spoil* changes."""

    def __init__(self, change: Callable[[Request, Answer], Answer]) -> None:
        self.requests: list[Request] = []
        self.jobs: set[str | None] = set()
        self._change = change
        self._client = httpx.Client(transport=Mock(clock="looks:2").transport(), base_url="http://mock")

    def answer(self, request: Request, number: int) -> Exchange:
        self.requests.append(request)
        known = CREDENTIALS.get(request.auth)
        bearer = [(known.header, SECRET.fill(known.value))] if known else []
        got = self._client.request(
            request.method,
            request.path,
            params=request.query,
            headers=[*request.headers, *bearer],
            content=request.body,
        )
        if request.call == "create" and got.status_code == 200:
            self.jobs.add(got.json()["id"])
        answer = self._change(request, (got.status_code, got.headers.get("content-type", ""), got.content))
        headers = dict(got.headers) | {"content-type": answer[1]}
        return Exchange(number, request, float(number), 0.1, answer[0], headers, answer[2])


def run_stage(service: Service, seed: int = 1, withheld: tuple[str, ...] = (), most: int = 3_000) -> RunLog:
    """Run the stage; requests of the calls in *withheld* are not sent."""
    log = RunLog()
    log.model = V5
    flow = run_schemathesis(log, model(V5), seed, most)
    number = count(1)
    try:
        item = next(flow)
        while True:
            assert isinstance(item, Request)
            if item.call in withheld:
                item = flow.throw(Withheld("no money"))
                continue
            item = flow.send(service.answer(item, next(number)))
    except StopIteration:
        return log


def model(model_id: str) -> Model:
    """Return the model with this id."""
    found = find_model(model_id)
    assert found is not None
    return found


def right(request: Request, answer: Answer) -> Answer:
    """Change nothing."""
    return answer
