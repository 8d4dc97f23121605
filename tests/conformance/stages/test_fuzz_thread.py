"""Schemathesis as an engine: its input, its requests, and how a run of it ends."""

import functools
import json
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from reelkit_conformance._http.exchange import Request
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages import schemathesis
from reelkit_conformance._stages.fuzz import _with_links, document_for, file_fields, run_schemathesis
from reelkit_specs import Model
from tests.conformance.faulty_service import V5, Service, model, right, run_stage
from tests.conftest import ROOT
from tests.models import pixverse

pytestmark = pytest.mark.usefixtures("few_examples")


@functools.cache
def observed_run() -> Service:
    """A correct service after a run, for all tests that look at its requests."""
    service = Service(right)
    run_stage(service)
    return service


@pytest.mark.slow
def test_schemathesis_never_has_the_key() -> None:
    """Schemathesis has a placeholder; a request says which key to send and contains none."""
    service = observed_run()

    assert {request.auth for request in service.requests} == {"key", "none", "invalid"}
    assert not any(name.lower() == "authorization" for request in service.requests for name, _ in request.headers)
    assert not any(schemathesis.CASE_ID in dict(request.headers) for request in service.requests)


@pytest.mark.slow
def test_links_lead_from_creates_to_fetches() -> None:
    """The links lead from a create to the fetch of its job."""
    service = observed_run()

    asked = [dict(request.query).get("generation_id") for request in service.requests if request.call == "fetch"]
    assert set(asked) & service.jobs


@pytest.mark.slow
def test_a_run_stops_schemathesis_at_its_limit() -> None:
    """That is no failure of Schemathesis, and what was sent until then is judged."""
    service = Service(right)
    log = run_stage(service, most=20)

    assert len(service.requests) == 20
    assert (log.findings, log.skipped) == ([], {})
    assert log.tried["FUZ-001", V5] > 0


@pytest.mark.parametrize("found", pixverse(), ids=lambda found: found.id)
def test_the_document_describes_one_model(found: Model) -> None:
    """With the addresses of the model; the contract itself is unchanged."""
    made = document_for(found)

    assert set(made["paths"]) == {path for door in (found.universal, found.legacy) for path in door if path}
    schemas = json.dumps([item["post"]["requestBody"] for item in made["paths"].values() if "post" in item])
    assert schemas.count("$ref") == schemas.count(found.class_name)
    assert '"links":' not in json.dumps(document_for(found)["components"])


RUN = f"""
import hashlib, sys
sys.path.insert(0, {str(ROOT)!r})
from reelkit_conformance._stages import schemathesis
schemathesis.CONFIG["generation"]["max-examples"] = 3
from tests.conformance.faulty_service import Service, right, run_stage
for seed in sys.argv[1:]:
    service = Service(right)
    run_stage(service, seed=int(seed))
    print(len(service.requests), hashlib.sha256(repr(service.requests).encode()).hexdigest())
"""


@pytest.mark.slow
def test_a_seed_gives_the_same_requests_in_the_same_order() -> None:
    """In two processes; another seed gives others."""
    runs = [
        subprocess.run([sys.executable, "-c", RUN, *seeds], capture_output=True, text=True, check=True, timeout=120)
        for seeds in (("1",), ("1", "2"))
    ]
    first, again, other = (line for run in runs for line in run.stdout.splitlines())

    assert first == again
    assert first != other


@pytest.mark.slow
def test_a_withheld_request_is_not_sent() -> None:
    """It could cost more than is allowed; the run continues."""
    service = Service(right)

    log = run_stage(service, withheld=("create",))

    assert log.findings == []
    assert {request.call for request in service.requests} == {"fetch", "other"}


@pytest.fixture
def threads() -> Iterator[None]:
    """No thread may outlive the test."""
    before = threading.active_count()
    yield
    assert threading.active_count() == before


@pytest.mark.every_python
def test_an_interrupted_run_leaves_no_thread(threads: None) -> None:
    """Ctrl-C interrupts it."""
    flow = run_schemathesis(RunLog(), model(V5), 1, 3_000)
    first = next(flow)
    flow.close()

    assert isinstance(first, Request)


def test_an_error_of_schemathesis_is_reported_as_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never as a pass."""
    monkeypatch.setitem(schemathesis.CONFIG, "workers", "many")
    log = run_stage(Service(right))

    assert log.findings == []
    assert "Schemathesis failed" in log.skipped["FUZ-001", V5]


def test_a_text_in_a_field_that_takes_a_file_becomes_a_link() -> None:
    """Schemathesis can make no pictures, and a server may refuse what is none. Nothing else is changed."""
    files = file_fields(model("pixverse/v5/transition"))
    assert files == {"tail_image_url"}

    assert _with_links(b'{"prompt":"a","tail_image_url":"x"}', files) == (
        b'{"prompt": "a", "tail_image_url": "https://files.example/fox"}'
    )
    for body in (b'{"tail_image_url":7,"prompt":"a"}', b'["tail_image_url"]', b"{", None):
        assert _with_links(body, files) is body
