"""What all job commands have in common: errors, exit codes, warnings, Ctrl-C, --json, and ids that begin with '-'."""

import contextlib
import traceback
import warnings
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, NoReturn

import click

from reelkit._cli.support import results, terminal
from reelkit._cli.support.exit_codes import BUG, INTERRUPTED, OUTPUT_FAILED, code_of, write_exit_codes
from reelkit._cli.support.run_state import Run
from reelkit._cli.support.shared_options import REMARKS
from reelkit._errors import JobFailed, ReelkitError, UnexpectedAnswer
from reelkit._protocol.request import ReelkitWarning

CLICK_EXCEPTIONS = (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError)
CREATE_INTERRUPTED = "interrupted before the service responded: the job may have been created and may be billed"
CHECK_LOGS = "check the service's logs before you submit it again"


class JobGroup(click.Group):
    """A group of such commands. Its help lists the exit codes."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_exit_codes(formatter)


class JobCommand(click.Command):
    """A command whose function takes a `Run` and returns a `Result`, or yields several."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        text = "Print JSON on stdout: one object per line, also for errors."
        self.params.append(click.Option(["--json", "as_json"], is_flag=True, help=text))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        as_json = "--json" in (args[: args.index("--")] if "--" in args else args)
        try:
            takes_id = any(param.name in ("job_id", "purchase_key", "purchase_keys") for param in self.params)
            return super().parse_args(ctx, with_ids_last(args, self.get_params(ctx)) if takes_id else args)
        except click.UsageError as error:
            if not as_json:
                raise
            self._exit_with_usage_error(ctx, error)

    def invoke(self, ctx: click.Context) -> None:
        with terminal.json_log(ctx.params.pop("log_format", "text") == "json"):
            self._invoke(ctx)

    def _invoke(self, ctx: click.Context) -> None:
        as_json = ctx.params.pop("as_json")
        journal_file, no_journal = ctx.params.pop("journal", None), ctx.params.pop("no_journal", False)
        ctx.obj = run = Run(journal_file, no_journal, ctx.params.pop("record", None))
        exit_code = 0
        try:
            with _warnings_as_notes():
                returned: results.Result | Iterator[results.Result] = super().invoke(ctx)
                with contextlib.ExitStack() as stack:
                    if isinstance(returned, Generator):
                        stack.callback(returned.close)  # release what it holds now, not when the process ends
                    for result in [returned] if isinstance(returned, results.Result) else returned:
                        _print_result(result, as_json)
                        exit_code = result.exit_code
        except terminal.OutputFailed as error:
            terminal.note(str(error))
            terminal.discard_stdout()
            ctx.exit(OUTPUT_FAILED)
        except click.UsageError as error:
            if not as_json:
                raise
            self._exit_with_usage_error(ctx, error)
        except CLICK_EXCEPTIONS:
            raise
        except ReelkitError as error:
            _print_error(error, run, as_json)
            ctx.exit(code_of(error))
        except KeyboardInterrupt:
            _print_interrupt(run, as_json)
            ctx.exit(INTERRUPTED)
        except Exception:
            terminal.note(traceback.format_exc() + "this is a bug in reelkit, please report it")
            for command in run.resume_commands():
                terminal.note(f"to resume the job: {command}")
            ctx.exit(BUG)
        ctx.exit(exit_code)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the remarks on the options, then the exit codes."""
        names = [param.name or "" for param in self.params]
        for remark in (REMARKS[name] for name in names if name in REMARKS):
            formatter.write_paragraph()
            formatter.write_text(remark)
        write_exit_codes(formatter)

    def _exit_with_usage_error(self, ctx: click.Context, error: click.UsageError) -> NoReturn:
        terminal.json_result(results.usage_error_facts(error.format_message(), error.exit_code))
        ctx.exit(error.exit_code)


def _print_result(result: results.Result, as_json: bool) -> None:
    for note in result.notes:
        terminal.note(note)
    try:
        if as_json and result.data is not None:
            terminal.json_result(result.data)
        elif not as_json and result.text is not None:
            terminal.result(result.text)
    except OSError as error:  # not exit code 1, which would mean that the job failed
        raise terminal.OutputFailed(f"the result could not be written ({error.strerror}): {result.text}") from None


def _print_error(error: ReelkitError, run: Run, as_json: bool) -> None:
    """Print an error, with the command that resumes a job that exists or may exist."""
    is_open = run.job is None and "key" in vars(error)  # a purchase with an unknown outcome
    is_lost = isinstance(error, UnexpectedAnswer) and run.is_job_doubtful
    is_over = isinstance(error, JobFailed) or is_lost
    commands = run.resume_commands() if is_open or (run.job and not is_over) else []
    text = run.with_options(results.error_text(error))
    if as_json:
        job_id = run.job.id if run.job else None
        facts = results.error_facts(error, code_of(error), message=text, job_id=job_id, resume=commands)
        terminal.json_result(facts)
        return
    terminal.note(f"error: {text}")
    if commands and (command := commands[-1]) not in text:
        purpose = "search for it again" if is_open else "save the video" if run.saves_video else "resume"
        terminal.note(f"to {purpose}: {command}")
    if is_lost and run.journal is not None:
        terminal.note("to list the purchases with their keys and ids: reelkit jobs list --all")
    if isinstance(error, JobFailed) and (command_to_buy := run.resubmit_command()):
        terminal.note(f"to buy it again under the same key: {command_to_buy}")


def _print_interrupt(run: Run, as_json: bool) -> None:
    """Print what happens to the job after Ctrl-C, and the command that resumes it."""
    commands = run.resume_commands()
    if commands and run.job is not None:
        message = f"stopped waiting; job {run.job.id} continues on the server"
    elif run.is_batch and commands:
        message = (
            "interrupted; created jobs continue on the server. Run the same command again, or finish only those jobs"
        )
    elif run.is_buying and not run.is_mock:
        message = CREATE_INTERRUPTED if commands else f"{CREATE_INTERRUPTED}; {CHECK_LOGS}"
    else:
        message = "interrupted" if commands else "interrupted; there is no job to resume"
    for line in [f"{message}; resume with:" if commands else message, *commands]:
        terminal.note(line)
    if as_json:
        facts = {"type": "Interrupted", "message": message, "job_id": run.job.id if run.job else None}
        terminal.json_result({"error": facts | {"exit_code": INTERRUPTED, "resume": commands}})


@contextlib.contextmanager
def _warnings_as_notes() -> Iterator[None]:
    """Print reelkit's warnings as notes; other warnings keep their format."""
    with warnings.catch_warnings():
        show = warnings.showwarning

        def print_warning(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
            if issubclass(category, ReelkitWarning):
                terminal.note(f"warning: {message}")
            else:
                show(message, category, *where, **more)

        warnings.simplefilter("always", ReelkitWarning)
        warnings.showwarning = print_warning
        yield


def with_ids_last(args: Sequence[str], params: Iterable[click.Parameter]) -> list[str]:
    """The arguments, with ids that begin with '-' moved behind ``--``, where nothing is read as an option."""
    if "--" in args:
        return list(args)
    options = [param for param in params if isinstance(param, click.Option)]
    takes_value = {name: not option.is_flag for option in options for name in (*option.opts, *option.secondary_opts)}
    ids: list[str] = []
    others: list[str] = []
    rest = iter(args)
    for arg in rest:
        if _is_id(arg, takes_value):
            ids.append(arg)
            continue
        others.append(arg)
        if takes_value.get(arg):
            others.extend(value for value in [next(rest, None)] if value is not None)
    return [*others, "--", *ids] if ids else others


def _is_id(arg: str, takes_value: dict[str, bool]) -> bool:
    """Whether an argument with one dash is an id: not a short option, alone or with its value (-oFILE)."""
    if not arg.startswith("-") or arg.startswith("--") or len(arg) < 3:
        return False
    # `-json` is a mistyped `--json`, not an id.
    return not takes_value.get(arg[:2], False) and f"-{arg}" not in takes_value and arg != "-help"
