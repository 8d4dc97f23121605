"""`reelkit run`: runs a program with the mock in place of the service."""

import asyncio
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reelkit_mock import Mock, MockError
from reelkit_run._child import CannotStart
from reelkit_run._errors import RunError
from reelkit_run._run import Ended, run_with_mock
from reelkit_specs import counted, printable

FAILED = 125  # our own failure, as with `env` and `docker run`
CREDITS_PER_USD = 2_000_000
NOTHING_ASKED = (
    "the program sent no request to the mock. It may send none, or it ignores the variables and the hooks that lead "
    "there, and then it may have asked the real service, with a made-up key; on Linux, --isolate leads every program "
    "to the mock. If it needs none, pass --allow-no-requests"
)


@click.command(context_settings={"help_option_names": ["-h", "--help"], "allow_interspersed_args": False})
@click.argument("program", nargs=-1, required=True, type=click.UNPROCESSED, metavar="-- PROGRAM [ARG]...")
@click.option("--clock", metavar="CLOCK", help="The clock of the mock, such as polls:1 or speed:60. Default: real.")
@click.option("--personality", metavar="NAME", help="The response style of the mock: see `reelkit mock --help`.")
@click.option(
    "--scenario",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML or JSON file of settings and faults for the mock. Other options override it.",
)
@click.option("--seed", type=int, help="The seed of all random decisions of the mock.")
@click.option("--offline", is_flag=True, help="Refuse https requests to all other hosts.")
@click.option(
    "--isolate",
    is_flag=True,
    help="Run the program in a network of its own, from which nothing but the mock can be reached. Linux only.",
)
@click.option(
    "--java",
    is_flag=True,
    help="For programs in Java, which send no token to a proxy: while it runs, all users of this machine can use it.",
)
@click.option("--allow-no-requests", is_flag=True, help="Do not fail if the program sends no request to the mock.")
@click.pass_context
def run(
    ctx: click.Context,
    /,
    program: tuple[str, ...],
    scenario: Path | None,
    offline: bool,
    isolate: bool,
    java: bool,
    allow_no_requests: bool,
    **settings: Any,
) -> None:
    """Run any program, in any language, with the mock in place of the service. Nothing is bought.

    The program and its children reach the mock as https://api.aimlapi.com, with a certificate that they trust; nothing
    is installed, and other programs notice nothing. Their API key is replaced by a made-up one. Requests to other
    hosts go where they would go.

    The exit code is that of the program; 125 for a failure of reelkit or a program that sent no request to the mock,
    126 and 127 for a program that cannot be run.
    """
    given = {name: value for name, value in settings.items() if value is not None}
    given["admin_token"] = secrets.token_urlsafe()  # the program and other users cannot read or change the mock's state
    if os.name == "nt":
        _say("needs Linux or macOS. On Windows, use `reelkit mock` and its URL.")
        ctx.exit(FAILED)
    try:
        mock = Mock.from_file(scenario, **given) if scenario else Mock(**given)
        running = run_with_mock(program, mock, os.environ, is_offline=offline, is_isolated=isolate, is_java=java)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            ended = runner.run(running)
    except CannotStart as error:
        _say(str(error))
        ctx.exit(error.exit_code)
    except (RunError, MockError, OSError) as error:
        _say(str(error))
        ctx.exit(FAILED)
    calls = len(mock.calls)
    _say(_summary(mock, calls, ended))
    if not calls and not allow_no_requests:
        _say(NOTHING_ASKED)
        ctx.exit(ended.exit_code or FAILED)
    ctx.exit(ended.exit_code)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    """Uvloop if it is installed: it halves what a request through the proxy takes longer."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop


def _summary(mock: Mock, calls: int, ended: Ended) -> str:
    """One line: what was asked, and what it would have cost."""
    jobs = mock.ledger
    credits = sum(job["credits"] for job in jobs if job["state"] != "released")
    cost = f"{credits:,} credits ({credits / CREDITS_PER_USD:,.2f} USD)"
    text = f"{counted(calls, 'request')} to the mock, {counted(len(jobs), 'job')}, which would have cost {cost}"
    return text + (f"; refused: {', '.join(ended.refused)}" if ended.refused else "")


def _say(text: str) -> None:
    click.echo(f"reelkit run: {printable(text)}", err=True)
