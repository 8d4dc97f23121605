"""Ids on the command line. They are opaque, and some begin with '-'."""

from collections.abc import Iterable, Sequence

import click


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
