"""`reelkit demo`: three videos from a mock, over a socket, with typical failures on the way."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from reelkit._cli.support import terminal
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.mock_process import running_mock
from reelkit._cli.support.results import Json, Result, saved_facts
from reelkit._cli.support.run_state import Run
from reelkit._client.async_client import AsyncClient
from reelkit._errors import JobFailed, ReelkitError
from reelkit._protocol.poll_schedule import Poll
from reelkit_specs import CREDITS_PER_USD

REQUESTS: dict[str, dict[str, Any]] = {
    "text": {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"},
    "image": {
        "model": "pixverse/v5/image-to-video",
        "prompt": "the fox looks up",
        "image_url": "https://example.com/fox.png",
    },
    "lip-sync": {
        "model": "pixverse/lip-sync",
        "video_url": "https://example.com/fox.mp4",
        "audio_url": "https://example.com/hello.mp3",
    },
}
# One fault for each request.
FAULTS: list[Json] = [
    {"what": {"status": 503}, "when": {"route": "fetch", "model": REQUESTS["text"]["model"]}, "times": 2},
    {"what": "fail", "when": {"route": "create", "model": REQUESTS["image"]["model"]}},
    {"what": {"truncate": 2000}, "when": {"route": "asset", "model": REQUESTS["lip-sync"]["model"]}},
]
SCENARIO: Json = {"personality": "mixed", "clock": "speed:15", "faults": FAULTS}
RETRY_WORDS = ("retrying", "resuming", "trying again")  # in log messages about failures
POLL = (10.0, 1.0, 10.0, 0.1)  # by the clock of the mock, whose minute takes four seconds


class DemoVideo(NamedTuple):
    """A video of the demo, and its price at the vendor."""

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
    """Generate three videos from a mock of the service: no API key, no cost, no network.

    The client talks to the mock over a socket. The service returns 503 twice, one job fails and is submitted again,
    and one download breaks and is resumed. All three videos are saved.
    """
    run.is_mock = True
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReelkitError(
            f"cannot create the folder {output} ({error.strerror}); choose another folder with -o"
        ) from None
    with (
        running_mock(SCENARIO) as base_url,
        terminal.task_progress(list(REQUESTS)) as (show, print_line),
        _print_retries(print_line),
    ):
        videos = asyncio.run(_generate_all(base_url, output, show, print_line))
    return _result(videos)


async def _generate_all(
    base_url: str, output: Path, show: terminal.ShowTaskStatus, print_line: terminal.PrintLine
) -> list[DemoVideo]:
    async with AsyncClient(os.urandom(16).hex(), base_url=base_url, poll=Poll(*POLL)) as client:
        tasks = [asyncio.create_task(_generate(client, name, output, show, print_line)) for name in REQUESTS]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()


async def _generate(
    client: AsyncClient, name: str, output: Path, show: terminal.ShowTaskStatus, print_line: terminal.PrintLine
) -> DemoVideo:
    """Generate one video. A failed job is not charged, so it is submitted once more."""
    try:
        return await _attempt(client, name, output, show)
    except JobFailed:
        print_line(f"{name}: the job failed and is not charged; submitting it again")
    return await _attempt(client, name, output, show)


async def _attempt(client: AsyncClient, name: str, output: Path, show: terminal.ShowTaskStatus) -> DemoVideo:
    job = await client.submit(REQUESTS[name])
    credits = (job.usage.credits if job.usage else None) or 0  # only the response to the create has them
    async for event in job.events():
        show(name, event.status)
    saved = await (await job.result()).save(output / f"{name}.mp4")
    show(name, f"saved as {saved.path}")
    return DemoVideo(name, saved_facts(saved), credits)


@contextlib.contextmanager
def _print_retries(print_line: terminal.PrintLine) -> Iterator[None]:
    """Print the client's log messages about failures and retries."""

    class Printer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if any(words in (text := record.getMessage()) for words in RETRY_WORDS):
                print_line(text)

    logger, handler = logging.getLogger("reelkit"), Printer()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def _result(videos: list[DemoVideo]) -> Result:
    credits = sum(video.credits for video in videos)
    usd = credits / CREDITS_PER_USD
    lines = [f"{video.file['path']}  {video.file['size']} bytes, {video.credits:,.0f} credits" for video in videos]
    total = f"At the vendor this would have cost {credits:,.0f} credits, {usd:.2f} USD."
    data = {"videos": [{"name": video.name, "credits": video.credits} | video.file for video in videos]}
    return Result("\n".join(lines), data | {"credits": credits, "usd": usd}, (total,))
