"""The cost of one unit at a given amount of work, in a process of its own.

python -m benchmarks.growing mock | journal COUNT FOLDER
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from reelkit_mock._http.messages import Request

from .journal.purchases import SERVICE, live
from .mock.inside import HOST, POST
from .mock.servers import ADDRESS, KEY

LOOKS = 1_000
FIVE_MINUTES = 300.0
SEED = 1


def mock(count: int, _: Path) -> dict[str, float]:
    """Return CPU microseconds: of a create while the mock fills, of a fetch when it is full of finished jobs."""
    place = Mock()
    start = time.process_time()
    identifiers = [json.loads(place.handle(POST).body)["id"] for _ in range(count)]
    create = (time.process_time() - start) / count * 1e6
    place.advance(FIVE_MINUTES)
    chance = random.Random(SEED)
    looks = [Request("GET", f"{ADDRESS}?generation_id={chance.choice(identifiers)}", HOST | KEY) for _ in range(LOOKS)]
    start = time.process_time()
    for look in looks:
        place.handle(look)
    return {"create": create, "fetch": (time.process_time() - start) / LOOKS * 1e6}


def journal(count: int, folder: Path) -> dict[str, float]:
    """Return CPU microseconds: of a purchase from start to end, and of finding one by key among all."""
    folder.mkdir()
    kept = Journal(folder / "jobs.db")
    start = time.process_time()
    for number in range(count):
        live(kept, number)
    life = (time.process_time() - start) / count * 1e6
    chance = random.Random(SEED)
    keys = [f"fox-{chance.randrange(count):06}" for _ in range(LOOKS)]
    start = time.process_time()
    assert all(kept.find(SERVICE, key) for key in keys)
    find = (time.process_time() - start) / LOOKS * 1e6
    kept.close()
    return {"purchase": life, "find": find}


PARTS: dict[str, Callable[[int, Path], dict[str, float]]] = {"mock": mock, "journal": journal}

if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))))
