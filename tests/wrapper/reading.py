"""Streams a video with either client."""

import asyncio
import time
from typing import Any

from reelkit import AsyncVideo
from tests.wrapper.face import Face


def read(client: Face, video: Any, pause: float = 0.0) -> bytes:
    """Read the whole video, with a pause after each piece."""

    async def slowly() -> bytes:
        got = b""
        async with video.open() as chunks:
            async for chunk in chunks:
                got += chunk
                await asyncio.sleep(pause)
        return got

    if isinstance(video, AsyncVideo):
        return bytes(client.run(slowly()))
    got = b""
    with video.open() as chunks:
        for chunk in chunks:
            got += chunk
            time.sleep(pause)
    return got
