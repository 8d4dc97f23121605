"""The draft of a changelog entry: what the vendor has changed, one sentence per line."""

from collections.abc import Sequence

from reelkit_specs._diff import Change

UNRELEASED = "## Unreleased\n"
CHANGED = "### Changed\n"


def with_draft(text: str, changes: Sequence[Change]) -> str:
    """The changelog with a line for each sentence under Changed, in what is not released yet."""
    lines = "".join(dict.fromkeys(_line(change) for change in changes))
    head, heading, rest = text.partition(UNRELEASED)
    if not heading:
        return f"{text.rstrip()}\n\n{UNRELEASED}\n{CHANGED}\n{lines}"
    section, released, older = rest.partition("\n## ")
    before, changed, after = section.partition(CHANGED)
    if changed:
        section = f"{before}{CHANGED}{_with_lines(after, lines)}"
    else:
        section = f"{section.rstrip()}\n\n{CHANGED}\n{lines}"
    return f"{head}{heading}{section}{released}{older}"


def _with_lines(section: str, lines: str) -> str:
    """The lines after those that stand there."""
    own, heading, rest = section.partition("\n### ")
    return f"{own.rstrip()}\n{lines}{heading}{rest}" if own.strip() else f"\n{lines}{heading}{rest}"


def _line(change: Change) -> str:
    sentence = " ".join(change.sentence.split()).rstrip(".")
    document = change.document.removesuffix(".json")
    return f"- The vendor changed `{document}`, {change.level}: {sentence}.\n"
