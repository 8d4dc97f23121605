"""What a client reports, collected in memory by the SDK of OpenTelemetry."""

from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from reelkit import Telemetry


class Reported:
    """The spans and metrics of one test."""

    def __init__(self) -> None:
        self._spans = InMemorySpanExporter()
        self._reader = InMemoryMetricReader()
        self.tracers = TracerProvider(shutdown_on_exit=False)
        self.tracers.add_span_processor(SimpleSpanProcessor(self._spans))
        self.meters = MeterProvider([self._reader], shutdown_on_exit=False)

    def options(self, **more: Any) -> Telemetry:
        """The option of a client that reports here."""
        return Telemetry(self.tracers, self.meters, **more)

    def spans(self, begin: str = "") -> list[ReadableSpan]:
        """The spans whose names begin like this, in the order in which they began."""
        found = [span for span in self._spans.get_finished_spans() if span.name.startswith(begin)]
        return sorted(found, key=lambda span: span.start_time or 0)

    def one(self, begin: str) -> ReadableSpan:
        """The only span whose name begins like this."""
        (span,) = self.spans(begin)
        return span

    def tree(self) -> list[str]:
        """Each span as the names of its parents and its own, in the order in which they began."""
        spans = {span.context.span_id: span for span in self.spans() if span.context}

        def path(span: ReadableSpan) -> str:
            above = spans.get(span.parent.span_id) if span.parent else None
            return f"{path(above)} > {span.name}" if above else span.name

        return [path(span) for span in spans.values()]

    def metrics(self) -> dict[str, list[tuple[dict[str, Any], Any]]]:
        """For each metric its points: the attributes, and the value or the count of a histogram."""
        data = self._reader.get_metrics_data()
        resources = data.resource_metrics if data else []
        found = [metric for resource in resources for scope in resource.scope_metrics for metric in scope.metrics]
        return {
            metric.name: [
                (dict(point.attributes or {}), getattr(point, "value", None) or getattr(point, "count", None))
                for point in metric.data.data_points
            ]
            for metric in found
        }

    def text(self) -> str:
        """Everything that was reported, as text."""
        return "\n".join(span.to_json() for span in self.spans()) + repr(self.metrics())


@pytest.fixture
def reported() -> Iterator[Reported]:
    """The providers of a test, and what arrived at them."""
    made = Reported()
    yield made
    made.tracers.shutdown()
    made.meters.shutdown()
