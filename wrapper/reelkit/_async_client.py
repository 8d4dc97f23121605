"""The asynchronous client: `_client` with awaits."""

from collections.abc import Callable
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any

from reelkit._calls import Event
from reelkit._core import settle
from reelkit._job import AsyncJob
from reelkit._poll import Poll
from reelkit._retry import Retry
from reelkit._routes import Prefer
from reelkit._settings import MAX_BYTES

if TYPE_CHECKING:
    from reelkit._files import Saved


class AsyncClient:
    """Makes videos, many at once, in one event loop. The options are those of `Client`."""

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
        from reelkit._async import AsyncDriver  # here: asyncio is slow to import, and its users have it already

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
        self._driver = AsyncDriver(self._core.settings, transport)

    async def submit(self, request: object) -> AsyncJob:
        """Buy one video: a request class, or a dict. One create takes effect, or the error tells."""
        prepared = self._core.prepare(request)
        self._driver.talk.warn(prepared.warnings)
        return AsyncJob(self._core, self._driver, await self._driver.run(self._core.submit(prepared)))

    def attach(self, job_id_or_token: str, model: str | None = None) -> AsyncJob:
        """Take up a job that was created elsewhere, by its id or by `job.token()`. Asks nothing yet."""
        return AsyncJob(self._core, self._driver, self._core.attach(job_id_or_token, model))

    async def generate(
        self, request: object, *, save_to: str | PathLike[str], deadline: float | None = None
    ) -> "Saved":
        """Submit, wait and save."""
        from reelkit._files import check_place

        check_place(save_to)  # before anything is bought
        return await (await (await self.submit(request)).result(deadline)).save(save_to)

    async def close(self) -> None:
        """Close the connections."""
        await self._driver.close()

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
