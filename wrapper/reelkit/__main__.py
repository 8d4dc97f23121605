"""The command `reelkit`: a table of subcommands, each found in its room only when it is called."""

import contextlib
import importlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, NamedTuple

import click


class Entry(NamedTuple):
    """A subcommand: where it is, which extra it needs, and its line in the help."""

    target: str
    extra: str | None
    summary: str


COMMANDS = {
    "generate": Entry("reelkit._cli.generate:generate", None, "Make a video and save it."),
    "submit": Entry("reelkit._cli.generate:submit", None, "Submit a request and print the id of its job."),
    "batch": Entry("reelkit._cli.batch:batch", None, "Make a video for each line of a file. Again, it goes on."),
    "status": Entry("reelkit._cli.jobs:status", None, "Ask for a job once."),
    "wait": Entry("reelkit._cli.jobs:wait", None, "Wait for a job and print the link to its video."),
    "save": Entry("reelkit._cli.jobs:save", None, "Save the video of a job."),
    "resume": Entry("reelkit._cli.resume:resume", None, "Finish everything that is unfinished. Buys nothing."),
    "jobs": Entry("reelkit._cli.purchases:jobs", None, "List the purchases in the journal, and decide about them."),
    "models": Entry("reelkit._cli.models:models", None, "List the models with their fields, values and rules."),
    "demo": Entry("reelkit._cli.demo:demo", "mock", "Make three videos from a mock: no key, no cost."),
    "mock": Entry("reelkit_mock.command:mock", "mock", "Serve a mock of the service."),
    "conform": Entry("reelkit_conformance.command:conform", "conformance", "Say where a server leaves the contract."),
    "specs": Entry("reelkit_specs.pipeline.command:specs", "specs", "Build and check the contract and the client."),
}

# A module that each extra brings: the way to see whether it is there without importing anything.
BROUGHT_BY = {
    "conformance": ("rich", "schemathesis"),
    "mock": ("httptools", "orjson", "ruamel.yaml"),
    "specs": ("jsonpath_rfc9535", "openapi_python_client", "ruamel.yaml", "ruff"),
}


class Rooms(click.Group):
    """A group whose commands live in rooms that are imported when their command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if (entry := COMMANDS.get(cmd_name)) is None:
            return None
        if missing := _missing(entry):
            raise click.UsageError(f"`reelkit {cmd_name}` needs more than the base: {missing}")
        module, _, name = entry.target.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _harmless_errors():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _harmless_errors():
            return super().invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The exit codes, which scripts rely on."""
        from reelkit._cli.support.exit_codes import write_exit_codes

        write_exit_codes(formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, so that help imports no room."""
        rows = [
            (name, f"{entry.summary} Needs: {missing}" if (missing := _missing(entry)) else entry.summary)
            for name, entry in COMMANDS.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@contextlib.contextmanager
def _harmless_errors() -> Iterator[None]:
    """Errors of any room as a terminal can show them: they quote arguments, files and servers."""
    try:
        yield
    except click.ClickException as error:
        from reelkit._cli.support.terminal import harmless

        told = harmless(error.format_message())
        if told == error.format_message():
            raise
        shown = click.ClickException(told)
        if isinstance(error, click.UsageError):
            shown = click.UsageError(told, error.ctx)
        vars(shown)["exit_code"] = error.exit_code  # which is one of its class
        raise shown from None


def _missing(entry: Entry) -> str:
    """How to get the extra, if it is not installed."""
    if entry.extra is None or all(map(_is_there, BROUGHT_BY[entry.extra])):
        return ""
    return f"pip install 'reelkit[{entry.extra}]'"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the parent of a dotted name is missing
        return False


@click.command(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reelkit")
def main() -> None:
    """Make videos with AIML API, test against it, and work without it."""


if __name__ == "__main__":
    main(prog_name="reelkit")
