"""From the vendor's documents to a client: the checked-in documents, forty, and all."""

from collections.abc import Iterable
from pathlib import Path
from statistics import median

from ..entries import Aim, Entry, Unmeasured
from ..pipeline.checkout import MAKE_READER, Taken, copied, modules, run, specs
from ..pipeline.documents import count, pair, some
from ..rounds import CannotMeasure, figure, interleaved
from ..row import ROOT, Row, Settings, say

ROUNDS, IMPORTS, DIFFS = 5, 2, 5
DOCUMENTS = 40
COMPARED = 159  # as many as the vendor has

WHOLE, ALONE = "reelkit specs generate", "the generator alone"
CHECKED_IN = Aim("checked-in documents", "the whole pipeline with checks for all checked-in documents", "<=", 4, "s")
ALL = Aim("all documents", "the whole pipeline with checks for all of the vendor's documents", "<=", 12, "s")
MODULES = Aim("modules", "modules imported with one request class", "<", 150, "modules")
MODULES_OF_ALL = Aim("modules of all", "the same with all of the vendor's models", "<", 150, "modules")
DIFF = Aim("diff", f"specs diff of {COMPARED} documents, processor time", "<=", 3, "s")


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure each command in a process of its own, on this checkout or on copies of it."""
    say("the checked-in documents")
    yield from _checked_in(settings)
    say("diff and lint")
    yield from _diff(settings)
    try:
        every = count(settings.corpus)
    except CannotMeasure as reason:
        for what in (f"{DOCUMENTS} documents", ALL.what, MODULES_OF_ALL.what):
            yield Unmeasured(what, str(reason))
        return
    say(f"{DOCUMENTS} documents, and all {every}")
    forty = some(settings.corpus, settings.scratch / "documents", DOCUMENTS)
    yield from _imported(settings, {f"{DOCUMENTS} documents": forty, f"all {every} documents": settings.corpus})


def _checked_in(settings: Settings) -> Iterable[Entry]:
    reader = settings.scratch / "reader.json"
    run(ROOT, "-c", MAKE_READER, str(ROOT), str(reader))
    folders = (str(settings.scratch / f"out{number}") for number in range(1_000))
    contestants = {
        WHOLE: lambda: specs(ROOT, "generate", "--check").seconds,
        ALONE: lambda: run(ROOT, *_generator(reader, next(folders))).seconds,
    }
    measured = interleaved(contestants, settings.turns(ROUNDS))
    yield from measured.ratio("from documents to client", WHOLE, ALONE, "less")
    yield from measured.figures("from documents to client", "s")
    if WHOLE in measured.samples:
        yield CHECKED_IN.reached(median(measured.samples[WHOLE]))
    found = modules(ROOT)
    yield figure("modules after importing one class", "checked-in models", [found], "")
    yield MODULES.reached(found)


def _generator(reader: Path, output: str) -> list[str]:
    command = ["-m", "openapi_python_client", "generate", "--path", str(reader)]
    return [*command, "--output-path", output, "--meta", "none"]


def _diff(settings: Settings) -> Iterable[Entry]:
    """Measure CPU time, including the start of Python and of the command."""
    old, new = map(str, pair(settings.scratch / "pair", COMPARED))
    commands = {"diff": ("diff", old, new), "lint": ("lint", old), "--help": ("--help",)}
    # lint finds defects of the vendor and exits with 1
    contestants = {
        name: (lambda command=command: specs(ROOT, *command, codes=(0, 1)).processor)
        for name, command in commands.items()
    }
    measured = interleaved(contestants, settings.turns(DIFFS))
    yield from measured.figures(f"reelkit specs, {COMPARED} documents, processor time", "s")
    yield from measured.ratio("reelkit specs, processor time", "diff", "--help", "less")
    yield from measured.ratio("reelkit specs, processor time", "lint", "--help", "less")
    if samples := measured.samples.get("diff"):
        yield DIFF.reached(median(samples))


def _imported(settings: Settings, folders: dict[str, Path]) -> Iterable[Entry]:
    """Measure an import with all checks, into a fresh copy each time."""
    taken: dict[str, list[Taken]] = {name: [] for name in folders}
    last = ROOT
    for turn in range(settings.turns(IMPORTS)):
        for number, (name, folder) in enumerate(folders.items()):
            last = copied(settings.scratch / f"copy-{turn}-{number}")
            taken[name].append(specs(last, "import", str(folder)))
    for name, each in taken.items():
        yield figure("import with every check, by the clock", name, [one.seconds for one in each], "s")
        yield figure("import with every check, processor time", name, [one.processor for one in each], "s")
    yield ALL.reached(median(one.seconds for one in each))
    found = modules(last)
    yield figure("modules after importing one class", "all models", [found], "")
    yield MODULES_OF_ALL.reached(found)


ROW = Row(
    "pipeline",
    "How long does it take from the vendor's documents to a checked client?",
    measure,
    (CHECKED_IN, MODULES, DIFF, ALL, MODULES_OF_ALL),
)
