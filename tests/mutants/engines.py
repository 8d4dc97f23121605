"""The engines that look for faults: the kit in two ways, and two tools of others. Each runs in its own process."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from .fault import USUAL, Fault
from .further import ONE_KEY
from .prism import through_prism
from .process import ROOT, CannotRun, finished, python, running

KEY = "the-only-key"
SERVE, SERVE_MOCK = f"{__package__}.serve", f"{__package__}.serve_mock"
FOR_OTHERS = ("--clock", "looks", "--key", KEY)  # they never wait, and the wrong keys they try are made up
KIT = tuple(python("reelkit_conformance"))
KIT_WITHIN = 180.0  # seconds until a run is stopped; a run takes ten
SCHEMATHESIS_WITHIN = 300.0


class Finding(NamedTuple):
    """The ids of what an engine found, or a *note* that says why there is no result."""

    ids: tuple[str, ...] = ()
    note: str = ""
    seconds: float = 0.0


class Setup(NamedTuple):
    """How the engines run. *clock* is the clock of the server for the kit."""

    seed: int = 0
    clock: str = "manual"
    kit: tuple[str, ...] = KIT


def kit(url: str, model: str, setup: Setup, *more: str) -> Finding:
    """Run the command of the kit, and read its report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        asked = ["--model", model, "--level", "L4", "--seed", str(setup.seed), "--json", str(report), *more]
        run = finished([*setup.kit, url, *asked], KIT_WITHIN, AIMLAPI_API_KEY=KEY)
        said = _read(report)
    if run.status not in (0, 1) or said is None:
        return Finding(note=f"exit {run.status}: {run.last_line()}")
    failed = tuple(sorted({check["id"] for check in said["checks"] if check["verdict"] == "fail"}))
    if bool(failed) != bool(run.status):
        return Finding(note=f"exit {run.status}, but {len(failed)} checks failed")
    return Finding(failed)


def _directed(fault: Fault, setup: Setup) -> Finding:
    with server(fault, setup, ("--clock", setup.clock)) as url:
        return kit(url, fault.model or USUAL, setup)


def _fuzz(fault: Fault, setup: Setup) -> Finding:
    with server(fault, setup, ("--clock", setup.clock)) as url:
        return kit(url, fault.model or USUAL, setup, "--thorough")


def _schemathesis(fault: Fault, setup: Setup) -> Finding:
    """Run Schemathesis alone: the unchanged contract, all of its default checks."""
    document = ROOT / "specs" / "reelkit_specs" / "contract.json"
    with tempfile.TemporaryDirectory() as folder, server(fault, setup, FOR_OTHERS) as url:
        report = Path(folder) / "report.json"
        command = python("schemathesis.cli", "run", str(document), "--url", url)
        command += ["--header", f"Authorization: Bearer {KEY}", "--seed", str(setup.seed), "--max-examples", "25"]
        command += ["--generation-database", "none", "--report", "json", "--report-json-path", str(report)]
        run = finished(command, SCHEMATHESIS_WITHIN)
        said = _read(report)
    if run.status not in (0, 1) or said is None or said["errors"]:
        return Finding(note=f"exit {run.status}: {run.last_line()}")
    return Finding(tuple(sorted({failure["title"] for failure in said["failures"]})))


def _prism(fault: Fault, setup: Setup) -> Finding:
    """Run Prism as a validating proxy, with ordinary calls through it."""
    return Finding(through_prism(_module(fault), ("--seed", str(setup.seed), *FOR_OTHERS), fault, KEY))


# The most useful first; `fuzz` contains `directed` and takes longest.
ENGINES: dict[str, Callable[[Fault, Setup], Finding]] = {
    "directed": _directed,
    "fuzz": _fuzz,
    "schemathesis": _schemathesis,
    "prism": _prism,
}
OF_THE_KIT: dict[str, Sequence[str]] = {"directed": (), "fuzz": ("--thorough",)}


def run_engine(engine: str, fault: Fault, setup: Setup) -> Finding:
    """Return what an engine finds in a server with this fault."""
    began = time.monotonic()
    try:
        finding = ENGINES[engine](fault, setup)
    except (CannotRun, httpx.HTTPError) as error:
        finding = Finding(note=str(error) or type(error).__name__)
    return finding._replace(seconds=time.monotonic() - began)


@contextmanager
def server(fault: Fault, setup: Setup, serving: Sequence[str]) -> Iterator[str]:
    """Yield the base URL of a server with this fault."""
    one_key = ("--key", KEY) if fault.kind == ONE_KEY or fault.around else ()
    with running(python(_module(fault), "--fault", fault.name, "--seed", str(setup.seed), *one_key, *serving)) as said:
        reported = httpx.get(f"{said['base_url']}/__fault").json()["fault"]
        if reported != fault.name:
            raise CannotRun(f"the server has the fault {reported!r}, and not {fault.name!r}")
        yield said["base_url"]


def _module(fault: Fault) -> str:
    """Return the module that serves the fault."""
    return SERVE_MOCK if fault.around else SERVE


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
