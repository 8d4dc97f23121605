"""`reelkit mock` as a process."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from reelkit_mock import command
from tests.mock.process import COMMAND, KEY, MODULE, REQUEST, mock_process, run_failing
from tests.mock.raw_client import Client

GENERATIONS = "/v2/video/generations"
HANGING = (
    f"GET {GENERATIONS}?generation_id=x HTTP/1.1\r\n"
    f"host: x\r\nauthorization: Bearer {KEY}\r\nx-mock-fault: hang\r\n\r\n"
).encode()


@pytest.mark.parametrize("started_with", [MODULE, COMMAND], ids=["module", "command"])
def test_the_first_line_contains_the_address(started_with: tuple[str, ...]) -> None:
    """It is JSON; when it is printed, the mock responds at that address."""
    with mock_process(command=started_with) as mock, mock.client() as client:
        response = client.post(GENERATIONS, json=REQUEST)

    assert list(mock.first) == ["base_url"]
    assert mock.first["base_url"].startswith("http://127.0.0.1:")
    assert response.status_code == 200


def test_both_commands_have_the_same_help() -> None:
    """`python -m reelkit_mock` is another way to start the mock."""
    module, script = (run_failing("--help", command=started_with) for started_with in (MODULE, COMMAND))

    assert (module.returncode, module.stdout) == (0, script.stdout)
    assert module.stdout.startswith("Usage: reelkit mock ")


def test_options_override_the_scenario(tmp_path: Path) -> None:
    """Options override the file, the file overrides the defaults."""
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text("personality: relay\nclock: looks:2\nseed: 3\ncreate_status: 201\n")
    with (
        mock_process("--scenario", str(scenario), "--personality", "native", "--seed", "0") as mock,
        mock.client() as client,
    ):
        settings = client.get("/__mock/scenario").json()

    assert {name: settings[name] for name in ("personality", "clock", "seed", "create_status", "addresses")} == {
        "personality": "native",
        "clock": "looks:2",
        "seed": 0,
        "create_status": 201,
        "addresses": "both",
    }


def test_the_option_sets_the_clock() -> None:
    """The job is finished on the second fetch."""
    with mock_process("--clock", "looks:2") as mock, mock.client() as client:
        job = client.post(GENERATIONS, json=REQUEST).json()
        states = [client.get(GENERATIONS, params={"generation_id": job["id"]}).json()["status"] for _ in range(3)]

    assert (states[0], states[-1]) != ("completed", "queued")
    assert states[-1] == "completed"


@pytest.mark.every_python
def test_the_seed_decides_the_ids() -> None:
    """The same seed gives the same ids in another process; another seed gives others."""
    ids = []
    for seed in ("7", "7", "-8"):
        with mock_process("--seed", seed, "--clock", "manual") as mock, mock.client() as client:
            ids.append(client.post(GENERATIONS, json=REQUEST).json()["id"])

    assert ids[0] == ids[1]
    assert ids[0] != ids[2]


def test_it_listens_on_the_given_host_and_port() -> None:
    """If the port is in use, one line says so."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run_failing("--port", str(port))
    with mock_process("--port", str(port), "--host", "localhost") as mock:
        place = mock.first["base_url"]

    assert place == f"http://127.0.0.1:{port}"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: Port {port} of 127.0.0.1 is in use. Choose another, or 0 for any free port.\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("options", "pages"),
    [((), "pages may call it with --cors ORIGIN"), (("--cors", "http://a:1"), "pages of http://a:1 may call it")],
)
def test_in_a_terminal_it_says_how_to_use_it(options: tuple[str, ...], pages: str) -> None:
    """With commands that work as they are; programs that read the first line see the same line as ever."""
    ours, its = os.openpty()
    with subprocess.Popen([*MODULE, *options], stdout=subprocess.PIPE, stderr=its, text=True) as mock:
        try:
            assert mock.stdout is not None
            url = json.loads(mock.stdout.readline())["base_url"]
            said = ""
            while "Ctrl-C" not in said:
                said += os.read(ours, 4096).decode()
            commands = re.findall(r"^(?:curl|Node) +(.*?)\r$", said, re.MULTILINE)
            outputs = [
                subprocess.run(["bash", "-c", command], capture_output=True, text=True).stdout
                for command in commands
                if shutil.which(command.split()[0])
            ]
        finally:
            mock.kill()
            os.close(ours)
            os.close(its)

    assert f"{url}/__mock/" in said
    assert pages in said
    assert len(commands) == 2
    assert [output for output in outputs if "queued" not in output and "pixverse" not in output] == []


def slow_request(fault: str) -> bytes:
    """A request whose response takes its time."""
    return f"GET /v1/models HTTP/1.1\r\nhost: x\r\nx-mock-fault: {fault}\r\n\r\n".encode()


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_response_in_progress_may_finish_after_a_signal() -> None:
    """A download is complete, although the port is closed and idle connections are ended."""
    with mock_process() as mock:
        with Client(mock.first["base_url"]) as idle, Client(mock.first["base_url"]) as loading:
            loading.send(slow_request('{"dribble": 0.0001}'))
            head = loading.read_head()
            mock.process.send_signal(signal.SIGTERM)
            rest = idle.read_to_end()
            body = loading.read_to_end()
        end = mock.end()

    assert f"content-length: {len(body)}".encode() in head
    assert (rest, end) == (b"", (0, ""))


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_second_signal_ends_responses_in_progress() -> None:
    """Nobody waits for the slowest response against their will."""
    with mock_process() as mock:
        with Client(mock.first["base_url"]) as idle, Client(mock.first["base_url"]) as loading:
            loading.send(slow_request('{"status": 200, "delay": 3600}'))
            with mock.client() as client:
                assert any(client.get("/__mock/calls").json()["calls"] for _ in range(10_000))
            mock.process.send_signal(signal.SIGTERM)
            rests = [idle.read_to_end()]
            mock.process.send_signal(signal.SIGTERM)
            rests.append(loading.read_to_end())
        end = mock.end()

    assert (rests, end) == ([b"", b""], (0, ""))


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("options", [(), ("--while-stdin-is-open",)], ids=["alone", "with stdin"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(number: signal.Signals, options: tuple[str, ...]) -> None:
    """An idle connection and a request that hangs are closed without a response."""
    with mock_process(*options) as mock:
        place = mock.first["base_url"]
        with Client(place) as idle, Client(place) as hanging, mock.client() as client:
            hanging.send(HANGING)
            assert any(
                client.get("/__mock/calls").json()["calls"] for _ in range(10_000)
            )  # the hanging request has arrived
            mock.process.send_signal(number)
            rests = [idle.read_to_end(), hanging.read_to_end()]
        end = mock.end()

    assert rests == [b"", b""]
    assert end == (0, "")


def test_it_exits_when_standard_input_closes() -> None:
    """Input is ignored."""
    with mock_process("--while-stdin-is-open") as mock:
        assert mock.process.stdin is not None
        mock.process.stdin.write("something\n")
        mock.process.stdin.flush()
        with mock.client() as client:
            status = client.get("/__mock/health").status_code
        mock.process.stdin.close()
        end = mock.end()

    assert status == 200
    assert end == (0, "")


def test_an_empty_standard_input_ends_it_at_once() -> None:
    """It prints its address first."""
    done = run_failing("--while-stdin-is-open")

    assert (done.returncode, done.stderr) == (0, "")
    assert "base_url" in json.loads(done.stdout)


def test_beyond_loopback_the_admin_interface_requires_a_token() -> None:
    """The service itself needs no token."""
    with mock_process("--host", "0.0.0.0") as mock, mock.client() as client:
        told = {"x-mock-token": mock.first["admin_token"]}
        statuses = [
            client.get("/__mock/health").status_code,
            client.get("/__mock/health", headers={"x-mock-token": "another"}).status_code,
            client.get("/ns/a/__mock/health").status_code,
            client.get("/__mock/health", headers=told).status_code,
            client.get("/ns/a/__mock/health", headers=told).status_code,
            client.post(GENERATIONS, json=REQUEST).status_code,
        ]
        why = client.get("/__mock/jobs").json()["error"]

    assert mock.first["base_url"].startswith("http://127.0.0.1:")
    assert statuses == [401, 401, 401, 200, 200, 200]
    assert "header x-mock-token" in why


@pytest.mark.parametrize(
    ("host", "addresses", "has_token"),
    [
        ("localhost", ["127.0.0.1", "::1"], False),
        ("mock.example", ["127.0.0.1"], False),
        ("ip6-loopback", ["192.0.2.1"], True),
        ("app.localhost", ["::1", "192.0.2.1"], True),
    ],
)
def test_the_addresses_of_a_host_decide_whether_a_token_is_required(
    monkeypatch: pytest.MonkeyPatch, host: str, addresses: list[str], has_token: bool
) -> None:
    """Not its name: the name of a loopback address may be set to another one. The mock listens on these addresses."""
    found = [(0, socket.SOCK_STREAM, 0, "", (address, 0)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.delenv(command.TOKEN_VARIABLE, raising=False)
    listened: list[str] = []

    def listen(_: object, hosts: list[str], __: int, on_ready: Callable[[str], None]) -> None:
        listened.extend(hosts)
        on_ready("http://192.0.2.1")

    monkeypatch.setattr(command, "run", listen)

    done = CliRunner().invoke(command.mock, ["--host", host])

    assert ("admin_token" in json.loads(done.stdout)) == has_token
    assert listened == addresses


def test_each_start_creates_another_token() -> None:
    """Tokens are random."""
    tokens = []
    for _ in range(2):
        with mock_process("--host", "0.0.0.0") as mock:
            tokens.append(mock.first["admin_token"])

    assert tokens[0] != tokens[1]
    assert min(map(len, tokens)) >= 16


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_the_token_may_come_from_the_environment(host: str) -> None:
    """A token that is set applies to any address."""
    with mock_process("--host", host, env={"REELKIT_MOCK_TOKEN": "mine"}) as mock, mock.client() as client:
        responses = [client.get("/__mock/health", headers={"x-mock-token": token}) for token in ("mine", "another")]

    assert [response.status_code for response in responses] == [200, 401]
