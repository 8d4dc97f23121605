"""Readers for the ledger of the mock and the output of commands."""

import json
from typing import Any

from click.testing import Result

from reelkit_mock import Mock


def bought(mock: Mock) -> int:
    """The number of creates that took effect, by the ledger."""
    return len(mock.ledger)


def posts(mock: Mock) -> int:
    """The number of creates that the service received."""
    return [call["method"] for call in mock.calls].count("POST")


def objects(done: Result) -> list[dict[str, Any]]:
    """The objects on stdout, one per line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def job_of(mock: Mock) -> str:
    """The id of the only job of the mock."""
    (job,) = mock.jobs
    return job
