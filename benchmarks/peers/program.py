"""What a program does with its SDK: `python -m benchmarks.peers.NAME BASE_URL ACTION`. The standard library alone.

A program says how its SDK is used (`Sdk`) and hands that to `run`, which prints one line of JSON.

| action | what is done | what is printed |
|---|---|---|
| make | create a job and wait, without waiting | `result` or `error`, and `slept` |
| save | the same, then fetch the video as the SDK does | the same |
| leak | the same, and look at what is left | `error`, `pickles`, `shows_key` |
| begin | make a client, then ask once | `connect`, and `all` since the process began, in CPU seconds |
| ask | ask as often as each line of standard input says | a line for each: `cpu` and `wall`, seconds for one |
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

KEY = "0123456789abcdef0123456789abcdef"  # of no account
JOB = "job-0000001"  # there is always one of this name
PROMPT = "a red fox in snow"
TIMEOUT = 1.0  # real seconds for one answer, by the SDK's own setting
LOOPBACK = {"127.0.0.1", "localhost", "::1"}

Question = Callable[[], object]


class Sdk(NamedTuple):
    """An SDK in use."""

    connect: Callable[[str], Any]  # a client, of a base URL
    make: Callable[[Any], Any]  # create and wait as its documents show; what leads to the video
    ask: Callable[[Any], Question]  # how to ask about JOB once
    save: Callable[[Any, Any], object] | None = None  # fetch the video, of the client and of what `make` gave
    close: Callable[[Any], object] | None = None


def run(sdk: Sdk) -> None:
    """The whole program."""
    sys.addaudithook(_stay_at_home)
    _, base_url, action = sys.argv
    if action == "ask":
        _ask(sdk, base_url)
    else:
        print(json.dumps(begin(sdk, base_url) if action == "begin" else act(sdk, base_url, action)))


def act(sdk: Sdk, base_url: str, action: str) -> dict[str, Any]:
    """Make a job, and what else the action asks for. Whatever goes wrong is the answer."""
    from .clock import without_waiting  # here, as it is costly to import and `begin` counts imports

    with without_waiting() as slept:
        client = None
        try:
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
    """What it costs to begin, up to the first answer: some do the costly part when they are imported, some then."""
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


def _stay_at_home(event: str, arguments: tuple[Any, ...]) -> None:
    """Nothing here may reach another machine, whatever an SDK thinks of."""
    address = arguments[1] if event == "socket.connect" else arguments if event == "socket.getaddrinfo" else None
    if isinstance(address, tuple) and address[0] not in LOOPBACK:
        raise ConnectionRefusedError(f"{address[0]} is not this machine")
