"""Runs the conformance kit on every model of the contract, against the mock.

    python -m tests.specs.conform_all [OPTION]...

The options are those of `reelkit conform`. Without options, all checks of L0 to L4 run. Exits with 1 if any fails.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.mock.process import mock_process


def conform(*options: str) -> dict[str, Any]:
    """The report of the conformance kit on the mock."""
    with tempfile.TemporaryDirectory() as folder, mock_process("--clock", "manual") as mock:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "reelkit", "conform", mock.first["base_url"], "--json", str(report), *options]
        subprocess.run(command, capture_output=True)
        found: dict[str, Any] = json.loads(report.read_bytes())
        return found


def main(*options: str) -> int:
    """Print the number of requests, the time, and the failures."""
    report = conform(*options)
    verdicts = Counter(check["verdict"] for check in report["checks"])
    failed = [f"{check['id']} {check['model']}" for check in report["checks"] if check["verdict"] == "fail"]
    print(f"{len(report['models'])} models, {', '.join(report['levels'])}: {report['verdict']}")
    print(f"{report['sent']['requests']} requests, {report['sent']['creates']} jobs, {report['seconds']:.0f} s")
    print(", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()))
    print("\n".join(failed), end="\n" if failed else "")
    return int(report["verdict"] != "conforms")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
