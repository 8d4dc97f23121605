"""`reelkit run`: runs a program with the mock, or a gateway to the service, in place of the service."""

import asyncio
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from reelkit_mock import Mock, MockError
from reelkit_run._child import CannotStart
from reelkit_run._errors import RunError
from reelkit_run._gateway.gateway import Gateway, Spending
from reelkit_run._run import Ended, run_program
from reelkit_specs import contract, printable

MADE_UP = 16  # bytes of the API key that the program gets
FAILED = 125  # our own failure, as with `env` and `docker run`
CREDITS_PER_USD = 2_000_000
NOTHING_ASKED = (
    "the program sent no request to the mock. It may send none, or it ignores the variables and the hooks that lead "
    "there, and then it may have asked the real service, with a made-up key; on Linux, --isolate leads every program "
    "to the mock. If it needs none, pass --allow-no-requests"
)
OF_MOCK = ("clock", "personality", "scenario", "seed")  # options


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
    "key. Creates only with --live or --max-credits.",
)
@click.option(
    "--no-spend",
    is_flag=True,
    help="Pass GET and HEAD requests on to the real service. The mock answers creates and the fetches of their jobs.",
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
    help="Send the same create only once in this time, and give its response again, with the header "
    "X-Reelkit-Run: repeated. With --live or --max-credits.",
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
    help="For programs in Java, which send no token to a proxy: while it runs, all users of this machine can use it.",
)
@click.option("--allow-no-requests", is_flag=True, help="Do not fail if the program sends no request to the mock.")
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

    With --record, --no-spend, --max-credits or --live, requests go to the real service, with the real key, which the
    program does not get. Only --max-credits and --live let it buy. The service is that of AIMLAPI_BASE_URL, or else the
    vendor's.

    The exit code is that of the program; 125 for a failure of reelkit or a program that sent no request to the mock,
    126 and 127 for a program that cannot be run.
    """
    spending = _spending(no_spend, live, max_credits, once)
    if spending is not Spending.NOTHING and any(ctx.params[name] is not None for name in OF_MOCK):
        raise click.UsageError(f"--{' and --'.join(OF_MOCK)} are for the mock, which does not answer here")
    given = {name: value for name, value in settings.items() if value is not None}
    given["admin_token"] = secrets.token_urlsafe()  # the program and other users cannot read or change the mock's state
    if os.name == "nt":
        _say("needs Linux or macOS. On Windows, use `reelkit mock` and its URL.")
        ctx.exit(FAILED)
    key = os.urandom(MADE_UP).hex()
    gateway: Gateway | None = None
    try:
        mock = Mock.from_file(scenario, **given) if scenario else Mock(**given)
        if record is not None or no_spend or spending is not Spending.NOTHING:
            from reelkit_run._gateway.service import Service  # lazy: takes 150 ms to import

            gateway = Gateway(mock, Service(key, max_credits, record), key, spending, once)

        async def running() -> Ended:
            try:
                return await run_program(
                    program,
                    mock.handle if gateway is None else gateway.handle,
                    os.environ,
                    key,
                    service_hosts(),
                    is_offline=offline,
                    is_isolated=isolate,
                    is_java=java,
                )
            finally:
                if gateway is not None:
                    await gateway.close()

        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            ended = runner.run(running())
    except CannotStart as error:
        _say(str(error))
        ctx.exit(error.exit_code)
    except (RunError, MockError, OSError) as error:
        _say(str(error))
        ctx.exit(FAILED)
    asked = len(mock.calls) if gateway is None else gateway.asked
    done = f"{asked} requests to the mock, {_of_mock(mock)}" if gateway is None else _of_gateway(gateway, mock)
    _say(done + (f"; refused: {', '.join(ended.refused)}" if ended.refused else ""))
    if not asked and not allow_no_requests:
        _say(NOTHING_ASKED)
        ctx.exit(ended.exit_code or FAILED)
    ctx.exit(ended.exit_code)


def _spending(no_spend: bool, live: bool, max_credits: float | None, once: float | None) -> Spending:
    if no_spend and (live or max_credits is not None):
        raise click.UsageError("--no-spend excludes --live and --max-credits")
    if max_credits is not None:
        return Spending.LIMITED
    if live:
        return Spending.ANYTHING
    if once is not None:
        raise click.UsageError("--once needs --live or --max-credits")
    return Spending.NOTHING


def service_hosts() -> tuple[str, ...]:
    """The hosts of the service, from the contract."""
    hosts = (urlsplit(server["url"]).hostname for server in contract()["servers"])
    return tuple(host for host in hosts if host is not None)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    """Uvloop if it is installed: it halves what a request through the proxy takes longer."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop


def _of_mock(mock: Mock) -> str:
    """The jobs of the mock, and what they would have cost."""
    jobs = mock.ledger
    cost = _credits(sum(job["credits"] for job in jobs if job["state"] != "released"))
    return f"{len(jobs)} jobs, which would have cost {cost}"


def _of_gateway(gateway: Gateway, mock: Mock) -> str:
    """What was sent on to the service, and what was bought."""
    text = f"{gateway.asked} requests, {gateway.sent} of them to {gateway.base_url}"
    text += f", {gateway.stopped} stopped" if gateway.stopped else ""
    if gateway.spending is Spending.NOTHING:
        return f"{text}; the mock: {_of_mock(mock)}"
    return f"{text}; {gateway.bought} jobs, which cost about {_credits(gateway.spent)}"


def _credits(credits: float) -> str:
    return f"{credits:,.0f} credits ({credits / CREDITS_PER_USD:,.2f} USD)"


def _say(text: str) -> None:
    click.echo(f"reelkit run: {printable(text)}", err=True)
