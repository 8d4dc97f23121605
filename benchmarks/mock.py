"""The mock beside its peers: answers per second of processor time, start, memory, and what a call costs in process.

    python benchmarks/mock.py [--rows speed,start,...] [--flood N] [--json FILE]

Takes about three minutes, on loopback only; gives up after six, and ends whatever it has started. Linux only: processor
time is read from /proc.

The mock runs as users start it, with validation, keys, record and ledger on. Prism validates too, and is measured with
and without its log; Mockoon does not. Both are installed by npm into the user's cache where they are missing; without
Node their rows say so.

Speed is measured in rounds, each over all servers in turn. A ratio is the median of the mock's rounds to the best round
of the peer.
"""

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import mock_inside
import mock_sockets
from mock_servers import NotHere
from mock_table import RATIO, Goal, Row, machine, show, spread

LIMIT = 350  # seconds
FLOOD = 100_000

CREATE = Goal("at most", 30)  # microseconds
HTTPX = Goal("at most", 1.4)  # times a transport that knows the answer
MEMORY = Goal("at most", 1000)  # megabytes
STOP = Goal("at most", 5)  # milliseconds


class OutOfTime(Exception):
    """The benchmark has taken too long."""


def inside(part: str) -> dict[str, list[float]]:
    """A part that runs in a process of its own."""
    done = subprocess.run([sys.executable, mock_inside.__file__, part], stdout=subprocess.PIPE, check=True)
    figures: dict[str, list[float]] = json.loads(done.stdout)
    return figures


def handle() -> Iterator[Row]:
    """`Mock.handle` alone."""
    for name, times in inside("handle").items():
        yield Row(f"Mock.handle: {name}", median(times), "us", CREATE if name == "create" else None, spread(times))


def httpx() -> Iterator[Row]:
    """A whole request of httpx.Client."""
    figures = inside("httpx")
    for name in ("create", "fetch"):
        ours, constant = figures[name], figures[f"constant {name}"]
        detail = f"{spread(ours)} against {spread(constant)} us"
        yield Row(
            f"httpx.Client, {name}: times httpx.MockTransport", median(ours) / median(constant), RATIO, HTTPX, detail
        )


def memory() -> Iterator[Row]:
    """A million finished jobs."""
    figures = inside("memory")
    after, before = figures["after"][0], figures["before"][0]
    per_job = (after - before) * 1e6 / mock_inside.JOBS
    yield Row(f"memory with {mock_inside.JOBS:,} finished jobs", after, "MB", MEMORY, f"{per_job:.0f} bytes per job")


def stop() -> Iterator[Row]:
    """The end of the pytest fixture."""
    times = inside("stop")["stop"]
    yield Row("stopping a fixture's server", median(times), "ms", STOP, spread(times))


def main() -> None:
    """Measure what is asked for and print the table."""
    parts: dict[str, Callable[[], Iterator[Row]]] = {
        "speed": mock_sockets.speed,
        "start": mock_sockets.start,
        "httpx": httpx,
        "handle": handle,
        "memory": memory,
        "stop": stop,
        "flood": lambda: mock_sockets.flood(arguments.flood),
    }
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=",".join(parts), help="which parts, with commas between; all: %(default)s")
    parser.add_argument("--flood", type=int, default=FLOOD, metavar="N", help="malformed requests (%(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    arguments = parser.parse_args()
    chosen = arguments.rows.split(",")
    if unknown := set(chosen) - parts.keys():
        parser.error(f"there are no rows {', '.join(sorted(unknown))}; there are: {', '.join(parts)}")

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # which leaves every block that has started something
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LIMIT)
    rows: list[Row] = []
    for name in chosen:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        try:
            rows += parts[name]()
        except (OutOfTime, NotHere, subprocess.CalledProcessError) as reason:
            rows.append(Row(name, None, "", None, f"not measured: {reason}"))
    signal.alarm(0)

    about = machine()
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    show(rows)
    if arguments.json:
        figures = {"machine": about, "rows": [row.as_data() for row in rows]}
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def give_up(*_: object) -> None:
    """Stop measuring; what comes after has a second each, and says so."""
    signal.alarm(1)
    raise OutOfTime(f"{LIMIT} s are over")


if __name__ == "__main__":
    main()
