"""What every job command does alike: exit codes, errors, warnings, Ctrl-C, --json, ids that begin with '-'."""

import contextlib
import traceback
import warnings
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NoReturn

import click

from reelkit._cli.support import results as _report, terminal as _terminal
from reelkit._cli.support.exit_codes import BUG, INTERRUPTED, UNWRITTEN, code_of, write_exit_codes
from reelkit._cli.support.run_state import Run
from reelkit._cli.support.shared_options import REMARKS
from reelkit._errors import JobFailed, ReelkitError
from reelkit._protocol.request import ReelkitWarning

CLICKS_OWN = (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError)
LOST = "interrupted before the service answered: the job may have been created and may be billed"
LOOK = "look at the service's logs before you submit it again"


class JobCommand(click.Command):
    """A command whose function takes a `Run` and returns a `Result`, or yields several."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        told = "Print one JSON object on stdout, for errors too."
        self.params.append(click.Option(["--json", "as_json"], is_flag=True, help=told))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        as_json = "--json" in (args[: args.index("--")] if "--" in args else args)
        try:
            takes_id = any(param.name in ("job_id", "purchase_key") for param in self.params)
            return super().parse_args(ctx, with_ids_last(args, self.get_params(ctx)) if takes_id else args)
        except click.UsageError as error:
            if not as_json:
                raise
            self._usage_error(ctx, error)

    def invoke(self, ctx: click.Context) -> None:
        as_json = ctx.params.pop("as_json")
        journal_file, no_journal = ctx.params.pop("journal", None), ctx.params.pop("no_journal", False)
        ctx.obj = run = Run(journal_file, no_journal, ctx.params.pop("record", None))
        exit_code = 0
        try:
            with _warnings_as_lines():
                made: _report.Result | Iterator[_report.Result] = super().invoke(ctx)
                with contextlib.ExitStack() as stack:
                    if isinstance(made, Generator):
                        stack.callback(made.close)  # now: what it holds is not left to the end of the process
                    for result in [made] if isinstance(made, _report.Result) else made:
                        _tell(result, as_json)
                        exit_code = result.exit_code
        except _terminal.Unwritten as error:
            _terminal.note(str(error))
            _terminal.give_up_stdout()
            ctx.exit(UNWRITTEN)
        except click.UsageError as error:
            if not as_json:
                raise
            self._usage_error(ctx, error)
        except CLICKS_OWN:
            raise
        except ReelkitError as error:
            _tell_error(error, run, as_json)
            ctx.exit(code_of(error))
        except KeyboardInterrupt:
            _tell_interrupt(run, as_json)
            ctx.exit(INTERRUPTED)
        except Exception:
            _terminal.note(traceback.format_exc() + "this is a defect of reelkit, please report it")
            for line in run.ways_back():
                _terminal.note(f"the job can be taken up with: {line}")
            ctx.exit(BUG)
        ctx.exit(exit_code)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What is worth knowing about the options, then the exit codes."""
        names = [param.name or "" for param in self.params]
        for remark in (REMARKS[name] for name in names if name in REMARKS):
            formatter.write_paragraph()
            formatter.write_text(remark)
        write_exit_codes(formatter)

    def _usage_error(self, ctx: click.Context, error: click.UsageError) -> NoReturn:
        _terminal.json_result(_report.usage_facts(error.format_message(), error.exit_code))
        ctx.exit(error.exit_code)


def _tell(result: _report.Result, as_json: bool) -> None:
    for note in result.notes:
        _terminal.note(note)
    try:
        if as_json and result.data is not None:
            _terminal.json_result(result.data)
        elif not as_json and result.text is not None:
            _terminal.result(result.text)
    except OSError as error:  # the job is as it is, and 1 would mean that it failed
        raise _terminal.Unwritten(f"the result could not be written ({error.strerror}): {result.text}") from None


def _tell_error(error: ReelkitError, run: Run, as_json: bool) -> None:
    """One text, and how to go on with a job that is bought and not lost."""
    is_open = run.job is None and "key" in vars(error)  # a purchase of which nobody knows what came of it
    ways_back = run.ways_back() if is_open or (run.job and not isinstance(error, JobFailed)) else []
    text = run.with_options(_report.error_text(error))
    if as_json:
        job_id = run.job.id if run.job else None
        facts = _report.error_facts(error, code_of(error), message=text, job_id=job_id, resume=ways_back)
        _terminal.json_result(facts)
        return
    _terminal.note(f"error: {text}")
    if ways_back and (way := ways_back[-1]) not in text:
        aim = "to look for it again" if is_open else "to save the video" if run.saves else "to go on"
        _terminal.note(f"{aim}: {way}")
    if isinstance(error, JobFailed) and (line := run.way_to_buy_again()):
        _terminal.note(f"to buy it again under the same key: {line}")


def _tell_interrupt(run: Run, as_json: bool) -> None:
    """Ctrl-C lets go of the job: it goes on, and this is how to come back to it."""
    ways_back = run.ways_back()
    if ways_back and run.job is not None:
        message = f"detached from job {run.job.id}, which goes on at the vendor"
    elif run.is_batch and ways_back:
        message = "interrupted; what is bought goes on at the vendor. Give the same command again, or finish only that"
    elif run.is_buying and not run.is_mock:
        message = LOST if ways_back else f"{LOST}; {LOOK}"
    else:
        message = "interrupted" if ways_back else "interrupted; there is no job to come back to"
    for line in [f"{message}; resume with:" if ways_back else message, *ways_back]:
        _terminal.note(line)
    if as_json:
        facts = {"type": "Interrupted", "message": message, "job_id": run.job.id if run.job else None}
        _terminal.json_result({"error": facts | {"exit_code": INTERRUPTED, "resume": ways_back}})


@contextlib.contextmanager
def _warnings_as_lines() -> Iterator[None]:
    """Our warnings are words for the user; those of others keep their form."""
    with warnings.catch_warnings():
        show = warnings.showwarning

        def line(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
            if issubclass(category, ReelkitWarning):
                _terminal.note(f"warning: {message}")
            else:
                show(message, category, *where, **more)

        warnings.simplefilter("always", ReelkitWarning)
        warnings.showwarning = line
        yield


def with_ids_last(args: Sequence[str], params: Iterable[click.Parameter]) -> list[str]:
    """The arguments, with those that can only be ids behind ``--``, where nothing is taken for an option."""
    if "--" in args:
        return list(args)
    options = [param for param in params if isinstance(param, click.Option)]
    takes_value = {name: not option.is_flag for option in options for name in (*option.opts, *option.secondary_opts)}
    ids: list[str] = []
    others: list[str] = []
    rest = iter(args)
    for arg in rest:
        if _is_an_id(arg, takes_value):
            ids.append(arg)
            continue
        others.append(arg)
        if takes_value.get(arg):
            others.extend(value for value in [next(rest, None)] if value is not None)
    return [*others, "--", *ids] if ids else others


def _is_an_id(arg: str, takes_value: dict[str, bool]) -> bool:
    """Two dashes may be a mistyped option, one dash only a short one: alone, or with its value (-oFILE)."""
    if not arg.startswith("-") or arg.startswith("--") or len(arg) < 3:
        return False
    # `-json` is `--json` with a dash too few, and no id.
    return not takes_value.get(arg[:2], False) and f"-{arg}" not in takes_value and arg != "-help"
