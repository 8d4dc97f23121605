"""`reelkit demo`: three videos from a mock, over a socket, through everything that goes wrong on the way."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from reelkit._cli.support import terminal as _terminal
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.mock_process import mock_room
from reelkit._cli.support.results import Json, Result, saved_facts
from reelkit._cli.support.run_state import Run
from reelkit._client.async_client import AsyncClient
from reelkit._errors import JobFailed, ReelkitError
from reelkit._protocol.poll import Poll

CREDITS_PER_USD = 2_000_000
FILMS: dict[str, dict[str, Any]] = {
    "text": {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"},
    "image": {
        "model": "pixverse/v5/image-to-video",
        "prompt": "the fox looks up",
        "image_url": "https://example.com/fox.png",
    },
    "lip-sync": {
        "model": "pixverse/lip-sync",
        "video_url": "https://example.com/fox.mp4",
        "lip_sync_tts_content": "Hello from reelkit",
        "lip_sync_tts_speaker": "Harper",
    },
}
# What goes wrong with each of them.
FAULTS: list[Json] = [
    {"what": {"status": 503}, "when": {"route": "fetch", "model": FILMS["text"]["model"]}, "times": 2},
    {"what": "fail", "when": {"route": "create", "model": FILMS["image"]["model"]}},
    {"what": {"truncate": 2000}, "when": {"route": "asset", "model": FILMS["lip-sync"]["model"]}},
]
SCENARIO: Json = {"personality": "mixed", "clock": "speed:15", "faults": FAULTS}
TROUBLE = ("asking again", "going on", "trying again")  # what the client's remarks on trouble say
POLL = (0.7, 1.0, 0.7, 0.1)  # a minute of the mock takes four seconds


class Film(NamedTuple):
    """A video that was made, and what it would have cost."""

    name: str
    file: Json
    credits: float


@click.command(cls=JobCommand)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("reelkit-demo"),
    show_default=True,
    help="The folder to save into.",
)
@click.pass_obj
def demo(run: Run, /, output: Path) -> Result:
    """Make three videos from a mock of the service: no key, no cost, no network.

    The real client talks to it over a socket. The service is busy for a while, one job fails and is made again, one
    download breaks off and goes on; all three videos are saved.
    """
    run.is_mock = True
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReelkitError(f"{output}: cannot be made ({error.strerror}); choose another folder with -o") from None
    with mock_room(SCENARIO) as base_url, _terminal.several(list(FILMS)) as (tell, say), _overheard(say):
        films = asyncio.run(_make_all(base_url, output, tell, say))
    return _result(films)


async def _make_all(base_url: str, output: Path, tell: _terminal.TellOf, say: _terminal.Tell) -> list[Film]:
    async with AsyncClient(os.urandom(16).hex(), base_url=base_url, poll=Poll(*POLL)) as client:
        making = [asyncio.create_task(_make(client, name, output, tell, say)) for name in FILMS]
        try:
            return await asyncio.gather(*making)
        finally:
            for task in making:
                task.cancel()


async def _make(client: "AsyncClient", name: str, output: Path, tell: _terminal.TellOf, say: _terminal.Tell) -> Film:
    """One video. A job that fails costs nothing, so it is made once more."""
    try:
        return await _attempt(client, name, output, tell)
    except JobFailed:
        say(f"{name}: the job failed, which is not charged; making it again")  # its next status comes at once
    return await _attempt(client, name, output, tell)


async def _attempt(client: "AsyncClient", name: str, output: Path, tell: _terminal.TellOf) -> Film:
    job = await client.submit(FILMS[name])
    credits = (job.usage.credits if job.usage else None) or 0  # the answer to the create alone tells them
    async for event in job.events():
        tell(name, event.status)
    saved = await (await job.result()).save(output / f"{name}.mp4")
    tell(name, f"saved as {saved.path}")
    return Film(name, saved_facts(saved), credits)


@contextlib.contextmanager
def _overheard(say: _terminal.Tell) -> Iterator[None]:
    """What the client remarks on trouble, said aloud."""

    class Aloud(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if any(word in (text := record.getMessage()) for word in TROUBLE):
                say(text)

    log, handler = logging.getLogger("reelkit"), Aloud()
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


def _result(films: list[Film]) -> Result:
    credits = sum(film.credits for film in films)
    usd = credits / CREDITS_PER_USD
    lines = [f"{film.file['path']}  {film.file['size']} bytes, {film.credits:,.0f} credits" for film in films]
    total = f"At the vendor this would have cost {credits:,.0f} credits, {usd:.2f} USD."
    data = {"videos": [{"name": film.name, "credits": film.credits} | film.file for film in films]}
    return Result("\n".join(lines), data | {"credits": credits, "usd": usd}, (total,))
