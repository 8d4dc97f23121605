"""How long `reelkit specs diff` and `lint` take over a folder of documents.

    python benchmarks/diff.py FOLDER [COUNT]

The documents of FOLDER are copied over and over under other names until there are COUNT (by default 159, as many as
the vendor has). In the second folder every document is written anew: keys in another order, without samples, one more
value of a status, so that none can be passed over as equal. Medians of runs, each in a process of its own, the start
of Python and of the command among it; processor time, so that a busy machine does not count.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

RUNS = 5
COUNT = 159


def rewritten(node: Any) -> Any:
    """The same in another order, with other samples, and with one more status."""
    if isinstance(node, dict):
        items = [(key, rewritten(value)) for key, value in reversed(node.items()) if key != "example"]
        return dict(items)
    if isinstance(node, list):
        return [*map(rewritten, node), "waiting"] if "generating" in node else [rewritten(item) for item in node]
    return node


def folders(source: Path, target: Path, count: int) -> tuple[Path, Path]:
    """An old and a new folder with this many documents each."""
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.json"))]
    if not documents:
        sys.exit(f"{source}: no documents; name a folder of OpenAPI documents in JSON")
    old, new = target / "old", target / "new"
    for folder in (old, new):
        folder.mkdir()
    for number in range(count):
        document = documents[number % len(documents)]
        (old / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
        (new / f"{number}.json").write_text(json.dumps(rewritten(document)), encoding="utf-8")
    return old, new


def seconds(*arguments: str) -> float:
    """The median of a few runs of a command."""
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "reelkit", "specs", *arguments], stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times)


def main() -> None:
    """Print a line for each command."""
    source, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    with tempfile.TemporaryDirectory() as name:
        old, new = folders(source, Path(name), count)
        print(f"diff of {count} documents: {seconds('diff', str(old), str(new)):.2f} s")
        print(f"lint of {count} documents: {seconds('lint', str(old)):.2f} s")
        print(f"`reelkit specs --help`: {seconds('--help'):.2f} s")


if __name__ == "__main__":
    main()
