"""The state of one command while it runs: what an error message or Ctrl-C must be able to report."""

import contextlib
import json
import os
import shlex
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reelkit._cli.support import terminal
from reelkit._cli.support.mock_process import running_mock
from reelkit._client.client import Client
from reelkit._client.job import Job
from reelkit._client.video import Video
from reelkit._effects import Event
from reelkit._errors import JournalError, ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._journal.files.process_locks import owners_file
from reelkit._journal.journal import Journal, default_path
from reelkit._prices.estimates import Prices, known_prices
from reelkit._protocol.request import prepare
from reelkit._system.postgres_urls import without_password
from reelkit._system.signals import handle_interrupts
from reelkit_specs import KEY_VARIABLES, find_model

RESOLVE = "reelkit jobs resolve"
MOCK_SPEED = 200  # a video that takes a minute at the service takes 0.3 s
MOCK_NOTE = f"the clock of this mock runs {MOCK_SPEED} times as fast; `reelkit mock` runs in real time"


@dataclass
class Run:
    """One call of a job command. *base_url* and *model* are what the user gave; resume commands repeat them."""

    journal_file: Path | str | None = None
    no_journal: bool = False
    record: Path | None = None
    journal: Journal | None = None
    base_url: str | None = None
    model: str | None = None
    key: str | None = None
    job: Job | None = None
    saves_video: bool = False
    output: Path | str | None = None
    is_buying: bool = False
    is_resuming: bool = False
    is_batch: bool = False
    is_mock: bool = False
    is_attached: bool = False

    @contextlib.contextmanager
    def client(
        self,
        base_url: str | None,
        *,
        mock: bool = False,
        strict_rules: bool = True,
        buys: bool = False,
        deadline: float | None = None,
        on_event: Callable[[Event], None] | None = None,
        check: Callable[[], object] = lambda: None,
    ) -> Iterator[Client]:
        """A client of the service, or of a mock that ends with it. One that *buys* requires the journal.

        Without an API key, *check* is called before the error that says so: a wrong request is reported first.
        """
        more: dict[str, Any] = {"strict_rules": strict_rules, "on_event": on_event}
        with (
            self.client_options(base_url, mock=mock, buys=buys, deadline=deadline, check=check) as options,
            Client(**(options | more)) as client,
            handle_interrupts(lambda *_: _interrupt(client)),
        ):
            yield client

    @contextlib.contextmanager
    def client_options(
        self,
        base_url: str | None,
        *,
        mock: bool,
        buys: bool,
        deadline: float | None,
        check: Callable[[], object] = lambda: None,
    ) -> Iterator[dict[str, Any]]:
        """The options of a client of the service, or of a mock that ends with it."""
        if mock and base_url:
            raise click.UsageError("--mock has its own address; leave out --base-url")
        if mock and self.journal_file:
            raise click.UsageError("--mock keeps no journal; leave out --journal")
        if self.no_journal and self.journal_file:
            raise click.UsageError("--journal and --no-journal exclude each other; leave out one of them")
        self.base_url, self.is_mock = base_url, mock
        if self.journal is None and not (mock or self.no_journal):
            self.journal = (required_journal if buys else optional_journal)(self.journal_file)
        if not mock and not any(os.environ.get(name, "").strip() for name in KEY_VARIABLES):
            find_base_url(base_url)  # raises for a wrong one
            check()
        options: dict[str, Any] = {} if deadline is None else {"deadline": deadline}
        with contextlib.ExitStack() as stack:
            options |= {"base_url": base_url, "journal": self.journal, "record": self.record}
            if mock:
                options["base_url"] = stack.enter_context(running_mock({"clock": f"speed:{MOCK_SPEED}"}))
                options["api_key"] = os.urandom(16).hex()  # a mock accepts any key and must not get the real one
                terminal.note(MOCK_NOTE)
            yield options

    def use_temporary_journal(self, stack: contextlib.ExitStack) -> None:
        """Keep purchases from a mock in a journal that is deleted with the mock."""
        self.journal = Journal(Path(stack.enter_context(tempfile.TemporaryDirectory()), "jobs.db"))
        stack.callback(self.journal.close)

    def prices(self, base_url: str | None, *, mock: bool) -> Prices:
        """What is known of prices; nothing is sent. A mock has neither a journal nor a copy of its catalogue."""
        if mock:
            return Prices()
        service = find_base_url(base_url)
        try:
            journal = None if self.no_journal else existing_journal(self.journal_file)
            with contextlib.closing(journal) if journal else contextlib.nullcontext():
                return known_prices(service, journal)
        except ReelkitError:  # a command that buys reports it
            return known_prices(service, None)

    def submit(
        self, client: Client, body: dict[str, object], key: str | None = None, save_to: Path | str | None = None
    ) -> Job:
        """Submit a request."""
        self._check_key(key)
        self.key = key
        return self.submit_with(lambda: client.submit(body, key=key, save_to=save_to))

    def check_request(self, body: dict[str, object], key: str | None, *, strict_rules: bool) -> None:
        """Raise the error of `submit` for a wrong request, without an API key."""
        self._check_key(key)
        prepare(body, strict_rules)

    def _check_key(self, key: str | None) -> None:
        if key is not None and self.journal is None:
            raise click.UsageError(f"--key needs the journal; leave out {'--mock' if self.is_mock else '--no-journal'}")

    def submit_with(self, submit: Callable[[], Job]) -> Job:
        """The job that *submit* creates. An interrupt in the meantime reports that it may be billed."""
        self.is_buying = True
        self.job = job = submit()
        self.is_buying = False
        self.model = _needed_model(job)
        return job

    def attach(self, client: Client, job_id: str, model: str | None) -> Job:
        """Attach to a job that exists, by its id or by the key of its purchase."""
        self.model, self.is_attached = model, True
        self.job = client.attach(self.id_of(job_id), model)
        return self.job

    def check_id(self, job_id: str) -> None:
        """Raise the error for a wrong id, without an API key."""
        with keyless_client(self.base_url) as client:
            client.attach(job_id)

    def id_of(self, id_or_key: str) -> str:
        """The id of the job that the journal has for this key, or else the text itself."""
        if self.journal is None:
            return id_or_key
        service = find_base_url(self.base_url)
        purchase = None if self.journal.by_job(service, id_or_key) else self.journal.latest(service, id_or_key)
        if purchase is None:
            return id_or_key
        if purchase.job_id is None:
            command = shlex.join(["reelkit", "jobs", "show", *self.service_options(), "--", purchase.key])
            raise ReelkitError(f"the purchase {purchase.key!r} has no job, it is {purchase.state}; see: {command}")
        return purchase.job_id

    @property
    def is_job_doubtful(self) -> bool:
        """Whether the job may never have existed: its id was given, and neither journal nor service know it."""
        return self.is_attached and self.job is not None and self.job.purchase is None and self.job.raw is None

    def wait_for_video(self, job: Job, deadline: float | None) -> Video:
        """Wait for the video and show the progress."""
        with terminal.progress() as show:
            for event in job.events(deadline):
                show(f"{event.status} after {event.elapsed:.0f} s")
        return job.result(deadline)

    def resume_commands(self) -> list[str]:
        """The commands that resume the job: one that waits, and one that saves the video if that was wanted.

        A job whose id is not known yet is found through the journal.
        """
        if self.is_mock:
            return []
        if self.job is None:
            is_known = self.journal is not None and (self.is_buying or self.is_resuming or self.is_batch)
            return [self.command_line("resume")] if is_known else []
        options = [*self.service_options(), *(("--model", self.model) if self.model else ())]
        end = ["--", self.job.id]
        commands = [["reelkit", "wait", *options, *end]]
        if self.saves_video:
            commands.append(["reelkit", "save", *(("-o", str(self.output)) if self.output else ()), *options, *end])
        return [shlex.join(command) for command in commands]

    def resubmit_command(self) -> str | None:
        """The command that buys again under the key that was given."""
        return self.with_options(f"{RESOLVE} {shlex.quote(self.key)} --resubmit") if self.key else None

    def with_options(self, text: str) -> str:
        """The text of a client's error, with the options of this service and journal in the command that it names."""
        return text.replace(f"{RESOLVE} ", f"{' '.join([RESOLVE, *map(shlex.quote, self.service_options())])} ")

    def command_line(self, command: str, *arguments: str) -> str:
        """A command for the same service and journal."""
        return shlex.join(["reelkit", command, *self.service_options(), *arguments])

    def service_options(self) -> list[str]:
        """The options that select the service and the journal."""
        options = [("--base-url", self.base_url), ("--journal", self.journal_file)]
        return [word for name, value in options if value for word in (name, without_password(str(value)))]


def keyless_client(base_url: str | None) -> Client:
    """A client for requests that need no API key, such as that for the catalogue. Its own key is a random one."""
    return Client(os.urandom(16).hex(), base_url=base_url)


def _interrupt(client: Client) -> None:
    """Wait for the response to a create at the first signal, and stop at the second or if there is none."""
    is_first = not client._driver.is_interrupted
    if not (is_first and client._driver.interrupt()):
        raise KeyboardInterrupt
    seconds = f"{client._core.settings.request_timeout:.0f} s"
    terminal.note(f"stopping: waiting up to {seconds} for the response to the create; interrupt again to stop at once")


def required_journal(file: Path | str | None) -> Journal:
    """The journal for a purchase. It is opened with the first intent, and an error then stops the purchase."""
    return Journal(file or default_path())


def existing_journal(file: Path | str | None) -> Journal | None:
    """The journal if it exists, or existed: opening it then reports what is missing."""
    path = file or default_path()
    if isinstance(path, str):  # in PostgreSQL, where it is made when it is needed
        return Journal(path)
    try:
        exists = path.exists() or Path(owners_file(path)).exists()
    except OSError:
        exists = True  # opening it reports the error
    if exists:
        return Journal(path)
    if file:
        raise ReelkitError(f"there is no journal at {file}; check the path")
    return None


def optional_journal(file: Path | str | None) -> Journal | None:
    """The journal if it can be opened. An error is only printed, because the job is paid for."""
    try:
        journal = existing_journal(file)
        if journal is not None:
            next(journal.every(limit=1), None)  # opens the file
    except ReelkitError as error:
        without = "it" if isinstance(error, JournalError) else "a journal"
        terminal.note(f"warning: {error}; continuing without {without}")
        return None
    return journal


def _needed_model(job: Job) -> str | None:
    """The model, if the job is not fetched at the universal address, so that its id is not enough."""
    token = json.loads(job.token())
    model = find_model(token.get("model") or "")
    return model.id if model and token["address"] != model.universal.fetch else None
