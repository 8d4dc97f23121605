"""What is sent to the service and what comes back: the key, the request as it was written, lost creates, recordings."""

import asyncio
import gzip
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

import reelkit
from reelkit import JournalError
from reelkit._journal.journal import Journal
from reelkit_mock import Mock, Reply, Request, Wire
from reelkit_mock._http.connection import Handler
from reelkit_mock._http.server import serve
from reelkit_run._errors import RunError
from reelkit_run._gateway.gateway import Spending
from reelkit_run._gateway.replies import MARK
from reelkit_run._gateway.service import Service
from tests.run.gateway.conftest import CREATES, KEY, MODEL, REAL, Open

CLIENT_REQUEST_ID = "x-client-request-id"


class Scripted(Mock):
    """A service whose next response to a method is replaced."""

    def __init__(self, **replies: Reply) -> None:
        super().__init__()
        self.replies = replies

    def handle(self, request: Request) -> Reply:
        """Respond with the replacement, once, or as the mock."""
        return self.replies.pop(request.method, None) or super().handle(request)


def purchases(tmp_path: Path) -> list[Any]:
    return list(Journal(tmp_path / "jobs.db").every())


def through_a_socket(monkeypatch: pytest.MonkeyPatch, handler: Handler, *requests: Request) -> list[Reply]:
    """The responses of a service with this handler, whose base URL has a path."""
    with serve(handler) as server:
        monkeypatch.setenv("AIMLAPI_BASE_URL", f"{server.base_url}/prefix")
        service = Service(KEY, None, None)

        async def main() -> list[Reply]:
            replies = [await service.send(request) for request in requests]
            await service.close()
            return replies

        return asyncio.run(main())


def test_the_request_arrives_as_the_program_wrote_it(open_gateway: Open) -> None:
    """Path, body and headers; only the key is another one, and what concerns the way is left out."""
    stage = open_gateway(Spending.ANYTHING)
    body = b'{"prompt": "a f\\u006fx",  "model": "pixverse/v5/text-to-video"}'
    headers = {"x-mine": "yes", "user-agent": "my-program", "connection": "x-hop, keep-alive", "x-hop": "no", "te": "x"}

    reply = stage.run(stage.ask("POST", "/v2/generate/video/pixverse/generation", body, headers=headers))

    [got] = stage.requests
    assert reply.status == 200
    assert (got.method, got.target, got.body) == ("POST", "/v2/generate/video/pixverse/generation", body)
    assert (got.headers["x-mine"], got.headers["user-agent"]) == ("yes", "my-program")
    assert got.headers["authorization"] == f"Bearer {REAL}"
    assert got.headers["host"] == "service.example"
    assert not {"x-hop", "te"} & got.headers.keys()


def test_a_create_keeps_its_client_request_id(open_gateway: Open) -> None:
    """Whatever the program says of the header: the logs of the service must show it."""
    stage = open_gateway(Spending.ANYTHING)

    stage.run(stage.create(headers={"connection": f"close, {CLIENT_REQUEST_ID}", CLIENT_REQUEST_ID: "mine"}))

    assert stage.requests[0].headers[CLIENT_REQUEST_ID] == "mine"


def test_the_target_is_sent_unchanged(open_gateway: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although httpx would write these in another way. The base URL may have a path."""
    targets = ["/v1/models?include=a%2Fb&x", "/v1/../v1/models", "/v1/m%6fdels", "/a|b"]
    received = []

    def handler(request: Request) -> Reply:
        received.append(request.target)
        return Reply(200, (("content-length", "0"),), b"")

    through_a_socket(monkeypatch, handler, *(Request("GET", target, {}) for target in targets))

    assert received == [f"/prefix{target}" for target in targets]


@pytest.mark.parametrize("spending", Spending)
def test_the_program_gets_the_real_key_in_no_response(open_gateway: Open, spending: Spending) -> None:
    """The service may repeat it, in the body or in a header, also in another spelling."""
    text = json.dumps({"message": f"no such key: {REAL}", "escaped": REAL.replace("-", "\\u002d")}).encode()
    headers = (("x-echo", REAL), ("content-length", str(len(text))))
    stage = open_gateway(spending, service=Scripted(GET=Reply(403, headers, text)), limit=1e9)

    reply = stage.run(stage.ask("GET", "/v1/billing/balance"))

    assert reply.status == 403
    assert "***" in dict(reply.headers)["x-echo"]
    assert REAL not in f"{reply.headers}{reply.body!r}"
    assert json.loads(reply.body)["message"] == "no such key: ***"


def test_the_real_key_does_not_follow_a_redirect(open_gateway: Open) -> None:
    """The program gets the redirect, and has the made-up key."""
    stage = open_gateway(service=Scripted(GET=Reply(302, (("location", "https://elsewhere.example/"),), b"")))

    reply = stage.run(stage.ask("GET", "/v1/models"))

    assert (reply.status, dict(reply.headers)["location"]) == (302, "https://elsewhere.example/")
    assert len(stage.requests) == 1


def test_headers_that_are_not_ascii_pass_both_ways(open_gateway: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error after a purchase would make the program buy again."""
    seen = []

    def handler(request: Request) -> Reply:
        seen.append(request.headers["x-title"])
        return Reply(200, (("x-title", "caf\u00e9 \u00df"), ("content-length", "0")), b"")

    [reply] = through_a_socket(monkeypatch, handler, Request("GET", "/", {"x-title": "caf\u00e9"}))

    assert (seen, dict(reply.headers)["x-title"]) == (["caf\u00e9"], "caf\u00e9 \u00df")


def test_a_compressed_request_stays_compressed(open_gateway: Open) -> None:
    """With the header that says so."""
    stage, packed = open_gateway(Spending.ANYTHING), gzip.compress(b"{}")

    stage.run(stage.ask("POST", "/v1/other", packed, headers={"content-encoding": "gzip"}))

    assert (stage.requests[0].headers["content-encoding"], stage.requests[0].body) == ("gzip", packed)


def test_a_compressed_response_arrives_unpacked(open_gateway: Open) -> None:
    """So that the key can be hidden in it."""
    packed = gzip.compress(b"hello")
    headers = (("content-encoding", "gzip"), ("content-length", str(len(packed))))
    stage = open_gateway(service=Scripted(GET=Reply(200, headers, packed)))

    reply = stage.run(stage.ask("GET", "/", headers={"accept-encoding": "br"}))

    assert (reply.body, dict(reply.headers)) == (b"hello", {"content-length": "5"})
    assert stage.requests[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_response_that_breaks_off_does_so_for_the_program_too(open_gateway: Open) -> None:
    """It must not take a part for the whole."""
    broken = Reply(200, (("content-length", "10"),), b"0123456789", Wire(cut=4))
    stage = open_gateway(service=Scripted(GET=broken))

    reply = stage.run(stage.ask("GET", "/"))

    assert (reply.body, dict(reply.headers)["content-length"], reply.wire) == (b"0123", "5", Wire(cut=4))


@pytest.mark.parametrize(
    ("method", "spending", "states"), [("GET", Spending.NOTHING, []), ("POST", Spending.ANYTHING, ["given_up"])]
)
def test_a_service_that_cannot_be_reached_is_502(
    open_gateway: Open, tmp_path: Path, method: str, spending: Spending, states: list[str]
) -> None:
    """The response says what happened, and the journal that nothing was bought."""
    stage = open_gateway(spending)

    def unreachable(request: Request) -> Reply:
        raise httpx.ConnectError("connection refused")

    stage.receive = unreachable  # type: ignore[method-assign]

    reply = stage.run(stage.ask(method, CREATES, {"model": MODEL, "prompt": "a fox"}))

    assert reply.status == 502
    assert "cannot be reached: ConnectError: connection refused" in json.loads(reply.body)["message"]
    assert [purchase.state for purchase in purchases(tmp_path)] == states


def test_a_lost_response_is_replaced_by_the_job_in_the_logs(open_gateway: Open, tmp_path: Path) -> None:
    """One POST, and the program gets the id; the journal has the job."""
    service = Mock()
    service.fault("lost", route="create")
    stage = open_gateway(Spending.ANYTHING, service=service)

    with reelkit.no_waiting():
        reply = stage.run(stage.create())

    [job] = service.ledger
    assert (reply.status, json.loads(reply.body)) == (200, {"id": job["job_id"], "status": "queued"})
    assert dict(reply.headers)[MARK] == "found-in-logs"
    assert [line.split("?")[0] for line in stage.received()] == [f"POST {CREATES}", "GET /v2/logs"]
    [purchase] = purchases(tmp_path)
    assert (purchase.state, purchase.job_id, purchase.client_request_id) == (
        "submitted",
        job["job_id"],
        job["client_request_id"],
    )


def test_a_response_with_an_id_that_breaks_off_is_replaced(open_gateway: Open) -> None:
    """The program would take the purchase for a failure, and buy again."""
    body = b'{"id": "fox", "status": "queued"}'
    broken = Reply(200, (("content-length", "99"),), body, Wire(cut=len(body)))
    stage = open_gateway(Spending.ANYTHING, service=Scripted(POST=broken))

    reply = stage.run(stage.create())

    assert (reply.status, json.loads(reply.body), reply.wire) == (200, {"id": "fox", "status": "queued"}, None)
    assert dict(reply.headers)["content-length"] == str(len(reply.body))


def test_a_job_that_the_journal_cannot_store_is_given_to_the_program(
    open_gateway: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is paid for."""

    def full(*_: object) -> None:
        raise JournalError("disk full")

    monkeypatch.setattr(Journal, "submitted", full)
    stage = open_gateway(Spending.ANYTHING)

    reply = stage.run(stage.create())

    [job] = stage.service.ledger
    assert (reply.status, json.loads(reply.body)["id"]) == (200, job["job_id"])


def test_a_create_that_the_journal_cannot_keep_is_not_sent(open_gateway: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its response could be lost."""

    def full(*_: object, **__: object) -> None:
        raise JournalError("disk full")

    monkeypatch.setattr(Journal, "intend", full)
    stage = open_gateway(Spending.ANYTHING)

    reply = stage.run(stage.create())

    assert (reply.status, json.loads(reply.body)["message"], stage.requests) == (502, "disk full", [])


@pytest.mark.parametrize("fault", ["close", {"status": 502}, {"status": 502, "html": True}])
def test_a_create_that_the_logs_never_show_is_424(open_gateway: Open, tmp_path: Path, fault: Any) -> None:
    """Clients do not send it again by themselves, as after a 502."""
    service = Mock()
    service.fault(fault, route="create")
    stage = open_gateway(Spending.ANYTHING, service=service)

    with reelkit.no_waiting():
        reply = stage.run(stage.create())

    assert reply.status == 424
    assert "it is unknown whether the job was created" in json.loads(reply.body)["message"]
    assert [purchase.state for purchase in purchases(tmp_path)] == ["unknown"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 429])
def test_a_refusal_of_the_service_is_passed_on_at_once(open_gateway: Open, tmp_path: Path, status: int) -> None:
    """It is not sent again, nor to another address; the program decides."""
    service = Mock()
    service.fault({"status": status}, route="create", times=5)
    stage = open_gateway(Spending.LIMITED, service=service, limit=420_000)

    async def program() -> tuple[Reply, Reply]:
        return await stage.create(), await stage.create()

    replies = stage.run(program())

    assert [reply.status for reply in replies] == [status, status]
    assert stage.received() == [f"POST {CREATES}"] * 2
    assert [purchase.state for purchase in purchases(tmp_path)] == ["given_up"] * 2
    assert stage.behind.bought == 0


def test_a_create_gets_a_client_request_id_if_it_has_none(open_gateway: Open) -> None:
    """One of the program's own stays, unless the service would ignore it or it was used before."""
    stage = open_gateway(Spending.ANYTHING)
    given = [{}, {CLIENT_REQUEST_ID: "mine-1"}, {CLIENT_REQUEST_ID: "mine-1"}, {CLIENT_REQUEST_ID: "not valid"}]

    async def program() -> None:
        for headers in given:
            await stage.create(headers=headers)

    stage.run(program())

    sent = [request.headers[CLIENT_REQUEST_ID] for request in stage.requests]
    assert sent[1] == "mine-1"
    assert len({*sent}) == 4
    assert "not valid" not in sent


def test_a_client_that_disconnects_does_not_cancel_its_create(open_gateway: Open, tmp_path: Path) -> None:
    """Its job is in the journal."""
    service = Mock()
    service.fault({"delay": 0.05}, route="create")
    stage = open_gateway(Spending.ANYTHING, service=service)

    async def program() -> None:
        task = asyncio.create_task(stage.create())
        while not stage.requests:
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    stage.run(program())

    assert [purchase.state for purchase in purchases(tmp_path)] == ["submitted"]
    assert len(stage.service.ledger) == 1


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_the_traffic_is_recorded_without_the_key(open_gateway: Open, tmp_path: Path) -> None:
    """Requests as the program sent them; what the mock answered is not the service's, and is left out."""
    file, service = tmp_path / "traffic.har", Scripted(PUT=Reply(200, (("content-length", "24"),), REAL.encode()))
    stage = open_gateway(Spending.ANYTHING, record=file, service=service)
    offline = open_gateway(record=file)

    async def program() -> None:
        await stage.create(headers={"user-agent": "my-program"})
        await stage.ask("PUT", "/v1/other", {"a": 1})

    stage.run(program())
    offline.run(offline.create())

    create, other = lines(file)
    sent = {header["name"]: header["value"] for header in create["request"]["headers"]}
    assert create["request"]["url"] == f"https://service.example{CREATES}"
    assert json.loads(create["request"]["postData"]["text"]) == {"model": MODEL, "prompt": "a fox"}
    assert (sent["user-agent"], sent["authorization"]) == ("my-program", "***")
    assert (create["response"]["status"], other["response"]["content"]["text"]) == (200, "***")
    assert REAL not in file.read_text()


@pytest.mark.parametrize("kind", ["video/mp4", "image/svg+xml", "application/octet-stream"])
def test_a_file_keeps_its_size_without_the_key_and_is_not_recorded(
    open_gateway: Open, tmp_path: Path, kind: str
) -> None:
    """The service may repeat the key under any type. To look for its other spellings would take seconds."""
    file, video = tmp_path / "traffic.har", b"\xff" + REAL.encode()
    response = Reply(200, (("content-type", kind), ("content-length", str(len(video)))), video)
    stage = open_gateway(record=file, service=Scripted(GET=response))

    reply = stage.run(stage.ask("GET", "/files/video.mp4"))

    assert reply.body == b"\xff" + b"*" * len(REAL)
    [entry] = lines(file)
    assert entry["response"]["content"]["comment"] == "a file, which is not recorded"


def test_the_key_is_in_no_file(open_gateway: Open, tmp_path: Path) -> None:
    """Neither the real one nor in the journal the made-up one; a body that has the real one is refused."""
    stage = open_gateway(Spending.ANYTHING, record=tmp_path / "traffic.har")

    async def program() -> tuple[Reply, Reply]:
        return await stage.create(), await stage.create(prompt=REAL)

    accepted, refused = stage.run(program())

    assert (accepted.status, refused.status) == (200, 400)
    written = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    assert {"jobs.db", "traffic.har"} <= written.keys()
    assert not any(REAL.encode() in content for content in written.values())
    assert KEY.encode() not in written["jobs.db"]


@pytest.mark.parametrize("missing", ["AIMLAPI_API_KEY", "AIMLAPI_BASE_URL"])
def test_a_missing_setting_is_an_error_before_the_program_starts(
    open_gateway: Open, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """It names the variable."""
    monkeypatch.setenv(missing, "" if missing.endswith("KEY") else "nonsense")

    with pytest.raises(RunError, match=r"AIMLAPI_API_KEY|is not a base URL"):
        open_gateway(Spending.ANYTHING)
