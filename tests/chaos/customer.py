"""A process that runs commands with short delays: ``python -m tests.chaos.customer '[["batch", ...], ...]'``.

It is the real one but for its patience, which is cut to what a test can wait for. At the first time that it reaches the
named point in CHAOS_DIE_AT it dies by SIGKILL. It ends with the exit code of the last command.
"""

import json
import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reelkit import AsyncClient, Client, Poll, Recovery, ReelkitError
from reelkit.__main__ import main
from reelkit._cli.support.exit_codes import code_of
from reelkit._client import async_client, client as _client
from reelkit._journal import leases
from reelkit._lines import lines
from reelkit._system import crash_points

HURRY: dict[str, Any] = {"poll": Poll(0.5, 1.0, 0.5, 0.0), "request_timeout": 2.0}
if settle := os.environ.get("CHAOS_SETTLE"):  # then a lost create is bought again as soon as its absence is proven
    HURRY["recovery"] = Recovery("proven", settle=float(settle))

if lease := os.environ.get("CHAOS_LEASE"):  # seconds; a create that is sent makes it last longer
    leases.LENGTH, leases.RENEWED_EVERY, leases.LEAVING = float(lease), float(lease) / 5, 1.0
    lines.AGAIN_AFTER, lines.ATTEMPTS = 1.0, 50  # as patient as with the delays of production


class HurriedClient(Client):
    """A client with short delays."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | HURRY)


class HurriedAsyncClient(AsyncClient):
    """An asynchronous client with short delays."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | HURRY)


def die(name: str) -> None:
    """Kill this process at its crash point; nothing is cleaned up."""
    if name == os.environ.get("CHAOS_DIE_AT"):
        os.kill(os.getpid(), signal.SIGKILL)


Lines = dict[str, dict[str, Any]]
DEADLINE = 5.0
WORKERS = 3
SOON = 1.5  # seconds within which a client is closed


def leave(client: Client, lines: Lines, place: str, rng: random.Random) -> None:
    """Take some of the outcomes and stop, or have another thread close the client."""
    most = rng.randint(0, len(lines)) if rng.random() < 0.5 else len(lines)
    closing = threading.Timer(rng.uniform(0, SOON), client.close)
    if most == len(lines):
        closing.start()
    try:
        for count, _ in enumerate(client.run_all(lines, save_to=place, deadline=DEADLINE), 1):
            if count >= most:
                break
    finally:
        closing.cancel()


def fork(client: Client, lines: Lines, place: str, rng: random.Random) -> None:
    """Divide the lines among this process and forked workers, which use the client of their parent."""
    client.balance()  # its connection is open
    shares: list[Lines] = [{} for _ in range(WORKERS + 1)]
    for key, request in lines.items():
        rng.choice(shares)[key] = request
    children = [child for share in shares[1:] if (child := _worker(client, share, place))]
    for _ in client.run_all(shares[0], save_to=place, deadline=DEADLINE):
        pass
    for child in children:
        os.waitpid(child, 0)


def _worker(client: Client, lines: Lines, place: str) -> int:
    """The process id of a child that buys these lines and exits."""
    if child := os.fork():
        return child
    try:
        for _ in client.run_all(lines, save_to=place, deadline=DEADLINE):
            pass
    finally:
        os._exit(0)


MANNERS: dict[str, Callable[[Client, Lines, str, random.Random], None]] = {"leave": leave, "fork": fork}


def buy(manner: str, file: str, folder: str, seed: str) -> int:
    """Buy the lines of a file with the library instead of the command line."""
    print(manner, file=sys.stderr, flush=True)  # as a command prints once it has started
    rows = map(json.loads, Path(file).read_text().splitlines())
    lines = {row.pop("key"): row for row in rows}
    Path(folder).mkdir(exist_ok=True)
    try:
        with HurriedClient(journal=os.environ["REELKIT_JOURNAL"], deadline=DEADLINE) as client:
            MANNERS[manner](client, lines, str(Path(folder, "{key}.mp4")), random.Random(seed))
    except ReelkitError as error:  # such as a full disk or a closed client
        print(error, file=sys.stderr)
        return code_of(error)
    return 0


def command(words: list[str]) -> int:
    """Run one command."""
    if words[0] in MANNERS:
        return buy(*words)
    return int(main(words, prog_name="reelkit", standalone_mode=False) or 0)


def run(commands: list[list[str]]) -> int:
    """Run one command after another."""
    crash_points.watcher = die
    _client.Client, async_client.AsyncClient = HurriedClient, HurriedAsyncClient  # type: ignore[assignment, misc] # as commands find them
    return [command(words) for words in commands][-1]


if __name__ == "__main__":
    sys.exit(run(json.loads(sys.argv[1])))
