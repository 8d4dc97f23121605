"""A job of the asynchronous client, and its video: separate, because asyncio takes 20 ms to import."""

import contextlib
from collections.abc import AsyncIterator
from os import PathLike
from typing import TYPE_CHECKING

from reelkit._client.core import Core
from reelkit._client.job import JobFacts
from reelkit._client.video import VideoFacts, adding_job, partial_file
from reelkit._effects import Event
from reelkit._errors import public
from reelkit._objects.partial_object import PartialObject
from reelkit._protocol.answer import Answer, Link
from reelkit._protocol.job_state import JobState
from reelkit._protocol.poll_schedule import Poll
from reelkit._system.executor import DISK, REMOTE, in_thread
from reelkit._system.files import Saved

if TYPE_CHECKING:
    from reelkit._io.async_driver import AsyncDriver


@public
class AsyncVideo(VideoFacts):
    """A finished video of an `AsyncClient`."""

    __slots__ = ("_driver",)

    def __init__(self, core: "Core", driver: "AsyncDriver", job: "JobState", link: "Link") -> None:
        super().__init__(core, job, link)
        self._driver = driver

    async def save(self, path: str | PathLike[str], deadline: float | None = None) -> "Saved":
        """Save the video to *path*, or to an object such as s3://bucket/fox.mp4, completely or not at all.

        *deadline* is for the download, in seconds.
        """
        return await _save(self, path, deadline, overwrite=True)

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[AsyncIterator[bytes]]:
        """Read the video in chunks instead of saving it: ``async with video.open() as chunks: ...``."""
        opened = self._driver.new_body()
        with adding_job(self._job):
            await self._driver.run(self._core.open_link(self._job, self.url), opened)
        try:
            yield self._driver.read(opened)
        finally:
            await opened.response.aclose()


async def save_to_free_name(video: AsyncVideo, path: str | PathLike[str], deadline: float | None = None) -> "Saved":
    """Save a video to *path*, or with a number in the name if that is taken. Never overwrites a file."""
    return await _save(video, path, deadline, overwrite=False)


async def _save(video: AsyncVideo, path: str | PathLike[str], deadline: float | None, *, overwrite: bool) -> Saved:
    core, driver, job = video._core, video._driver, video._job
    with core.masking(), adding_job(job), partial_file(core, job, path, overwrite=overwrite) as file:
        await driver.run(core.download(job, video.url, deadline), file)
        saved = await in_thread(file.finish, REMOTE if isinstance(file, PartialObject) else DISK)
    await driver.run(core.saved(job, saved))
    return saved


@public
class AsyncJob(JobFacts):
    """A job of an `AsyncClient`."""

    __slots__ = ("_driver",)

    def __init__(self, core: "Core", driver: "AsyncDriver", state: "JobState") -> None:
        super().__init__(core, state)
        self._driver = driver

    async def events(self, deadline: float | None = None, poll: Poll | None = None) -> AsyncIterator[Event]:
        """Wait, and yield each change of status until the video is finished. Raises the same errors as `result`."""
        async for event in self._driver.events(self._core.wait(self._state, deadline, poll)):
            yield event

    async def result(self, deadline: float | None = None, poll: Poll | None = None) -> AsyncVideo:
        """Wait for the video. Raises JobFailed, WaitTimeout or ResultMissing."""
        return self._video(await self._driver.run(self._core.wait(self._state, deadline, poll)))

    async def save(self, path: str | PathLike[str], deadline: float | None = None) -> "Saved":
        """Wait for the video and save it, unless the journal shows that it is saved there already.

        *deadline* is the limit for the wait, in seconds; the download then has a limit of its own, of the same length.
        """
        return await self.there_already(path) or await (await self.result(deadline)).save(path, deadline)

    async def there_already(self, path: str | PathLike[str]) -> "Saved | None":
        """The saved video, if the journal shows that it was saved there and the file is unchanged."""
        return await self._driver.run(self._core.there_already(self._state, path))

    async def refresh(self) -> "AsyncJob":
        """Fetch the job once and update its status."""
        await self._driver.run(self._core.refresh(self._state))
        return self

    def _video(self, answer: "Answer") -> AsyncVideo:
        assert answer.link is not None  # a wait ends with a link or an error
        return AsyncVideo(self._core, self._driver, self._state, answer.link)
