"""GET /v1/models, /model/{id}, /models/metrics and /docs-json: the catalogue as the vendor publishes it."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from jsonschema_rs import Draft202012Validator

from reelkit_mock import Mock, MockError
from reelkit_specs import models
from tests.mock.mock_requests import KEY, TEXT, V2, create, create_job, read_json, send

VIDEO = "internal/video-generations/submit"
SPEECH = "pixverse/lip-sync"
SHARED = Path(__file__).parents[4] / "shared" / "vendor-service"
FIXED = {"kind": "fixed", "units": [{"name": "second", "price": 30, "per": 100}]}
VARIANTS = {
    "kind": "variants",
    "dimensions": ["style", "duration"],
    "variants": [
        {"when": {"style": "anime", "duration": 8}, "price": 1.5, "unit": "video", "per": 1},
        {"when": {"style": "anime"}, "price": 0.39, "unit": "second", "per": 1},
    ],
}


def listed(mock: Mock, query: str = "", path: str = "/v1/models") -> list[dict[str, Any]]:
    """The models of a query."""
    data: list[dict[str, Any]] = read_json(send(mock, "GET", f"{path}?{query}", key=""))["data"]
    return data


def ids(mock: Mock, query: str) -> set[str]:
    """The ids of a query."""
    return {entry["id"] for entry in listed(mock, query)}


@pytest.mark.parametrize(
    ("file", "path", "target"),
    [
        ("models.json", "/v1/models", "/v1/models?include=all"),
        ("model-metrics.json", "/models/metrics", "/models/metrics"),
        ("usage-v2.json", "/v2/usage", "/v2/usage?period=24h"),
        ("key-get.json", "/v1/key", "/v1/key"),
    ],
)
def test_responses_have_the_documented_shape(file: str, path: str, target: str) -> None:
    """They fit the schema of the vendor's document, and the fields are known to it."""
    if not (SHARED / file).is_file():
        pytest.skip("needs the vendor's documents of its service endpoints")
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 10**9}])
    create(mock)
    mock.advance(100)
    operation = json.loads((SHARED / file).read_text(encoding="utf-8"))["paths"][path]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]

    body = read_json(send(mock, "GET", target))

    assert list(Draft202012Validator(without_nullable(schema)).iter_errors(body)) == []
    assert {*body} <= {*schema["properties"]}


def without_nullable(schema: Any) -> Any:
    """The schema in JSON Schema: `nullable` is of OpenAPI 3.0."""
    if isinstance(schema, list):
        return [without_nullable(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: without_nullable(part) for key, part in schema.items() if key != "nullable"}
    return made | {"type": [schema["type"], "null"]} if schema.get("nullable") is True else made


def test_every_model_is_listed_once_at_each_address() -> None:
    """Without a key, and without the sections that nobody asked for."""
    mock = Mock(clock="manual", keys=[])

    entries = listed(mock)

    assert [entry["id"] for entry in entries] == [model.id for model in models()]
    assert [entry["aliases"] for entry in entries] == [[*model.ids[1:]] for model in models()]
    assert {tuple(entry) for entry in entries} == {("id", "aliases", "type", "info", "tags")}
    assert listed(mock, path="/models") == listed(mock, path="/api/v1/models") == entries


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("include=pricing", {"pricing"}),
        ("include=modalities,capabilities", {"modalities", "capabilities"}),
        ("include=modalities&include=PRICING", {"modalities", "pricing"}),
        ("include=all", {"pricing", "modalities", "capabilities"}),
        ("details=1", {"pricing", "modalities", "capabilities"}),
        ("include=prices", set()),
    ],
)
def test_sections_are_added_on_request(query: str, expected: set[str]) -> None:
    """Unknown values are ignored."""
    (entry,) = listed(Mock(), f"id={TEXT}&{query}")

    assert {*entry} - {"id", "aliases", "type", "info", "tags"} == expected


def test_filters_are_combined_as_documented() -> None:
    """Several values of one filter are alternatives, several filters must all pass, and case does not matter."""
    mock = Mock()
    every = ids(mock, "")
    images, audio = ids(mock, "input_modalities=image"), ids(mock, "input_modalities=AUDIO")

    assert ids(mock, f"id={TEXT.upper()}") == {TEXT}
    assert ids(mock, "id=pixverse/v5.5/text-to-video") == {"pixverse/v5-5-text-to-video"}
    assert ids(mock, f"id={TEXT},{SPEECH}") == ids(mock, f"id={TEXT}&id={SPEECH}") == {TEXT, SPEECH}
    assert ids(mock, f"type={VIDEO}&tags=playground:video&output_modalities=video&modalities=text,video") == every
    assert ids(mock, "type=openai/chat-completions") == ids(mock, "tags=playground:chat") == set()
    assert ids(mock, "input_modalities=image,audio") == images | audio
    assert ids(mock, "input_modalities=image&modalities=audio") == images & audio
    assert TEXT in ids(mock, "capabilities=text_to_video") - ids(mock, "capabilities=image_to_video")
    assert ids(mock, "unknown=1") == every > images > set() < audio


def test_one_model_is_found_by_id_or_alias() -> None:
    """The id stands in the path as it is; case does not matter."""
    mock = Mock()
    (entry,) = listed(mock, "id=pixverse/v5-5-text-to-video&include=all")

    for name in ("pixverse/v5-5-text-to-video", "PixVerse/v5.5/text-to-video", "pixverse%2Fv5.5%2Ftext-to-video"):
        reply = send(mock, "GET", f"/model/{name}?details=true", key="")
        assert (reply.status, read_json(reply)) == (200, {"object": "model", "data": entry})
    assert send(mock, "GET", "/model/pixverse/v9", key="").status == 404
    assert send(mock, "POST", f"/model/{TEXT}").status == 405


def test_an_etag_that_is_sent_back_gives_304() -> None:
    """It covers the whole response, so another query or another price has another one."""
    mock = Mock()
    reply = send(mock, "GET", "/v1/models?include=pricing")
    tag = dict(reply.headers)["etag"]

    again = send(mock, "GET", "/v1/models?include=pricing", headers={"if-none-match": f'"x", {tag}'})
    other = send(mock, "GET", "/v1/models", headers={"if-none-match": tag})
    dearer = send(
        Mock(catalogue={TEXT: {"pricing": FIXED}}), "GET", "/v1/models?include=pricing", headers={"if-none-match": tag}
    )

    assert (again.status, again.body, dict(again.headers)["etag"]) == (304, b"", tag)
    assert (other.status, dearer.status) == (200, 200)


def test_the_document_of_a_model_is_behind_its_link() -> None:
    """It has the model's create without our rules, and the fetch, and refers to nothing else."""
    mock = Mock()
    link = listed(mock, f"id={TEXT}")[0]["info"]["docsJson"]
    assert link == f"http://mock.test/docs-json?model={quote(TEXT, safe='')}&endpoint={quote(VIDEO, safe='')}"

    reply = send(mock, "GET", link.removeprefix("http://mock.test"), key="")
    document = read_json(reply)

    request = document["paths"][V2]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert request["properties"]["model"]["enum"] == [TEXT]
    assert request["properties"]["duration"]["enum"] == [5, 8]
    assert "allOf" not in request
    assert not any(word in reply.body for word in (b"x-reelkit", b"$ref", b"oneOf"))
    assert [*document["paths"][V2]["get"]["responses"]] == ["200"]
    parts = urlsplit(link)
    assert send(mock, "GET", f"{parts.path}?model={TEXT}", key="").status == 404
    assert send(mock, "GET", f"{parts.path}?model=a/b&endpoint={VIDEO}", key="").status == 404


def test_every_model_has_a_document() -> None:
    """All of them are served."""
    mock = Mock()

    replies = [send(mock, "GET", f"/docs-json?model={model.id}&endpoint={VIDEO}", key="") for model in models()]

    assert {reply.status for reply in replies} == {200}


def test_a_scenario_takes_a_model_away() -> None:
    """From the catalogue and from the create."""
    mock = Mock(catalogue={TEXT: "gone"})

    assert TEXT not in ids(mock, "")
    assert send(mock, "GET", f"/model/{TEXT}").status == 404
    assert create(mock).status == 400
    assert create(mock, model=SPEECH).status == 200


def test_a_scenario_makes_an_id_an_alias() -> None:
    """The model can be used by both, and has the new id everywhere else."""
    mock = Mock(catalogue={TEXT: {"id": "pixverse/v6"}})

    (entry,) = listed(mock, f"id={TEXT}")
    create_job(mock)
    create_job(mock, model=TEXT)
    assert send(mock, "POST", V2, {"model": "pixverse/v6", "prompt": "a cat"}).status == 200

    assert (entry["id"], entry["aliases"]) == ("pixverse/v6", [TEXT])
    assert {row["model"] for row in mock.ledger} == {"pixverse/v6"}


@pytest.mark.parametrize(
    ("pricing", "fields", "usd"),
    [
        (FIXED, {"duration": 8}, 2.4),
        (FIXED, {}, 1.5),
        (VARIANTS, {"style": "anime", "duration": 8}, 1.5),
        (VARIANTS, {"style": "anime"}, 1.95),
        (VARIANTS, {"style": "clay"}, 0.21),
        ({"kind": "variable"}, {}, 0.21),
    ],
    ids=["fixed", "fixed, default", "first variant", "second variant", "no variant", "variable"],
)
def test_a_create_costs_what_the_catalogue_says(pricing: Any, fields: dict[str, Any], usd: float) -> None:
    """Where it says nothing, a create costs what was recorded."""
    mock = Mock(catalogue={TEXT: {"pricing": pricing}})

    reply = create(mock, **fields)

    (entry,) = listed(mock, f"id={TEXT}&include=pricing")
    assert entry["pricing"] == pricing
    assert dict(reply.headers)["x-aimlapi-credits-used"] == str(round(usd * 2_000_000))


@pytest.mark.parametrize(
    ("catalogue", "message"),
    [
        ({"pixverse/v5/text-to-vide": "gone"}, "did you mean 'pixverse/v5/text-to-video'?"),
        ({TEXT: "away"}, '"gone" was expected'),
        ({TEXT: {"pricing": {"kind": "fixed"}}}, "units"),
        ({TEXT: {"price": 1}}, "price"),
    ],
)
def test_a_wrong_change_of_the_catalogue_is_refused(catalogue: Any, message: str) -> None:
    """Before anything starts."""
    with pytest.raises(MockError) as caught:
        Mock(catalogue=catalogue)

    assert message in str(caught.value)


def test_the_metrics_measure_finished_jobs_of_the_window() -> None:
    """A model without one is absent, and so is one that failed."""
    mock = Mock(clock="manual", generate_seconds=[20, 20], queue_seconds=[0, 0])
    create(mock)
    job = create_job(mock, model=SPEECH)
    mock.force(job, "failed")
    mock.advance(20)

    body = read_json(send(mock, "GET", "/models/metrics", key=""))
    assert (body["window_seconds"], [entry["alias"] for entry in body["models"]]) == (300, [TEXT])
    assert body["models"][0]["metrics"] == {"duration_ms": {"p50": 20000, "p75": 20000, "p90": 20000, "p99": 20000}}
    assert read_json(send(mock, "GET", f"/models/metrics?aliases={TEXT},{SPEECH}"))["models"] == []
    assert len(read_json(send(mock, "GET", f"/models/metrics?aliases={TEXT}&aliases={SPEECH}"))["models"]) == 1
    assert send(mock, "GET", "/models/metrics?alias=x").status == 400
    assert send(mock, "GET", "/models/metrics?" + "aliases=x&" * 101).status == 400
    mock.advance(301)
    assert read_json(send(mock, "GET", "/models/metrics"))["models"] == []


def test_the_usage_is_what_was_charged_in_the_window() -> None:
    """Only finished jobs; a window must be given in one of two ways."""
    mock = Mock(clock="manual")
    create(mock)
    mock.advance(1000)
    create(mock)

    body = read_json(send(mock, "GET", "/v2/usage?period=1h"))

    assert (body["spend"], body["requests"], body["api_key_prefix"]) == (0.21, 1, None)
    assert read_json(send(mock, "GET", f"/v2/usage?period=1d&key_prefix={KEY[:8]}"))["api_key_prefix"] == KEY[:8]
    assert send(mock, "GET", "/v2/usage?period=1d&key_prefix=other").status == 403
    for query in ("", "period=1w", "period=1h&start=2026-01-01", "period=1h&group_by=day", "period=93d"):
        assert send(mock, "GET", f"/v2/usage?{query}").status == 400, query
    assert send(mock, "GET", "/v2/usage?period=1h", key="").status == 401


def test_a_key_is_described_without_being_told() -> None:
    """Its first eight characters, its limit and what it has spent this month."""
    mock = Mock(clock="manual", keys=[{"key": "0123456789abcdef", "credits": 4_000_000}])

    reply = send(mock, "GET", "/v1/key", key="0123456789abcdef")

    data = read_json(reply)["data"]
    assert (data["prefix"], data["limit"]) == ("01234567", {"retention": "no_reset", "threshold": 2.0})
    assert data["monthly_usage"] == 0
    assert b"89abcdef" not in reply.body
