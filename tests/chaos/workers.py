"""Several workers with one journal in PostgreSQL: they are killed, stopped and cut off, and its server restarts.

``python -m tests.chaos --journal postgresql [--small] [--seed N] [--logs MODE]``. All that is compared at the end comes
from the list of jobs of the service and from plain SQL.
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
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import psycopg

from tests.chaos.lives import KEY, ROOT
from tests.chaos.plan import Batch, Logs, Size, make_plan
from tests.chaos.service import SPEED, Made, Service, running_mock
from tests.chaos.verdict import Row, bought_twice, sha256_of, told_by_the_logs
from tests.chaos.wire import Wire
from tests.postgres import Server, running_server

LEASE = 3.0  # seconds
STOPPED = 12.0  # seconds: longer than a lease that a create has made longer
AFFORDED = 0.9  # of the prices of all lines, as the limit of credits
LIMIT = 3600.0  # seconds for all lines
PATIENCE = 120.0  # seconds for the last worker


class Drive(NamedTuple):
    """How much happens: jobs, kills, stops and cuts beyond the lease, and restarts of the database."""

    jobs: int
    workers: int
    in_flight: int
    kills: int
    stops: int
    cuts: int
    cut_seconds: float
    restarts: int
    logs: Logs = "at-once"


WHOLE = Drive(jobs=5_000, workers=4, in_flight=64, kills=150, stops=20, cuts=5, cut_seconds=30, restarts=3)
SMALL = Drive(jobs=40, workers=3, in_flight=6, kills=4, stops=1, cuts=1, cut_seconds=6, restarts=1)


class Worker(NamedTuple):
    """A process, and its way to the database."""

    process: "subprocess.Popen[bytes]"
    wire: Wire

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        self.wire.close()


@dataclass
class Found:
    """What happened, and the differences at the end."""

    jobs: int = 0
    made: int = 0
    most_at_once: int = 0
    most_credits: int = 0
    allowed_credits: int = 0
    longest_wait: float = 0.0  # seconds between the end of a lease and the moment when its lines were taken over
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
            f"{self.jobs} lines, {self.made} jobs, at most {self.most_at_once} at once, "
            f"{self.most_credits:,} of {self.allowed_credits:,} credits; {did}; {self.faults} faults in "
            f"{self.answers} responses; lines: {ends}; taken over at most {self.longest_wait:.1f} s after a lease; "
            f"{len(self.problems)} problems; {self.seconds:.0f} s"
        )


class Company:
    """The workers, and what they share."""

    def __init__(self, drive: Drive, url: str, server: Server, home: Path, *, buy_again: bool) -> None:
        self.drive = drive
        self._buy_again = {"CHAOS_SETTLE": str(60 / SPEED)} if buy_again else {}
        self.journal = server.url()
        self._server = server
        self.home = home
        self._service = url
        self.running: list[Worker] = []
        self._stopped: list[tuple[float, Worker]] = []
        self._cut: list[tuple[float, Worker]] = []
        self.log = home / "log"

    def start(self, *command: str, journal: str | None = None) -> "subprocess.Popen[bytes]":
        """A process with short delays."""
        place = journal or self.journal
        mine = {"AIMLAPI_BASE_URL": self._service, "AIMLAPI_API_KEY": KEY, "REELKIT_JOURNAL": place}
        env = os.environ | mine | {"CHAOS_LEASE": str(LEASE)} | self._buy_again
        words = [sys.executable, "-m", "tests.chaos.customer", json.dumps([command])]
        with self.log.open("ab") as log:
            return subprocess.Popen(words, env=env, cwd=ROOT, stdout=log, stderr=log)

    def hire(self) -> None:
        """Start workers until there are as many as planned."""
        for worker in [worker for worker in self.running if worker.process.poll() is not None]:
            self.running.remove(worker)
            worker.wire.close()
        while len(self.running) < self.drive.workers:
            wire = Wire(self._server.socket)
            self.running.append(Worker(self.start_worker(self._through(wire)), wire))

    def start_worker(self, journal: str) -> "subprocess.Popen[bytes]":
        """A worker that reaches the journal at this address."""
        resubmit = "proven" if self._buy_again else "never"
        return self.start("worker", "--until-done", "--deadline", "10s", "--resubmit", resubmit, journal=journal)

    def _through(self, wire: Wire) -> str:
        return self.journal.replace(quote(str(self._server.folder)), f"127.0.0.1&port={wire.port}")

    def stop(self, worker: Worker) -> None:
        """Stop a worker beyond its lease; another one is started in its place."""
        worker.process.send_signal(signal.SIGSTOP)
        self._stopped.append((time.monotonic() + STOPPED, worker))
        self.running.remove(worker)

    def cut(self, worker: Worker) -> None:
        """Cut a worker off from the database."""
        worker.wire.cut()
        self._cut.append((time.monotonic() + self.drive.cut_seconds, worker))

    def wake(self, *, everyone: bool = False) -> None:
        """Let those continue whose time is over."""
        for end, worker in self._stopped:
            if everyone or time.monotonic() > end:
                worker.process.send_signal(signal.SIGCONT)
                self.running.append(worker)
        self._stopped = [each for each in self._stopped if each[1] not in self.running]
        over = [each for each in self._cut if everyone or time.monotonic() > each[0]]
        for _, worker in over:
            worker.wire.join()
        self._cut = [each for each in self._cut if each not in over]

    def close(self) -> int:
        """Wait for all workers, which have nothing to do any more. Returns how many did not end."""
        self.wake(everyone=True)
        late = 0
        for worker in self.running:
            try:
                worker.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                late += 1
            worker.kill()
        return late


def drive_workers(drive: Drive, seed: int, *, buy_again: bool = False) -> Found:
    """Register lines, let workers make them while they are troubled, and compare.

    With *buy_again* they buy again what is proven to have no job; then no line is left to a person.
    """
    rng = random.Random(seed)
    size = Size(jobs=drive.jobs, kills=0, batches=1, points=0, full_disks=0)
    (plain,) = make_plan(size, seed, buy_again=buy_again)
    batch = plain._replace(logs=drive.logs)
    home = Path(tempfile.mkdtemp(prefix="reelkit-chaos-"))
    with running_server() as server, running_mock() as mock, Service(mock, batch) as service:
        company = Company(drive, service.url, server, home, buy_again=buy_again)
        began = time.monotonic()
        found = Found(jobs=drive.jobs)
        try:
            found.allowed_credits = _register(company, batch)
            _trouble(company, server, rng, found)
            found.faults, found.answers = service.recover().total(), sum(service.answers().values())
            if late := company.close():
                found.problems.append(f"{late} workers did not end when no line was left")
            last = company.start_worker(company.journal)
            if last.wait(PATIENCE) not in range(10):
                found.problems.append(f"the last worker ended with {last.returncode}")
        finally:
            for worker in company.running:
                worker.kill()
        books, rows, found.ends = service.books(), _purchases(company.journal), _ends(company.journal)
        found.made = len(books)
        found.most_at_once, found.most_credits = _most_at_once(service)
        if buy_again and (left := found.ends.get("unknown")):
            found.problems.append(f"{left} lines are left to a person")
        found.problems += [*_differences(drive, found, books, rows, home), *_wrong_files(service, books, rows)]
        found.seconds = time.monotonic() - began
    if not found.problems:
        shutil.rmtree(home)
    return found


def _register(company: Company, batch: Batch) -> int:
    """Register the lines, and then set a limit of credits that is not enough for all. Returns the limit."""
    file = company.home / "lines.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in batch.lines))
    command = ("batch", str(file), "-o", str(company.home / "out"), "--detach")
    limits = ("--max-in-flight", str(company.drive.in_flight), "--max-credits", "1000000000000")
    assert company.start(*command, *limits).wait(PATIENCE) == 0
    ((prices,),) = _sql(company.journal, "SELECT sum(price) FROM lines")
    allowed = int(prices * AFFORDED)
    _sql(company.journal, f"UPDATE batches SET max_credits = {allowed} RETURNING id")
    return allowed


def _trouble(company: Company, server: Server, rng: random.Random, found: Found) -> None:
    """Kill, stop and cut off workers, and restart the database, as planned and until no line is left."""
    drive, end = company.drive, time.monotonic() + LIMIT
    planned = ["killed"] * drive.kills + ["stopped"] * drive.stops + ["cut off"] * drive.cuts
    planned += ["restarted the database"] * drive.restarts
    rng.shuffle(planned)
    while {"waiting", "begun"} & _ends(company.journal).keys() and time.monotonic() < end:
        company.wake()
        company.hire()
        time.sleep(rng.uniform(1.0, 2.0))
        found.longest_wait = max(found.longest_wait, _longest_wait(company.journal))
        if not planned:
            continue
        what = planned.pop()
        worker = rng.choice(company.running)
        if what == "killed":
            worker.kill()
        elif what == "stopped":
            company.stop(worker)
        elif what == "cut off":
            company.cut(worker)
        else:
            server.stop()
            server.start()
        found.deaths[what] += 1


def _sql(journal: str, sql: str) -> list[Any]:
    with psycopg.connect(journal, autocommit=True) as connection:
        return connection.execute(sql.encode()).fetchall()


def _purchases(journal: str) -> list[Row]:
    return [Row(*row) for row in _sql(journal, f"SELECT {', '.join(Row._fields)} FROM purchases")]


def _ends(journal: str) -> dict[str, int]:
    state = "coalesce(ended_as, CASE WHEN owner IS NULL THEN 'waiting' ELSE 'begun' END)"
    return dict(_sql(journal, f"SELECT {state}, count(*) FROM lines GROUP BY 1"))


def _longest_wait(journal: str) -> float:
    """For how many seconds lines wait whose worker has no lease any more, and that are not to wait longer."""
    clock = "extract(epoch FROM clock_timestamp())"
    sql = (
        f"SELECT coalesce(max({clock} - greatest(leases.ends_at, coalesce(lines.again_at, 0))), 0) FROM lines "
        "JOIN leases ON leases.id = lines.owner WHERE lines.ended_as IS NULL"
    )
    return float(_sql(journal, sql)[0][0])


def _most_at_once(service: Service) -> tuple[int, int]:
    """The largest number of jobs, and of credits held and charged, that the service had at any moment."""
    moments: list[tuple[datetime, int, int]] = []
    for job in service.jobs():
        moments.append((datetime.fromisoformat(job["created"]), 1, job["credits"]))
        if job["ends"]:
            moments.append((datetime.fromisoformat(job["ends"]), -1, -job["credits"] * (job["money"] == "released")))
    jobs = credits = most = most_credits = 0
    for _, job_change, credit_change in sorted(moments):
        jobs, credits = jobs + job_change, credits + credit_change
        most, most_credits = max(most, jobs), max(most_credits, credits)
    return most, most_credits


def _wrong_files(service: Service, books: list[Made], rows: list[Row]) -> Iterator[str]:
    """Videos that are not what the service serves for their job."""
    served = {made.job_id: made for made in books}
    for row in rows:
        if row.state == "saved" and row.job_id in served:
            right = hashlib.sha256(service.video(served[row.job_id])).hexdigest()
            if {right, row.sha256} != {sha256_of(Path(row.path or ""))}:
                yield f"{row.path} is not what the service serves for job {row.job_id}"


def _differences(drive: Drive, found: Found, books: list[Made], rows: list[Row], home: Path) -> Iterator[str]:
    """What is lost, bought twice, beyond the limit, or not finished although the logs show it."""
    if found.most_at_once > drive.in_flight:
        yield f"{found.most_at_once} jobs were under way at once, and {drive.in_flight} were allowed"
    if found.most_credits > found.allowed_credits:
        yield f"{found.most_credits} credits were used at once, and {found.allowed_credits} were allowed"
    yield from bought_twice(books, rows)
    ids = {row.client_request_id: row.job_id for row in rows}
    for made in books:
        if ids.get(made.mark or "") != made.job_id and made.money != "released":
            yield f"job {made.job_id} ({made.money}, marked {made.mark}) is {ids.get(made.mark or '')} in the journal"
    if drive.logs != "never":
        yield from told_by_the_logs(rows, books)
    if left := sum(found.ends.get(name, 0) for name in ("waiting", "begun")):
        yield f"{left} lines are not finished"
    saved = {row.key for row in rows if row.state == "saved"}
    files = {path.stem for path in (home / "out").glob("*.mp4")}
    if saved != files:
        yield f"the journal and the folder differ in {sorted(saved ^ files)[:5]}"
    log = (home / "log").read_text(errors="replace")
    if "Traceback" in log:
        yield f"a traceback: {log[log.index('Traceback') :][:1500]}"
