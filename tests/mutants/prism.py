"""Fifty ordinary calls through Prism: creates that are good, and fetches while the jobs go on."""

import itertools

import httpx

from .model import PATH_OF, spec_of
from .samples import least, listed_options
from .schema import Json

CREATES, LOOKS = 10, 4
ERRORS = "https://stoplight.io/prism/errors#"


def through_prism(url: str, model: str, key: str) -> tuple[str, ...]:
    """The names of the errors that Prism put in place of answers."""
    found: set[str] = set()
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=30) as client:
        jobs = []
        for body, address in zip(_bodies(model), itertools.cycle(spec_of(model).creates), strict=False):
            reply = client.post(PATH_OF[address], json=body)
            found |= _errors(reply)
            jobs.append((PATH_OF[address], _id(reply)))
        for _ in range(LOOKS):
            for path, job in jobs:
                found |= _errors(client.get(path, params={"generation_id": job}))
    return tuple(sorted(found))


def _bodies(model: str) -> list[Json]:
    """The least request, and then with one more option each, as an ordinary client would send them."""
    spec = spec_of(model)
    options = [{name: value} for name, value in listed_options(spec)]
    step = max(1, len(options) // (CREATES - 1))
    bodies = [least(spec) | option for option in ({}, *options[::step])]
    return list(itertools.islice(itertools.cycle(bodies), CREATES))


def _id(reply: httpx.Response) -> str:
    try:
        return str(reply.json()["id"])
    except (ValueError, KeyError, TypeError):
        return "no-id"


def _errors(reply: httpx.Response) -> set[str]:
    try:
        kind = reply.json()["type"]
    except (ValueError, KeyError, TypeError):
        return set()
    return {f"{reply.request.method} {kind.removeprefix(ERRORS)}"} if kind.startswith(ERRORS) else set()
