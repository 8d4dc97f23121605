"""What the help of the command says beside its options."""

import click

EXIT_CODES = (
    (0, "conforms: nothing that was judged failed"),
    (1, "deviates: at least one check failed"),
    (2, "wrong usage; nothing was sent"),
    (3, "incomplete: the target cannot be reached, the cap was reached, or nothing was judged"),
    (70, "a defect of the kit"),
    (74, "a report could not be written"),
    (130, "interrupted; what was seen is in the reports"),
)

EXAMPLES = (
    ("reelkit conform http://127.0.0.1:8080", "everything, for all models"),
    (
        "reelkit conform http://127.0.0.1:8080 --model pixverse/lip-sync --level L2 --html report.html",
        "one model, up to refusals",
    ),
    ("reelkit conform https://api.aimlapi.com", "the live service: free checks alone"),
    ("reelkit conform https://api.aimlapi.com --max-jobs 3 --baseline vendor", "it may cost three videos"),
    ("reelkit conform --recorded traffic.har.jsonl", "judges what was recorded; sends nothing"),
    ("reelkit conform explain RES-008", "what a check means, and what to do"),
)


class Conform(click.Command):
    """A command with one word of its own, `explain`, which is no base URL."""

    other: click.Command  # what `explain` calls; set where it is defined

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """That of `explain`, if this is called for."""
        if args[:1] == [self.other.name]:
            return self.other.make_context(f"{info_name} {self.other.name}", args[1:], parent)
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Whichever of the two the context is of."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Exit codes and examples."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES])
        with formatter.section("Examples"):
            for line, remark in EXAMPLES:
                formatter.write(f"  {line}\n      {remark}\n")
