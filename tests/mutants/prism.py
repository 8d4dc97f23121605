"""Fifty ordinary calls through Prism: valid creates, and fetches while the jobs run.

Prism takes seconds to start, so there is one for all faults, in front of a server in which they are planted in turn.
"""

import atexit
import contextlib
import functools
import itertools
import threading
from typing import Any

import httpx

from .fault import USUAL, Fault
from .model import PATH_OF, spec_of
from .process import CannotRun, python, running
from .samples import listed_options, minimal_request
from .schema import Json

CREATES, LOOKS = 10, 4
ERRORS = "https://stoplight.io/prism/errors#"

_kept = contextlib.ExitStack()
atexit.register(_kept.close)
_one_at_a_time = threading.Lock()


def through_prism(module: str, arguments: tuple[str, ...], fault: Fault, key: str) -> tuple[str, ...]:
    """Return the names of the errors that Prism returns instead of responses of a server with *fault*."""
    with _one_at_a_time:
        server, proxy = _pair(module, arguments)
        reported = httpx.put(f"{server}/__fault", json={"fault": fault.name}).json()["fault"]
        if reported != fault.name:
            raise CannotRun(f"the server has the fault {reported!r}, and not {fault.name!r}")
        return _errors(proxy, fault.model or USUAL, key)


@functools.cache
def _pair(module: str, arguments: tuple[str, ...]) -> tuple[str, str]:
    """Return a server with a Prism in front of it, both until the end of the measurement."""
    server = str(_kept.enter_context(running(python(module, *arguments)))["base_url"])
    proxy = str(_kept.enter_context(running(python("reelkit", "mock", "proxy", "--upstream", server)))["base_url"])
    return server, proxy


def _errors(url: str, model: str, key: str) -> tuple[str, ...]:
    found: set[str] = set()
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=30) as client:
        jobs = []
        for body, address in zip(_bodies(model), itertools.cycle(spec_of(model).creates), strict=False):
            reply = client.post(PATH_OF[address], json=body)
            found |= _error(reply)
            jobs.append((PATH_OF[address], _value(reply, "id")))
        for _ in range(LOOKS):
            for path, job in jobs:
                found |= _error(client.get(path, params={"generation_id": str(job)}))
    return tuple(sorted(found))


def _bodies(model: str) -> list[Json]:
    """Return the minimal request, and some with one more option each, as a client would send them."""
    spec = spec_of(model)
    options = [{name: value} for name, value in listed_options(spec)]
    step = max(1, len(options) // (CREATES - 1))
    bodies = [minimal_request(spec) | option for option in ({}, *options[::step])]
    return list(itertools.islice(itertools.cycle(bodies), CREATES))


def _error(reply: httpx.Response) -> set[str]:
    kind = str(_value(reply, "type"))
    return {f"{reply.request.method} {kind.removeprefix(ERRORS)}"} if kind.startswith(ERRORS) else set()


def _value(reply: httpx.Response, name: str) -> Any:
    """Return the value of a name in a response, if that is an object."""
    try:
        data = reply.json()
    except ValueError:
        return None
    return data.get(name) if isinstance(data, dict) else None
