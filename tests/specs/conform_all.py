"""The whole conformance run over every model below a folder of the vendor's documents, against a mock of them.

    python -m tests.specs.conform_all DIR [OPTION]...

Options are those of `reelkit conform`; without one it is every directed check, L0 to L4. Exits with 1 if any failed.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from .test_whole_catalogue import conform, import_all


def main(folder: str, *options: str) -> int:
    """Print what was sent, how long it took, and what failed."""
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
