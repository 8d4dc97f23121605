"""What telemetry costs a client: the processor time of jobs from create to file.

    python -m benchmarks.telemetry absent|unused|api|sdk ADDRESS FOLDER JOBS

- *absent*: OpenTelemetry cannot be imported, as where it is not installed.
- *unused*: it is installed, and the client does not ask for it.
- *api*: the client reports to the API alone, which drops everything.
- *sdk*: the client reports to the SDK, which keeps the spans until they are exported, here to nowhere.

The service is the mock in a process of its own, whose jobs finish on the first fetch.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

AT_ONCE = 12
KEY = "benchmark-benchmark"
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "A red fox trots over fresh snow at dawn, soft light"}


def options(part: str) -> dict[str, Any]:
    """The options of the client. Nothing of OpenTelemetry may be imported before this."""
    if part == "absent":
        sys.modules["opentelemetry"] = None  # type: ignore[assignment]  # which makes an import fail
    if part in ("absent", "unused"):
        return {}
    from reelkit import Telemetry

    if part == "api":
        return {"telemetry": Telemetry()}
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.metrics.export import InMemoryMetricReader
    from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult

    class Nowhere(SpanExporter):
        def export(self, spans: Any) -> SpanExportResult:
            assert all(isinstance(span, ReadableSpan) for span in spans)
            return SpanExportResult.SUCCESS

    tracers = TracerProvider()
    tracers.add_span_processor(BatchSpanProcessor(Nowhere()))
    return {"telemetry": Telemetry(tracers, MeterProvider([InMemoryMetricReader()]))}


async def spent(part: str, address: str, folder: Path, jobs: int) -> float:
    """The processor seconds of the jobs, in one process, without its start and the first job."""
    more = options(part)
    from reelkit import AsyncClient

    slots = asyncio.Semaphore(AT_ONCE)
    async with AsyncClient(KEY, base_url=address, **more) as client:

        async def one(number: int) -> None:
            async with slots:
                await client.generate(REQUEST, save_to=folder / f"{number:06}.mp4")

        await one(0)
        start = time.process_time()
        await asyncio.gather(*map(one, range(1, jobs + 1)))
        return time.process_time() - start


if __name__ == "__main__":
    where = Path(sys.argv[3])
    where.mkdir()
    print(json.dumps(asyncio.run(spent(sys.argv[1], sys.argv[2], where, int(sys.argv[4])))))
