"""The service of a batch: a namespace of a mock in another process."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx

from tests.chaos.faults import What, rules, words
from tests.chaos.plan import Batch
from tests.mock.process import mock_process

Json = dict[str, Any]
PATIENCE = 60.0  # seconds for a response
PAGE = 1000  # jobs, the most that the mock lists at once

# Real time: the client compares the times of the logs with its own.
SETTINGS: Json = {
    "personality": "mixed",
    "clock": "real",
    "queue_seconds": [0.0, 0.2],
    "generate_seconds": [0.05, 0.5],
    "outcomes": {"succeeded": 98, "failed": 2},
}


SPEED = 60  # times as fast as real time
# With the documented times of jobs: what a proof waits for is as long as at the vendor, on the clock of the service.
FAST: Json = {"clock": f"speed:{SPEED}", "queue_seconds": None, "generate_seconds": None}


class Made(NamedTuple):
    """A job in the list of the service. *video* is its link, if there is one."""

    job_id: str
    mark: str | None
    money: str
    video: str | None


@contextlib.contextmanager
def running_mock() -> Iterator[str]:
    """The address of a mock in another process."""
    with mock_process("--while-stdin-is-open") as mock:
        yield str(mock.first["base_url"])


class Service:
    """The namespace of a batch."""

    def __init__(self, mock: str, batch: Batch, *, settings: Json | None = None) -> None:
        self.url = f"{mock}/ns/{batch.name}"
        self._client = httpx.Client(base_url=f"{self.url}/", timeout=PATIENCE, trust_env=False)
        self._fired: Counter[str] = Counter()
        times = FAST if batch.buys_again else {}
        faulty = {"faults": list(rules())} if settings is None else settings  # with other settings there are no faults
        self._put("scenario", SETTINGS | times | {"seed": batch.seed, "logs": batch.logs, **faulty})

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask_for(self, what: What) -> None:
        """Add a fault for the next create, before all others."""
        self.recover()
        asked = {"name": f"create: {words(what)}", "what": what, "when": {"route": "create"}}
        self._client.post("__mock/faults", json=[asked, *rules()]).raise_for_status()

    def recover(self) -> Counter[str]:
        """Remove all faults, and return how often each has happened."""
        for fault in self._get("faults")["faults"]:
            self._fired[fault["name"]] += fault["fired"]
        self._client.delete("__mock/faults").raise_for_status()
        return self._fired

    def answers(self) -> dict[str, int]:
        """The number of responses of each route."""
        calls: dict[str, dict[str, int]] = self._get("counters")["calls"]
        return {route: sum(statuses.values()) for route, statuses in calls.items()}

    def books(self) -> list[Made]:
        """All jobs of the service."""
        return [Made(job["id"], job["client_request_id"], job["money"], job["video"]) for job in self.jobs()]

    def jobs(self) -> list[Json]:
        """All jobs, with everything that the service says of each."""
        found: list[Json] = []
        while page := self._get(f"jobs?limit={PAGE}&offset={len(found)}")["jobs"]:
            found += page
        return found

    def video(self, made: Made) -> bytes:
        """The video file of a job."""
        assert made.video is not None
        return self._client.get(made.video.lstrip("/")).raise_for_status().content

    def _get(self, name: str) -> Json:
        answer: Json = self._client.get(f"__mock/{name}").raise_for_status().json()
        return answer

    def _put(self, name: str, value: Json) -> None:
        self._client.put(f"__mock/{name}", json=value).raise_for_status()
