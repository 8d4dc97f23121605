"""`client.catalogue()`: what the service lists, and the copy that is kept of it."""

import json
from pathlib import Path

import httpx
import pytest

from reelkit import Catalogue, CatalogueModel, OverBudget, ReelkitWarning, ServerFailed
from reelkit_mock import Mock
from reelkit_specs import models
from tests.wrapper.face import KEY
from tests.wrapper.prices.test_published import fixed
from tests.wrapper.script import FOX, Make

TEXT, SPEECH = "pixverse/v5/text-to-video", "pixverse/lip-sync"
RENAMED = {TEXT: {"id": "pixverse/v6"}, SPEECH: "gone"}


def test_the_catalogue_has_prices_and_what_is_known_of_each_model(face: Make) -> None:
    """A model that the contract knows by an alias is known, and a model that is not listed has gone."""
    client = face(transport=Mock(catalogue=RENAMED).transport())

    found = client.do(client.client, "catalogue")

    assert isinstance(found, Catalogue)
    assert found.gone == (SPEECH,)
    model = found.find(TEXT)
    assert model == found.find("pixverse/v6")
    assert isinstance(model, CatalogueModel)
    assert (model.id, model.aliases, model.known_as) == ("pixverse/v6", (TEXT,), TEXT)
    assert model.pricing is not None
    assert model.pricing["kind"] == "variants"
    assert len(found.models) == len(models()) - 1


def test_one_request_without_the_key_is_sent(face: Make, cache: Path) -> None:
    """The second one has the ETag of the copy, and the copy stays as it is."""
    requests: list[httpx.Request] = []
    inner = Mock().transport()

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return inner.handle_request(request)

    client = face(answer)
    first, second = (client.do(client.client, "catalogue") for _ in range(2))

    assert [dict(request.url.params) for request in requests] == [
        {"type": "internal/video-generations/submit", "include": "pricing"}
    ] * 2
    assert not any("authorization" in request.headers or KEY in str(request.headers) for request in requests)
    assert ["if-none-match" in request.headers for request in requests] == [False, True]
    assert first.models == second.models
    assert len([*cache.iterdir()]) == 1


@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (200, b"<html>"),
        (200, b'{"data": {}}'),
        (404, b"{}"),
    ],
    ids=["500", "HTML", "no list", "404"],
)
def test_without_a_catalogue_the_copy_is_used(face: Make, answer: tuple[int, bytes]) -> None:
    """With a warning; without a copy, an error is raised."""
    status, content = answer
    client = face(transport=Mock(catalogue=RENAMED).transport())
    other = face(lambda _: httpx.Response(status, content=content))

    with pytest.raises(ServerFailed, match="the catalogue cannot be read: the service returned"):
        other.do(other.client, "catalogue")
    kept = client.do(client.client, "catalogue")
    with pytest.warns(ReelkitWarning, match=f"returned {status}; using the copy of {kept.day}"):
        found = other.do(other.client, "catalogue")

    assert found.gone == kept.gone


@pytest.mark.parametrize("tag", ["\u00e9", "x\r\nx-more: 1", 5])
def test_a_tag_that_cannot_be_sent_is_not_sent(face: Make, cache: Path, tag: object) -> None:
    """The copy would stay for good."""
    client = face(transport=Mock().transport())
    client.do(client.client, "catalogue")
    (path,) = cache.iterdir()
    path.write_text(json.dumps(json.loads(path.read_text()) | {"etag": tag, "data": []}))

    assert len(client.do(client.client, "catalogue").models) == len(models())


def test_a_damaged_copy_is_read_anew(face: Make, cache: Path) -> None:
    """It is as if it were not there."""
    client = face(transport=Mock().transport())
    client.do(client.client, "catalogue")
    (path,) = cache.iterdir()

    for content in ("{", "[]", '{"data": [], "read_at": null}', '{"data": 1, "read_at": 1.0}'):
        path.write_text(content)
        assert len(client.do(client.client, "catalogue").models) == len(models())


def test_a_credit_limit_counts_with_the_prices_of_the_copy(face: Make, tmp_path: Path) -> None:
    """By the contract one video would fit below the limit; by the catalogue none does, so nothing is bought."""
    pricing = fixed(name="video", price=1.5, per=1)
    mock = Mock(clock="looks:1", catalogue={TEXT: {"pricing": pricing}})
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.client, "catalogue")

    (outcome,) = client.do(
        client.client, "run_all", {"fox": FOX}, save_to=tmp_path / "{key}.mp4", max_credits=2_000_000
    )

    assert isinstance(outcome.error, OverBudget)
    assert "for about 3,000,000 credits" in str(outcome.error)
    assert mock.ledger == []
