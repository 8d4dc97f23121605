"""What the catalogue lists, and where the document of a model is read, for both that read it."""

from typing import Any

import httpx
import pytest

from reelkit._client.live_document import live_document
from reelkit._effects import Call, Reply
from reelkit_specs import VIDEO, ListedModel, find_listed, listed_models
from reelkit_specs._vendor.service import LiveDocument
from tests.specs.vendor.service_answers import BASE, answering, document

MODEL = "maker/v1"
MADE = f"{BASE}/docs-json?model=maker%2Fv1&endpoint=internal%2Fvideo-generations%2Fsubmit"


def entry(name: str = MODEL, **more: Any) -> dict[str, Any]:
    """A video model in the catalogue."""
    return {"id": name, "type": VIDEO, **more}


def url_of_pull(content: dict[str, Any]) -> str:
    """Where `reelkit specs pull` reads the document."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, json=content) if len(asked) == 1 else httpx.Response(200, content=document(MODEL))

    with answering(answer) as (service, _):
        found = service.catalogue()
        assert found is not None
        assert isinstance(service.document(found.models[0]), LiveDocument)
    return asked[1]


def url_of_add_model(content: dict[str, Any]) -> str:
    """Where `add_model` reads the document."""
    flow = live_document(MODEL, BASE, 5.0)
    next(flow)
    call = flow.send(Reply(200, {}, httpx.Response(200, json=content).content, 0.0))
    assert isinstance(call, Call)
    return str(httpx.URL(f"{BASE}{call.path}", params=call.params))


@pytest.mark.parametrize("url_of", [url_of_pull, url_of_add_model])
@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (None, MADE),
        ({"docsJson": 5}, MADE),
        ({"docsJson": "http://["}, MADE),
        ({"docsJson": f"{BASE}/docs?model=a"}, f"{BASE}/docs?model=a"),
        ({"docsJson": "https://older.example.com/docs?model=a"}, f"{BASE}/docs?model=a"),
        ({"docsJson": "http://example.org/docs?model=a"}, f"{BASE}/docs?model=a"),
        ({"docsJson": "file:///etc/passwd?model=a"}, f"{BASE}/etc/passwd?model=a"),
    ],
    ids=["none", "a number", "broken", "of the service", "of an older host", "of another host", "a file"],
)
def test_a_document_is_read_from_the_service_alone(url_of: Any, info: Any, expected: str) -> None:
    """Whatever the host of the link: a document becomes code, so nobody else may give it."""
    assert url_of({"data": [entry(info=info)]}) == expected


def test_entries_that_cannot_be_read_stop_no_other() -> None:
    """An entry of another type is left out; of an id that is listed twice, the first counts."""
    price = {"unit": "second"}
    data = [
        entry(aliases=["maker/old", 5], pricing=price),
        {"type": VIDEO},
        None,
        entry() | {"type": "openai/chat-completions"},
        entry(),
        entry("maker/bare", aliases=None, info=None, pricing="free"),
    ]

    found = listed_models({"data": data})

    assert found is not None
    assert found.models == (ListedModel(MODEL, ("maker/old",), price), ListedModel("maker/bare"))
    assert found.unreadable == (1, 2)


@pytest.mark.parametrize("content", [None, [], {}, {"data": {}}])
def test_what_is_no_list_is_no_catalogue(content: object) -> None:
    """An error page is not a service without models."""
    assert listed_models(content) is None


def test_an_alias_finds_its_model_unless_another_has_it_as_its_id() -> None:
    """The catalogue may list both while a model is renamed."""
    new, old = ListedModel("a/new", ("a/old",)), ListedModel("a/old", ("a/older",))

    assert [find_listed((new, old), name) for name in ("a/old", "a/older", "a/x")] == [old, old, None]
