"""Reports, made by hand."""

import json
from typing import Any

from reelkit_conformance._checks.check import Check
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._judge.findings import Finding, Report, Result

MODEL = "pixverse/v5/text-to-video"
OTHER = "pixverse/lip-sync"
PATH = "/v2/video/generations"
JOB = "Zx3z_NSUkI67m3sHg-rUq"
KEY = "0123456789abcdef0123456789abcdef"


def check(id: str, *needs: str, level: Any = "L1", title: str = "A thing is as it must be.") -> Check:
    """Return a check of which only the id matters."""
    return Check(id, level, "must", title, "documented", "The vendor says so.", "Mend it.", needs)


SHAPE = check("RES-001")
WORDS = check("RES-002", "RES-001", title="The status is a documented word.")
KEYS = check("AUT-001", level="L2")
LIFE = check("LIF-001", "RES-002", level="L3")
FOUR_CHECKS = (SHAPE, WORDS, KEYS, LIFE)


def finding(id: str, case: str = "fetch, v2", *evidence: int, got: str = "'succeeded'") -> Finding:
    """Return a deviation of the job."""
    return Finding(id, case, "one of queued, generating, completed, error", got, evidence, JOB)


def passed(of: Check, model: str | None = MODEL, tried: int = 2) -> Result:
    """Return a result without findings."""
    return Result(of, model, "pass", tried)


def failed(of: Check, model: str | None = MODEL, *findings: Finding) -> Result:
    """Return a result with findings."""
    return Result(of, model, "fail", 2, findings or (finding(of.id),))


def create(number: int = 1, body: bytes | None = None) -> Exchange:
    """Return the create of the job."""
    sent = json.dumps({"model": MODEL, "prompt": "it's a fox"}).encode() if body is None else body
    answer = json.dumps({"id": JOB, "status": "queued"}).encode()
    headers = (("content-type", "application/json"),)
    request = Request("POST", PATH, (), headers, sent, "key", "create", "v2", MODEL)
    return Exchange(number, request, 0.5, 0.1, 200, {"content-type": "application/json"}, answer)


def fetch(number: int = 2, status: str = "succeeded", at: float = 2.0) -> Exchange:
    """Return a fetch of the job."""
    request = Request("GET", PATH, (("generation_id", JOB),), (), None, "key", "fetch", "v2", MODEL)
    answer = json.dumps({"id": JOB, "status": status}).encode()
    return Exchange(number, request, at, 0.05, 200, {"content-type": "application/json"}, answer)


def report(*results: Result, exchanges: tuple[Exchange, ...] = (), ended_early: str | None = None) -> Report:
    """Return a run with these results."""
    return Report(
        target="http://127.0.0.1:8080",
        models=(MODEL, OTHER),
        levels=("L0", "L1", "L2", "L3"),
        seed=7,
        engines=("directed",),
        planned_requests=40,
        planned_creates=9,
        requests=38,
        creates=8,
        planned_may_cost=20,
        may_cost=8,
        seconds=1.25,
        results=results,
        exchanges=exchanges,
        ended_early=ended_early,
        started=1_790_000_000.0,
    )


def deviating() -> Report:
    """Return a run with one result of each verdict."""
    seen = finding("RES-002", "fetch, v2, succeeded", 1, 3)
    return report(
        passed(SHAPE),
        failed(WORDS, MODEL, seen),
        Result(KEYS, None, "skip", 0, (), "creates are not allowed"),
        Result(LIFE, MODEL, "not-reached", 3, (), "depends on RES-002, which failed"),
        Result(SHAPE, OTHER, "known", 2, (finding("RES-001"),), "The vendor's pages show it."),
        exchanges=(create(1), fetch(2, "generating", 1.0), fetch(3)),
    )
