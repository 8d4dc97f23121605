"""Runs batches with kills until all lines are bought; unknown ones are resolved, then all records are compared."""

import contextlib
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from tests.chaos.figures import Figures
from tests.chaos.lives import HUNG, Customer, Life
from tests.chaos.plan import FRONTS, FULL_DISK, TROUBLE, Batch, logs_name
from tests.chaos.service import Made, Service, running_mock
from tests.chaos.verdict import Row, differences, purchases, told_by_the_logs
from tests.proxies.running import PROXIES, is_installed, proxy

LIMIT = 3600.0  # seconds after which no further batch is started
AT_ONCE = 3  # concurrent batches; most of their time is waiting
FAIR = range(10)  # exit codes that faults of the service or the disk may cause
FAILED = 1
MOST_FAILURES = 10  # failures of one job in a row; one in fifty fails
REFUSED = (
    "create: status 429 retry_after 1",
    "create: status 503 retry_after 1",
)  # after these, the same POST is sent again


def drive(batches: Iterable[Batch], tell: Callable[[Figures], object] = lambda so_far: None) -> Figures:
    """Run all batches, and add up their figures."""
    began, total = time.monotonic(), Figures()

    def in_time(batch: Batch) -> Figures:
        if time.monotonic() - began > LIMIT:
            return Figures(problems=[f"{batch.name} was not played, there was no time left"])
        return play(batch, mock)

    with running_mock() as mock, ThreadPoolExecutor(AT_ONCE) as pool:
        for figures in pool.map(in_time, batches):
            total += figures
            tell(total)
    return replace(total, seconds=time.monotonic() - began)


def play(batch: Batch, mock: str) -> Figures:
    """Run one batch, from its first line to the comparison."""
    home = Path(tempfile.mkdtemp(prefix="reelkit-chaos-"))
    with Service(mock, batch) as service, before(service.url, batch.front) as url:
        customer = Customer(batch, url, home / batch.name)
        lives = list(_troubled(customer, service))
        answers, fired = service.answers(), service.recover()
        lives.append(customer.live(["resume", "--deadline", "5s"]))
        if batch.buys_again:
            lives.append(customer.live(_everything(customer)))
        rows, books = purchases(customer.journal), service.books()
        problems = list(told_by_the_logs(rows, books)) if batch.logs != "never" else []
        decisions = [_decision(row, books) for row in rows if row.state == "unknown" and row.replaced_at is None]
        if batch.buys_again and batch.logs != "never" and decisions:
            problems.append(f"{len(decisions)} purchases are left to a person")
        lives += _last(customer, decisions)
        problems += [*_misbehaved(lives), *differences(customer, service)]
        rows, books = purchases(customer.journal), service.books()
        posts = service.answers()["create"] - sum(fired[name] for name in REFUSED)
        if posts > len(rows):
            problems.append(f"{posts} creates were sent for {len(rows)} purchases")
    if problems:
        problems = [f"{batch.name}, in {home}: {problem}" for problem in problems]
    else:
        shutil.rmtree(home)
    return Figures(
        jobs=len(batch.lines),
        made=len(books),
        charged=sum(made.money == "charged" for made in books),
        decided=Counter({logs_name(batch.logs): len(decisions)}),
        answers=Counter(answers),
        faults=fired,
        lives=Counter(life.end for life in lives),
        deaths=Counter(life.end for life in lives if life.was_killed),
        ways=Counter([f"{batch.front if is_there(batch.front) else 'nothing'} before the service, {batch.manner}"]),
        unwritten=sum(life.end == FULL_DISK and life.felt_the_disk for life in lives),
        problems=problems,
    )


@contextlib.contextmanager
def before(service: str, front: str) -> Iterator[str]:
    """The address for the customer: that of a real proxy, if the batch has one and it is installed."""
    if not is_there(front):
        yield service
        return
    with proxy(FRONTS[front], service) as url:
        yield url


def is_there(front: str) -> bool:
    """Whether the proxy of the batch is installed."""
    return front != "" and is_installed(front if front in PROXIES else "varnishd")


def _troubled(customer: Customer, service: Service) -> Iterator[Life]:
    """Its processes during the faults; the last one is not killed."""
    for number, end in enumerate((*customer.batch.ends, ""), 1):
        if end in TROUBLE:
            service.ask_for(TROUBLE[end])
        yield customer.live(customer.manner_command(number, end), end=end)


def _last(customer: Customer, decisions: list[list[str]]) -> Iterator[Life]:
    """Its processes until no job has failed: failed jobs are bought again."""
    everything = _everything(customer)
    yield (life := customer.live(*decisions, ["resume", "--deadline", "60s"], everything))
    for _ in range(MOST_FAILURES):
        if life.code != FAILED:
            return
        yield (life := customer.live(everything))


def _everything(customer: Customer) -> list[str]:
    """The command for all lines, which buys failed jobs again."""
    return customer.batch_command(customer.batch.shares, "--retry-failed")


def _decision(row: Row, books: list[Made]) -> list[str]:
    """The decision of a user who looks up the purchase in the service's list of jobs."""
    found = [made.job_id for made in books if made.mark == row.client_request_id]
    return ["jobs", "resolve", row.key, *(["--job", found[0]] if found else ["--resubmit", "--yes"])]


def _misbehaved(lives: list[Life]) -> Iterator[str]:
    """Exit codes and tracebacks that no fault explains."""
    for life in lives:
        if (life.code not in FAIR and not life.was_killed) or "Traceback" in life.stderr or life.stderr == HUNG:
            yield f"a process ended with {life.code}: {life.stderr[-2000:]}"
    if lives[-1].code:
        yield f"the last batch ended with {lives[-1].code}: {lives[-1].stdout[-2000:]}"
