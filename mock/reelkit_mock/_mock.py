"""The mock as Python sees it: one namespace to steer and to read, and the ways to talk to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelkit_mock._http.asgi import App, asgi_app
from reelkit_mock._http.messages import Json, Reply, Request
from reelkit_mock._http.server import Serving, serve
from reelkit_mock._namespaces import DEFAULT, PREFIX, Namespaces
from reelkit_mock._scenario.faults import Fault
from reelkit_mock._scenario.scenario import Scenario, make_scenario, read_scenario
from reelkit_mock._service.service import known_routes
from reelkit_mock._world.jobs import state_of
from reelkit_mock._world.world import World

if TYPE_CHECKING:
    from reelkit_mock._http.httpx_transport import MockTransport


class Mock:
    """A stateful, deterministic stand-in for the video service.

    Its settings are those of a scenario: ``Mock(personality="native", clock="manual", seed=3)``.
    What is steered and read here is the namespace without a name; `namespace` gives the others.
    """

    def __init__(self, *, admin_token: str | None = None, **settings: Any) -> None:
        self._namespaces = Namespaces(make_scenario(settings), admin_token)
        self._name = DEFAULT

    @classmethod
    def from_file(cls, path: str | Path, **settings: Any) -> "Mock":
        """A mock with the settings of a scenario file; *settings* come before those of the file."""
        return cls(**(read_scenario(Path(path)) | settings))

    def namespace(self, name: str) -> "Mock":
        """Another namespace, with its own jobs, clock and faults: at ``/ns/NAME``, or by a key ``ns:NAME``."""
        other = object.__new__(type(self))
        other._namespaces = self._namespaces
        with self._namespaces.lock:
            self._namespaces.world(name)
            other._name = name
        return other

    def handle(self, request: Request) -> Reply:
        """Answer a request: of this namespace, unless its path names another. No socket, no waiting."""
        if self._name != DEFAULT and not request.target.startswith(PREFIX):
            request = request._replace(target=f"{PREFIX}{self._name}{request.target}")
        return self._namespaces.handle(request)

    def serve(self, host: str = "127.0.0.1", port: int = 0) -> Serving:
        """Put the mock behind a socket, in a thread; ends with its `stop`, or as a context manager."""
        return serve(self.handle, host, port)

    def transport(self) -> "MockTransport":
        """For `httpx.Client` and `httpx.AsyncClient`, without a socket. Waiting moves the clock if it is manual."""
        # Here, because httpx takes 50 ms to import and a mock on a socket does not need it.
        from reelkit_mock._http.httpx_transport import MockTransport

        return MockTransport(self.handle, sleep=self.advance if self.scenario.clock == "manual" else None)

    def asgi(self) -> App:
        """An ASGI application, for mounting."""
        return asgi_app(self.handle)

    @property
    def _world(self) -> World:
        return self._namespaces.world(self._name)

    @property
    def scenario(self) -> Scenario:
        """What the namespace was told to be."""
        return self._world.scenario

    @property
    def now(self) -> float:
        """The time at the service, in seconds since 1970."""
        return self._world.clock.now()

    def advance(self, seconds: float) -> None:
        """Move the service's clock forward."""
        with self._namespaces.lock:
            self._world.clock.advance(seconds)

    @property
    def jobs(self) -> dict[str, str]:
        """The state of each job, by its id, in the order of their making."""
        with self._namespaces.lock:
            world = self._world
            now = world.clock.now()
            return {job.id: state_of(job, now) for job in world.jobs_in_order}

    def force(self, job_id: str, state: str) -> None:
        """Bring a job into a state (queued, generating, succeeded, failed); forward only."""
        with self._namespaces.lock:
            self._world.force(job_id, state)

    def fault(
        self, what: str | Mapping[str, Any], *, times: int | str = 1, name: str | None = None, **when: Any
    ) -> Fault:
        """Ask for a fault: ``mock.fault({"status": 503}, route="fetch", times=2)``, ``mock.fault("lost")``."""
        data = {"what": what, "times": times, "when": when} | ({"name": name} if name else {})
        with self._namespaces.lock:
            return self._world.add_fault(data)

    def unfired(self) -> list[str]:
        """A sentence for each fault that was asked for and has not happened, here or, without a name, anywhere."""
        with self._namespaces.lock:
            return self._namespaces.unfired(self._name)

    @property
    def ledger(self) -> list[Json]:
        """What each accepted create costs: held, charged or released."""
        with self._namespaces.lock:
            return list(self._world.ledger())

    @property
    def calls(self) -> list[Json]:
        """The last calls, without keys."""
        with self._namespaces.lock:
            known = known_routes(self._world)
            return [call.as_data(known) for call in self._world.calls]

    def reset(self) -> None:
        """Begin anew with the same settings."""
        with self._namespaces.lock:
            self._world.reset(self._world.scenario)
