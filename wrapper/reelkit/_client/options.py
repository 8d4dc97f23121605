"""Checks the options of a client before anything is sent."""

import os
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from reelkit._client.core import Core
from reelkit._effects import Event
from reelkit._errors import ReelkitError
from reelkit._io.masking import Masking
from reelkit._io.settings import MAX_CREATES, MIN_PROGRESS, Settings, find_base_url, find_hosts, find_key, positive
from reelkit._journal.journal import Journal
from reelkit._logs.absence import PROVEN, Recovery
from reelkit._protocol.api_key import Secret
from reelkit._protocol.poll_schedule import Poll
from reelkit._protocol.retry_timing import Retry
from reelkit._protocol.routes import Prefer
from reelkit._telemetry.options import Telemetry
from reelkit._telemetry.request_counts import RequestCounts

if TYPE_CHECKING:
    from reelkit._io.unrecorded import Recording


def build_core(
    api_key: str | None,
    base_url: str | None,
    request_timeout: float,
    deadline: float,
    poll: Poll | None,
    retry: Retry,
    max_in_flight: int,
    prefer: Prefer,
    strict_rules: bool,
    max_bytes: int,
    on_event: Callable[[Event], None] | None,
    journal: "Journal | str | os.PathLike[str] | None",
    record: "RequestCounts | str | os.PathLike[str] | None",
    min_progress: float = MIN_PROGRESS,
    allow_hosts: Collection[str] = (),
    max_creates_in_flight: int = MAX_CREATES,
    recovery: Recovery = Recovery(),
    telemetry: Telemetry | None = None,
) -> Core:
    """Check the options of a client. Errors never show the key, even if it was given in the wrong option."""
    secret = find_key(api_key)
    with Masking(secret):
        positive(request_timeout=request_timeout, deadline=deadline, max_in_flight=max_in_flight, max_bytes=max_bytes)
        _check_recovery(recovery)
        positive(min_progress=min_progress, max_creates_in_flight=max_creates_in_flight)
        kinds: dict[str, tuple[object, Any, str]] = {
            "poll": (poll, Poll | None, "a Poll or None"),
            "retry": (retry, Retry, "a Retry"),
            "recovery": (recovery, Recovery, "a Recovery"),
            "max_in_flight": (max_in_flight, int, "a whole number"),
            "max_creates_in_flight": (max_creates_in_flight, int, "a whole number"),
        }
        for name, (value, kind, what) in kinds.items():
            if not isinstance(value, kind):
                raise ReelkitError(f"{name} must be {what}, not {value!r}")
        if on_event is not None and not callable(on_event):
            raise ReelkitError(f"on_event must be callable, not {on_event!r}")
        if prefer not in ("universal", "legacy"):
            raise ReelkitError(f"prefer must be 'universal' or 'legacy', not {prefer!r}")
        service = find_base_url(base_url)
        if secret.is_in_address(service):
            raise ReelkitError("the base URL contains the API key; remove it there, and pass the key as api_key")
        settings = Settings(
            key=secret,
            base_url=service,
            request_timeout=request_timeout,
            deadline=deadline,
            poll=poll,
            retry=retry,
            max_in_flight=max_in_flight,
            strict_rules=strict_rules,
            max_bytes=max_bytes,
            min_progress=min_progress,
            allow_hosts=find_hosts(allow_hosts),
            on_event=on_event,
            journal=_journal_of(journal, secret),
            recorder=_recorder_of(record, secret),
            max_creates_in_flight=max_creates_in_flight,
            recovery=recovery,
        )
        return Core(settings, prefer) if telemetry is None else _observed_core(settings, prefer, telemetry)


def _check_recovery(recovery: Recovery) -> None:
    if isinstance(recovery, Recovery):
        positive(settle=recovery.settle, witnesses=recovery.witnesses)
        if not isinstance(recovery.witnesses, int):
            raise ReelkitError(f"witnesses must be a whole number, not {recovery.witnesses!r}")
        if recovery.resubmit not in ("never", PROVEN):
            raise ReelkitError(f"resubmit must be 'never' or 'proven', not {recovery.resubmit!r}")


def _journal_of(journal: "Journal | str | os.PathLike[str] | None", key: Secret) -> "Journal | None":
    """The journal of the option. Its file is opened on first use."""
    if journal is None:
        return None

    opened = journal if isinstance(journal, Journal) else Journal(journal)
    if key.hide_in_text(opened.place) != opened.place:
        raise ReelkitError("the path of the journal contains the API key, and is not used; give another file")
    return opened


def _recorder_of(record: "RequestCounts | str | os.PathLike[str] | None", key: Secret) -> "Recording | None":
    """The recorder of the option. Its file is opened for the first entry."""
    if record is None or isinstance(record, RequestCounts):
        return record
    from reelkit._io.har_recorder import Recorder  # lazy: takes 6 ms to import, and few clients record

    return Recorder(record, key)


def _observed_core(settings: Settings, prefer: Prefer, telemetry: Telemetry) -> Core:
    """A core that reports to OpenTelemetry."""
    if not isinstance(telemetry, Telemetry):
        raise ReelkitError(f"telemetry must be a Telemetry or None, not {telemetry!r}")
    try:
        from reelkit._client.observed_core import ObservedCore  # lazy: OpenTelemetry takes 60 ms to import
    except ModuleNotFoundError:
        raise ReelkitError(
            "for telemetry, an extra is needed that is not installed: pip install 'reelkit[otel]'"
        ) from None
    return ObservedCore(settings, prefer, telemetry)
