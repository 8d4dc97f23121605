"""The spans of a job."""

import contextlib
import gc
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.sdk.trace import ReadableSpan, Span, SpanProcessor, TracerProvider
from opentelemetry.trace import SpanKind, StatusCode

from reelkit import Client, JobFailed, OverBudget, Telemetry, WaitTimeout, no_waiting
from reelkit_mock import Mock
from tests.wrapper.face import KEY, Face
from tests.wrapper.script import FOX, Make
from tests.wrapper.telemetry.conftest import Reported

JOB = "generate_content pixverse/v5/text-to-video"
POST, GET = "POST /v2/video/generations", "GET /v2/video/generations"
DOWNLOAD = (f"{JOB} > download", f"{JOB} > download > GET")


def generated(face: Make, mock: Mock, reported: Reported, tmp_path: Path, **options: Any) -> Face:
    """A client with telemetry that has generated a video."""
    client = face(transport=mock.transport(), **({"telemetry": reported.options()} | options))
    client.do(client.client, "generate", FOX, save_to=tmp_path / "fox.mp4")
    return client


def attributes(span: ReadableSpan) -> dict[str, Any]:
    """The attributes of a span."""
    return dict(span.attributes or {})


def test_a_job_is_a_span_with_its_requests_and_its_download(face: Make, reported: Reported, tmp_path: Path) -> None:
    """In this order; the span of the job encloses all of them."""
    generated(face, Mock(clock="polls:2"), reported, tmp_path)

    assert reported.tree() == [
        JOB,
        f"{JOB} > {POST}",
        *[f"{JOB} > {GET}"] * 2,
        *DOWNLOAD,
    ]
    job, *others = reported.spans()
    assert max(span.end_time or 0 for span in others) <= (job.end_time or 0)


def test_the_attributes_of_a_job_follow_the_conventions(face: Make, reported: Reported, tmp_path: Path) -> None:
    """Those for generative AI, and our own beside them."""
    mock = Mock(clock="polls:1")
    generated(face, mock, reported, tmp_path)

    span = reported.one(JOB)
    assert (span.kind, span.status.status_code) == (SpanKind.CLIENT, StatusCode.UNSET)
    found = attributes(span)
    assert len(found.pop("reelkit.client_request_id")) == 32
    assert found.pop("reelkit.credits") > 0
    assert found == {
        "gen_ai.operation.name": "generate_content",
        "gen_ai.output.type": "video",
        "gen_ai.provider.name": "aimlapi",
        "gen_ai.request.model": "pixverse/v5/text-to-video",
        "gen_ai.response.id": next(iter(mock.jobs)),
        "reelkit.outcome": "ok",
        "reelkit.status": "completed",
        "server.address": "api.example.com",
        "server.port": 443,
    }


def test_the_attributes_of_a_request_follow_the_conventions(face: Make, reported: Reported, tmp_path: Path) -> None:
    """Those for HTTP, with the status of the job that the response reported."""
    mock = Mock(clock="polls:1")
    generated(face, mock, reported, tmp_path)

    last = reported.spans(GET)[-1]
    assert last.kind == SpanKind.CLIENT
    assert attributes(last) == {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "reelkit.status": "completed",
        "reelkit.step": "poll",
        "server.address": "api.example.com",
        "server.port": 443,
        "url.full": f"https://api.example.com/v2/video/generations?generation_id={next(iter(mock.jobs))}",
    }


def test_no_span_or_metric_has_the_api_key_or_the_prompt(face: Make, reported: Reported, tmp_path: Path) -> None:
    """Nor the query of a link, which may be a signature."""
    generated(face, Mock(clock="polls:1"), reported, tmp_path)

    assert len(reported.spans()) > 4
    assert KEY not in reported.text()
    assert FOX.prompt not in reported.text()
    assert "?" not in attributes(reported.spans("GET")[-1])["url.full"]


def test_the_prompt_is_in_the_span_if_it_is_asked_for(face: Make, reported: Reported, tmp_path: Path) -> None:
    """As a message of the user, as the conventions write it; the API key is in none all the same."""
    generated(face, Mock(clock="polls:1"), reported, tmp_path, telemetry=reported.options(prompts=True))

    messages = attributes(reported.one(JOB))["gen_ai.input.messages"]
    assert FOX.prompt in messages
    assert '"role": "user"' in messages
    assert KEY not in reported.text()


def test_the_text_of_an_error_is_not_reported(face: Make, reported: Reported, tmp_path: Path) -> None:
    """Only its class: the service may quote the prompt in it."""
    mock = Mock(clock="polls:1")
    mock.fault("fail", route="create")
    with pytest.raises(JobFailed):
        generated(face, mock, reported, tmp_path)

    span = reported.one(JOB)
    found = attributes(span)
    assert (found["error.type"], found["reelkit.outcome"], span.status.status_code) == (
        "JobFailed",
        "failed",
        StatusCode.ERROR,
    )
    assert (span.status.description, span.events) == (None, ())


def test_a_request_that_is_sent_again_is_counted(face: Make, reported: Reported, tmp_path: Path) -> None:
    """Its span says how many went before it, and theirs what was wrong."""
    mock = Mock(clock="polls:1")
    mock.fault({"status": 429}, route="create", times=2)
    generated(face, mock, reported, tmp_path)

    first, second, third = map(attributes, reported.spans(POST))
    assert [first["error.type"], second["error.type"]] == ["429", "429"]
    assert [each.get("http.request.resend_count") for each in (first, second, third)] == [None, 1, 2]
    assert "error.type" not in third


def test_the_recovery_of_a_lost_create_is_a_span(face: Make, reported: Reported, tmp_path: Path) -> None:
    """The requests to the logs are among it, and the create before it has an error."""
    mock = Mock(clock="polls:2")
    mock.fault("lost", route="create")
    generated(face, mock, reported, tmp_path)

    tree = reported.tree()
    assert tree[:4] == [JOB, f"{JOB} > {POST}", f"{JOB} > recovery", f"{JOB} > recovery > GET /v2/logs"]
    assert attributes(reported.one(POST))["error.type"] == "no_response"
    assert attributes(reported.one(JOB))["reelkit.outcome"] == "ok"


def test_the_jobs_of_a_batch_are_children_of_the_span_of_the_caller(
    face: Make, reported: Reported, tmp_path: Path
) -> None:
    """In threads and in tasks."""
    client = face(
        transport=Mock(clock="polls:1").transport(), telemetry=reported.options(), journal=tmp_path / "jobs.db"
    )
    with trace.get_tracer("tests", tracer_provider=reported.tracers).start_as_current_span("night"):
        client.do(client.client, "run_all", {f"fox-{n}": FOX for n in range(3)}, save_to=tmp_path / "{key}.mp4")

    assert reported.tree().count(f"night > {JOB}") == 3


def test_instrumentation_below_the_client_finds_the_request_as_its_parent(face: Make, reported: Reported) -> None:
    """Such as that of httpx, which begins a span where the request is sent."""
    seen = []
    mock = Mock(clock="polls:1")

    def noticed(request: Any) -> Any:
        seen.append(trace.get_current_span().get_span_context().span_id)
        return mock.transport().handle_request(request)

    face(noticed, telemetry=reported.options()).submit(FOX)
    gc.collect()

    (context,) = [span.context for span in reported.spans(POST)]
    assert context
    assert seen == [context.span_id]


def test_the_span_of_a_job_that_is_not_waited_for_ends_with_its_last_response(face: Make, reported: Reported) -> None:
    """As soon as nothing refers to the job any more."""
    client = face(transport=Mock(clock="polls:1").transport(), telemetry=reported.options())
    client.submit(FOX)
    gc.collect()

    assert reported.tree() == [JOB, f"{JOB} > {POST}"]
    assert "reelkit.outcome" not in attributes(reported.one(JOB))
    assert not reported.metrics().get("reelkit.jobs")


def test_a_video_that_is_saved_already_reports_nothing(face: Make, reported: Reported, tmp_path: Path) -> None:
    """A batch that is run again would count it again."""
    mock, options = Mock(clock="polls:1"), {"save_to": tmp_path / "{key}.mp4"}
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.client, "run_all", {"fox": FOX}, **options)
    again = face(transport=mock.transport(), journal=tmp_path / "jobs.db", telemetry=reported.options())

    outcomes = again.do(again.client, "run_all", {"fox": FOX}, **options)

    assert [outcome.state for outcome in outcomes] == ["ok"]
    gc.collect()
    assert reported.spans() == []


def test_a_download_after_the_end_of_a_job_belongs_to_its_span(face: Make, reported: Reported, tmp_path: Path) -> None:
    """The span of the job has ended with the result, because it cannot know whether a download follows."""
    client = face(transport=Mock(clock="polls:1").transport(), telemetry=reported.options())
    video = client.do(client.submit(FOX), "result")
    ended = reported.one(JOB)
    client.do(video, "save", tmp_path / "fox.mp4")

    assert attributes(ended)["reelkit.outcome"] == "ok"
    assert f"{JOB} > download > GET" in reported.tree()
    assert len(reported.spans(JOB)) == 1


def test_metrics_count_jobs_by_outcome_with_seconds_credits_and_retries(
    face: Make, reported: Reported, tmp_path: Path
) -> None:
    """A failed job costs nothing, and a create that was refused was sent again."""
    mock = Mock(clock="polls:1")
    mock.fault({"status": 429}, route="create", times=1)
    mock.fault("fail", route="create", nth=2)
    for _ in range(2):
        with contextlib.suppress(JobFailed):
            generated(face, mock, reported, tmp_path)

    found = reported.metrics()
    outcomes = {point["reelkit.outcome"]: value for point, value in found["reelkit.jobs"]}
    assert outcomes == {"ok": 1, "failed": 1}
    assert sum(value for _, value in found["gen_ai.client.operation.duration"]) == 2
    assert [value for _, value in found["reelkit.credits"]] == [attributes(reported.spans(JOB)[1])["reelkit.credits"]]
    assert [(point["reelkit.step"], value) for point, value in found["reelkit.retries"]] == [("create", 1)]


def test_a_job_that_was_not_bought_is_counted(face: Make, reported: Reported, tmp_path: Path) -> None:
    """Because of a credit limit, for instance."""
    client = face(
        transport=Mock(clock="polls:1").transport(), telemetry=reported.options(), journal=tmp_path / "jobs.db"
    )
    (outcome,) = client.do(client.client, "run_all", {"fox": FOX}, save_to=tmp_path / "{key}.mp4", max_credits=1)

    assert isinstance(outcome.error, OverBudget)
    assert [point["reelkit.outcome"] for point, _ in reported.metrics()["reelkit.jobs"]] == ["over_budget"]
    assert "gen_ai.client.operation.duration" not in reported.metrics()


def test_a_job_that_another_process_created_has_a_span_of_its_wait(face: Make, reported: Reported) -> None:
    """It is counted, and its seconds are not: its create was not here."""
    mock = Mock(clock="polls:2")
    job_id = face(transport=mock.transport()).submit(FOX).id
    client = face(transport=mock.transport(), telemetry=reported.options())

    client.do(client.client.attach(job_id, FOX.model), "result")

    assert reported.tree() == [JOB, f"{JOB} > {GET}", f"{JOB} > {GET}"]
    assert [point["reelkit.outcome"] for point, _ in reported.metrics()["reelkit.jobs"]] == ["ok"]
    assert "gen_ai.client.operation.duration" not in reported.metrics()


def test_a_wait_after_a_deadline_has_a_span_of_its_own(face: Make, reported: Reported) -> None:
    """The first one ended with the error, and a download that follows belongs to the second."""
    client = face(transport=Mock(clock="polls:6").transport(), telemetry=reported.options())
    job = client.submit(FOX)
    with pytest.raises(WaitTimeout):
        client.do(job, "result", 20)
    client.do(job, "result")

    outcomes = [attributes(span)["reelkit.outcome"] for span in reported.spans(JOB)]
    assert outcomes == ["timeout", "ok"]


def test_an_interrupted_wait_is_no_error_of_the_job(reported: Reported) -> None:
    """Its outcome says what happened."""
    mock = Mock()

    def interrupted(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            raise KeyboardInterrupt
        return mock.transport().handle_request(request)

    with no_waiting(), Client(KEY, transport=httpx.MockTransport(interrupted), telemetry=reported.options()) as client:
        job = client.submit(FOX)
        with pytest.raises(KeyboardInterrupt):
            job.result()

    found = attributes(reported.one(JOB))
    assert (found["reelkit.outcome"], found["error.type"]) == ("interrupted", "KeyboardInterrupt")
    assert attributes(reported.one(GET))["error.type"] == "KeyboardInterrupt"


class Broken(SpanProcessor):
    """A processor that raises, as one of the program's own may."""

    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        raise ValueError("on start")

    def on_end(self, span: ReadableSpan) -> None:
        raise ValueError("on end")


class BrokenAtTheEnd(Broken):
    """A processor that raises only when a span has ended, which is when the job is paid for."""

    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        """Accept it."""


@pytest.mark.parametrize("journal", [False, True])
@pytest.mark.parametrize("broken", [Broken, BrokenAtTheEnd])
def test_telemetry_that_raises_changes_nothing_for_the_job(
    face: Make,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    broken: type[SpanProcessor],
    journal: bool,
) -> None:
    """A paid job whose span cannot be ended is saved as any other. The log says what was raised."""
    mock, tracers = Mock(clock="polls:2"), TracerProvider(shutdown_on_exit=False)
    tracers.add_span_processor(broken())
    options: dict[str, Any] = {"journal": tmp_path / "jobs.db"} if journal else {}
    client = face(transport=mock.transport(), telemetry=Telemetry(tracers), **options)

    saved = client.do(client.client, "generate", FOX, save_to=tmp_path / "fox.mp4")

    assert saved.path.stat().st_size == saved.size
    assert [call["status"] for call in mock.calls if call["method"] == "POST"] == [200]
    assert {record.message for record in caplog.records if "telemetry" in record.message} == {
        "telemetry failed with ValueError; what it was to report is lost, and the job is not affected"
    }
