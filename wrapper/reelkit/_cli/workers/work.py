"""Makes the videos of registered lines, together with any number of other processes."""

import asyncio
from collections.abc import AsyncGenerator

from reelkit._client.async_client import AsyncClient
from reelkit._client.batch import ERROR, FAILED, OK, TIMEOUT, UNKNOWN, BatchItem, Outcome
from reelkit._errors import InvalidRequest
from reelkit._flows.budget import BatchTerms
from reelkit._io import clock
from reelkit._lines.lines import Ended, Line, Lines
from reelkit._system.executor import in_thread

INTERVAL = 1.0  # the most seconds between two turns: how soon a worker hears of new lines, and of a closed gate
SHORTEST = 0.1  # and the least: many lines that end soon after each other are recorded together


async def work(
    client: AsyncClient, lines: Lines, terms: BatchTerms, max_in_flight: int, *, until_done: bool
) -> AsyncGenerator[Outcome, None]:
    """Take lines and yield their outcomes, until closed. With *until_done*, end when no line is open any more.

    If closed early, the lines stay begun; when the client closes its journal, its lease ends, and others take them.
    """
    terms.budget.prices = await in_thread(client._core.prices)
    running: dict[asyncio.Future[Outcome], Line] = {}
    ended: list[Ended] = []
    try:
        while True:
            told, free, closed_for = ended, max_in_flight - len(running), terms.pace.closed_for(clock.now())
            turn = await in_thread(lambda: lines.take_turn(told, free, closed_for))  # noqa: B023 - awaited here
            ended = []
            terms.pace.close(clock.now(), turn.closed_for)
            for line in turn.lines:
                item = BatchItem(line.key, line.request, line.save_to)
                running[asyncio.ensure_future(client._run(item, terms))] = line
            if until_done and not turn.is_open:
                return
            await asyncio.sleep(SHORTEST if running else INTERVAL)
            if running:
                await asyncio.wait(running, timeout=INTERVAL, return_when=asyncio.FIRST_COMPLETED)
            for task in [task for task in running if task.done()]:
                outcome = task.result()
                ended.append(_ended(running.pop(task), outcome))
                yield outcome
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)  # each may still write to the journal


def _ended(line: Line, outcome: Outcome) -> Ended:
    """What to record. A line whose job may exist or could not be bought yet is taken again; it counts until then."""
    is_final = outcome.state not in (ERROR, TIMEOUT, UNKNOWN) or isinstance(outcome.error, InvalidRequest)
    may_cost = outcome.state != FAILED and (outcome.job_id is not None or outcome.state in (OK, TIMEOUT, UNKNOWN))
    return Ended(line, outcome.state, outcome.credits, is_final, may_cost)
