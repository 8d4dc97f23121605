"""The Python interface of the mock: one namespace, its state, and its adapters."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelkit_mock._http.asgi import App, asgi_app
from reelkit_mock._http.messages import Json, Reply, Request
from reelkit_mock._http.server import Serving, serve
from reelkit_mock._namespaces import DEFAULT, PREFIX, Namespaces
from reelkit_mock._scenario.faults import Fault
from reelkit_mock._scenario.scenario import Scenario, make_scenario, read_scenario
from reelkit_mock._service.service import known_routes
from reelkit_mock._world.calls import Call
from reelkit_mock._world.jobs import state_of
from reelkit_mock._world.world import World

if TYPE_CHECKING:
    from reelkit_mock._http.httpx_transport import MockTransport


class Mock:
    """A stateful, deterministic mock of the video service.

    The keyword arguments are the settings of a scenario: ``Mock(personality="native", clock="manual", seed=3)``.
    An instance controls the default namespace; `namespace` returns the others. Web pages of the origins in *cors* may
    call the service from a browser. The admin interface answers browsers only for loopback hosts and *allow_hosts*.
    """

    def __init__(
        self,
        *,
        admin_token: str | None = None,
        cors: Collection[str] = (),
        allow_hosts: Collection[str] = (),
        **settings: Any,
    ) -> None:
        self._namespaces = Namespaces(make_scenario(settings), admin_token, cors, allow_hosts)
        self._name = DEFAULT

    @classmethod
    def from_file(cls, path: str | Path, **settings: Any) -> "Mock":
        """Create a mock with the settings of a scenario file. *settings* override the settings in the file."""
        return cls(**(read_scenario(Path(path)) | settings))

    def namespace(self, name: str) -> "Mock":
        """Return another namespace, with its own jobs, clock and faults.

        Requests select it with the path prefix ``/ns/NAME`` or the API key ``ns:NAME``.
        """
        other = object.__new__(type(self))
        other._namespaces = self._namespaces
        with self._namespaces.lock:
            self._namespaces.world(name)
            other._name = name
        return other

    def handle(self, request: Request) -> Reply:
        """Respond to a request in this namespace, unless its path names another. Opens no socket and never waits."""
        return self._namespaces.handle(self._in_namespace(request))

    def handle_remote(self, request: Request) -> Reply:
        """Respond to a request from a socket, where another web page may have sent it. For adapters."""
        return self._namespaces.handle(self._in_namespace(request), is_remote=True)

    def serve(self, host: str = "127.0.0.1", port: int = 0) -> Serving:
        """Serve the mock on a socket, in a thread. End it with `stop`, or use it as a context manager."""
        return serve(self.handle_remote, host, port)

    def transport(self) -> "MockTransport":
        """Return a transport for `httpx.Client` and `httpx.AsyncClient`. Waits advance the clock if it is manual."""
        # Here, because httpx takes 50 ms to import and a mock on a socket does not need it.
        from reelkit_mock._http.httpx_transport import MockTransport

        return MockTransport(self.handle, sleep=self.advance if self.scenario.clock == "manual" else None)

    def asgi(self) -> App:
        """Return an ASGI application."""
        return asgi_app(self.handle_remote)

    def _in_namespace(self, request: Request) -> Request:
        if self._name == DEFAULT or request.target.startswith(PREFIX):
            return request
        return request._replace(target=f"{PREFIX}{self._name}{request.target}")

    @property
    def _world(self) -> World:
        return self._namespaces.world(self._name)

    @property
    def scenario(self) -> Scenario:
        """The settings of the namespace."""
        return self._world.scenario

    @property
    def now(self) -> float:
        """The time of the service, in seconds since 1970."""
        return self._world.clock.now()

    def advance(self, seconds: float) -> None:
        """Advance the clock of the service."""
        with self._namespaces.lock:
            self._world.clock.advance(seconds)

    @property
    def jobs(self) -> dict[str, str]:
        """The state of each job by its id, in order of creation."""
        with self._namespaces.lock:
            world = self._world
            now = world.clock.now()
            return {job.id: state_of(job, now) for job in world.jobs_in_order}

    def force(self, job_id: str, state: str) -> None:
        """Set the state of a job (queued, generating, succeeded, failed). A state cannot go back."""
        with self._namespaces.lock:
            self._world.force(job_id, state)

    def fault(
        self, what: str | Mapping[str, Any], *, times: int | str = 1, name: str | None = None, **when: Any
    ) -> Fault:
        """Add a fault: ``mock.fault({"status": 503}, route="fetch", times=2)``, ``mock.fault("lost")``."""
        data = {"what": what, "times": times, "when": when} | ({"name": name} if name else {})
        with self._namespaces.lock:
            return self._world.add_fault(data)

    def unfired(self) -> list[str]:
        """Return a message for each fault that has not happened here, or anywhere if this is the default namespace."""
        with self._namespaces.lock:
            return self._namespaces.unfired(self._name)

    @property
    def ledger(self) -> list[Json]:
        """The cost of each accepted create: held, charged or released."""
        with self._namespaces.lock:
            return list(self._world.ledger())

    @property
    def calls(self) -> list[Json]:
        """The most recent calls, without keys."""
        with self._namespaces.lock:
            known = known_routes(self._world)
            return [Call(*record).as_data(known) for record in self._world.calls]

    def reset(self) -> None:
        """Start over with the same settings."""
        with self._namespaces.lock:
            self._world.reset(self._world.scenario)
