"""The programs that use an SDK: `python -m benchmarks.peers.NAME BASE_URL ACTION`. Standard library only.

A program describes how its SDK is used (`Sdk`) and passes that to `run`, which prints one line of JSON.

| action | what is done | what is printed |
|---|---|---|
| make | create a job and wait, with a clock on which sleeps take no time | `result` or `error`, and `slept` |
| save | the same, then fetch the video as the SDK does | the same |
| leak | the same, and examine the error | `error`, `pickles`, `shows_key` |
| resume FOLDER | the same as make, so that it can be killed and started again with the same folder | as make |
| begin | make a client and fetch once | `connect`, and `all` since the start of the process, in CPU seconds |
| ask | fetch as often as each line of standard input says | a line for each: `cpu` and `wall`, seconds for one |
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

KEY = "0123456789abcdef0123456789abcdef"  # of no account
JOB = "job-0000001"  # a job of this name always exists
PROMPT = "a red fox in snow"
TIMEOUT = 1.0  # real seconds for one response, with the SDK's own setting
LOOPBACK = {"127.0.0.1", "localhost", "::1"}

Question = Callable[[], object]


class Sdk(NamedTuple):
    """An SDK in use."""

    connect: Callable[[str], Any]  # create a client with a base URL
    make: Callable[[Any], Any]  # create and wait as its documentation shows; returns what leads to the video
    ask: Callable[[Any], Question]  # how to fetch JOB once
    save: Callable[[Any, Any], object] | None = None  # fetch the video, with the client and the result of `make`
    close: Callable[[Any], object] | None = None
    # make a job, or continue with that of a process that was killed; the folder is the same for both
    resume: Callable[[str, Path], Any] | None = None


def noted(folder: Path, create: Callable[[], str]) -> str:
    """The id of the job, which a program notes as soon as its SDK has returned it."""
    note = folder / "job"
    if not note.exists():
        note.write_text(create(), encoding="utf-8")
    return note.read_text(encoding="utf-8")


def run(sdk: Sdk) -> None:
    """Run the program."""
    sys.addaudithook(_forbid_network)
    _, base_url, action, *folder = sys.argv
    if action == "ask":
        _ask(sdk, base_url)
    else:
        print(json.dumps(begin(sdk, base_url) if action == "begin" else run_action(sdk, base_url, action, *folder)))


def run_action(sdk: Sdk, base_url: str, action: str, folder: str = "") -> dict[str, Any]:
    """Make a job, and do what the action adds. Any exception is the result."""
    from .clock import without_waiting  # here, because it is slow to import and `begin` measures imports

    with without_waiting() as slept:
        client = None
        try:
            if action == "resume":
                assert sdk.resume is not None, "this SDK cannot continue with a job"
                return {"result": str(sdk.resume(base_url, Path(folder)) or "") or None, "slept": slept}
            client = sdk.connect(base_url)
            result = sdk.make(client)
            if action == "save" and sdk.save is not None:
                sdk.save(client, result)
        except Exception as error:
            said = {"error": type(error).__name__, "text": str(error)[:200]}
            return said | {"slept": slept} | (_leaks(client, error) if action == "leak" else {})
        finally:
            if sdk.close is not None and client is not None:
                sdk.close(client)
    return {"result": str(result) if result else None, "slept": slept}


def begin(sdk: Sdk, base_url: str) -> dict[str, float]:
    """Measure the start up to the first response: some SDKs do the expensive part at import, others then."""
    start = time.process_time()
    client = sdk.connect(base_url)
    connected = time.process_time()
    sdk.ask(client)()
    return {"connect": connected - start, "all": time.process_time()}


def _ask(sdk: Sdk, base_url: str) -> None:
    question = sdk.ask(sdk.connect(base_url))
    for line in sys.stdin:
        times = int(line)
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(times):
            question()
        spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        print(json.dumps({name: seconds / times for name, seconds in spent.items()}), flush=True)


def _leaks(client: object, error: Exception) -> dict[str, Any]:
    import pickle  # as above

    shown = {"repr(client)": repr(client), "repr(error)": repr(error), "str(error)": str(error)}
    try:
        again = pickle.loads(pickle.dumps(error))
        pickles = type(again) is type(error) and str(again) == str(error)
    except Exception:
        pickles = False
    return {"pickles": pickles, "shows_key": [name for name, text in shown.items() if KEY in text]}


def _forbid_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Prevent connections to other machines, whatever an SDK does."""
    address = arguments[1] if event == "socket.connect" else arguments if event == "socket.getaddrinfo" else None
    if isinstance(address, tuple) and address[0] not in LOOPBACK:
        raise ConnectionRefusedError(f"{address[0]} is not this machine")
