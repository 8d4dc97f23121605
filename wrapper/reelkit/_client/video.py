"""A finished video: its link, and how to save or read it."""

import contextlib
from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

from reelkit._client.core import Core
from reelkit._errors import DownloadFailed, public
from reelkit._objects.partial_object import PartialObject
from reelkit._protocol.answer import Link
from reelkit._protocol.job_state import JobState
from reelkit._system.files import PartialFile, Saved
from reelkit_specs import printable

if TYPE_CHECKING:
    from reelkit._io.driver import Driver


@contextlib.contextmanager
def adding_job(job: "JobState") -> Iterator[None]:
    """Add the id and the token of the job, which is paid for, to errors about its video."""
    try:
        yield
    except DownloadFailed as error:
        error.job_id, error.token = job.id, job.token()
        raise


def partial_file(core: Core, job: "JobState", path: str | PathLike[str], *, overwrite: bool) -> PartialFile:
    """The file during its download. For a purchase in the journal, a later attempt finds and replaces this file."""
    stable_name = job.purchase.client_request_id if job.purchase else None
    place = core.check_target(path)
    if isinstance(place, str):
        return PartialObject(place, stable_name)
    return PartialFile(place, stable_name, overwrite=overwrite)


class VideoFacts:
    """What a response says about a video."""

    __slots__ = ("_core", "_job", "_link")

    def __init__(self, core: "Core", job: "JobState", link: "Link") -> None:
        self._core = core
        self._job = job
        self._link = link

    @property
    def url(self) -> str:
        """The link, unchanged. It may expire: save the video soon."""
        return self._link.url

    @property
    def link(self) -> "Link":
        """Everything that the response says about the video."""
        return self._link

    def __repr__(self) -> str:
        return printable(f"<{type(self).__name__} of job {self._job.id}>", keep="")


@public
class Video(VideoFacts):
    """A finished video of a `Client`."""

    __slots__ = ("_driver",)

    def __init__(self, core: "Core", driver: "Driver", job: "JobState", link: "Link") -> None:
        super().__init__(core, job, link)
        self._driver = driver

    def save(self, path: str | PathLike[str], deadline: float | None = None) -> "Saved":
        """Save the video to *path*, or to an object such as s3://bucket/fox.mp4, completely or not at all.

        *deadline* is for the download, in seconds.
        """
        return _save(self, path, deadline, overwrite=True)

    @contextlib.contextmanager
    def open(self) -> Iterator[Iterator[bytes]]:
        """Read the video in chunks instead of saving it: ``with video.open() as chunks: ...``."""
        opened = self._driver.new_body()
        with adding_job(self._job):
            self._driver.run(self._core.open_link(self._job, self.url), opened)
        try:
            yield self._driver.read(opened)
        finally:
            self._driver.close_body(opened)


def save_to_free_name(video: Video, path: str | PathLike[str]) -> "Saved":
    """Save a video to *path*, or with a number in the name if that is taken. Never overwrites a file."""
    return _save(video, path, None, overwrite=False)


def _save(video: Video, path: str | PathLike[str], deadline: float | None, *, overwrite: bool) -> Saved:
    core, driver, job = video._core, video._driver, video._job
    with core.masking(), adding_job(job), partial_file(core, job, path, overwrite=overwrite) as file:
        driver.run(core.download(job, video.url, deadline), file)
        saved = file.finish()
    driver.run(core.saved(job, saved))
    return saved
