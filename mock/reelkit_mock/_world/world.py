"""The state of one namespace: clock, jobs, faults and recorded calls. It changes only when it is called."""

import math
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Headers, Json
from reelkit_mock._scenario.clock import SPEED_HEADER, Clock, make_clock
from reelkit_mock._scenario.faults import Fault, unfired
from reelkit_mock._scenario.randomness import draw_job
from reelkit_mock._scenario.scenario import Scenario
from reelkit_mock._world.accounts import Account
from reelkit_mock._world.calls import MAX_CALLS, Record
from reelkit_mock._world.contract import addresses, contract_addresses, offered_schemas
from reelkit_mock._world.jobs import NEVER, STATES, Job, billing_state, count_fetch, force_state, state_of
from reelkit_mock._world.kinds import Kind
from reelkit_mock._world.personality import new_id, style_of

INVALID_PREFIX = "invalid-"  # keys with this prefix are invalid, so that 401 can be tested without a list of keys
MAX_ACCOUNTS = 10_000
MAX_KEY_LENGTH = 2_048  # characters; a longer key is invalid
QUEUE_SHARE = 0.1  # of the whole time of a job, unless the scenario sets queue_seconds


class World:
    """An independent instance of the service."""

    def __init__(self, name: str, scenario: Scenario) -> None:
        self.name = name
        self.reset(scenario)

    def reset(self, scenario: Scenario) -> None:
        """Start over with this scenario."""
        faults = [Fault(number, data) for number, data in enumerate(scenario.faults)]
        offered = offered_schemas(scenario.catalogue)
        self.scenario = scenario
        self._set_clock(make_clock(scenario.clock))
        self.jobs: dict[str, Job] = {}
        self.jobs_in_order: list[Job] = []  # in order of creation
        self.expired_links: set[str] = set()  # the ids of jobs whose link was ended
        self.calls: deque[Record] = deque(maxlen=MAX_CALLS)
        self.counters: Counter[tuple[str, int]] = Counter()
        self._refusals: dict[str, int] = {}  # failed calls of keys without an account
        self.faults = faults
        self.faults_made = len(faults)
        self._keys = None if scenario.keys is None else {key.key: key for key in scenario.keys}
        self._accounts = {name: Account(key, at) for at, (name, key) in enumerate((self._keys or {}).items(), 1)}
        weights = scenario.outcomes
        failed = weights.get("failed", 0.0)
        self._failure_rate = failed / (failed + weights.get("succeeded", 0.0))
        self.catalogue = offered
        found = addresses(offered) if scenario.catalogue else contract_addresses()
        self.addresses = {
            path: address for path, address in found.items() if scenario.addresses in ("both", address.name)
        }

    @property
    def calls_dropped(self) -> int:
        """How many recorded calls are no longer kept. The number of the first that is kept follows."""
        return self.counters.total() - len(self.calls)

    def accepts_key(self, key: str) -> bool:
        """Return whether a key is valid."""
        if self._keys is not None:
            return key in self._keys
        return 0 < len(key) <= MAX_KEY_LENGTH and not key.startswith(INVALID_PREFIX)

    def account(self, key: str) -> Account | None:
        """Return the account of a key, or None if it has none."""
        return self._accounts.get(key)

    def count_refusal(self, key: str) -> int:
        """Count a failed call of a key without an account. The counters are cleared when there are too many."""
        if len(key) > MAX_KEY_LENGTH:
            key = ""
        if key not in self._refusals and len(self._refusals) >= MAX_ACCOUNTS:
            self._refusals.clear()
        number = self._refusals[key] = self._refusals.get(key, 0) + 1
        return number

    def open_account(self, key: str) -> Account | None:
        """Return the account of a key and create it if necessary; None if there are too many."""
        if (account := self._accounts.get(key)) is None and len(self._accounts) < MAX_ACCOUNTS:
            account = self._accounts[key] = Account(None, len(self._accounts) + 1, self._refusals.pop(key, 0))
        return account

    def make_job(
        self, account: Account, key: str, kind: Kind, legacy: bool, client_request_id: str | None, now: float
    ) -> Job:
        """Create a job: draw its plan and hold its credits."""
        account.created = number = account.created + 1
        scenario = self.scenario
        draw = draw_job(scenario.seed, self.name, key, number)
        style = style_of(scenario.personality, draw.style)
        identifier = new_id(style, draw, number, kind.model.id)
        if self.clock.fetches_to_finish:
            starts = ends = NEVER
        else:
            shortest, longest = scenario.generate_seconds or (kind.shortest, kind.longest)
            duration = shortest + draw.generation * (longest - shortest)
            if scenario.queue_seconds:
                queued = scenario.queue_seconds[0] + draw.queue * (
                    scenario.queue_seconds[1] - scenario.queue_seconds[0]
                )
                starts, ends = now + queued, now + queued + duration
            else:  # the contract documents the time from the create to the video
                starts, ends = now + duration * QUEUE_SHARE * 2 * draw.queue, now + duration
        job = Job(
            identifier,
            number,
            kind,
            style,
            now,
            starts,
            ends,
            draw.outcome < self._failure_rate,
            legacy,
            client_request_id,
        )
        job.account = account.number
        self.jobs[identifier] = job
        self.jobs_in_order.append(job)
        account.hold(job)
        return job

    def fetch(self, job: Job, now: float) -> str:
        """Count a fetch of a job and return its state."""
        if self.clock.fetches_to_finish:
            count_fetch(job, now, self.clock.fetches_to_finish)
        return state_of(job, now)

    def change_clock(self, setting: str) -> None:
        """Let the time pass in another way from now on. The plans of jobs do not change."""
        clock = make_clock(setting, self.clock.now())
        if clock.fetches_to_finish or self.clock.fetches_to_finish:
            raise MockError("a clock cannot be changed to polls:N, nor from it; start over with PUT /__mock/scenario")
        self.scenario = replace(self.scenario, clock=setting)
        self._set_clock(clock)

    def seconds_to_change(self, last: bool) -> float:
        """Return the seconds to the next, or the last, planned change of a job."""
        now = self.clock.now()
        moments = [moment for job in self.jobs_in_order for moment in (job.starts, job.ends) if now < moment < NEVER]
        if not moments:
            raise MockError("no job has a planned change in the future")
        moment = max(moments) if last else min(moments)
        seconds = moment - now
        while now + seconds < moment:  # by the rounding of floats
            seconds = math.nextafter(seconds, math.inf)
        return seconds

    def add_fault(self, data: Mapping[str, Any]) -> Fault:
        """Add a fault."""
        fault = Fault(self.faults_made, data)
        self.faults_made += 1
        self.faults.append(fault)
        return fault

    def unfired(self) -> list[str]:
        """Return a message for each fault that has not happened."""
        return list(unfired(self.faults))

    def ledger(self) -> Iterator[Json]:
        """Yield the cost of each accepted create, and whether it is held, charged or released."""
        now = self.clock.now()
        for job in self.jobs_in_order:
            yield {
                "job_id": job.id,
                "model": job.kind.model.id,
                "credits": job.kind.credits,
                "client_request_id": job.client_request_id,
                "state": billing_state(job, now),
            }

    def force(self, job_id: str, state: str) -> Job:
        """Set the state of a job. A state cannot go back."""
        if state not in STATES:
            raise MockError(f"{state!r} is not a state; the states are: {', '.join(STATES)}")
        if (job := self.jobs.get(job_id)) is None:
            raise MockError(f"there is no job {job_id!r}; GET /__mock/jobs lists them")
        now = self.clock.now()
        if not force_state(job, state, now):
            raise MockError(f"job {job_id} is {state_of(job, now)} and cannot go back to {state}")
        return job

    def _set_clock(self, clock: Clock) -> None:
        self.clock = clock
        self.clock_headers: Headers = () if clock.speed in (0, 1) else ((SPEED_HEADER, f"{clock.speed:.12g}"),)
