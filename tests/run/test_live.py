"""`reelkit run` with a service behind it: what is bought, recorded and kept. A mock on loopback plays the service."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reelkit_mock import Mock, Reply, Request
from reelkit_mock._http.server import serve

pytestmark = pytest.mark.slow

REAL = "the-real-key-of-the-user"
CREATE = """
import json, os, sys, urllib3
URL, HEAD = "https://api.aimlapi.com/v2/video/generations", {"Authorization": "Bearer " + os.environ["AIMLAPI_API_KEY"]}
RETRY = urllib3.Retry(3, allowed_methods=None, status_forcelist=[500, 502, 503, 504], backoff_factor=0.01)
pool = urllib3.PoolManager(retries=RETRY, timeout=20)
def create(**changes):
    body = {"model": "pixverse/v5/text-to-video", "prompt": "a fox"} | changes
    return pool.request("POST", URL, json=body, headers=HEAD)
def fetch(made):
    return pool.request("GET", URL, fields={"generation_id": made.json()["id"]}, headers=HEAD)
"""


class Service(NamedTuple):
    """The mock that plays the service, its base URL, and the requests that it received."""

    mock: Mock
    base_url: str
    received: list[Request]

    def creates(self) -> int:
        """How many creates arrived."""
        return sum(request.method == "POST" for request in self.received)


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service, which the environment names."""
    mock, received = Mock(), list[Request]()

    def handler(request: Request) -> Reply:
        received.append(request)
        return mock.handle(request)

    with serve(handler) as server:
        monkeypatch.setenv("AIMLAPI_API_KEY", REAL)
        monkeypatch.setenv("AIMLAPI_BASE_URL", server.base_url)
        monkeypatch.setenv("REELKIT_JOURNAL", str(tmp_path / "jobs.db"))
        yield Service(mock, server.base_url, received)


Reelkit = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def reelkit(tmp_path: Path) -> Reelkit:
    """Run a command of reelkit."""

    def call(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "reelkit", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)

    return call


def python(text: str) -> tuple[str, ...]:
    return "--", sys.executable, "-c", CREATE + text


def test_a_client_that_retries_gets_the_job_of_its_one_create(service: Service, reelkit: Reelkit) -> None:
    """The response is lost; the job is found in the service's logs, and is in the journal."""
    service.mock.fault("lost", route="create")

    done = reelkit("run", "--live", *python("made = create(); print(made.json()['id'], fetch(made).json()['status'])"))

    [job] = service.mock.ledger
    assert (done.returncode, done.stdout) == (0, f"{job['job_id']} queued\n"), done.stderr
    assert service.creates() == 1
    asked, cost = f"2 requests, 2 of them to {service.base_url}", "420,000 credits (0.21 USD)"
    assert done.stderr == f"reelkit run: {asked}; 1 job, which cost about {cost}\n"
    assert job["job_id"] in reelkit("jobs", "list").stdout


def test_a_client_that_stops_waiting_gets_the_job_of_its_one_create(service: Service, reelkit: Reelkit) -> None:
    """Its second request gets the response to the first one."""
    service.mock.fault({"delay": 1.0}, route="create")
    text = "pool = urllib3.PoolManager(retries=urllib3.Retry(9, allowed_methods=None), timeout=0.3); made = create(); "
    text += "print(made.json()['id'], made.headers['x-reelkit-run'])"

    done = reelkit("run", "--live", *python(text))

    [job] = service.mock.ledger
    assert (done.returncode, done.stdout) == (0, f"{job['job_id']} repeated\n"), done.stderr
    assert service.creates() == 1


def test_a_recording_is_judged_and_has_no_key(service: Service, reelkit: Reelkit, tmp_path: Path) -> None:
    """As that of a client of reelkit."""
    done = reelkit("run", "--live", "--record", "traffic.har", *python("print(fetch(create()).json()['status'])"))
    judged = reelkit("conform", "--recorded", "traffic.har")

    assert (done.returncode, done.stdout) == (0, "queued\n"), done.stderr
    assert judged.returncode == 0, judged.stdout
    assert f"{service.base_url} conforms in every judged check (requests: 2, jobs: 1" in judged.stdout
    assert REAL not in (tmp_path / "traffic.har").read_text()


def test_recording_buys_nothing_by_default(service: Service, reelkit: Reelkit, tmp_path: Path) -> None:
    """The mock answers the create and its fetch, and its options apply; the rest is recorded."""
    text = "print(fetch(create()).json()['status'], pool.request('GET', URL[:23] + '/v1/models').status)"

    done = reelkit("run", "--record", "traffic.har", "--clock", "polls:1", *python(text))

    assert (done.returncode, done.stdout) == (0, "completed 200\n"), done.stderr
    assert [request.target for request in service.received] == ["/v1/models"]
    assert len((tmp_path / "traffic.har").read_text().splitlines()) == 1
    assert "3 requests, 1 of them to " in done.stderr
    assert "; the mock: 1 job, which would have cost 420,000 credits (0.21 USD)" in done.stderr


def test_a_limit_stops_the_creates_of_the_program(service: Service, reelkit: Reelkit) -> None:
    """The summary counts them."""
    done = reelkit("run", "--max-credits", "900000", *python("print([create().status for _ in range(3)])"))

    assert (done.returncode, done.stdout) == (0, "[200, 200, 403]\n"), done.stderr
    assert len(service.mock.ledger) == 2
    assert ", 1 stopped; 2 jobs, which cost about 840,000 credits (0.42 USD)" in done.stderr


def test_once_sends_the_same_create_once(service: Service, reelkit: Reelkit) -> None:
    """Another one is sent."""
    text = "print(len({create().json()['id'] for _ in range(3)}), create(seed=1).status)"

    done = reelkit("run", "--live", "--once", "60", *python(text))

    assert (done.returncode, done.stdout) == (0, "1 200\n"), done.stderr
    assert service.creates() == 2


LOOK = """
made = create()
files = [os.path.join(folder, name) for folder, _, names in os.walk(os.environ["TMPDIR"]) for name in names]
print(json.dumps([dict(os.environ), HEAD, made.json(), [open(file, errors="replace").read() for file in files]]))
"""


def test_the_program_and_the_files_never_have_the_real_key(
    service: Service, reelkit: Reelkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is added on the way to the service. The base URL of the user would lead around it, and is replaced."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("MY_HEADER", f"Bearer {REAL}")

    done = reelkit("run", "--live", "--record", "traffic.har", *python(LOOK))

    assert done.returncode == 0, done.stderr
    assert REAL not in done.stdout + done.stderr
    environment, head, _, files = json.loads(done.stdout)
    assert environment["AIMLAPI_BASE_URL"] == "https://api.aimlapi.com"
    assert len(files) > 4
    assert [request.headers["authorization"] for request in service.received] == [f"Bearer {REAL}"]
    assert head["Authorization"] != f"Bearer {REAL}"
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert {"traffic.har", "jobs.db"} <= {file.name for file in left}
    assert not any(REAL.encode() in file.read_bytes() for file in left)


OTHER_USER = """
import socket, ssl
context = ssl.create_default_context(cafile=os.environ["REELKIT_RUN_AUTHORITY"])
for line in ("Authorization: Bearer guessed\\r\\n", "", "x-api-key: guessed\\r\\n"):
    plain = socket.create_connection(("127.0.0.1", int(os.environ["REELKIT_RUN_PORT"])))
    with context.wrap_socket(plain, server_hostname="api.aimlapi.com") as connection:
        body = '{"model": "pixverse/v5/text-to-video", "prompt": "a fox"}'
        head = f"POST /v2/video/generations HTTP/1.1\\r\\nHost: x\\r\\n{line}Content-Length: {len(body)}\\r\\n"
        connection.sendall((head + "Content-Type: application/json\\r\\n\\r\\n" + body).encode())
        print(connection.recv(1000).split()[1].decode())
"""


def test_other_users_of_the_machine_buy_nothing_at_the_direct_port(service: Service, reelkit: Reelkit) -> None:
    """The key that the run has made up is its token."""
    done = reelkit("run", "--live", *python(OTHER_USER))

    assert (done.returncode, done.stdout) == (0, "401\n" * 3), done.stderr
    assert service.received == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--once", "5"), "--once needs --live or --max-credits"),
        (("--no-spend", "--live"), "--no-spend excludes"),
        (("--live", "--clock", "polls:1"), "no mock responds, so leave out --clock"),
        (("--max-credits", "0"), "0 is not in the range"),
    ],
)
def test_options_that_contradict_each_other_run_nothing(
    reelkit: Reelkit, options: tuple[str, ...], message: str
) -> None:
    """The error says which."""
    done = reelkit("run", *options, *python("print('ran')"))

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_without_a_key_nothing_runs(service: Service, reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to set."""
    monkeypatch.setenv("AIMLAPI_API_KEY", "")

    done = reelkit("run", "--live", *python("print('ran')"))

    assert (done.returncode, done.stdout) == (125, "")
    assert "no API key was given; set AIMLAPI_API_KEY" in done.stderr
    assert os.environ["AIMLAPI_BASE_URL"] not in done.stderr


def test_a_create_under_way_at_the_end_of_the_program_is_in_the_journal(service: Service, reelkit: Reelkit) -> None:
    """Its response is awaited."""
    service.mock.fault({"delay": 1.0}, route="create")
    text = "import threading, time; threading.Thread(target=create, daemon=True).start(); time.sleep(0.7); os._exit(3)"

    done = reelkit("run", "--live", *python(text))

    [job] = service.mock.ledger
    assert done.returncode == 3, done.stderr
    assert job["job_id"] in reelkit("jobs", "list").stdout


def test_a_recorded_run_can_be_replayed(service: Service, reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the service: the program gets the same responses."""
    text = "made = create(); print(made.json()['id'], fetch(made).json()['status'], create(duration=7).status)"
    recorded = reelkit("run", "--live", "--record", "traffic.har", *python(text))
    asked = len(service.received)
    monkeypatch.setenv("AIMLAPI_API_KEY", "")

    replayed = reelkit("run", "--replay", "traffic.har", *python(text + "; print(create(seed=9).status)"))

    assert replayed.stdout == f"{recorded.stdout}501\n", replayed.stderr
    assert replayed.stderr == "reelkit run: 4 requests, 1 of them not in traffic.har\n"
    assert len(service.received) == asked


def test_a_replayed_job_moves_on_and_its_video_can_be_had(reelkit: Reelkit, tmp_path: Path) -> None:
    """At the host of its link, which is in no name server."""
    link = "https://cdn.video.example/a%2Fb.mp4"
    responses = [("POST", "", {"id": "x", "status": "queued"})]
    responses += [("GET", "?generation_id=x", {"id": "x", "status": "queued"})]
    responses += [("GET", "?generation_id=x", {"id": "x", "status": "completed", "video": {"url": link}})]
    body = json.dumps({"model": "pixverse/v5/text-to-video", "prompt": "a fox"})
    lines = [
        {
            "startedDateTime": f"2026-11-30T17:00:{10 * number:02}+00:00",
            "request": {"method": method, "url": f"https://api.aimlapi.com/v2/video/generations{query}"}
            | ({"postData": {"text": body}} if method == "POST" else {}),
            "response": {"status": 200, "headers": [], "content": {"text": json.dumps(value)}},
        }
        for number, (method, query, value) in enumerate(responses)
    ]
    (tmp_path / "traffic.har").write_text("\n".join(map(json.dumps, lines)))
    text = "made = create(); print(fetch(made).json()['status']); link = fetch(made).json()['video']['url']; "
    text += "print(pool.request('GET', link).data[4:8])"

    done = reelkit("run", "--replay", "traffic.har", *python(text))

    assert (done.returncode, done.stdout) == (0, "queued\nb'ftyp'\n"), done.stderr


@pytest.mark.parametrize("options", [("--live",), ("--seed", "1"), ("--record", "x")])
def test_a_replay_goes_with_no_service_and_no_mock(reelkit: Reelkit, tmp_path: Path, options: tuple[str, ...]) -> None:
    """The error says so; a clock that nobody moves is an error as well."""
    (tmp_path / "traffic.har").write_text("")

    done = reelkit("run", "--replay", "traffic.har", *options, *python("print('ran')"))
    manual = reelkit("run", "--replay", "traffic.har", "--clock", "manual", *python("print('ran')"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "--replay goes with --clock" in done.stderr
    assert (manual.returncode, manual.stdout) == (125, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_a_program_in_a_network_of_its_own_reaches_the_service(service: Service, reelkit: Reelkit) -> None:
    """Through the gateway, which stands outside."""
    done = reelkit("run", "--isolate", "--live", *python("print(fetch(create()).json()['status'])"))
    if "does not allow --isolate" in done.stderr:
        pytest.skip(done.stderr)

    assert (done.returncode, done.stdout) == (0, "queued\n"), done.stderr
    assert service.creates() == 1
