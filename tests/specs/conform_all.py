"""Runs the conformance kit on every model below a folder of the vendor's documents, against the mock.

    python -m tests.specs.conform_all DIR [OPTION]...

The options are those of `reelkit conform`. Without options, all checks of L0 to L4 run. Exits with 1 if any fails.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.specs.test_whole_catalogue import conform, import_all


def main(folder: str, *options: str) -> int:
    """Print the number of requests, the time, and the failures."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        import_all(Path(folder).resolve(), root)
        report = conform(root, *options)
    verdicts = Counter(check["verdict"] for check in report["checks"])
    failed = [f"{check['id']} {check['model']}" for check in report["checks"] if check["verdict"] == "fail"]
    print(f"{len(report['models'])} models, {', '.join(report['levels'])}: {report['verdict']}")
    print(f"{report['sent']['requests']} requests, {report['sent']['creates']} jobs, {report['seconds']:.0f} s")
    print(", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()))
    print("\n".join(failed), end="\n" if failed else "")
    return int(report["verdict"] != "conforms")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
