"""Properties of every job, for any plan, clock and polls."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from reelkit_mock import Mock
from tests.mock.mock_requests import LEGACY, V2, admin, create, fetch, read_json
from tests.mock.world.test_personality import fits
from tests.models import pixverse

MODELS = [model.id for model in pixverse() if model.legacy.create is not None]
RANK = {"queued": 0, "generating": 1, "completed": 2, "error": 2}
WORDS = {"queued": "queued", "generating": "generating", "succeeded": "completed", "failed": "error"}
addresses = st.sampled_from((V2, LEGACY))
seconds = st.floats(0, 100) | st.sampled_from((0, 1e-9, 1e6))
spans = st.none() | st.tuples(seconds, seconds).map(sorted)
plans = st.fixed_dictionaries(
    {
        "clock": st.sampled_from(("manual", "looks:1", "looks:2", "looks:4")),
        "seed": st.integers(-5, 5),
        "queue_seconds": spans,
        "generate_seconds": spans,
        "outcomes": st.sampled_from(({"succeeded": 1}, {"failed": 1}, {"succeeded": 1, "failed": 1})),
    }
)
steps = st.lists(st.tuples(st.sampled_from(("poll", "advance", "force", "stuck", "fail")), seconds, addresses))


@pytest.mark.slow
@settings(max_examples=50)
@given(plans, steps, addresses, st.sampled_from(("queued", "generating", "succeeded", "failed")))
def test_a_status_never_goes_back(plan: dict[str, Any], steps: list[Any], made_at: str, forced: str) -> None:
    """A final state is stable, and every response matches the contract."""
    mock = Mock(**plan)
    seen = []
    for step, length, address in [("fail", 0, V2), *steps]:
        if step == "advance":
            mock.advance(length)
        elif step == "force" and mock.jobs:
            admin(mock, "POST", f"jobs/{next(iter(mock.jobs))}", {"state": forced})
        elif step in ("stuck", "fail") and length < 1:
            assert fits(create(mock, made_at, headers={"x-mock-fault": step}), made_at)
        identifiers = list(mock.jobs) or [read_json(create(mock, made_at))["id"]]
        replies = [fetch(mock, identifier, address) for identifier in identifiers[:3]]
        assert all(fits(reply, address) for reply in replies)
        seen.append([read_json(reply)["status"] for reply in replies])

    for number in range(3):
        words = [row[number] for row in seen if len(row) > number]
        assert words == sorted(words, key=RANK.__getitem__)
        assert len({word for word in words if RANK[word] == 2}) <= 1


class Service(RuleBasedStateMachine):
    """A mock next to a model of it: the expected state of each job, and the number of rows."""

    jobs = Bundle("jobs")

    @initialize(documented=st.booleans(), seed=st.integers(0, 99))
    def start(self, documented: bool, seed: int) -> None:
        personality = "documented" if documented else "mixed"
        self.mock = Mock(
            clock="manual", seed=seed, personality=personality, queue_seconds=[5, 5], generate_seconds=[10, 10]
        )
        self.documented = documented
        self.born: dict[str, float] = {}  # when a job was created
        self.fixed: dict[str, str] = {}  # the state that a job was forced into or is stuck in
        self.failing: set[str] = set()
        self.asked = 0  # faults
        self.happened = 0

    def state(self, identifier: str) -> str:
        """Return the expected state of a job."""
        age = self.mock.now - self.born[identifier]
        if identifier in self.fixed:
            state = self.fixed[identifier]
            return "generating" if (state, age >= 5) == ("stuck", True) else "queued" if state == "stuck" else state
        if age >= 15:
            return "failed" if identifier in self.failing else "succeeded"
        return "generating" if age >= 5 else "queued"

    @rule(
        target=jobs, address=addresses, model=st.sampled_from(MODELS), what=st.sampled_from(("", "", "fail", "stuck"))
    )
    def create(self, address: str, model: str, what: str) -> str:
        reply = create(self.mock, address, headers={"x-mock-fault": what} if what else {}, model=model)
        assert reply.status == 200
        assert not self.documented or fits(reply, address)
        identifier: str = read_json(reply)["id"]
        self.born[identifier] = self.mock.now
        if what == "stuck":
            self.fixed[identifier] = "stuck"
        elif what == "fail":
            self.failing.add(identifier)
        return identifier

    @rule(address=addresses)
    def create_wrongly(self, address: str) -> None:
        assert create(self.mock, address, duration=-1).status == 400
        assert create(self.mock, address, key="invalid-1").status == 401

    @rule(target=jobs)
    def lose(self) -> Any:
        self.asked += 1
        self.mock.fault("lost", route="create")
        reply = create(self.mock)
        assert reply.wire is not None
        self.happened += 1
        new = self.mock.jobs.keys() - self.born.keys()
        self.born |= dict.fromkeys(new, self.mock.now)
        return multiple(*new)

    @rule(identifier=jobs, address=addresses)
    def fetch(self, identifier: str, address: str) -> None:
        reply = fetch(self.mock, identifier, address)
        word = read_json(reply)["status"]
        assert reply.status == 200
        assert not self.documented or fits(reply, address)
        assert word.replace("succeeded", "completed") == WORDS[self.state(identifier)]

    @rule(identifier=jobs, status=st.sampled_from((404, 500, 503)))
    def fetch_with_a_fault(self, identifier: str, status: int) -> None:
        before = self.state(identifier)
        self.asked += 1
        fault = self.mock.fault({"status": status}, route="fetch", state=before)
        assert fetch(self.mock, identifier).status == status
        assert fault.left == 0
        self.happened += 1
        self.fetch(identifier, V2)

    @rule(seconds=st.sampled_from((0.0, 1.0, 5.0, 15.0)))
    def advance(self, seconds: float) -> None:
        self.mock.advance(seconds)

    @rule(identifier=jobs, state=st.sampled_from(list(WORDS)))
    def force(self, identifier: str, state: str) -> None:
        before = self.state(identifier)
        ranks = {name: RANK[word] for name, word in WORDS.items()}
        allowed = ranks[state] >= ranks[before] and (ranks[before] < 2 or state == before)
        reply = admin(self.mock, "POST", f"jobs/{identifier}", {"state": state})
        assert reply.status == (200 if allowed else 400)
        if allowed and ranks[before] < 2:
            self.fixed[identifier] = state

    @rule(identifier=consumes(jobs))
    def forget(self, identifier: str) -> None:
        """Stop fetching this job; it continues all the same."""

    @invariant()
    def every_accepted_create_is_one_row(self) -> None:
        money = {"succeeded": "charged", "failed": "released"}
        assert [(row["job_id"], row["state"]) for row in self.mock.ledger] == [
            (identifier, money.get(self.state(identifier), "held")) for identifier in self.born
        ]

    @invariant()
    def every_fault_is_accounted(self) -> None:
        assert self.asked == self.happened
        assert self.mock.unfired() == []


Service.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
test_the_service_and_its_model_agree = Service.TestCase
