"""A kit with a single check, instead of the real one: `python -m tests.mutants.fake_kit URL ... --json FILE`."""

import json
import sys
from pathlib import Path

import httpx

from .model import PATHS

CHECK = "AUT-900"


def main() -> None:
    """Fail if a create without a key is accepted, at either address."""
    url, report = sys.argv[1], Path(sys.argv[sys.argv.index("--json") + 1])
    bad = [path for path in PATHS if httpx.post(url + path, json={}).status_code != 401]
    verdict = "fail" if bad else "pass"
    report.write_text(json.dumps({"version": 1, "checks": [{"id": CHECK, "verdict": verdict}]}), encoding="utf-8")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
