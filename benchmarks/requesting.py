"""Times requests to a URL, on a kept connection and on new ones, as a program under `reelkit run` sends them.

    python -m benchmarks.requesting URL

It prints the median milliseconds of both as JSON.
"""

import json
import statistics
import sys
import time

import httpx

REQUESTS = 150
CLOSE = {"Connection": "close"}


def main(url: str) -> dict[str, float]:
    """Take turns, so that a slow moment of the machine affects both."""
    with httpx.Client() as kept, httpx.Client(headers=CLOSE) as new:
        turns = [(_milliseconds(kept, url), _milliseconds(new, url)) for _ in range(REQUESTS)]
    return dict(zip(("kept", "new"), map(statistics.median, zip(*turns, strict=True)), strict=True))


def _milliseconds(client: httpx.Client, url: str) -> float:
    start = time.perf_counter()
    client.get(url).raise_for_status()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
