"""The service's catalogue and documents: right ones are read, wrong ones refused with one line."""

import json
import threading

import httpx
import pytest

from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._shared.catalogue import VIDEO
from reelkit_specs._vendor.service import AT_ONCE, LONGEST_PAUSE, LiveDocument
from tests.specs.service import MODEL
from tests.specs.vendor.service_answers import answering, document, entry, listed


def refused(response: httpx.Response) -> str:
    """The finding about this answer to the request for a document."""
    with answering(lambda _: response) as (service, _), pytest.raises(SpecsError) as caught:
        service.document(listed(), etag=None)
    (finding,) = caught.value.findings
    return str(finding)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (httpx.Response(200, html="<html>Just a moment</html>"), "not JSON: Expecting value at line 1"),
        (httpx.Response(200, content=document()[:-200]), "not JSON"),
        (httpx.Response(200, content=document("maker/v1/other")), "it describes maker/v1/other"),
        (httpx.Response(200, json={"openapi": "3.0.0", "info": {}, "paths": {}}), "it describes no create"),
        (httpx.Response(200, json=[]), "not an OpenAPI document"),
        (httpx.Response(304, content=document()), "returned 304"),
        (httpx.Response(302, headers={"location": "https://example.org"}), "returned 302"),
        (httpx.Response(500), "returned 500"),
    ],
    ids=["HTML", "half", "another model", "no create", "a list", "304 unasked", "moved", "500"],
)
def test_an_answer_that_is_no_document_of_the_model_is_refused(response: httpx.Response, expected: str) -> None:
    """One line names the model and what came instead."""
    line = refused(response)

    assert line.startswith(MODEL)
    assert expected in line


def test_the_document_of_a_model_may_name_an_alias() -> None:
    """An id that became an alias stays in the document for a while."""
    with answering(lambda _: httpx.Response(200, content=document())) as (service, _):
        found = service.document(listed("maker/v1", MODEL))

    assert isinstance(found, LiveDocument)
    assert found.raw == document()


def test_a_304_means_unchanged_whatever_its_body_is() -> None:
    """The ETag is sent back as it came."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["if-none-match"])
        return httpx.Response(304, content=b"<html>")

    with answering(answer) as (service, _):
        assert service.document(listed(), 'W/"1"') is None
        assert service.catalogue('W/"2"') is None

    assert asked == ['W/"1"', 'W/"2"']


def test_a_broken_connection_is_tried_again() -> None:
    """A body behind a 304 is taken for the next response."""
    answers = iter([None, document()])

    def answer(request: httpx.Request) -> httpx.Response:
        if (body := next(answers)) is None:
            raise httpx.RemoteProtocolError("illegal status line")
        return httpx.Response(200, content=body)

    with answering(answer) as (service, _):
        assert service.document(listed()) is not None


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept(status: int) -> None:
    """The request is sent again after the pause, three times in all."""
    busy = httpx.Response(status, headers={"retry-after": "7"})
    answers = iter([busy, httpx.Response(200, content=document()), busy, busy, busy])

    with answering(lambda _: next(answers)) as (service, pauses):
        assert service.document(listed()) is not None
        with pytest.raises(SpecsError, match=f"returned {status}; try again later"):
            service.document(listed())

    assert pauses[0] == 0
    assert pauses[1] == pytest.approx(7, abs=1)
    assert len(pauses) == 5


def test_a_pause_that_is_too_long_is_an_error() -> None:
    """Nobody waits for an hour without a word."""
    line = refused(httpx.Response(429, headers={"retry-after": f"{LONGEST_PAUSE + 1:.0f}"}))

    assert "asks for a pause of 61 s; try again after that time" in line


def test_a_failed_document_stops_no_other() -> None:
    """At most four are read at once."""
    here, most = 0, 0
    lock = threading.Lock()
    together = threading.Event()
    models = [listed(f"maker/v{number}/text-to-video") for number in range(12)]

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal here, most
        with lock:
            here += 1
            most = max(most, here)
            if here == AT_ONCE:
                together.set()
        together.wait(5)
        name = request.url.params["model"]
        with lock:
            here -= 1
        return httpx.Response(500) if "v5/" in name else httpx.Response(200, content=document(name))

    with answering(answer) as (service, _):
        found = dict(service.documents((model, None) for model in models))

    assert most == AT_ONCE
    assert [model for model, each in found.items() if isinstance(each, SpecsError)] == [models[5]]
    assert sum(isinstance(each, LiveDocument) for each in found.values()) == len(models) - 1


def test_an_entry_of_the_catalogue_without_an_id_is_a_finding() -> None:
    """The others are read."""
    data = [entry(listed()), {"type": VIDEO}, None]

    with answering(lambda _: httpx.Response(200, json={"data": data}, headers={"etag": "e"})) as (service, _):
        found = service.catalogue()

    assert found is not None
    assert [model.id for model in found.models] == [MODEL]
    assert [finding.pointer for finding in found.findings] == ["/data/1", "/data/2"]
    assert found.etag == "e"


@pytest.mark.parametrize("body", [b"<html>", json.dumps({"data": {}}).encode(), b"[]", b'{"data": [{"id"'])
def test_an_answer_that_is_no_catalogue_is_refused(body: bytes) -> None:
    """The whole list is refused: from half of it, models would seem to have gone."""
    with answering(lambda _: httpx.Response(200, content=body)) as (service, _), pytest.raises(SpecsError) as caught:
        service.catalogue()

    assert len(caught.value.findings) == 1
