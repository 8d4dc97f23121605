"""The synchronous client. Each method is one line over a flow; its twin in `_async_client` adds await."""

from collections.abc import Callable
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any

from reelkit._calls import Event
from reelkit._core import settle
from reelkit._job import Job
from reelkit._poll import Poll
from reelkit._retry import Retry
from reelkit._routes import Prefer
from reelkit._settings import MAX_BYTES
from reelkit._sync import Driver

if TYPE_CHECKING:
    from reelkit._files import Saved


class Client:
    """Makes videos. Options:

    *api_key* (else AIMLAPI_API_KEY or AIML_API_KEY), *base_url* (else AIMLAPI_BASE_URL, else the vendor's);
    *request_timeout* for one request, *deadline* for a wait, in seconds; *poll* for the gaps of a wait (else what is
    known of the model); *retry* for what certainly had no effect; *max_in_flight* requests at once; *transport*, any
    httpx transport; *prefer*, the address to try first; *strict_rules* False sends what the contract refuses;
    *max_bytes* of a video; *on_event*, called with every change of a job.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        request_timeout: float = 30.0,
        deadline: float = 900.0,
        poll: Poll | None = None,
        retry: Retry = Retry(),
        max_in_flight: int = 12,
        transport: Any = None,
        prefer: Prefer = "universal",
        strict_rules: bool = True,
        max_bytes: int = MAX_BYTES,
        on_event: Callable[[Event], None] | None = None,
    ) -> None:
        self._core = settle(
            api_key,
            base_url,
            request_timeout,
            deadline,
            poll,
            retry,
            max_in_flight,
            prefer,
            strict_rules,
            max_bytes,
            on_event,
        )
        self._driver = Driver(self._core.settings, transport)

    def submit(self, request: object) -> Job:
        """Buy one video: a request class, or a dict. One create takes effect, or the error tells."""
        prepared = self._core.prepare(request)
        self._driver.talk.warn(prepared.warnings)
        return Job(self._core, self._driver, self._driver.run(self._core.submit(prepared)))

    def attach(self, job_id_or_token: str, model: str | None = None) -> Job:
        """Take up a job that was created elsewhere, by its id or by `job.token()`. Asks nothing yet."""
        return Job(self._core, self._driver, self._core.attach(job_id_or_token, model))

    def generate(self, request: object, *, save_to: str | PathLike[str], deadline: float | None = None) -> "Saved":
        """Submit, wait and save."""
        from reelkit._files import check_place

        check_place(save_to)  # before anything is bought
        return self.submit(request).result(deadline).save(save_to)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
