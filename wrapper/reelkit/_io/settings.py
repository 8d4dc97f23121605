"""The settings of a client, and the checks of its options."""

import functools
import os
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from reelkit._effects import Dispatch, Event, Write
from reelkit._errors import AuthenticationFailed, JournalError, ReelkitError
from reelkit._io.unrecorded import UNRECORDED, Entry, Recording
from reelkit._journal.journal import Journal
from reelkit._logs.absence import Recovery
from reelkit._protocol.api_key import Secret
from reelkit._protocol.poll_schedule import Poll
from reelkit._protocol.retry_timing import Retry
from reelkit._system.urls import PORTS, is_host, normal_url
from reelkit_specs import KEY_VARIABLES, find_api_key

if TYPE_CHECKING:
    from reelkit._journal.stores import Finished

URL_VARIABLE = "AIMLAPI_BASE_URL"
HOSTS_VARIABLE = "REELKIT_ALLOW_HOSTS"
SERVICE = "https://api.aimlapi.com"
MAX_JOBS = 32  # the default maximum of jobs in progress
MAX_CREATES = 4  # and of creates in flight: so many purchases may be unknown after a crash
MAX_BYTES = 2 * 1024**3
MIN_PROGRESS = 64 * 1024  # bytes per minute


class Settings(NamedTuple):
    """The settings of either client."""

    key: Secret
    base_url: str
    request_timeout: float
    deadline: float
    poll: Poll | None
    retry: Retry
    max_in_flight: int
    strict_rules: bool
    max_bytes: int
    on_event: Callable[[Event], None] | None
    journal: "Journal | None" = None
    recorder: Recording | None = None
    min_progress: float = MIN_PROGRESS
    allow_hosts: frozenset[str] = frozenset()
    max_creates_in_flight: int = MAX_CREATES
    recovery: Recovery = Recovery()

    @property
    def account(self) -> str:
        """A short text that tells API keys apart."""
        return self.key.fingerprint()

    @property
    def creates_at_once(self) -> int:
        """The maximum number of creates in flight."""
        return min(self.max_in_flight, self.max_creates_in_flight)

    def recorded(self, request: Any) -> Entry:
        """The recording of a request that is sent now."""
        return UNRECORDED if self.recorder is None else self.recorder.entry(request)

    def written(self, item: Write) -> Any:
        """The result of an operation of the journal, or its error."""
        assert self.journal is not None  # only flows with a journal yield a Write
        try:
            return item.act(self.journal)
        except JournalError as error:
            return error

    def written_together(self, items: Sequence[Write]) -> list["Finished"]:
        """The results of operations that may share a transaction."""
        assert self.journal is not None
        return self.journal.run_together([functools.partial(self.written, item) for item in items])

    def leave(self, dispatch: Dispatch, seconds: float) -> None:
        """Make it durable that a create may have been sent, which may take so many seconds.

        Raises if that fails: then it must not be sent.
        """
        if (writing := leaving(dispatch, seconds)) is not None:
            dispatch.allow(self.written(writing))


def leaving(dispatch: Dispatch, seconds: float) -> Write | None:
    """What makes it durable that a create may have been sent, which may take so many seconds."""
    act = dispatch.leaving
    return None if act is None else Write(lambda journal: act(journal, seconds))


def find_key(api_key: str | None) -> Secret:
    """The given API key, or else the one in the environment."""
    if not isinstance(api_key, str | None):
        raise AuthenticationFailed(f"the API key must be a text, not {type(api_key).__name__}")
    try:
        found = find_api_key(api_key, os.environ)
    except ValueError as error:
        raise AuthenticationFailed(str(error)) from None
    if found.origin == "none":
        where = f"pass api_key=... or set {KEY_VARIABLES[0]}"
        raise AuthenticationFailed(f"no API key was given; {where} (a mock accepts any key)")
    return Secret(found.text)


def find_base_url(base_url: str | None) -> str:
    """The normal form of the service's base URL, given with or without a trailing /v2."""
    if not isinstance(base_url, str | None):
        raise ReelkitError(f"{base_url!r} is not a base URL; use one like {SERVICE}")
    given = (base_url or os.environ.get(URL_VARIABLE) or SERVICE).strip()
    text = given.rstrip("/").removesuffix("/v2")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.username or parts.password:
        raise ReelkitError(
            "the base URL contains a user name or a password; remove it, and pass the API key as api_key"
        )
    if parts.scheme not in ("http", "https") or not is_host(parts.hostname or "") or parts.query or parts.fragment:
        raise ReelkitError(f"{text!r} is not a base URL; use one like {SERVICE} or http://127.0.0.1:8080")
    return normal_url(normal_url(given).removesuffix("/v2"))  # only then, because it may be written in another way


def find_hosts(allowed: Collection[str]) -> frozenset[str]:
    """The allowed hosts, including those in the environment."""
    if isinstance(allowed, str | bytes) or not isinstance(allowed, Collection):
        raise ReelkitError(
            f"allow_hosts must be a collection of host names, such as ('media.internal',), not {allowed!r}"
        )
    named = filter(None, (host.strip() for host in os.environ.get(HOSTS_VARIABLE, "").split(",")))
    hosts = (*allowed, *named)
    for host in hosts:
        if not isinstance(host, str) or not is_host(host.removeprefix("[").removesuffix("]")):
            raise ReelkitError(
                f"allow_hosts takes names and addresses without a scheme, a port or a path, not {host!r}"
            )
    return frozenset(hosts)


def positive(**seconds: float) -> None:
    """Reject values that are not positive finite numbers."""
    for name, value in seconds.items():
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise ReelkitError(f"{name} must be a number, not {value!r}")
        if not value > 0 or value == float("inf"):
            raise ReelkitError(f"{name} must be more than 0 and finite, not {value!r}")


def origin(url: str) -> tuple[str, str | None, int | None]:
    """The scheme, host and port, which must match for the key to be sent."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
