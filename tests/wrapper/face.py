"""One interface for both clients, so that a test is written once and run with both."""

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

from reelkit import AsyncClient, Client

KEY = "0123456789abcdef0123456789abcdef"


class Face:
    """A client of either kind. Coroutines are run to their result, and iterators to a list."""

    def __init__(self, kind: str, **options: Any) -> None:
        self._runner = asyncio.Runner() if kind == "async" else None
        make = AsyncClient if kind == "async" else Client
        self.client: Any = make(**({"api_key": KEY, "base_url": "https://api.example.com"} | options))

    def do(self, thing: Any, name: str, *arguments: Any, **options: Any) -> Any:
        """Call a method of the client, of a job or of a video."""
        result = getattr(thing, name)(*arguments, **options)
        if inspect.isgenerator(result):
            return list(result)
        if inspect.isasyncgen(result):
            return self.run(_collected(result))
        return self.run(result) if inspect.isawaitable(result) else result

    def each(self, requests: Any, told: Callable[[Any], object], **options: Any) -> list[Any]:
        """The outcomes of `run_all`; *told* is called with each one as it arrives."""
        outcomes = self.client.run_all(requests, **options)
        if self._runner is None:
            return [(told(outcome), outcome)[1] for outcome in outcomes]

        async def following() -> list[Any]:
            return [(told(outcome), outcome)[1] async for outcome in outcomes]

        return list(self._runner.run(following()))

    def submit(self, request: object) -> Any:
        return self.do(self.client, "submit", request)

    def close(self) -> None:
        self.do(self.client, "close")
        if self._runner:
            self._runner.close()

    def run(self, coroutine: Any) -> Any:
        """The result of a coroutine."""
        assert self._runner is not None
        return self._runner.run(coroutine)


async def _collected(iterator: Any) -> list[Any]:
    return [item async for item in iterator]
