"""What is under way while a command runs: what an error or Ctrl-C must be able to tell."""

import contextlib
import json
import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reelkit._cli import _terminal

if TYPE_CHECKING:
    from reelkit._client import Client
    from reelkit._job import Job
    from reelkit._video import Video


@dataclass
class Run:
    """One call of a job command. *base_url* and *model* are what was given, and so are needed to come back."""

    base_url: str | None = None
    model: str | None = None
    job: "Job | None" = None
    saves: bool = False
    target: Path | None = None
    is_buying: bool = False
    is_mock: bool = False

    @contextlib.contextmanager
    def client(self, base_url: str | None, *, mock: bool = False, strict_rules: bool = True) -> "Iterator[Client]":
        """A client of the service, or of a mock that lives as long."""
        from reelkit._cli._mock_room import mock_room
        from reelkit._client import Client

        if mock and base_url:
            raise click.UsageError("--mock has an address of its own; leave out --base-url")
        self.base_url, self.is_mock = base_url, mock
        with contextlib.ExitStack() as stack:
            key = os.urandom(16).hex() if mock else None  # a mock takes any key; the real one is not for it
            url = stack.enter_context(mock_room()) if mock else base_url
            yield stack.enter_context(Client(key, base_url=url, strict_rules=strict_rules))

    def buy(self, client: "Client", body: dict[str, object]) -> "Job":
        """Submit a request, and remember at each moment what that means."""
        self.is_buying = True
        self.job = job = client.submit(body)
        self.is_buying = False
        self.model = _needed_model(job)
        return job

    def attach(self, client: "Client", job_id: str, model: str | None) -> "Job":
        """Take up a job."""
        self.model = model
        self.job = client.attach(job_id, model)
        return self.job

    def video(self, job: "Job", deadline: float | None) -> "Video":
        """Wait for the video, and tell how it goes."""
        with _terminal.progress() as tell:
            for event in job.events(deadline):
                tell(f"{event.status} after {event.elapsed:.0f} s")
        return job.result(deadline)

    def ways_back(self) -> list[str]:
        """The lines that take up the job again: one that waits, and one that saves if that was wanted."""
        if self.job is None or self.is_mock:
            return []
        options = [("--base-url", self.base_url), ("--model", self.model)]
        given = [word for name, value in options if value for word in (name, value)]
        end = ["--", self.job.id]
        lines = [["reelkit", "wait", *given, *end]]
        if self.saves:
            lines.append(["reelkit", "save", *(("-o", str(self.target)) if self.target else ()), *given, *end])
        return [shlex.join(line) for line in lines]


def _needed_model(job: "Job") -> str | None:
    """The model, if the bare id would be asked for at another address than the one that made the job."""
    from reelkit_specs import find_model

    token = json.loads(job.token())
    model = find_model(token.get("model") or "")
    return model.id if model and token["address"] != model.universal.fetch else None
