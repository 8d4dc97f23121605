"""Fixtures of the tests of the conformance kit."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from reelkit_conformance import command
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run import invocation
from reelkit_conformance._stages import schemathesis
from tests.conformance.fake_engine import Engine
from tests.conformance.recordings import Judge, report_of
from tests.conformance.reports import FOUR_CHECKS


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A fake engine for the command, with a table of four checks and no key in the environment."""
    made = Engine()
    monkeypatch.setattr(invocation, "run", made.run)
    monkeypatch.setattr(invocation, "plan", made.plan)
    for module in (command, invocation):
        monkeypatch.setattr(module, "CHECKS", {check.id: check for check in FOUR_CHECKS})
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """A function that judges lines: entries, or text as it is."""

    def judge(lines: Iterable[object]) -> Report:
        file = tmp_path / "traffic.har.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return report_of(file)

    return judge


@pytest.fixture
def few_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few examples of Schemathesis, enough for an obvious fault."""
    monkeypatch.setitem(schemathesis.CONFIG["generation"], "max-examples", 3)
