"""The tracer and the metrics of one client: the only module that imports OpenTelemetry.

Providers and processors are the program's own, and may raise. Their errors are logged: a job may be paid for by then.
"""

import functools
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from importlib.metadata import version
from typing import NamedTuple, ParamSpec
from urllib.parse import urlsplit

from opentelemetry import context, metrics, trace

from reelkit._telemetry import names
from reelkit._telemetry.options import Telemetry

P = ParamSpec("P")
Attributes = Mapping[str, str | int | float]
Context = context.Context

NAME = "reelkit"
SECONDS = (1, 2.5, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800)  # those of the conventions end at 82


def _safely(report: Callable[P, None]) -> Callable[P, None]:
    """The same method, whose error is logged."""

    @functools.wraps(report)
    def reported(*args: P.args, **options: P.kwargs) -> None:
        try:
            report(*args, **options)
        except Exception as error:
            _log(error)

    return reported


def _log(error: Exception) -> None:
    name = type(error).__name__  # without its text, which may quote a prompt
    text = "telemetry failed with %s; what it was to report is lost, and the job is not affected"
    logging.getLogger("reelkit").warning(text, name)


class Place(NamedTuple):
    """Where requests go, as attributes."""

    address: str
    port: int

    @classmethod
    def of(cls, url: str) -> "Place":
        """The host and the port of a URL."""
        parts = urlsplit(url)
        return cls(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))

    def attributes(self) -> Attributes:
        """Under the names of the conventions."""
        return {names.ADDRESS: self.address, names.PORT: self.port}


class Span:
    """A span that has begun. Its error is a short word or the name of a class: a message may quote a prompt."""

    __slots__ = ("_span",)

    def __init__(self, span: trace.Span) -> None:
        self._span = span

    @_safely
    def set(self, attributes: Mapping[str, str | int | float | None]) -> None:
        """Set the attributes that have a value."""
        self._span.set_attributes({name: value for name, value in attributes.items() if value is not None})

    @_safely
    def rename(self, name: str) -> None:
        """Give the span another name."""
        self._span.update_name(name)

    def current(self) -> AbstractContextManager[object]:
        """Make it the current span, so that instrumentation below this client finds its parent."""
        return trace.use_span(self._span, record_exception=False, set_status_on_exception=False)

    def context(self) -> Context:
        """The context of its children, also after its end."""
        return trace.set_span_in_context(self._span)

    @_safely
    def end(self, error: str | None = None, at: int | None = None) -> None:
        """End the span now or *at* a time, in nanoseconds since 1970."""
        if error is not None:
            self._span.set_attribute(names.ERROR, error)
            self._span.set_status(trace.StatusCode.ERROR)
        self._span.end(at)


class Signals:
    """What one client reports to. *hide* masks the API key in a text."""

    def __init__(self, options: Telemetry, base_url: str, hide: Callable[[str], str]) -> None:
        self.base_url = base_url
        self.place = Place.of(base_url)
        self.hide = hide
        self.prompts = options.prompts
        self._tracer = trace.get_tracer(NAME, version(NAME), options.tracer_provider)
        meter = metrics.get_meter(NAME, version(NAME), options.meter_provider)
        self._jobs = meter.create_counter(names.JOBS, "{job}", "Jobs that ended, by their outcome")
        self._credits = meter.create_counter(names.CREDITS, "{credit}", "Credits that finished jobs cost")
        self._retries = meter.create_counter(names.RETRIES, "{request}", "Requests sent again after one that failed")
        self._durations = meter.create_histogram(
            names.DURATION,
            "s",
            "Seconds from the create of a job to its end",
            explicit_bucket_boundaries_advisory=SECONDS,
        )

    @staticmethod
    def surroundings() -> Context:
        """The context of the caller, whose span becomes the parent of a job's span."""
        return context.get_current()

    def begin(
        self, name: str, parent: Context, attributes: Attributes, *, is_client: bool = True, at: int | None = None
    ) -> Span:
        """Begin a span now or *at* a time, in nanoseconds since 1970."""
        kind = trace.SpanKind.CLIENT if is_client else trace.SpanKind.INTERNAL
        try:
            return Span(self._tracer.start_span(name, parent, kind, attributes, start_time=at))
        except Exception as error:
            _log(error)
            return Span(trace.INVALID_SPAN)

    @_safely
    def count_retry(self, attributes: Attributes) -> None:
        """Count a request that is sent again."""
        self._retries.add(1, attributes)

    @_safely
    def count_job(self, attributes: Attributes, seconds: float | None, credits: float | None) -> None:
        """Count a job that has ended, after these *seconds* if it was created here."""
        self._jobs.add(1, attributes)
        if seconds is not None:
            self._durations.record(seconds, attributes)
        if credits is not None:
            self._credits.add(credits, attributes)
