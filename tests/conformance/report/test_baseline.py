"""Accepted deviations are KNOWN, and a stale baseline is reported."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reelkit_conformance._errors import ConformError
from reelkit_conformance._report.baseline import NO_REASON, SHIPPED, Baseline, Entry, read_baseline
from reelkit_conformance._report.verdicts import final_report, updated_baseline
from tests.conformance.reports import FOUR_CHECKS, MODEL, OTHER, SHAPE, WORDS, failed, finding, passed, report

SUCCEEDED = Entry("RES-002", "pixverse/*", "fetch, *, succeeded", "The vendor's pages show it.")
SEEN = finding("RES-002", "fetch, v2, succeeded")
TEXTS = st.text(min_size=1).filter(str.strip)


def test_an_accepted_deviation_is_known_with_its_reason() -> None:
    """The finding stays in the report."""
    [result] = final_report(report(failed(WORDS, MODEL, SEEN)), (WORDS,), Baseline((SUCCEEDED,))).results

    assert (result.verdict, result.reason, result.findings) == ("known", "The vendor's pages show it.", (SEEN,))


def test_a_new_deviation_beside_a_known_one_fails() -> None:
    """Only the new one is shown."""
    new = finding("RES-002", "create, v2")
    [result] = final_report(report(failed(WORDS, MODEL, SEEN, new)), (WORDS,), Baseline((SUCCEEDED,))).results

    assert (result.verdict, result.reason, result.findings) == ("fail", "1 more in the baseline", (new,))


@pytest.mark.parametrize(
    ("entry", "meets"),
    [
        (("RES-002", "*", "*"), True),
        (("RES-001", "*", "*"), False),
        (("RES-002", OTHER, "*"), False),
        (("RES-002", "*text-to-video", "fetch, v2, succeeded"), True),
        (("RES-002", "*", "fetch, v2, s?cceeded"), False),
        (("RES-002", "*", "fetch"), False),
    ],
)
def test_in_an_entry_only_the_star_is_special(entry: tuple[str, str, str], meets: bool) -> None:
    """Case names contain brackets and question marks."""
    assert Entry(*entry, "why").matches(MODEL, SEEN) is meets


@given(TEXTS, TEXTS)
def test_an_entry_matches_its_own_case(case: str, model: str) -> None:
    """Whatever characters it has."""
    assert Entry("RES-002", model, case, "why").matches(model, finding("RES-002", case))


def test_an_entry_without_a_match_is_stale() -> None:
    """If its check was judged for its model."""
    judged, unjudged = [passed(WORDS)], [passed(WORDS, "kling/v1"), passed(SHAPE)]
    baseline = Baseline((SUCCEEDED,))

    assert baseline.stale(judged) == (SUCCEEDED,)
    assert baseline.stale(unjudged) == ()
    assert baseline.stale([failed(WORDS, MODEL, SEEN)]) == ()


def test_an_update_accepts_every_finding_and_removes_stale_entries() -> None:
    """Also what a known failure has hidden; an entry that still matches keeps its reason."""
    gone = Entry("RES-001", "*", "create, legacy", "It was so once.")
    raw = report(failed(SHAPE), failed(WORDS, MODEL, SEEN, finding("RES-002", "create, v2")))
    updated = updated_baseline(raw, FOUR_CHECKS, Baseline((gone, SUCCEEDED)))

    assert set(updated.entries) == {
        SUCCEEDED,
        Entry("RES-001", MODEL, "fetch, v2", NO_REASON),
        Entry("RES-002", MODEL, "create, v2", NO_REASON),
    }
    assert {result.verdict for result in final_report(raw, (SHAPE, WORDS), updated).results} == {"known"}
    assert updated_baseline(raw, FOUR_CHECKS, updated) == updated


@given(st.lists(st.builds(Entry, TEXTS, TEXTS, TEXTS, TEXTS), unique=True))
def test_a_baseline_is_the_same_after_write_and_read(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    """In a stable order, with any text."""
    file = tmp_path_factory.mktemp("baseline") / "known.json"
    file.write_text(Baseline(tuple(entries)).text(), encoding="utf-8")

    assert read_baseline(str(file)) == Baseline(tuple(sorted(entries)))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", 'has no "version": 1'),
        ('{"version": 2, "entries": []}', 'has no "version": 1'),
        ('{"version": 1}', 'has no "entries" list'),
        ('{"version": 1, "entries": [{"check": "RES-001"}]}', "entry 1 of"),
        ('{"version": 1, "entries": [7]}', "must have exactly check, model, case, why"),
        (
            '{"version": 1, "entries": [{"check": "A", "model": "*", "case": "*", "why": " "}]}',
            "why must be a string that is not empty",
        ),
    ],
)
def test_a_broken_baseline_is_refused_in_one_line(text: str, sentence: str, tmp_path: Path) -> None:
    """With the file and the entry; an entry without a reason is refused too."""
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ConformError) as refused:
        read_baseline(str(file))

    assert sentence in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_missing_baseline_is_refused_with_the_names_of_the_shipped_ones() -> None:
    """Probably one of them is misspelt."""
    with pytest.raises(
        ConformError, match=r"cannot read the baseline vendr: .*; shipped baselines: native, relay, vendor"
    ):
        read_baseline("vendr")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_baseline_can_be_read(name: str) -> None:
    """And has a reason for each entry."""
    assert all(entry.why != NO_REASON for entry in read_baseline(name).entries)
