"""What is under way while a command runs: what an error or Ctrl-C must be able to tell."""

import contextlib
import json
import os
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reelkit._cli.support import terminal as _terminal
from reelkit._cli.support.mock_process import mock_room
from reelkit._client.client import Client
from reelkit._client.job import Job
from reelkit._client.video import Video
from reelkit._effects import Event
from reelkit._errors import JournalError, ReelkitError
from reelkit._journal.journal import Journal, default_path
from reelkit._journal.process_locks import owners_file
from reelkit_specs import find_model


@dataclass
class Run:
    """One call of a job command. *base_url* and *model* are what was given, and so are needed to come back."""

    journal_file: Path | None = None
    no_journal: bool = False
    record: Path | None = None
    journal: "Journal | None" = None
    base_url: str | None = None
    model: str | None = None
    key: str | None = None
    job: "Job | None" = None
    saves: bool = False
    target: Path | None = None
    is_buying: bool = False
    is_resuming: bool = False
    is_batch: bool = False
    is_mock: bool = False

    @contextlib.contextmanager
    def client(
        self,
        base_url: str | None,
        *,
        mock: bool = False,
        strict_rules: bool = True,
        buys: bool = False,
        deadline: float | None = None,
        on_event: "Callable[[Event], None] | None" = None,
    ) -> "Iterator[Client]":
        """A client of the service, or of a mock that lives as long.

        One that *buys* has the journal, come what may.
        """
        options: dict[str, Any] = {"strict_rules": strict_rules, "on_event": on_event}
        with (
            self.service(base_url, mock=mock, buys=buys, deadline=deadline) as service,
            Client(**(service | options)) as client,
        ):
            yield client

    @contextlib.contextmanager
    def service(
        self,
        base_url: str | None,
        *,
        mock: bool,
        buys: bool,
        deadline: float | None,
        scenario: Mapping[str, Any] | None = None,
    ) -> Iterator[dict[str, Any]]:
        """What a client needs to talk to it, or to a mock of this *scenario* that lives as long."""
        if mock and base_url:
            raise click.UsageError("--mock has an address of its own; leave out --base-url")
        if mock and self.journal_file:
            raise click.UsageError("--mock keeps no journal; leave out --journal")
        if self.no_journal and self.journal_file:
            raise click.UsageError("either --journal or --no-journal; leave out one of them")
        self.base_url, self.is_mock = base_url, mock
        if self.journal is None and not (mock or self.no_journal):
            self.journal = (to_buy_with if buys else if_it_can_be_had)(self.journal_file)
        options: dict[str, Any] = {} if deadline is None else {"deadline": deadline}
        with contextlib.ExitStack() as stack:
            key = os.urandom(16).hex() if mock else None  # a mock takes any key; the real one is not for it
            url = stack.enter_context(mock_room(scenario)) if mock else base_url
            yield options | {"api_key": key, "base_url": url, "journal": self.journal, "record": self.record}

    def buy(
        self, client: "Client", body: dict[str, object], key: str | None = None, save_to: Path | None = None
    ) -> "Job":
        """Submit a request, and remember at each moment what that means."""
        if key is not None and self.journal is None:
            raise click.UsageError(
                f"--key is for the journal; leave out {'--mock' if self.is_mock else '--no-journal'}"
            )
        self.key = key
        return self.bought(lambda: client.submit(body, key=key, save_to=save_to))

    def bought(self, submit: "Callable[[], Job]") -> "Job":
        """The job of a create that is sent now."""
        self.is_buying = True
        self.job = job = submit()
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
        """The lines that take up the job again: one that waits, and one that saves if that was wanted.

        A job that nobody knows yet is found by the journal.
        """
        if self.is_mock:
            return []
        if self.job is None:
            is_known = self.journal is not None and (self.is_buying or self.is_resuming or self.is_batch)
            return [self.line("resume")] if is_known else []
        given = [*self.given(), *(("--model", self.model) if self.model else ())]
        end = ["--", self.job.id]
        lines = [["reelkit", "wait", *given, *end]]
        if self.saves:
            lines.append(["reelkit", "save", *(("-o", str(self.target)) if self.target else ()), *given, *end])
        return [shlex.join(line) for line in lines]

    def with_options(self, text: str) -> str:
        """The advice of the client, with the options without which it would ask another service or journal."""
        advice = "reelkit jobs resolve"
        return text.replace(f"{advice} ", f"{' '.join([advice, *map(shlex.quote, self.given())])} ")

    def way_to_buy_again(self) -> str | None:
        """The line that buys once more under the key that was given, which stands for a job that is lost."""
        return self.with_options(f"reelkit jobs resolve {shlex.quote(self.key)} --resubmit") if self.key else None

    def line(self, command: str, *arguments: str) -> str:
        """A command for the same service and journal."""
        return shlex.join(["reelkit", command, *self.given(), *arguments])

    def given(self) -> list[str]:
        """The options that name the service and the journal."""
        options = [("--base-url", self.base_url), ("--journal", self.journal_file)]
        return [word for name, value in options if value for word in (name, str(value))]


def _needed_model(job: "Job") -> str | None:
    """The model, if the bare id would be asked for at another address than the one that made the job."""
    token = json.loads(job.token())
    model = find_model(token.get("model") or "")
    return model.id if model and token["address"] != model.universal.fetch else None


def to_buy_with(file: Path | None) -> "Journal":
    """The journal. It is opened with the first intent, and what is wrong with it stops the purchase."""
    return Journal(file or default_path())


def to_look_into(file: Path | None) -> "Journal | None":
    """The journal, if there is one already, or if there was: to open it says then what is missing."""
    path = file or default_path()
    try:
        is_there = path.exists() or Path(owners_file(path)).exists()
    except OSError:
        is_there = True  # to open it says what is wrong
    if is_there:
        return Journal(path)
    if file:
        raise ReelkitError(f"there is no journal {file}")
    return None


def if_it_can_be_had(file: Path | None) -> "Journal | None":
    """The same; what is wrong with it is said, and is no reason to leave a job alone that is paid for."""
    try:
        journal = to_look_into(file)
        if journal is not None:
            next(journal.every(limit=1), None)  # it is opened when it is first used
    except JournalError as error:
        _terminal.note(f"warning: {error}; going on without it")
        return None
    except ReelkitError as error:
        _terminal.note(f"warning: {error}; going on without one")
        return None
    return journal
