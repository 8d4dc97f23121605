"""`reelkit mock`, as a process."""

import json
import os
import signal
import socket
from pathlib import Path

import pytest

from .process import COMMAND, KEY, MODULE, REQUEST, refused, room
from .raw import Client

GENERATIONS = "/v2/video/generations"
HANGING = (
    f"GET {GENERATIONS}?generation_id=x HTTP/1.1\r\n"
    f"host: x\r\nauthorization: Bearer {KEY}\r\nx-mock-fault: hang\r\n\r\n"
).encode()


@pytest.mark.parametrize("command", [MODULE, COMMAND], ids=["module", "command"])
def test_the_first_line_says_where_it_is(command: tuple[str, ...]) -> None:
    """In JSON, and once it is said the mock answers there."""
    with room(command=command) as mock, mock.client() as client:
        answer = client.post(GENERATIONS, json=REQUEST)

    assert list(mock.first) == ["base_url"]
    assert mock.first["base_url"].startswith("http://127.0.0.1:")
    assert answer.status_code == 200


def test_either_command_has_the_same_help() -> None:
    """`python -m reelkit_mock` is only another way to start it."""
    module, command = (refused("--help", command=command) for command in (MODULE, COMMAND))

    assert (module.returncode, module.stdout) == (0, command.stdout)
    assert module.stdout.startswith("Usage: reelkit mock ")


def test_options_come_before_the_scenario(tmp_path: Path) -> None:
    """What is not given is as in the file, and then as it is by itself."""
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text("personality: relay\nclock: looks:2\nseed: 3\ncreate_status: 201\n")
    with room("--scenario", str(scenario), "--personality", "native", "--seed", "0") as mock, mock.client() as client:
        settings = client.get("/__mock/scenario").json()

    assert {name: settings[name] for name in ("personality", "clock", "seed", "create_status", "addresses")} == {
        "personality": "native",
        "clock": "looks:2",
        "seed": 0,
        "create_status": 201,
        "addresses": "both",
    }


def test_the_clock_of_the_option_is_the_clock() -> None:
    """Two looks, and the video is there."""
    with room("--clock", "looks:2") as mock, mock.client() as client:
        job = client.post(GENERATIONS, json=REQUEST).json()
        states = [client.get(GENERATIONS, params={"generation_id": job["id"]}).json()["status"] for _ in range(3)]

    assert (states[0], states[-1]) != ("completed", "queued")
    assert states[-1] == "completed"


def test_chance_comes_from_the_seed() -> None:
    """The same one gives the same ids in another process, another one others."""
    ids = []
    for seed in ("7", "7", "-8"):
        with room("--seed", seed, "--clock", "manual") as mock, mock.client() as client:
            ids.append(client.post(GENERATIONS, json=REQUEST).json()["id"])

    assert ids[0] == ids[1]
    assert ids[0] != ids[2]


def test_it_listens_where_it_is_told() -> None:
    """And says so in one line if somebody else does already."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = refused("--port", str(port))
    with room("--port", str(port), "--host", "localhost") as mock:
        place = mock.first["base_url"]

    assert place == f"http://127.0.0.1:{port}"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: Port {port} of 127.0.0.1 is in use. Choose another, or 0 for any free port.\n"


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("options", [(), ("--while-stdin-is-open",)], ids=["alone", "with stdin"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(number: signal.Signals, options: tuple[str, ...]) -> None:
    """With a connection open and a request that will never be answered; they are closed without a word."""
    with room(*options) as mock:
        place = mock.first["base_url"]
        with Client(place) as idle, Client(place) as hanging, mock.client() as client:
            hanging.send(HANGING)
            assert any(client.get("/__mock/calls").json()["calls"] for _ in range(10_000))  # it has come
            mock.process.send_signal(number)
            rests = [idle.rest(), hanging.rest()]
        end = mock.end()

    assert rests == [b"", b""]
    assert end == (0, "")


def test_it_ends_with_its_standard_input() -> None:
    """What was written into it does not matter."""
    with room("--while-stdin-is-open") as mock:
        assert mock.process.stdin is not None
        mock.process.stdin.write("something\n")
        mock.process.stdin.flush()
        with mock.client() as client:
            status = client.get("/__mock/health").status_code
        mock.process.stdin.close()
        end = mock.end()

    assert status == 200
    assert end == (0, "")


def test_a_standard_input_without_anything_ends_it_at_once() -> None:
    """But not before it could say where it is."""
    done = refused("--while-stdin-is-open")

    assert (done.returncode, done.stderr) == (0, "")
    assert "base_url" in json.loads(done.stdout)


def test_elsewhere_the_admin_interface_needs_the_token_of_the_first_line() -> None:
    """The service itself does not."""
    with room("--host", "0.0.0.0") as mock, mock.client() as client:
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


def test_each_start_makes_up_a_token_of_its_own() -> None:
    """Nobody can know it beforehand."""
    tokens = []
    for _ in range(2):
        with room("--host", "0.0.0.0") as mock:
            tokens.append(mock.first["admin_token"])

    assert tokens[0] != tokens[1]
    assert min(map(len, tokens)) >= 16


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_the_token_may_come_from_the_environment(host: str) -> None:
    """Who asks for one gets it on any address."""
    with room("--host", host, env={"REELKIT_MOCK_TOKEN": "mine"}) as mock, mock.client() as client:
        answers = [client.get("/__mock/health", headers={"x-mock-token": token}) for token in ("mine", "another")]

    assert [answer.status_code for answer in answers] == [200, 401]
