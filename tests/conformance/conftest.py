"""What several tests of the conformance kit begin with."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from reelkit_conformance import _run, _stages, command
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run import invocation as _carry_out
from reelkit_conformance._stages import schemathesis as _schemathesis

from .engine import Engine
from .recordings import Judge, report_of
from .runs import CHECKS


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The one that the command finds; with a table of four checks and no key in the environment."""
    made = Engine()
    for folder, name in ((_run, "run"), (_stages, "planning")):
        monkeypatch.setitem(sys.modules, f"{folder.__name__}.{name}", made)
        monkeypatch.setattr(folder, name, made, raising=False)
    table = SimpleNamespace(every=lambda: {check.id: check for check in CHECKS})
    for module in (command, _carry_out):
        monkeypatch.setattr(module, "_table", table)
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Judges lines: entries, or text as it is."""

    def judge(lines: Iterable[object]) -> Report:
        file = tmp_path / "traffic.har.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return report_of(file)

    return judge


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few examples of Schemathesis do, where a fault is plain."""
    monkeypatch.setitem(_schemathesis.CONFIG["generation"], "max-examples", 10)
