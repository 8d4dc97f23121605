"""What the client costs beside what it is made of: to import, to construct, to ask, to print its help.

    python benchmarks/client.py

Runs in about a minute, on loopback only. Ratios are of medians of runs taken in turn, so that a slow moment hits both.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import httpx
from local_server import questions, running

from reelkit import Client

PROCESSES = 25
ROUNDS, POLLS = 40, 100

NAMES = "from reelkit import *"
CLASSES = "from reelkit import Client, PixverseV5TextToVideo"
CONSTRUCT = """
import time
from reelkit import Client
start = time.perf_counter()
Client(api_key="benchmark")
print(time.perf_counter() - start)
"""


def seconds(*arguments: str) -> float:
    """How long a fresh interpreter takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def processes() -> None:
    """Imports, help and construction, each in fresh processes."""
    commands = {
        "start": ("-c", "pass"),
        "httpx": ("-c", "import httpx"),
        "names": ("-c", NAMES),
        "classes": ("-c", CLASSES),
        "help": ("-m", "reelkit", "--help"),
    }
    for arguments in commands.values():
        seconds(*arguments)  # writes the bytecode and warms the disk
    times: dict[str, list[float]] = {name: [] for name in commands}
    construct = []
    for _ in range(PROCESSES):
        for name, arguments in commands.items():
            times[name].append(seconds(*arguments))
        done = subprocess.run([sys.executable, "-c", CONSTRUCT], check=True, capture_output=True, text=True)
        construct.append(float(done.stdout))
    median = {name: statistics.median(values) for name, values in times.items()}
    net = {name: value - median["start"] for name, value in median.items()}
    show(NAMES, net["names"] / net["httpx"], 0.6, f"{net['names'] * 1e3:.1f} ms, import httpx {net['httpx'] * 1e3:.1f}")
    show(CLASSES, net["classes"] / net["httpx"], 0.6, f"{net['classes'] * 1e3:.1f} ms")
    starts = f"{median['help'] * 1e3:.1f} ms, python -c pass {median['start'] * 1e3:.1f}"
    show("reelkit --help", median["help"] / median["start"], 5, starts)
    show("Client() before its first request", statistics.median(construct) * 1e3, 1, "milliseconds, fresh process")


def polls() -> None:
    """One question about a job against a bare GET of the same URL."""
    with running() as address:
        poll("one poll, generating, against httpx.Client.get", f"{address}/busy")
        poll("one poll, succeeded, against httpx.Client.get", f"{address}/done")
        assert questions(address) == 2 * 3 * ROUNDS * (POLLS + 1)


def poll(name: str, address: str) -> None:
    """One question that is always answered the same."""
    with httpx.Client() as bare, Client("benchmark", base_url=address) as client:
        job = client.attach("job-0000001")
        url = f"{address}/v2/video/generations?generation_id=job-0000001"
        turns: list[Callable[[], object]] = [lambda: bare.get(url), lambda: bare.get(url).json(), job.refresh]
        times: list[list[float]] = [[] for _ in turns]
        for _ in range(ROUNDS):
            for turn, measured in zip(turns, times, strict=True):
                turn()  # not measured, so that each has its code in the cache
                for _ in range(POLLS):
                    start = time.perf_counter()
                    turn()
                    measured.append(time.perf_counter() - start)
    get, get_json, ours = (statistics.median(measured) for measured in times)
    show(name, ours / get, 1.15, f"{ours * 1e6:.0f} us, bare {get * 1e6:.0f}")
    show("  against a GET that also reads the JSON", ours / get_json, None, f"{get_json * 1e6:.0f} us")


def show(name: str, figure: float, goal: float | None, detail: str) -> None:
    """A line of the table."""
    print(f"{name:<50} {figure:6.2f}   {f'at most {goal}' if goal else '':<12}   {detail}")


def main() -> None:
    """Print each figure beside its goal."""
    print(f"{'':<50} {'figure':>6}   {'goal':<12}   detail")
    processes()
    polls()


if __name__ == "__main__":
    main()
