"""The command `reelkit`: a table of subcommands. The module of a subcommand is imported when it is called."""

import contextlib
import importlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, NamedTuple

import click

from reelkit._cli.support.exit_codes import write_exit_codes


class Entry(NamedTuple):
    """A subcommand: its location, the extras that it needs, and its summary in the help."""

    target: str
    extra: str | None
    summary: str


COMMANDS = {
    "generate": Entry("reelkit._cli.generate:generate", None, "Generate a video and save it."),
    "submit": Entry("reelkit._cli.generate:submit", None, "Submit a request and print the id of its job."),
    "batch": Entry("reelkit._cli.batch:batch", None, "Generate one video per line of a file."),
    "worker": Entry(
        "reelkit._cli.workers.worker:worker", "postgres", "Generate registered videos, with other workers."
    ),
    "status": Entry("reelkit._cli.jobs:status", None, "Fetch a job once and print its status."),
    "wait": Entry("reelkit._cli.jobs:wait", None, "Wait for a job and print the link to its video."),
    "save": Entry("reelkit._cli.jobs:save", None, "Save the video of a job."),
    "resume": Entry("reelkit._cli.resume:resume", None, "Finish every unfinished purchase."),
    "jobs": Entry("reelkit._cli.purchases:jobs", None, "List and resolve the purchases in the journal."),
    "audit": Entry("reelkit._cli.audit:audit", None, "Compare the journal with the service's logs and charges."),
    "models": Entry("reelkit._cli.models:models", None, "List the models, or show one with its fields and rules."),
    "completion": Entry("reelkit._cli.completion:completion", None, "Print a script that completes commands."),
    "demo": Entry("reelkit._cli.demo:demo", "mock", "Generate three videos from a mock: no API key, no cost."),
    "mock": Entry("reelkit_mock.command:mock", "mock", "Serve a mock of the service."),
    "run": Entry("reelkit_run.command:run", "mock,run", "Run any program with the mock, or the service within limits."),
    "mcp": Entry("reelkit._mcp.command:mcp", "mcp", "Let an assistant make videos, by the Model Context Protocol."),
    "conform": Entry("reelkit_conformance.command:conform", "conformance", "Check a server against the contract."),
    "specs": Entry("reelkit_specs.pipeline.command:specs", "specs", "Build and check the contract and the client."),
}

# The modules that each extra installs; they show whether it is installed without importing anything.
MODULES_OF_EXTRA = {
    "conformance": ("rich", "schemathesis", "sniffio"),
    "mcp": ("mcp",),
    "mock": ("httptools", "orjson", "ruamel.yaml"),
    "postgres": ("psycopg",),
    "run": ("cryptography",),
    "specs": ("jsonpath_rfc9535", "openapi_python_client", "ruamel.yaml", "ruff"),
}


class LazyGroup(click.Group):
    """A group that imports the module of a command when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if (entry := COMMANDS.get(cmd_name)) is None:
            return None
        if missing := _missing(entry):
            if ctx.resilient_parsing:  # while a shell completes
                return None
            raise click.UsageError(f"`reelkit {cmd_name}` needs an extra that is not installed: {missing}")
        module, _, name = entry.target.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Complete the commands from the table; click would import all of them."""
        from click.shell_completion import CompletionItem  # lazy, as in click

        rows = [(name, entry.summary) for name, entry in COMMANDS.items() if name.startswith(incomplete)]
        commands = [CompletionItem(name, help=summary) for name, summary in rows]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _printable_errors():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _printable_errors():
            return super().invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes, which scripts rely on."""
        write_exit_codes(formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands from the table, so that the help imports none of their modules."""
        rows = [
            (name, f"{entry.summary} Needs: {missing}" if (missing := _missing(entry)) else entry.summary)
            for name, entry in COMMANDS.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@contextlib.contextmanager
def _printable_errors() -> Iterator[None]:
    """Escape error messages: they quote arguments, files and servers. Add the nearest commands to a mistyped one."""
    try:
        with _nearest_commands():
            yield
    except click.ClickException as error:
        from reelkit_specs import printable  # only here, so that the help loads no other package

        text = printable(error.format_message())
        if text == error.format_message():
            raise
        shown = click.ClickException(text)
        if isinstance(error, click.UsageError):
            shown = click.UsageError(text, error.ctx)
        vars(shown)["exit_code"] = error.exit_code  # a class attribute of the original
        raise shown from None


@contextlib.contextmanager
def _nearest_commands() -> Iterator[None]:
    """Add the nearest commands to an unknown one. click cannot: this group imports its commands only when called."""
    try:
        yield
    except click.exceptions.NoSuchCommand as error:
        if error.ctx is None or not isinstance(group := error.ctx.command, click.Group):
            raise
        name, known = error.command_name, group.list_commands(error.ctx)
        raise click.exceptions.NoSuchCommand(name, possibilities=known, ctx=error.ctx) from None


def _missing(entry: Entry) -> str:
    """The command that installs the extra, if it is not installed."""
    if entry.extra is None or all(
        _is_installed(each) for name in entry.extra.split(",") for each in MODULES_OF_EXTRA[name]
    ):
        return ""
    return f"pip install 'reelkit[{entry.extra}]'"


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the parent of a dotted name is missing
        return False


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reelkit")
def main() -> None:
    """Generate videos with AIML API, run a mock of it, and check servers against its contract."""


if __name__ == "__main__":
    main(prog_name="reelkit")
