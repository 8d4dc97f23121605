"""Several workers with one journal in PostgreSQL: they are killed and stopped, and the server of the journal restarts.

``python -m tests.chaos --journal postgresql [--save-to s3] [--small] [--seed N]``. All that is compared at the end
comes from the list of jobs of the service, from plain SQL, and from the files or the objects.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

from tests.chaos.lives import KEY, ROOT
from tests.chaos.plan import Batch, Logs, Size, make_plan
from tests.chaos.service import SPEED, Made, Service, running_mock
from tests.chaos.verdict import Row, told_by_the_logs
from tests.postgres import Server, running_server
from tests.s3 import Server as Store, running_server as running_store

LEASE = 3.0  # seconds
STOPPED = 12.0  # seconds: longer than a lease that a create has made longer
LIMIT = 900.0  # seconds for all lines
PATIENCE = 120.0  # seconds for the last worker


class Drive(NamedTuple):
    """How much happens: jobs, kills, stops beyond the lease, and restarts of the database."""

    jobs: int
    workers: int
    in_flight: int
    kills: int
    stops: int
    restarts: int
    logs: Logs = "at-once"


WHOLE = Drive(jobs=900, workers=4, in_flight=16, kills=150, stops=20, restarts=3)
SMALL = Drive(jobs=40, workers=3, in_flight=6, kills=4, stops=1, restarts=1)


@dataclass
class Found:
    """What happened, and the differences at the end."""

    jobs: int = 0
    made: int = 0
    most_at_once: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    answers: int = 0
    ends: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    def line(self) -> str:
        """All figures in one line."""
        did = ", ".join(f"{count} {name}" for name, count in sorted(self.deaths.items()))
        ends = ", ".join(f"{count} {name}" for name, count in sorted(self.ends.items()))
        return (
            f"{self.jobs} lines, {self.made} jobs, at most {self.most_at_once} at once; {did}; {self.faults} faults in "
            f"{self.answers} responses; lines: {ends}; {len(self.problems)} problems; {self.seconds:.0f} s"
        )


class Company:
    """The workers, and what they share."""

    def __init__(
        self, drive: Drive, url: str, journal: str, home: Path, *, buy_again: bool, store: Store | None
    ) -> None:
        self.drive = drive
        self._more = {"CHAOS_SETTLE": str(60 / SPEED)} if buy_again else {}
        self._bucket = store.bucket() if store else None
        self._store = store
        if store:
            self._more |= store.environment
        self.journal = journal
        self.home = home
        self._service = url
        self.running: list[subprocess.Popen[bytes]] = []
        self._stopped: list[tuple[float, subprocess.Popen[bytes]]] = []
        self.log = home / "log"

    @property
    def place(self) -> str:
        """Where the videos are saved."""
        return f"s3://{self._bucket}/out" if self._bucket else str(self.home / "out")

    def videos(self) -> dict[str, str]:
        """The SHA-256 of each video that was saved, by its key."""
        if self._store is None or self._bucket is None:
            files = {path.name: path.read_bytes() for path in (self.home / "out").glob("*.mp4")}
        else:
            files = self._store.objects(self._bucket)
        return {Path(name).stem: hashlib.sha256(body).hexdigest() for name, body in files.items()}

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """A process with short delays."""
        mine = {"AIMLAPI_BASE_URL": self._service, "AIMLAPI_API_KEY": KEY, "REELKIT_JOURNAL": self.journal}
        env = os.environ | mine | {"CHAOS_LEASE": str(LEASE)} | self._more
        words = [sys.executable, "-m", "tests.chaos.customer", json.dumps([command])]
        with self.log.open("ab") as log:
            return subprocess.Popen(words, env=env, cwd=ROOT, stdout=log, stderr=log)

    def hire(self) -> None:
        """Start workers until there are as many as planned."""
        self.running = [worker for worker in self.running if worker.poll() is None]
        while len(self.running) < self.drive.workers:
            self.running.append(self.start("worker", "--until-done", "--deadline", "10s"))

    def stop(self, worker: "subprocess.Popen[bytes]") -> None:
        """Stop a worker beyond its lease; another one is started in its place."""
        worker.send_signal(signal.SIGSTOP)
        self._stopped.append((time.monotonic() + STOPPED, worker))
        self.running.remove(worker)

    def wake(self, *, everyone: bool = False) -> None:
        """Let those continue whose time is over."""
        for end, worker in self._stopped:
            if everyone or time.monotonic() > end:
                worker.send_signal(signal.SIGCONT)
                self.running.append(worker)
        self._stopped = [each for each in self._stopped if each[1] not in self.running]

    def close(self) -> None:
        """Wait for all workers, which have nothing to do any more."""
        self.wake(everyone=True)
        for worker in self.running:
            try:
                worker.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()


def drive_workers(drive: Drive, seed: int, *, buy_again: bool = False, in_bucket: bool = False) -> Found:
    """Register lines, let workers make them while they are troubled, and compare.

    With *buy_again* they buy again what is proven to have no job; then no line is left to a person. With *in_bucket*
    they save the videos to an S3 server.
    """
    rng = random.Random(seed)
    size = Size(jobs=drive.jobs, kills=0, batches=1, points=0, full_disks=0)
    (plain,) = make_plan(size, seed, buy_again=buy_again)
    batch = plain._replace(logs=drive.logs)
    home = Path(tempfile.mkdtemp(prefix="reelkit-chaos-"))
    with (
        running_server() as server,
        running_store() if in_bucket else nullcontext() as store,
        running_mock() as mock,
        Service(mock, batch) as service,
    ):
        journal = server.url()
        company = Company(drive, service.url, journal, home, buy_again=buy_again, store=store)
        began = time.monotonic()
        found = Found(jobs=drive.jobs)
        try:
            _register(company, batch)
            _trouble(company, server, rng, found.deaths)
            found.faults, found.answers = service.recover().total(), sum(service.answers().values())
            company.close()
            last = company.start("worker", "--until-done", "--deadline", "10s")
            if last.wait(PATIENCE) not in range(10):
                found.problems.append(f"the last worker ended with {last.returncode}")
        finally:
            for worker in company.running:
                worker.kill()
                worker.wait()
        books, rows, found.ends = service.books(), _purchases(journal), _ends(journal)
        found.made = len(books)
        found.most_at_once = _most_at_once(service)
        if buy_again and (left := found.ends.get("unknown")):
            found.problems.append(f"{left} lines are left to a person")
        found.problems += [*_differences(drive, found, books, rows, home)]
        noted = dict(_sql(journal, "SELECT key, sha256 FROM purchases WHERE state = 'saved'"))
        if wrong := noted.items() ^ company.videos().items():
            found.problems.append(f"the journal and the videos differ in {sorted(wrong)[:5]}")
        found.seconds = time.monotonic() - began
    if not found.problems:
        shutil.rmtree(home)
    return found


def _register(company: Company, batch: Batch) -> None:
    file = company.home / "lines.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in batch.lines))
    command = ("batch", str(file), "-o", company.place, "--detach")
    assert company.start(*command, "--max-in-flight", str(company.drive.in_flight)).wait(PATIENCE) == 0


def _trouble(company: Company, server: Server, rng: random.Random, deaths: Counter[str]) -> None:
    """Kill and stop workers, and restart the database, until all that is planned has happened or no line is left."""
    drive, end = company.drive, time.monotonic() + LIMIT
    planned = ["killed"] * drive.kills + ["stopped"] * drive.stops + ["restarted the database"] * drive.restarts
    rng.shuffle(planned)
    while planned and time.monotonic() < end:
        company.wake()
        company.hire()
        time.sleep(rng.uniform(1.0, 2.0))
        what = planned.pop()
        worker = rng.choice(company.running)
        if what == "killed":
            worker.kill()
            worker.wait()
        elif what == "stopped":
            company.stop(worker)
        else:
            server.stop()
            server.start()
        deaths[what] += 1
        if not {"waiting", "begun"} & _ends(company.journal).keys():
            return
    company.hire()


def _sql(journal: str, sql: str) -> list[Any]:
    with psycopg.connect(journal, autocommit=True) as connection:
        return connection.execute(sql.encode()).fetchall()


def _purchases(journal: str) -> list[Row]:
    return [Row(*row) for row in _sql(journal, f"SELECT {', '.join(Row._fields)} FROM purchases")]


def _ends(journal: str) -> dict[str, int]:
    state = "coalesce(ended_as, CASE WHEN owner IS NULL THEN 'waiting' ELSE 'begun' END)"
    return dict(_sql(journal, f"SELECT {state}, count(*) FROM lines GROUP BY 1"))


def _most_at_once(service: Service) -> int:
    """The largest number of jobs that the service had at any moment."""
    jobs = service._get("jobs?limit=1000")["jobs"]
    moments = [(datetime.fromisoformat(job["created"]), 1) for job in jobs]
    moments += [(datetime.fromisoformat(job["ends"]), -1) for job in jobs if job["ends"]]
    now = most = 0
    for _, change in sorted(moments):
        now += change
        most = max(most, now)
    return most


def _differences(drive: Drive, found: Found, books: list[Made], rows: list[Row], home: Path) -> Iterator[str]:
    """What is lost, bought twice, beyond the limit, or not finished although the logs show it."""
    if found.most_at_once > drive.in_flight:
        yield f"{found.most_at_once} jobs were under way at once, and {drive.in_flight} were allowed"
    for mark, count in Counter(made.mark for made in books).items():
        if count > 1:
            yield f"{mark} was made {count} times"
    keys = {row.client_request_id: row.key for row in rows}
    for key, count in Counter(keys.get(made.mark or "") for made in books if made.money == "charged").items():
        if count > 1:
            yield f"{key} was charged {count} times"
    ids = {row.client_request_id: row.job_id for row in rows}
    for made in books:
        if ids.get(made.mark or "") != made.job_id and made.money != "released":
            yield f"job {made.job_id} ({made.money}, marked {made.mark}) is {ids.get(made.mark or '')} in the journal"
    if drive.logs != "never":
        yield from told_by_the_logs(rows, books)
    if left := sum(found.ends.get(name, 0) for name in ("waiting", "begun")):
        yield f"{left} lines are not finished"
    log = (home / "log").read_text(errors="replace")
    if "Traceback" in log:
        yield f"a traceback: {log[log.index('Traceback') :][:1500]}"
