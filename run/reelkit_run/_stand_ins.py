"""What stands in for the service: the mock, a gateway to the real one, or a recording."""

import secrets
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from reelkit_mock import Mock, Reply, Request, make_clock
from reelkit_run._errors import RunError
from reelkit_run._gateway.gateway import Gateway, Spending
from reelkit_run._gateway.recording import read_recording
from reelkit_run._gateway.replay import Replay
from reelkit_specs import CREDITS_PER_USD, contract, counted


class StandIn(Protocol):
    """Responds in place of the service. *hosts* are those that it stands in for."""

    @property
    def hosts(self) -> tuple[str, ...]: ...

    @property
    def asked(self) -> int:
        """How many requests of the program it got."""

    def handle(self, request: Request) -> Reply | Awaitable[Reply]: ...

    def summary(self) -> str:
        """What was asked, and what it cost or would have cost."""

    async def close(self) -> None: ...


class Forwarding(NamedTuple):
    """What is sent on to the service: creates if *spending* allows it, up to a *limit* of credits."""

    spending: Spending
    limit: float | None
    once: float | None
    record: Path | None


def stand_in(
    key: str,
    settings: Mapping[str, Any],
    scenario: Path | None,
    forwarding: Forwarding | None,
    replay: Path | None,
) -> StandIn:
    """The stand-in of a run. *key* is the made-up API key of the program; *settings* and *scenario* are the mock's."""
    if replay is not None:
        return _Recording(replay, settings.get("clock"), key)
    # With a token the program and other users of the machine cannot read or change the state of the mock.
    given = {**settings, "admin_token": secrets.token_urlsafe()}
    mock = Mock.from_file(scenario, **given) if scenario else Mock(**given)
    return _Mock(mock) if forwarding is None else _Service(mock, forwarding, key)


class _Mock:
    """The mock alone."""

    def __init__(self, mock: Mock) -> None:
        self._mock = mock
        self.hosts = _service_hosts()
        self.asked = 0  # the mock keeps only the last calls

    def handle(self, request: Request) -> Reply:
        self.asked += 1
        return self._mock.handle(request)

    def summary(self) -> str:
        return f"{counted(self.asked, 'request')} to the mock, {_jobs_of(self._mock)}"

    async def close(self) -> None: ...


class _Service:
    """The service, with a mock for what may not be bought."""

    def __init__(self, mock: Mock, forwarding: Forwarding, key: str) -> None:
        from reelkit_run._gateway.service import Service  # lazy: takes 150 ms to import, and the mock does not need it

        self._mock = mock
        self._spending = forwarding.spending
        self._service = Service(key, forwarding.limit, forwarding.record)
        self._gateway = Gateway(mock, self._service, key, forwarding.spending, forwarding.once)
        self.hosts = _service_hosts()

    @property
    def asked(self) -> int:
        return self._gateway.asked

    def handle(self, request: Request) -> Awaitable[Reply]:
        return self._gateway.handle(request)

    def summary(self) -> str:
        gateway, service = self._gateway, self._service
        text = f"{counted(gateway.asked, 'request')}, {service.sent} of them to {service.base_url}"
        text += f", {gateway.stopped} stopped" if gateway.stopped else ""
        if self._spending is Spending.NOTHING:
            return f"{text}; the mock: {_jobs_of(self._mock)}"
        return f"{text}; {counted(service.bought, 'job')}, which cost about {_credits(service.spent)}"

    async def close(self) -> None:
        await self._gateway.close()


class _Recording:
    """The service, as it was recorded."""

    def __init__(self, file: Path, clock: str | None, key: str) -> None:
        if clock == "manual":
            raise RunError("--replay takes no manual clock; use real, speed:60 or polls:1")
        self._file = file
        self._replay = Replay(read_recording(file), make_clock(clock) if clock else None, key)
        self.hosts = tuple(dict.fromkeys((*_service_hosts(), *self._replay.hosts)))

    @property
    def asked(self) -> int:
        return self._replay.asked

    def handle(self, request: Request) -> Reply:
        return self._replay.handle(request)

    def summary(self) -> str:
        return f"{counted(self.asked, 'request')}, {self._replay.missing} of them not in {self._file}"

    async def close(self) -> None: ...


def _service_hosts() -> tuple[str, ...]:
    """The hosts of the service, from the contract."""
    hosts = (urlsplit(server["url"]).hostname for server in contract()["servers"])
    return tuple(host for host in hosts if host is not None)


def _jobs_of(mock: Mock) -> str:
    jobs = mock.ledger
    credits = sum(job["credits"] for job in jobs if job["state"] != "released")
    return f"{counted(len(jobs), 'job')}, which would have cost {_credits(credits)}"


def _credits(credits: float) -> str:
    return f"{credits:,.0f} credits ({credits / CREDITS_PER_USD:,.2f} USD)"
