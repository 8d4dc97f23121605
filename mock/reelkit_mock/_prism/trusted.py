"""A Prism that has been tried out."""

import contextlib
from collections.abc import Iterator
from typing import Any

from reelkit_mock._prism.canaries import canaries
from reelkit_mock._prism.process import Process, started
from reelkit_mock._prism.trial import try_out, upstream


@contextlib.contextmanager
def trusted(document: dict[str, Any], mode: str, *arguments: str, port: int, host: str) -> Iterator[Process]:
    """Prism with *document*, listening, after a twin of it has passed the trial. Both load at the same time."""
    with started(document, mode, *arguments, port=port, host=host) as process:
        with (
            upstream() as server,
            started(document, "proxy", server.url, "--errors", port=0, host="127.0.0.1") as twin,
        ):
            process.url()
            try_out(twin.url(), server, canaries(document))
        yield process
