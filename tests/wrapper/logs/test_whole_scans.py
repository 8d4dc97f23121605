"""What the logs must show before a create counts as absent from them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from reelkit import Recovery, WaitTimeout
from reelkit._effects import Call, Flow, Outcome
from reelkit._logs.log_reader import PAGE
from reelkit._logs.log_search import Found, ProofTerms, find
from reelkit._protocol.log_memory import Route, Search, Sent, WholeScan
from reelkit._protocol.poll_schedule import expected_time
from reelkit._protocol.routes import Kind, Memory
from reelkit_specs import Model, models
from tests.wrapper.flows.test_create import creating
from tests.wrapper.logs.test_log_search import page, row
from tests.wrapper.stage import PENDING, Answer, Stage, answer, fails, job, waiting

LOST_AT, NOW = 900.0, 1000.0  # on the driver's clock
ROUTE = Route("a-model", "/an/address")
WITNESSES = {"w-1": 910.0, "w-2": 920.0, "w-3": 970.0}
TEN_O_CLOCK = datetime(2026, 1, 1, 10, tzinfo=UTC).timestamp()
ON_TIME = "Thu, 01 Jan 2026 10:00:00 GMT"
FAST = "Thu, 01 Jan 2026 10:20:00 GMT"  # the clock of a proxy
LONG = [row("long", "job", "2026-01-01T08:00:00Z")]  # in the order in which jobs are finished


def nothing(scan: WholeScan) -> Flow[str | None]:
    """Nothing contradicts the logs."""
    yield from ()
    return None


def rows(count: int, age: float = 0.0, step: float = 0.0) -> list[Any]:
    """The rows of the witnesses and of others: the first of this age, each of the others *step* seconds older."""
    names = [*WITNESSES, *map(str, range(count - len(WITNESSES)))]
    times = [datetime.fromtimestamp(TEN_O_CLOCK - age - step * number, UTC) for number in range(len(names))]
    return [row(name, f"job of {name}", at.isoformat()) for name, at in zip(names, times, strict=True)]


def memory_of_witnesses(lead: float = 60.0) -> Search:
    """What is known when the witnesses are sent, and a row was there this many seconds before the end of its job."""
    search = Search()
    for name, sent_at in WITNESSES.items():
        search.accepted(name, Sent(sent_at, ROUTE))
    search.leads[ROUTE] = lead
    return search


def played(
    stage: Stage,
    search: Search,
    *,
    longest: Callable[[], float] = lambda: 900.0,
    contradiction: Callable[[WholeScan], Flow[str | None]] = nothing,
    until: float = NOW + 1,
) -> Found:
    """The result of a search for the lost create."""
    terms = ProofTerms(Recovery(settle=60.0), longest, frozenset({ROUTE}), contradiction, LOST_AT)
    return stage.play(find("mark", search, age=NOW - LOST_AT, until=until, timeout=1.0, terms=terms))


def searched(*answers: Answer, lead: float = 60.0) -> tuple[Found, Stage]:
    """The result of a search whose first answers are these. The lost create is on none of the pages."""
    stage = Stage(*answers)
    return played(stage, memory_of_witnesses(lead)), stage


def test_a_scan_that_ends_with_the_logs_is_whole() -> None:
    """Then the lost create is absent: its later witnesses are there."""
    found, _ = searched(page(*rows(3), date=ON_TIME))

    assert found.proof is not None


@pytest.mark.parametrize("pagination", [{}, {"pagination": {"limit": PAGE}}, {"pagination": {"has_more": "true"}}])
def test_a_page_that_does_not_say_whether_there_are_more_proves_nothing(pagination: Any) -> None:
    """The lost create may be on the next page."""
    found, _ = searched(answer(200, {"data": rows(PAGE)} | pagination, date=ON_TIME))

    assert found.proof is None


@pytest.mark.parametrize(
    "end", [{"has_more": True}, {"has_more": False, "total": PAGE + 1}], ids=["more rows", "a greater total"]
)
def test_an_empty_page_before_the_end_of_the_logs_proves_nothing(end: dict[str, Any]) -> None:
    """A service may have a maximum offset, behind which the lost create may be."""
    newest = page(*rows(PAGE), has_more=True, date=ON_TIME)
    found, stage = searched(newest, answer(200, {"data": [], "pagination": end}, date=ON_TIME))

    assert len(stage.calls) > 1
    assert found.proof is None


@pytest.mark.parametrize(
    "newest",
    [
        page(*rows(PAGE), has_more=True, date=FAST),
        page(*LONG, *rows(PAGE - 2), *LONG, has_more=True, date=ON_TIME),
    ],
    ids=["a fast clock", "another order"],
)
def test_a_page_that_only_seems_to_reach_back_is_not_the_last(newest: Answer) -> None:
    """The times of a proxy, or of rows that are in another order, say nothing about the next page."""
    _, stage = searched(newest, page(row("mark", "job-1", "2026-01-01T09:58:20Z"), date=ON_TIME))

    assert len(stage.calls) > 1


def test_a_period_that_lacks_known_rows_is_read_page_by_page() -> None:
    """A service that returns no rows for a period does not hide the create that is on the next page."""
    newest = page(*rows(PAGE), has_more=True, date=ON_TIME)
    oldest = page(rows(PAGE)[-1], row("mark", "job-1", "2026-01-01T09:58:20Z"), date=ON_TIME)
    found, stage = searched(newest, page(), page(), newest, oldest)

    assert (found.job_id, found.proof) == ("job-1", None)
    assert stage.calls[-1].params == {"period": "1h", "limit": str(PAGE), "offset": str(PAGE - 1)}


@pytest.mark.parametrize(("lead", "is_proven"), [(14.0, False), (15.0, True)])
def test_a_row_just_before_the_end_of_its_job_does_not_show_that_rows_appear_at_once(
    lead: float, is_proven: bool
) -> None:
    """The status of a job may change a little later than the logs."""
    found, _ = searched(page(*rows(3), date=ON_TIME), lead=lead)

    assert (found.proof is not None) is is_proven


MODEL = next(model for model in models() if model.times)


@pytest.mark.parametrize("model", [MODEL, None])
def test_a_short_deadline_does_not_shorten_the_time_of_a_job(model: Model | None) -> None:
    """Its row may appear when it is finished, after the end of the batch."""
    kind = Kind(MODEL.id, None, None)
    likely = expected_time(model, None, None)
    longest = Memory("universal").longest(model, kind, 5.0)

    assert longest == (900.0 if likely is None else 2 * likely[1])
    assert Memory("universal").longest(model, kind, 10_000.0) == 10_000.0


def test_a_job_that_is_not_finished_shows_how_long_others_may_take() -> None:
    """It has been seen to take longer than the deadline, which is otherwise the longest time."""
    memory, state = Memory("universal"), job()
    with pytest.raises(WaitTimeout):
        Stage(PENDING).play(waiting(state, memory=memory, deadline=1000.0))

    assert memory.longest(state.model, state.kind, 900.0) > 1900.0


@pytest.mark.parametrize(("age", "is_at_once"), [({}, True), ({"age": "0"}, True), ({"age": "1000"}, False)])
def test_an_old_status_from_a_cache_does_not_show_that_rows_appear_at_once(
    age: dict[str, str], is_at_once: bool
) -> None:
    """The job may be finished, and its row may be there for that reason."""
    memory, state = Memory("universal"), job()
    state.client_request_id = "mark"
    memory.search.accepted("mark", Sent(1000.0, ROUTE))
    memory.search.saw("mark", "x", False, 1010.0)
    with pytest.raises(WaitTimeout):
        Stage(answer(200, {"id": "x", "status": "generating"}, **age)).play(waiting(state, memory=memory))

    assert memory.search.shows_at_once([ROUTE], 60.0) is is_at_once


def test_the_longest_time_of_a_video_is_not_forgotten() -> None:
    """However many shorter ones follow."""
    memory, kind = Memory("universal"), Kind("a-model", None, None)
    for seconds in (1000.0, *[20.0] * 50):
        memory.remember_duration(kind, seconds)

    assert memory.longest(None, kind, 900.0) == 2000.0


def test_a_row_that_is_read_while_the_ledger_is_read_ends_the_proof() -> None:
    """Another search of the same client has read it."""
    search, stage = memory_of_witnesses(), Stage(page(*rows(3), date=ON_TIME))

    def reading(scan: WholeScan) -> Flow[str | None]:
        search.saw("mark", "job-1", False, NOW)
        yield from ()
        return None

    found = played(stage, search, contradiction=reading)

    assert (found.job_id, found.proof) == ("job-1", None)


def test_a_search_ends_when_its_jobs_turn_out_to_be_short() -> None:
    """At first a job may take very long; the search for a proof is not extended for good."""
    stage = Stage(page(date=ON_TIME))

    found = played(stage, memory_of_witnesses(lead=0.0), longest=lambda: 900.0 if stage.now < NOW + 30 else 5.0)

    assert (found.job_id, found.proof) == (None, None)
    assert NOW + 30 < stage.now < NOW + 30 + 60


def test_pages_without_a_common_row_prove_nothing() -> None:
    """The second page is from a copy of the logs that is behind: the rows between them are on neither."""
    newest, older = rows(PAGE, step=0.1), [row("unrelated", "job", "2026-01-01T09:40:00Z")]
    whole = [page(*newest, has_more=True), page(newest[-1], *older)]
    gap = [page(*newest, has_more=True), page(*older)]

    assert searched(*whole)[0].proof is not None
    assert searched(*gap)[0].proof is None


def test_a_search_waits_a_moment_for_a_create_that_can_be_a_witness() -> None:
    """A batch that has just begun to search sends its next create a little later."""
    search, stage = Search(), Stage(page(date=ON_TIME))
    terms = ProofTerms(Recovery(settle=60.0), lambda: 900.0, frozenset({ROUTE}), nothing)

    stage.play(find("mark", search, age=100.0, until=NOW, timeout=1.0, terms=terms))

    assert 5.0 < stage.now - NOW <= 10.0


# A service that supports no windows; the second row is older than the create would be without the sleep.
OLD = row("old", "job", "2026-01-01T09:40:00Z")
AN_HOUR_LATER = [
    page(*rows(3), OLD, has_more=True, date=ON_TIME),
    answer(400),
    page(*rows(3), OLD, has_more=True, date=ON_TIME),
    page(OLD, row("mark", "job-1", "2026-01-01T08:58:20Z"), date=ON_TIME),
]


def asleep(stage: Stage, then: Answer) -> Answer:
    """The computer sleeps for an hour before this response arrives."""

    def response(call: Call, now: float) -> Outcome:
        stage.asleep += 3600.0
        return then(call, now)

    return response


@pytest.mark.parametrize("first", [page(*rows(3), date=ON_TIME), fails()], ids=["with a page", "without one"])
def test_a_sleep_of_the_computer_makes_a_create_older(first: Answer) -> None:
    """It is an hour older for the service, so that the rows of the last minutes do not prove anything."""
    stage = Stage()
    stage.script = [asleep(stage, first), *AN_HOUR_LATER]

    found = played(stage, memory_of_witnesses(), until=NOW + 9)

    assert found.job_id == "job-1"
    assert [call.params.get("period") for call in stage.calls] == ["1h", "2h", None, "2h", "2h"]


def test_a_sleep_of_the_computer_during_a_create_makes_it_older() -> None:
    """The connection does not survive, and the row of the create is an hour old."""
    stage = Stage()
    stage.script = [asleep(stage, fails()), *AN_HOUR_LATER]

    assert stage.play(creating()).id == "job-1"


@pytest.mark.parametrize(("more", "is_proven"), [(0, True), (1, False), (-1, False)])
def test_rows_in_another_order_prove_something_only_if_all_are_read(more: int, is_proven: bool) -> None:
    """If there are more, the lost create may be among them; if there are fewer, the logs have changed meanwhile."""
    first, last = rows(PAGE, age=1.0), rows(1)
    pages = [[*first[3:], *first[:3]], [first[2], *last]]
    answers = [
        answer(200, {"data": data, "pagination": {"has_more": number == 0, "total": PAGE + len(last) + more}})
        for number, data in enumerate(pages)
    ]

    assert (searched(*answers)[0].proof is not None) is is_proven


def test_rows_of_one_time_may_be_in_another_order_on_the_next_page() -> None:
    """It begins with all of them; otherwise the lost create could have moved from the second page to the first."""
    newest = [*rows(PAGE - 3), *(row(f"tied {n}", f"job {n}", "2026-01-01T09:59:00Z") for n in range(3))]
    oldest = [newest[-2], newest[-1], newest[-3], row("mark", "job-1", "2026-01-01T09:58:20Z")]
    found, stage = searched(page(*newest, has_more=True), page(*oldest))

    assert found.job_id == "job-1"
    assert stage.calls[-1].params["offset"] == str(PAGE - 3)


def test_a_page_of_rows_of_one_time_proves_nothing() -> None:
    """Nothing shows that the next page has the other rows of that time."""
    newest = rows(PAGE)
    older = row("unrelated", "job", "2026-01-01T09:40:00Z")

    assert searched(page(*newest, has_more=True), page(newest[-1], older))[0].proof is None
