"""What looks for faults: our kit in two ways, and two tools that others wrote. Each runs as a process of its own."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from .fault import USUAL, Fault
from .prism import through_prism
from .process import ROOT, CannotRun, finished, python, running

KEY = "the-only-key"
SERVE = f"{__package__}.serve"
KIT = tuple(python("reelkit_conformance"))
KIT_WITHIN = 180.0  # seconds, against hanging; a run takes ten
SCHEMATHESIS_WITHIN = 300.0


class Target(NamedTuple):
    """A server to be looked at, and with which model."""

    url: str
    model: str


class Finding(NamedTuple):
    """The ids of what an engine found; *note* tells why there is no result, if there is none."""

    ids: tuple[str, ...] = ()
    note: str = ""
    seconds: float = 0.0


class Setup(NamedTuple):
    """How the engines are run. *clock* is that of the server before the kit."""

    seed: int = 0
    clock: str = "manual"
    kit: tuple[str, ...] = KIT


Engine = Callable[[Target, Setup], Finding]


def directed(target: Target, setup: Setup) -> Finding:
    """The kit alone."""
    return _kit(target, setup)


def fuzz(target: Target, setup: Setup) -> Finding:
    """The kit, with Schemathesis under it."""
    return _kit(target, setup, "--fuzz")


def schemathesis(target: Target, setup: Setup) -> Finding:
    """Schemathesis alone: the contract as it is, all of its default checks."""
    document = ROOT / "specs" / "reelkit_specs" / "contract.json"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = python("schemathesis.cli", "run", str(document), "--url", target.url)
        command += ["--header", f"Authorization: Bearer {KEY}", "--seed", str(setup.seed), "--max-examples", "25"]
        command += ["--generation-database", "none", "--report", "json", "--report-json-path", str(report)]
        run = finished(command, SCHEMATHESIS_WITHIN)
        if run.status not in (0, 1):
            return Finding(note=f"exit {run.status}: {run.last_words()}")
        said = _read(report)
    if said is None or said["errors"]:
        return Finding(note=f"no result: {run.last_words()}")
    return Finding(tuple(sorted({failure["title"] for failure in said["failures"]})))


def prism(target: Target, setup: Setup) -> Finding:
    """Prism as a validating proxy, and ordinary calls through it."""
    with running(python("reelkit", "mock", "proxy", "--upstream", target.url)) as said:
        return Finding(through_prism(said["base_url"], target.model, KEY))


class Way(NamedTuple):
    """An engine, and how the server before it is set up."""

    engine: Engine
    serving: tuple[str, ...] = ()


OTHERS = ("--clock", "looks", "--key", KEY)  # they never wait, and try no key but a wrong one that they make up
ENGINES: dict[str, Way] = {
    "directed": Way(directed),
    "fuzz": Way(fuzz),
    "schemathesis": Way(schemathesis, OTHERS),
    "prism": Way(prism, OTHERS),
}


def look(engine: str, fault: Fault, setup: Setup) -> Finding:
    """What an engine finds in a server with this fault."""
    began = time.monotonic()
    way = ENGINES[engine]
    try:
        with _server(fault, setup, way) as url:
            finding = way.engine(Target(url, fault.model or USUAL), setup)
    except (CannotRun, httpx.HTTPError) as error:
        finding = Finding(note=str(error) or type(error).__name__)
    return finding._replace(seconds=time.monotonic() - began)


@contextmanager
def _server(fault: Fault, setup: Setup, way: Way) -> Iterator[str]:
    """A server that has this fault, and says so."""
    serving = way.serving or ("--clock", setup.clock)
    with running(python(SERVE, "--fault", fault.name, "--seed", str(setup.seed), *serving)) as said:
        told = httpx.get(f"{said['base_url']}/__fault").json()["fault"]
        if told != fault.name:
            raise CannotRun(f"the server has the fault {told!r}, and not {fault.name!r}")
        yield said["base_url"]


def _kit(target: Target, setup: Setup, *more: str) -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        asked = ["--model", target.model, "--level", "L4", "--seed", str(setup.seed), "--json", str(report), *more]
        run = finished([*setup.kit, target.url, *asked], KIT_WITHIN, AIMLAPI_API_KEY=KEY)
        said = _read(report)
    if run.status not in (0, 1) or said is None:
        return Finding(note=f"exit {run.status}: {run.last_words()}")
    return Finding(tuple(sorted({check["id"] for check in said["checks"] if check["verdict"] == "fail"})))


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
