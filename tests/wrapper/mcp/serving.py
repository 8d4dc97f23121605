"""A server in this process, and the client of the SDK that calls it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
from mcp import Client

from reelkit import AsyncClient, no_waiting
from reelkit._journal.journal import Journal
from reelkit._mcp.call import RunningCalls
from reelkit._mcp.output_folder import OutputFolder
from reelkit._mcp.purchases import Purchases
from reelkit._mcp.server import build_server
from tests.wrapper.face import KEY

FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow", "duration": 5}
ENOUGH = 10_000_000


@contextlib.asynccontextmanager
async def serving(
    transport: httpx.AsyncBaseTransport, folder: Path, max_credits: float, calls: RunningCalls
) -> AsyncIterator[Client]:
    """A client of the tools. The journal is beside the output folder."""
    options: dict[str, Any] = {"base_url": "https://api.example.com", "transport": transport}
    async with AsyncClient(KEY, journal=Journal(folder / "jobs.db"), **options) as client:
        journal = client._core.settings.journal
        assert journal is not None
        purchases = Purchases(client, journal, OutputFolder(folder / "out"), max_credits)
        await purchases.open()
        # With the handshake, because a call without frames cannot be cancelled by the client.
        async with Client(build_server(purchases, client._core.settings, calls), mode="legacy") as tools:
            yield tools


def played(
    transport: httpx.AsyncBaseTransport,
    folder: Path,
    play: Callable[[Client], Awaitable[Any]],
    max_credits: float = ENOUGH,
    calls: RunningCalls | None = None,
) -> Any:
    """The result of *play*, with a client of its own."""

    async def whole() -> Any:
        async with serving(transport, folder, max_credits, calls or RunningCalls()) as tools:
            return await play(tools)

    with no_waiting():
        return asyncio.run(whole())


async def facts(tools: Client, name: str, **arguments: Any) -> Any:
    """The result of a call that succeeds."""
    result = await tools.call_tool(name, arguments)
    assert not result.is_error, result.content
    return result.structured_content


async def error(tools: Client, name: str, **arguments: Any) -> str:
    """The text of a call that fails."""
    result = await tools.call_tool(name, arguments)
    assert result.is_error
    (content,) = result.content
    assert content.type == "text"
    return content.text
