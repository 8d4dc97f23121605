"""The server in which faults are planted is correct without them."""

import functools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest

from reelkit_specs import contract, statuses
from tests.models import contract_of, pixverse

from .admin import ManualClock
from .fault import USUAL
from .model import LEGACY, PATH_OF, V2, Call, specs
from .process import finished, python, running
from .samples import good, minimal_request, optional_fields, values, with_voice
from .service import Service, Settings

HEADERS = {"authorization": "Bearer some-key", "content-type": "application/json"}
TRIED = {model.id for model in pixverse()}
CREATES = [(spec, address) for spec in specs() if spec.id in TRIED for address in spec.creates]
NAMES = [f"{spec.id} {address}" for spec, address in CREATES]


def _ask(service: Service, address: str, method: str, query: str = "", body: Any = None) -> tuple[int, Any]:
    answer = service.answer(Call(method, PATH_OF[address], query, HEADERS, json.dumps(body).encode()))
    return answer.status, json.loads(answer.encoded())


@functools.cache
def _validator(address: str, method: str, status: int) -> jsonschema_rs.Validator:
    """An independent validator of a response; compiled once for thousands of responses."""
    response = contract()["paths"][PATH_OF[address]][method]["responses"][str(status)]
    if "$ref" in response:
        response = contract()["components"]["responses"][response["$ref"].rpartition("/")[2]]
    schema = response["content"]["application/json"]["schema"] | {"components": contract()["components"]}
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def _against_the_contract(address: str, method: str, status: int, data: Any) -> list[str]:
    """Return what is wrong with a response."""
    return [error.message for error in _validator(address, method, status).iter_errors(data)]


@pytest.mark.parametrize(("spec", "address"), CREATES, ids=NAMES)
def test_a_job_has_the_documented_states(spec: Any, address: str) -> None:
    """Each response from the create to the end fits the contract, and contains what its status requires."""
    clock = ManualClock()
    service = Service(clock, Settings(failing=0.5))
    ends = set()
    for _ in range(12):
        status, created = _ask(service, address, "POST", body=minimal_request(spec))
        assert (status, created["status"]) == (200, "queued")
        assert _against_the_contract(address, "post", status, created) == []
        words = []
        for _ in range(45):
            status, fetched = _ask(service, address, "GET", f"generation_id={created['id']}")
            assert _against_the_contract(address, "get", status, fetched) == []
            assert fetched["id"] == created["id"]
            assert (fetched["status"] == "completed") == bool(fetched.get("video"))
            assert (fetched["status"] == "error") == bool(fetched.get("error"))
            words.append(fetched["status"])
            clock.advance(1)
        assert list(dict.fromkeys(words)) == ["queued", "generating", words[-1]]
        ends.add(words[-1])

    assert ends == {word for word, status in statuses().items() if status.documented} - {"queued", "generating"}


@pytest.mark.parametrize(("spec", "address"), CREATES, ids=NAMES)
def test_what_the_contract_accepts_is_accepted(spec: Any, address: str) -> None:
    """Every listed value of every field, and no other value."""
    service = Service(ManualClock())
    judge = jsonschema_rs.validator_for(spec.schema, validate_formats=True)
    bodies = [
        with_voice(minimal_request(spec) | {name: value}, spec, name)
        for name, part in spec.schema["properties"].items()
        for value in [*values(name, part), None, 7, 5.0, 8.5, "x y", "", [], {}, True, -3, "5"]
    ]

    wrong = [body for body in bodies if (_ask(service, address, "POST", body=body)[0] == 200) != judge.is_valid(body)]

    assert wrong == []


@pytest.mark.parametrize(("spec", "address"), CREATES, ids=NAMES)
def test_a_missing_field_costs_the_same_as_its_default(spec: Any, address: str) -> None:
    """And another value of a priced field costs something else."""
    service = Service(ManualClock())

    def cost(**more: Any) -> float:
        (credits,) = _ask(service, address, "POST", body=minimal_request(spec) | more)[1]["meta"]["usage"].values()
        return float(credits)

    priced = {name: part for name, part in optional_fields(spec).items() if name in ("resolution", "duration")}
    same = {value for name, part in priced.items() for value in part["enum"] if cost(**{name: value}) == cost()}

    assert same == {good(name, part) for name, part in priced.items()}


@pytest.mark.parametrize("address", [V2, LEGACY])
def test_refusals_are_as_documented(address: str) -> None:
    """Status and error body, for each reason."""
    service = Service(ManualClock())
    path, body = PATH_OF[address], json.dumps(minimal_request(specs()[0])).encode()
    calls = [
        (Call("POST", path, "", {"content-type": "application/json"}, body), 401),
        (Call("POST", path, "", HEADERS | {"authorization": "Bearer invalid-1"}, body), 401),
        (Call("GET", path, "generation_id=a", {}), 401),
        (Call("POST", path, "", HEADERS, b"{"), 400),
        (Call("POST", path, "", HEADERS, b"[]"), 400),
        (Call("POST", path, "", HEADERS | {"content-type": "text/plain"}, body), 400),
        (Call("POST", path, "", HEADERS, b'{"model": "nobody/nothing"}'), 400),
        (Call("GET", path, "", HEADERS), 400),
        (Call("GET", path, "generation_id=a", HEADERS), 404),
    ]
    for call, expected in calls:
        answer = service.answer(call)
        wrong = _against_the_contract(address, call.method.lower(), answer.status, answer.data)
        assert (answer.status, wrong, int(answer.data["statusCode"])) == (expected, [], expected)


def test_a_job_is_known_at_both_addresses() -> None:
    """Wherever it was created."""
    service = Service(ManualClock())
    for address in (V2, LEGACY):
        created = _ask(service, address, "POST", body=minimal_request(specs()[0]))[1]
        assert {_ask(service, other, "GET", f"generation_id={created['id']}")[0] for other in PATH_OF} == {200}


@pytest.fixture
def server() -> Iterator[str]:
    """A correct server as a process; its jobs take almost no time."""
    with running(python(f"{__package__}.serve", "--clock", "0.1", "--key", "the-only-key")) as said:
        yield said["base_url"]


def test_the_server_returns_the_name_of_its_fault() -> None:
    """In its first line, and on request."""
    with running(python(f"{__package__}.serve", "--fault", "backwards@v2")) as said:
        reported = httpx.get(said["base_url"] + "/__fault").json()

    assert (said["fault"], reported) == ("backwards@v2", {"fault": "backwards@v2"})


def test_a_finished_job_has_a_video(server: str) -> None:
    """The link responds to GET and HEAD."""
    with httpx.Client(base_url=server, headers={"Authorization": "Bearer the-only-key"}) as client:
        jobs = [client.post(PATH_OF[V2], json={"model": USUAL, "prompt": "a"}).json()["id"] for _ in range(8)]
        link = None
        while link is None:
            seen = [client.get(PATH_OF[V2], params={"generation_id": job}).json() for job in jobs]
            link = next((job["video"]["url"] for job in seen if "video" in job), None)
        body, head = client.get(link), client.head(link)

    assert (body.headers["content-type"], body.content[4:8]) == ("video/mp4", b"ftyp")
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(body.content)))


def test_the_clock_can_be_moved() -> None:
    """Like that of the mock, for a kit that does not wait."""
    with running(python(f"{__package__}.serve")) as said, httpx.Client(base_url=said["base_url"]) as client:
        client.headers["Authorization"] = "Bearer some-key"
        job = client.post(PATH_OF[V2], json={"model": USUAL, "prompt": "a"}).json()["id"]
        words = []
        for _ in range(2):
            words.append(client.get(PATH_OF[V2], params={"generation_id": job}).json()["status"])
            client.post("/__mock/clock", json={"advance": 60})

    assert words[0] == "queued"
    assert words[1] in ("completed", "error")


def test_schemathesis_finds_nothing(server: str, tmp_path: Path) -> None:
    """An independent tool agrees, with its own requests."""
    program = str(Path(sys.executable).with_name("schemathesis"))
    file = tmp_path / "contract.json"
    file.write_text(json.dumps(contract_of(pixverse())), encoding="utf-8")
    place = [program, "run", str(file), "--url", server, "--no-color"]
    rest = ["--header", "Authorization: Bearer the-only-key", "--seed", "1", "--max-examples", "5"]
    run = finished([*place, *rest, "--generation-database", "none"], within=300)

    assert run.status == 0, run.output[-5000:]
