"""A job of the synchronous client, and what it has in common with one of the asynchronous client."""

from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING, Any

from reelkit._client.core import Core
from reelkit._client.video import Video
from reelkit._effects import Event
from reelkit._errors import public
from reelkit._journal.purchase import Purchase
from reelkit._protocol.answer import Answer, Usage
from reelkit._protocol.job_state import JobState
from reelkit._protocol.poll_schedule import Poll
from reelkit._system.files import Saved
from reelkit_specs import printable

if TYPE_CHECKING:
    from reelkit._io.driver import Driver


class JobFacts:
    """The properties of a job that need no request."""

    __slots__ = ("_core", "_state")

    def __init__(self, core: "Core", state: "JobState") -> None:
        self._core = core
        self._state = state

    @property
    def id(self) -> str:
        """The id. It is opaque, may contain ':' and '/', and may begin with '-'."""
        return self._state.id

    @property
    def status(self) -> str | None:
        """The status word of the last response; None before the first."""
        return self._state.answer.status if self._state.answer else None

    @property
    def raw(self) -> dict[str, Any] | None:
        """The last response body; None before the first."""
        return self._state.answer.raw if self._state.answer else None

    @property
    def answer(self) -> "Answer | None":
        """The last response, parsed: meaning, link, error and the rest; None before the first."""
        return self._state.answer

    @property
    def extra(self) -> dict[str, Any]:
        """The fields of the last response that reelkit does not know."""
        return self._state.answer.extra if self._state.answer else {}

    @property
    def usage(self) -> "Usage | None":
        """The cost of the job, if the last response reports it."""
        return self._state.answer.usage if self._state.answer else None

    @property
    def client_request_id(self) -> str | None:
        """The `X-Client-Request-Id` of the create; None if another process created the job."""
        return self._state.client_request_id

    @property
    def purchase(self) -> "Purchase | None":
        """The purchase of the job in the journal; None without a journal, or if the journal does not have the job.

        For an attached job, an `AsyncClient` reads it in the first awaited call.
        """
        return self._state.purchase

    def token(self) -> str:
        """A string without secrets; `attach` resumes the job from it in any process."""
        return self._state.token()

    def __repr__(self) -> str:
        return printable(f"<{type(self).__name__} {self.id}: {self.status or 'not fetched yet'}>", keep="")


@public
class Job(JobFacts):
    """A job of a `Client`."""

    __slots__ = ("_driver",)

    def __init__(self, core: "Core", driver: "Driver", state: "JobState") -> None:
        super().__init__(core, state)
        self._driver = driver

    def events(self, deadline: float | None = None, poll: Poll | None = None) -> Iterator[Event]:
        """Wait, and yield each change of status until the video is finished. Raises the same errors as `result`."""
        yield from self._driver.steps(self._core.wait(self._state, deadline, poll))

    def result(self, deadline: float | None = None, poll: Poll | None = None) -> Video:
        """Wait for the video. Raises JobFailed, WaitTimeout or ResultMissing."""
        return self._video(self._driver.run(self._core.wait(self._state, deadline, poll)))

    def save(self, path: str | PathLike[str], deadline: float | None = None) -> "Saved":
        """Wait for the video and save it, unless the journal shows that it is saved there already.

        *deadline* is the limit for the wait, in seconds; the download then has a limit of its own, of the same length.
        """
        return self.there_already(path) or self.result(deadline).save(path, deadline)

    def there_already(self, path: str | PathLike[str]) -> "Saved | None":
        """The saved video, if the journal shows that it was saved there and the file is unchanged."""
        return self._driver.run(self._core.there_already(self._state, path))

    def refresh(self) -> "Job":
        """Fetch the job once and update its status."""
        self._driver.run(self._core.refresh(self._state))
        return self

    def _video(self, answer: "Answer") -> Video:
        assert answer.link is not None  # a wait ends with a link or an error
        return Video(self._core, self._driver, self._state, answer.link)
