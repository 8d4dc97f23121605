"""The mock as the service of a command line with a journal, and how to read what came of it."""

import json
from typing import Any

from click.testing import Result

from reelkit_mock import Mock


def bought(mock: Mock) -> int:
    """How many creates took effect, by the service's own books."""
    return len(mock.ledger)


def posts(mock: Mock) -> int:
    """How many creates came to the service."""
    return [call["method"] for call in mock.calls].count("POST")


def objects(done: Result) -> list[dict[str, Any]]:
    """What stands on stdout, one object a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def job_of(mock: Mock) -> str:
    """The id of its only job."""
    (job,) = mock.jobs
    return job
