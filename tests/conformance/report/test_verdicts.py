"""A cause is reported once, and a check that was not judged has not passed."""

from random import Random

import pytest
from hypothesis import given, strategies as st

from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._judge.findings import Report, Result
from reelkit_conformance._report.baseline import Baseline, Entry
from reelkit_conformance._report.verdicts import EXIT_CODES, counts, final_report, run_verdict
from tests.conformance.reports import (
    FOUR_CHECKS,
    KEYS,
    LIFE,
    MODEL,
    OTHER,
    SHAPE,
    WORDS,
    check,
    failed,
    finding,
    passed,
    report,
)

NOTHING = Baseline()


def verdicts(settled_report: Report) -> dict[tuple[str, str | None], str]:
    """Return the verdict of each check and model."""
    return {(result.check.id, result.model): result.verdict for result in settled_report.results}


def test_a_cause_is_reported_once() -> None:
    """What depends on a failed check, directly or not, is not judged."""
    seen = final_report(report(failed(SHAPE), failed(WORDS), failed(LIFE), passed(KEYS, None)), FOUR_CHECKS, NOTHING)

    assert [(r.check.id, r.verdict, r.reason) for r in seen.results] == [
        ("RES-001", "fail", None),
        ("RES-002", "not-reached", "depends on RES-001, which failed"),
        ("AUT-001", "pass", None),
        ("LIF-001", "not-reached", "depends on RES-001, which failed"),
    ]


def test_a_failure_for_one_model_does_not_affect_another() -> None:
    """Another model may have a server of its own."""
    seen = final_report(report(failed(SHAPE), passed(WORDS), passed(WORDS, OTHER)), FOUR_CHECKS, NOTHING)

    assert (verdicts(seen)["RES-002", MODEL], verdicts(seen)["RES-002", OTHER]) == ("not-reached", "pass")


def test_a_failure_without_a_model_affects_every_model() -> None:
    """And the reverse."""
    first = final_report(report(failed(SHAPE, None), passed(WORDS)), FOUR_CHECKS, NOTHING)
    second = final_report(report(failed(SHAPE), passed(WORDS, None)), FOUR_CHECKS, NOTHING)

    assert verdicts(first)["RES-002", MODEL] == "not-reached"
    assert verdicts(second)["RES-002", None] == "not-reached"


def test_a_known_failure_hides_no_other_check() -> None:
    """It is accepted, so that other failures can be found."""
    baseline = Baseline((Entry("RES-001", "*", "*", "Accepted."),))
    seen = final_report(report(failed(SHAPE), failed(WORDS)), FOUR_CHECKS, baseline)

    assert verdicts(seen)["RES-001", MODEL] == "known"
    assert verdicts(seen)["RES-002", MODEL] == "fail"


def test_a_check_that_tried_nothing_has_not_passed() -> None:
    """Nor has one that no engine mentions; checks of other levels are not in the report."""
    other_level = check("DEF-001", level="L4")
    seen = final_report(report(passed(SHAPE, tried=0)), (SHAPE, WORDS, other_level), NOTHING)

    assert verdicts(seen) == {("RES-001", MODEL): "not-reached", ("RES-002", None): "not-reached"}


def test_a_check_of_schemathesis_is_skipped_without_it() -> None:
    """With it, they must be reached."""
    fuzzed = check("FUZ-001")
    without = final_report(report(passed(SHAPE)), (SHAPE, fuzzed), NOTHING)
    beside = final_report(report(passed(SHAPE))._replace(engines=("directed", "fuzz")), (SHAPE, fuzzed), NOTHING)

    assert [(run.results[-1].verdict, run.results[-1].reason) for run in (without, beside)] == [
        ("skip", "needs --thorough"),
        ("not-reached", "no request of this run concerns it"),
    ]


def test_the_verdict_of_a_run() -> None:
    """A failure is certain even if the run ended early; a run that judged nothing does not conform."""
    runs = {
        "conforms": report(passed(SHAPE)),
        "deviates": report(passed(SHAPE), failed(WORDS), ended_early="the cap was reached"),
        "incomplete": report(passed(SHAPE), ended_early="nothing listens there"),
    }

    assert {run_verdict(run): EXIT_CODES[run_verdict(run)] for run in runs.values()} == {
        "conforms": 0,
        "deviates": 1,
        "incomplete": 3,
    }
    assert [run_verdict(run) for run in runs.values()] == list(runs)
    assert run_verdict(report()) == "incomplete"


IDS = [f"RES-{number:03}" for number in range(1, 8)]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Check, ...]:
    """Checks that depend on earlier ones, in any order."""
    checks = [
        check(id, *draw(st.lists(st.sampled_from(IDS[:place]), max_size=2, unique=True)) if place else ())
        for place, id in enumerate(IDS)
    ]
    return tuple(draw(st.permutations(checks)))


@st.composite
def runs(draw: st.DrawFn) -> tuple[tuple[Check, ...], Report]:
    """Results that engines may return."""
    table = draw(tables())
    said = st.sampled_from(["pass", "fail", "skip", "not-reached"])
    results = [
        failed(row, model) if verdict == "fail" else Result(row, model, verdict, 1)  # type: ignore[arg-type] # sampled
        for row in table
        for model in draw(st.sampled_from([[None], [MODEL], [MODEL, OTHER]]))
        for verdict in [draw(said)]
    ]
    return table, report(*results)


@given(runs())
def test_dependencies_only_remove_verdicts(run: tuple[tuple[Check, ...], Report]) -> None:
    """Nothing becomes a pass or a failure, no result is lost, and some failure always stays."""
    table, raw = run
    before, after = verdicts(raw), verdicts(final_report(raw, table, NOTHING))

    assert before.keys() == after.keys()
    assert all(after[key] in (before[key], "not-reached") for key in before)
    assert ("fail" in before.values()) == ("fail" in after.values())


@pytest.mark.slow
@given(runs())
def test_no_failure_depends_on_another(run: tuple[tuple[Check, ...], Report]) -> None:
    """For one model; otherwise a cause would be reported twice."""
    table, raw = run
    seen = final_report(raw, table, NOTHING)
    failures = {(r.check.id, r.model) for r in seen.results if r.verdict == "fail"}
    twice = [
        (result.check.id, need)
        for result in seen.results
        if result.verdict == "fail"
        for need in result.check.needs
        if (need, result.model) in failures or (need, None) in failures
    ]

    assert twice == []


@pytest.mark.slow
@given(runs(), st.randoms())
def test_the_order_of_the_results_changes_no_verdict(run: tuple[tuple[Check, ...], Report], random: Random) -> None:
    """Engines may return results in any order."""
    table, raw = run
    shuffled = list(raw.results)
    random.shuffle(shuffled)

    assert verdicts(final_report(raw, table, NOTHING)) == verdicts(final_report(report(*shuffled), table, NOTHING))


def test_a_count_names_every_verdict() -> None:
    """Also verdicts without a result."""
    assert counts([passed(SHAPE), failed(WORDS, MODEL, finding("RES-002"))]) == {
        "pass": 1,
        "fail": 1,
        "known": 0,
        "skip": 0,
        "not-reached": 0,
    }


def test_dependencies_of_checks_exist_and_have_no_cycle() -> None:
    """Two checks that depend on each other would hide one another."""
    table = CHECKS
    left = {id: set(row.needs) for id, row in table.items()}

    assert {need for needs in left.values() for need in needs} <= table.keys()
    while ready := [id for id, needs in left.items() if not needs & left.keys()]:
        for id in ready:
            del left[id]
    assert left == {}
