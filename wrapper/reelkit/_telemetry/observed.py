"""Runs a flow, with a span for each request that it sends. The drivers know nothing of it."""

from typing import Any, TypeVar

from reelkit._effects import Call, Flow, Get, Pause
from reelkit._protocol.job_state import JobState
from reelkit._telemetry.job_trace import JobTrace, RequestSpan

T = TypeVar("T")


def observed(flow: Flow[T], trace: JobTrace, step: str, job: JobState | None = None) -> Flow[T]:
    """The same flow with spans. Its requests belong to *step*, except a create, which is a step of its own."""
    sent: Any = None
    thrown: BaseException | None = None
    request: RequestSpan | None = None
    try:
        while True:
            try:
                item = flow.send(sent) if thrown is None else flow.throw(thrown)
            finally:
                if request is not None:
                    request.end(job)
            sent = thrown = request = None
            try:
                if isinstance(item, Call | Get):
                    if item.delay:  # here, so that the span begins when the request is sent
                        yield Pause(item.delay)
                    request = trace.request(item, step)
                    with request.current():
                        sent = yield item._replace(delay=0.0)
                    request.answered(sent)
                else:
                    sent = yield item
            except BaseException as error:
                thrown = error
                if request is not None:
                    request.failed(error)
    except StopIteration as done:
        result: T = done.value
        return result
    finally:
        thrown = None  # breaks the cycle of the error and this frame
        flow.close()
