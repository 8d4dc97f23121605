"""`reelkit run`: runs a program with the mock, or a gateway to the service, in place of the service."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from reelkit_mock import MockError, new_loop
from reelkit_run._child import CannotStart
from reelkit_run._errors import RunError
from reelkit_run._gateway.gateway import Spending
from reelkit_run._run import Ended, run_program
from reelkit_run._stand_ins import Forwarding, stand_in
from reelkit_specs import printable

MADE_UP = 16  # bytes of the API key that the program gets
FAILED = 125  # our own failure, as with `env` and `docker run`
NOTHING_ASKED = (
    "no request of the program arrived. It may send none, or it ignores the variables and the hooks of reelkit run, "
    "and then it may have asked the real service, with a made-up key; on Linux, --isolate prevents this. If it needs "
    "no requests, pass --allow-no-requests"
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
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Pass requests on to the real service, and append them to this file, one HAR entry per line, without the API "
    "key. Creates are passed on only with --live or --max-credits.",
)
@click.option(
    "--no-spend",
    is_flag=True,
    help="Pass GET and HEAD requests on to the real service. The mock responds to creates and to "
    "fetches of their jobs.",
)
@click.option("--live", is_flag=True, help="Pass all requests on to the real service. Creates cost money.")
@click.option(
    "--max-credits",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="Pass creates on to the real service while they cost at most N credits together, by their known or estimated "
    "prices. Other requests that may cost money are refused, as are models without a known price.",
)
@click.option(
    "--once",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Send the same create only once in this time. A repeat gets the response to the first one, with the header "
    "X-Reelkit-Run: repeated. Needs --live or --max-credits.",
)
@click.option(
    "--replay",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Respond from a recording, to each request in the order of the recording, and forward nothing. With --clock "
    "real or speed:60, a job moves on at the recorded times.",
)
@click.option("--offline", is_flag=True, help="Refuse https requests to all other hosts.")
@click.option(
    "--isolate",
    is_flag=True,
    help="Run the program in a network of its own, from which nothing but the mock can be reached. Linux only.",
)
@click.option(
    "--java",
    is_flag=True,
    help="Let programs in Java use the proxy, without a token: while they run, all users of this machine can use it.",
)
@click.option("--allow-no-requests", is_flag=True, help="Do not fail if no request of the program reaches reelkit.")
@click.pass_context
def run(
    ctx: click.Context,
    /,
    program: tuple[str, ...],
    scenario: Path | None,
    record: Path | None,
    no_spend: bool,
    live: bool,
    max_credits: float | None,
    once: float | None,
    replay: Path | None,
    offline: bool,
    isolate: bool,
    java: bool,
    allow_no_requests: bool,
    **settings: Any,
) -> None:
    """Run any program, in any language, with the mock in place of the service.

    Nothing is bought, except with --live or --max-credits.

    The program and its children reach the mock as https://api.aimlapi.com, with a certificate that they trust; nothing
    is installed, and other programs are not affected. Their API key is replaced by a made-up one. Requests to other
    hosts are passed on unchanged.

    With --record, --no-spend, --max-credits or --live, requests go to the real service, with the real key, which the
    program does not get. The service is that of AIMLAPI_BASE_URL, or else the vendor's. With --replay nothing is sent
    at all, and the program gets the responses of a recording.

    The exit code is that of the program; 125 if reelkit fails or no request of the program reaches reelkit, 126 or 127
    if the program cannot be run.
    """
    if os.name == "nt":
        _say("needs Linux or macOS. On Windows, use `reelkit mock` and its URL.")
        ctx.exit(FAILED)
    given = {name: value for name, value in settings.items() if value is not None}
    forwarding = _forwarding(record, no_spend, live, max_credits, once)
    if replay is not None and (forwarding is not None or scenario is not None or given.keys() - {"clock"}):
        raise click.UsageError(
            "--replay goes with --clock alone; leave out the other options about the mock and the service"
        )
    if forwarding is not None and forwarding.spending is not Spending.NOTHING and (given or scenario):
        raise click.UsageError(
            f"with --live or --max-credits no mock responds, so leave out {_options(given, scenario)}"
        )
    key = os.urandom(MADE_UP).hex()
    try:
        service = stand_in(key, given, scenario, forwarding, replay)
        where = {"is_offline": offline, "is_isolated": isolate, "is_java": java}

        async def running() -> Ended:
            try:
                return await run_program(program, service.handle, os.environ, key, service.hosts, **where)
            finally:
                await service.close()

        with asyncio.Runner(loop_factory=new_loop) as runner:
            ended = runner.run(running())
    except CannotStart as error:
        _say(str(error))
        ctx.exit(error.exit_code)
    except (RunError, MockError, OSError) as error:
        _say(str(error))
        ctx.exit(FAILED)
    _say(service.summary() + (f"; refused: {', '.join(ended.refused)}" if ended.refused else ""))
    if not service.asked and not allow_no_requests:
        _say(NOTHING_ASKED)
        ctx.exit(ended.exit_code or FAILED)
    ctx.exit(ended.exit_code)


def _forwarding(
    record: Path | None, no_spend: bool, live: bool, max_credits: float | None, once: float | None
) -> Forwarding | None:
    """What is to be sent on to the service; None if nothing is."""
    is_buying = live or max_credits is not None
    if no_spend and is_buying:
        raise click.UsageError("--no-spend excludes --live and --max-credits")
    if once is not None and not is_buying:
        raise click.UsageError("--once needs --live or --max-credits")
    if not (is_buying or no_spend or record):
        return None
    spending = Spending.NOTHING if not is_buying else Spending.ANYTHING if max_credits is None else Spending.LIMITED
    return Forwarding(spending, max_credits, once, record)


def _options(given: Mapping[str, Any], scenario: Path | None) -> str:
    return ", ".join(f"--{name}" for name in (*given, *(["scenario"] if scenario else ())))


def _say(text: str) -> None:
    click.echo(f"reelkit run: {printable(text)}", err=True)
