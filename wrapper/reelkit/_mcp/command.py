"""`reelkit mcp`: serves the tools on stdin and stdout."""

import asyncio
import contextlib
from pathlib import Path

import click

from reelkit._cli.support import shared_options
from reelkit._cli.support.exit_codes import code_of
from reelkit._cli.support.run_state import Run
from reelkit._client.async_client import AsyncClient
from reelkit._errors import ReelkitError
from reelkit._mcp.call import RunningCalls
from reelkit._mcp.output_folder import OutputFolder
from reelkit._mcp.purchases import Purchases
from reelkit._system.signals import handle_interrupts


@click.command()
@click.option(
    "--max-credits",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    required=True,
    help="The maximum number of credits that this server may spend, from its start to its end.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIRECTORY",
    required=True,
    help="The folder for the videos. No video is saved elsewhere, and the purchases of other folders are not shown.",
)
@shared_options.deadline
@shared_options.journal
@shared_options.mock
@shared_options.record
@shared_options.base_url
def mcp(
    max_credits: float,
    output: Path,
    deadline: float | None,
    journal: Path | None,
    mock: bool,
    record: Path | None,
    base_url: str | None,
) -> None:
    """Let an assistant or another client of the Model Context Protocol make videos, over stdin and stdout.

    The tools are list_models, estimate, generate, resume and list_jobs. Every purchase has a key in the journal:
    repeating a call with the same key buys nothing.
    """
    from reelkit._mcp.server import serve  # lazy: mcp takes 900 ms to import, and completion needs none of it

    run, calls = Run(journal, record=record), RunningCalls()

    async def serving(client: AsyncClient, purchases: Purchases) -> None:
        async with client:
            await purchases.open()
            await serve(purchases, client._core.settings, calls)

    try:
        with contextlib.ExitStack() as stack:
            folder = OutputFolder(output)
            if mock:
                run.use_temporary_journal(stack)
            options = stack.enter_context(run.client_options(base_url, mock=mock, buys=True, deadline=deadline))
            assert run.journal is not None  # a client that buys has one
            client = AsyncClient(**options)
            stack.enter_context(handle_interrupts(calls.interrupt))
            asyncio.run(serving(client, Purchases(client, run.journal, folder, max_credits)))
    except ReelkitError as error:
        failure = click.ClickException(str(error))
        vars(failure)["exit_code"] = code_of(error)  # a class attribute
        raise failure from None
