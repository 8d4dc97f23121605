"""What a user chooses of telemetry. Nothing here imports OpenTelemetry."""

from typing import TYPE_CHECKING, NamedTuple

from reelkit._errors import public

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider


@public
class Telemetry(NamedTuple):
    """Report spans and metrics to these providers of OpenTelemetry; without one, to the provider of the process.

    *prompts* also writes the prompt of each request into the span of its job. Needs the extra `otel`.
    """

    tracer_provider: "TracerProvider | None" = None
    meter_provider: "MeterProvider | None" = None
    prompts: bool = False
