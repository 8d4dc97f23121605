"""The results as text and as JSON."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from .expected import expected
from .fault import Fault
from .measure import Trial
from .score import median_and_90th, score

Equivalent = Sequence[tuple[Fault, str]]


def as_text(title: str, trials: Sequence[Trial], equivalent: Equivalent) -> str:
    """Return a table for each engine with a row for each class, and the details."""
    lines = []
    for engine in dict.fromkeys(trial.engine for trial in trials):
        mine = [trial for trial in trials if trial.engine == engine]
        lines += ["", f"{engine}, {title}: found, share, 95 % confidence", *_table(mine), *_names(mine)]
    if equivalent:
        lines += ["", "equivalent faults, not counted:"]
        lines += [f"  {fault.name}: {reason}" for fault, reason in equivalent]
    return "\n".join(lines)


def as_json(trials: Sequence[Trial], equivalent: Equivalent) -> dict[str, Any]:
    """Return the results as JSON."""
    engines = list(dict.fromkeys(trial.engine for trial in trials))
    return {
        "scores": {engine: _scores([t for t in trials if t.engine == engine]) for engine in engines},
        "trials": [_trial(trial) for trial in trials],
        "equivalent": [{"fault": fault.name, "reason": reason} for fault, reason in equivalent],
    }


def deviations(trials: Sequence[Trial]) -> list[str]:
    """Return the faults that were found, but not by an expected check."""
    return [
        f"{trial.fault.name}: found by {', '.join(trial.ids)}, expected {' or '.join(wanted)}"
        for trial in trials
        if trial.found and (wanted := expected(trial.fault.name)) and not set(wanted) & set(trial.ids)
    ]


def _table(trials: Sequence[Trial]) -> list[str]:
    rows = {kind: [t.found for t in trials if t.fault.kind == kind] for kind in _kinds(trials)}
    for place in ("v2", "legacy", "both"):
        rows[f"at {place}"] = [t.found for t in trials if t.fault.name.endswith(f"@{place}")]
    rows["all"] = [t.found for t in trials]
    return [f"  {name:24}{score(found)}" for name, found in rows.items() if found]


def _names(trials: Sequence[Trial]) -> list[str]:
    """Return which engine found what, and what no engine found."""
    middle, most = median_and_90th([len(trial.ids) for trial in trials if trial.found])
    seconds = sum(trial.seconds for trial in trials)
    lines = [
        f"  ids per fault found: median {middle:g}, 90th percentile {most}; {seconds:.0f} s of work",
        "",
        "  found by:",
    ]
    lines += [f"    {t.fault.name}: {', '.join(t.ids)}" for t in trials if t.found]
    lines += _listed("missed:", [f"{t.fault.name} ({t.fault.sentence})" for t in trials if not t.found and not t.note])
    lines += _listed(
        "no result, counted as missed:", [f"{t.fault.name}: {t.note}" for t in trials if t.note and not t.found]
    )
    if trials[0].engine in ("directed", "fuzz"):
        unsaid = sum(not expected(trial.fault.name) for trial in trials)
        lines += _listed("named by another check than expected:", deviations(trials))
        lines += ["", f"  without an expectation in expected.py: {unsaid} of {len(trials)}"]
    by = Counter(each for trial in trials for each in trial.ids)
    return [*lines, *_listed("faults per id:", [f"{each}: {count}" for each, count in by.most_common()])]


def _listed(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"  {title}", *(f"    {line}" for line in lines)] if lines else []


def _kinds(trials: Sequence[Trial]) -> list[str]:
    return list(dict.fromkeys(trial.fault.kind for trial in trials))


def _scores(trials: Sequence[Trial]) -> dict[str, Any]:
    middle, most = median_and_90th([len(trial.ids) for trial in trials if trial.found])
    return {
        "all": _numbers(trials),
        "classes": {kind: _numbers([t for t in trials if t.fault.kind == kind]) for kind in _kinds(trials)},
        "ids_per_fault": {"median": middle, "90th": most},
        "unexpected": deviations(trials),
    }


def _numbers(trials: Sequence[Trial]) -> dict[str, Any]:
    counted = score(trial.found for trial in trials)
    low, high = counted.bounds()
    return {"found": counted.found, "total": counted.total, "low": round(low, 4), "high": round(high, 4)}


def _trial(trial: Trial) -> dict[str, Any]:
    fault = trial.fault
    return {
        "engine": trial.engine,
        "fault": fault.name,
        "class": fault.kind,
        "sentence": fault.sentence,
        "model": fault.model,
        "addresses": fault.addresses,
        "found": trial.found,
        "ids": trial.ids,
        "note": trial.note,
        "seconds": round(trial.seconds, 2),
    }
