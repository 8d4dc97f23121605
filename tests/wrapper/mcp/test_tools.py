"""What the tools do, called with the client of the SDK."""

import contextlib
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client

from reelkit._journal.journal import Journal
from reelkit._mcp.call import RunningCalls
from reelkit_mock import Mock
from tests.wrapper.face import KEY
from tests.wrapper.mcp.serving import ENOUGH, FOX, error, facts, played, serving


def test_each_tool_says_what_it_takes_and_whether_it_buys(tmp_path: Path) -> None:
    """So that a client can ask its user before a purchase, and only then."""

    async def play(tools: Client) -> Any:
        return (await tools.list_tools()).tools

    found = {tool.name: tool for tool in played(Mock().transport(), tmp_path, play)}

    assert set(found) == {"list_models", "estimate", "generate", "resume", "list_jobs"}
    assert all(tool.description and tool.input_schema["type"] == "object" for tool in found.values())
    hints = {name: tool.annotations and tool.annotations.destructive_hint for name, tool in found.items()}
    assert [name for name, buys in hints.items() if buys] == ["generate"]


def test_models_are_listed_and_one_is_shown_in_full(tmp_path: Path) -> None:
    """With its fields; a mistyped id is answered with the nearest ones."""

    async def play(tools: Client) -> Any:
        listed = await facts(tools, "list_models")
        shown = await facts(tools, "list_models", model=FOX["model"])
        return listed["models"], shown["models"], await error(tools, "list_models", model="pixverse/v5/text")

    listed, (shown,), wrong = played(Mock().transport(), tmp_path, play)

    assert {"id": FOX["model"], "inputs": ["text"]} in listed
    assert {"prompt", "duration"} <= {field["name"] for field in shown["fields"]}
    assert "there is no model 'pixverse/v5/text'; use 'pixverse/v5/" in wrong


def test_an_estimate_sends_nothing(tmp_path: Path) -> None:
    """It names the credits and the source of the price."""
    mock = Mock()

    found = played(mock.transport(), tmp_path, lambda tools: facts(tools, "estimate", request=FOX))

    assert found["credits"] > 0
    assert found["source"]
    assert list(mock.calls) == []


def test_a_video_is_generated_and_saved_below_the_folder(tmp_path: Path) -> None:
    """The result names the file, the job and the cost."""
    mock = Mock(clock="polls:1")

    found = played(mock.transport(), tmp_path, lambda tools: facts(tools, "generate", key="fox", request=FOX))

    saved = tmp_path / "out" / "fox.mp4"
    assert (found["path"], found["size"]) == (str(saved), saved.stat().st_size)
    assert [found["job_id"]] == list(mock.jobs)
    assert found["credits"] == found["spent_credits"] > 0


def test_a_call_that_is_repeated_buys_nothing_twice(tmp_path: Path) -> None:
    """In the same server at the same time, and in a later one."""
    mock, results = Mock(clock="polls:2"), []

    async def twice(tools: Client) -> None:
        async def once() -> None:
            results.append(await facts(tools, "generate", key="fox", request=FOX))

        async with anyio.create_task_group() as group:
            group.start_soon(once)
            group.start_soon(once)

    played(mock.transport(), tmp_path, twice)
    played(mock.transport(), tmp_path, twice)

    assert len(mock.jobs) == 1
    assert {result["job_id"] for result in results} == {*mock.jobs}
    assert results[-1]["spent_credits"] == 0


def test_the_limit_of_credits_holds_for_all_calls_of_a_server(tmp_path: Path) -> None:
    """The call that would exceed it is refused before anything is sent."""
    mock = Mock(clock="polls:1")

    async def play(tools: Client) -> Any:
        price = (await facts(tools, "generate", key="fox-1", request=FOX))["credits"]
        return price, await error(tools, "generate", key="fox-2", request=FOX)

    price, refused = played(mock.transport(), tmp_path, play, max_credits=500_000)

    assert 500_000 / 2 < price < 500_000
    assert "would exceed the limit of 500,000 credits" in refused
    assert "nothing was bought" in refused
    assert len(mock.jobs) == 1


def test_no_file_is_written_elsewhere_or_replaced(tmp_path: Path) -> None:
    """Nothing is bought for such a call; test_output_folder.py has every kind of path."""
    mock, folder = Mock(clock="polls:1"), tmp_path / "out"
    folder.mkdir()
    (folder / "there.mp4").write_bytes(b"of somebody else")

    async def play(tools: Client) -> Any:
        outside = await error(tools, "generate", key="fox", request=FOX, file="../fox.mp4")
        return outside, await error(tools, "generate", key="fox", request=FOX, file="there.mp4")

    outside, taken = played(mock.transport(), tmp_path, play)

    assert "leads out of the output folder" in outside
    assert "'there.mp4' exists already" in taken
    assert (dict(mock.jobs), (folder / "there.mp4").read_bytes()) == ({}, b"of somebody else")


def test_two_purchases_have_no_file_in_common(tmp_path: Path) -> None:
    """Neither two calls at the same time, nor one while the video of an earlier one is not saved yet."""
    mock = Mock(clock="polls:2")
    (tmp_path / "out" / "night").mkdir(parents=True)
    (tmp_path / "out" / "link").symlink_to(tmp_path / "out" / "night")
    results: dict[str, Any] = {}

    async def at_once(tools: Client) -> None:
        async def generate(key: str, file: str) -> None:
            results[key] = await tools.call_tool("generate", {"key": key, "request": FOX, "file": file})

        async with anyio.create_task_group() as group:
            group.start_soon(generate, "fox", "night/same.mp4")
            group.start_soon(generate, "wolf", "link/same.mp4")

    async def later(tools: Client) -> str:
        return await error(tools, "generate", key="bear", request=FOX, file="link/other.mp4")

    played(mock.transport(), tmp_path, at_once)
    with contextlib.closing(Journal(tmp_path / "jobs.db")) as journal:
        place = str(tmp_path / "out" / "night" / "other.mp4")
        journal.adopt("https://api.example.com", "owl", str(FOX["model"]), "mark", None, place)
    refused = played(mock.transport(), tmp_path, later)

    (bought,) = [key for key, result in results.items() if not result.is_error]
    (other,) = results.keys() - {bought}
    assert "is the file of another call; name another file, nothing was bought" in str(results[other].content)
    assert "is the file of the purchase 'adopted-owl'; name another file" in refused
    assert len(mock.jobs) == 1


def test_two_servers_with_one_folder_replace_no_video_of_each_other(tmp_path: Path) -> None:
    """Each has its own journal. The later video gets a number, which a repeated call finds again."""
    mock = Mock(clock="polls:3")
    results: dict[str, Any] = {}
    for server in ("one", "two"):
        (tmp_path / server).mkdir()
    (tmp_path / "one" / "out").mkdir()
    (tmp_path / "two" / "out").symlink_to(tmp_path / "one" / "out")

    async def play(tools: Client) -> None:
        async with serving(mock.transport(), tmp_path / "two", ENOUGH, RunningCalls()) as others:

            async def generate(tools: Client, key: str) -> None:
                results[key] = await facts(tools, "generate", key=key, request=FOX, file="same.mp4")

            async with anyio.create_task_group() as group:
                group.start_soon(generate, tools, "fox")
                group.start_soon(generate, others, "wolf")
            again = {
                "fox": await facts(tools, "generate", key="fox", request=FOX, file="same.mp4"),
                "wolf": await facts(others, "generate", key="wolf", request=FOX, file="same.mp4"),
            }
            assert {key: result["path"] for key, result in again.items()} == {
                key: result["path"] for key, result in results.items()
            }

    played(mock.transport(), tmp_path / "one", play)

    assert {Path(result["path"]).name for result in results.values()} == {"same.mp4", "same-2.mp4"}
    assert sorted(path.name for path in (tmp_path / "one" / "out").iterdir()) == ["same-2.mp4", "same.mp4"]
    assert len(mock.jobs) == 2


def test_a_resumed_video_replaces_no_file(tmp_path: Path) -> None:
    """The file of its name is of somebody else by now; the second call has nothing to resume."""
    mock, folder = Mock(clock="polls:1"), tmp_path / "out"
    folder.mkdir()
    bought = mock.transport()

    async def play(tools: Client) -> Any:
        with contextlib.closing(Journal(tmp_path / "jobs.db")) as journal:
            job = httpx.Client(transport=mock.transport(), headers={"authorization": f"Bearer {KEY}"}).post(
                "https://api.example.com/v2/video/generations", json=FOX
            )
            place, job_id = str(folder / "fox.mp4"), job.json()["id"]
            journal.adopt("https://api.example.com", job_id, str(FOX["model"]), "mark", None, place)
        (folder / "fox.mp4").write_bytes(b"of somebody else")
        resumed = await facts(tools, "resume")
        return resumed["purchases"], (await facts(tools, "resume"))["purchases"]

    (resumed,), again = played(bought, tmp_path, play)

    assert (resumed["state"], Path(resumed["path"]).name, again) == ("ok", "fox-2.mp4", [])
    assert (folder / "fox.mp4").read_bytes() == b"of somebody else"


WRONG_CALLS: tuple[tuple[str, Any, str], ...] = (
    ("generate", {"key": "a/b", "request": FOX}, "key: "),
    ("generate", {"key": "..", "request": FOX}, "key: "),
    ("generate", {"request": FOX}, '"key" is a required property'),
    ("generate", {"key": "fox", "request": {"prompt": "a fox"}}, "request: "),
    ("generate", {"key": "fox", "request": FOX | {"duration": 7}}, "the request is not valid"),
    ("generate", {"key": "fox", "request": FOX | {"image_url": "/etc/passwd"}}, "the request is not valid"),
    ("generate", {"key": "fox", "request": FOX, "max_credits": 1}, "max_credits"),
    ("generate", {"key": "\ud800", "request": FOX}, "the arguments have a character that is half of a pair"),
    ("generate", {"key": "fox", "request": FOX | {"prompt": "\udfff"}}, "the arguments have a character"),
    ("list_jobs", {"limit": 0}, "limit: "),
    ("resume", {"key": "fox"}, "no unfinished purchase of this folder has the key 'fox'"),
    ("buy", {}, "there is no tool 'buy'"),
)


def test_a_wrong_call_is_answered_in_one_line(tmp_path: Path) -> None:
    """As an error of the tool, which a model reads, and not as one of the protocol. Nothing is sent."""
    mock = Mock()

    async def play(tools: Client) -> list[str]:
        return [await error(tools, name, **arguments) for name, arguments, _ in WRONG_CALLS]

    texts = played(mock.transport(), tmp_path, play)

    assert [text for text, (*_, said) in zip(texts, WRONG_CALLS, strict=True) if said not in text] == []
    assert [text for text in texts if "\n" in text] == []
    assert list(mock.calls) == []


def test_no_error_shows_the_api_key(tmp_path: Path) -> None:
    """Not even where a service repeats it."""

    def repeating(request: httpx.Request) -> httpx.Response:
        return httpx.Response(400, json={"message": f"the key {KEY} is wrong", "statusCode": 400})

    async def play(tools: Client) -> Any:
        wrong = await error(tools, "generate", key="fox", request=FOX)
        return wrong, await error(tools, "generate", key=KEY, request=FOX), await error(tools, KEY)

    texts = played(httpx.MockTransport(repeating), tmp_path, play)

    assert [text for text in texts if KEY in text] == []


def test_an_unexpected_error_is_answered_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its traceback is on stderr, because stdout carries the protocol."""

    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError(f"with {KEY}")

    monkeypatch.setattr("reelkit._client.core.Core.prepare", broken)

    said = played(Mock().transport(), tmp_path, lambda tools: error(tools, "estimate", request=FOX))

    out, err = capsys.readouterr()
    assert said == "ZeroDivisionError: this is a bug in reelkit; its log on stderr has the details"
    assert "ZeroDivisionError" in err
    assert (out, KEY in err) == ("", False)


def test_a_failed_job_is_an_error_and_costs_nothing(tmp_path: Path) -> None:
    """Its credits can be spent on another video."""
    mock = Mock(clock="polls:1")
    mock.fault("fail", route="create", nth=1)

    async def play(tools: Client) -> Any:
        return await error(tools, "generate", key="fox", request=FOX), await facts(tools, "list_jobs")

    failed, listed = played(mock.transport(), tmp_path, play)

    assert "failed: " in failed
    assert (listed["spent_credits"], [each["state"] for each in listed["purchases"]]) == (0, ["failed"])


def test_purchases_of_other_folders_are_neither_shown_nor_resumed(tmp_path: Path) -> None:
    """They belong to other programs with the same journal; their requests are shown in no case."""
    mock = Mock(clock="polls:1")

    async def play(tools: Client) -> Any:
        with contextlib.closing(Journal(tmp_path / "jobs.db")) as journal:
            for key, folder in (("theirs", tmp_path), ("ours", tmp_path / "out")):
                place = str(folder / f"{key}.mp4")
                journal.intend("https://api.example.com", key, dict(FOX), key, str(FOX["model"]), save_to=place)
        return await facts(tools, "list_jobs"), await facts(tools, "resume")

    listed, resumed = played(mock.transport(), tmp_path, play)

    assert [purchase["key"] for purchase in listed["purchases"]] == ["ours"]
    assert "a red fox" not in str(listed)
    assert [purchase["key"] for purchase in resumed["purchases"]] == ["ours"]
