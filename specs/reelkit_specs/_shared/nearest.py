"""The known names that an unknown one is most similar to, for hints in error messages."""

from collections.abc import Iterable

# Of 1. `nativ` and `native` have 0.91, `pixverse` and `pixverse/v5/text-to-video` 0.48, `fps` and `prompt` 0.22.
CUTOFF = 0.45
MAX_LENGTH = 500  # characters that are compared


def similar(name: str, known: Iterable[str], count: int) -> list[str]:
    """At most *count* of the known names that are similar, the most similar first. Case is ignored."""
    from difflib import get_close_matches  # takes 1 ms, and only errors need it

    names = {each.lower(): each for each in known}
    return [names[found] for found in get_close_matches(name[:MAX_LENGTH].lower(), names, count, CUTOFF)]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The most similar of the known names, or None if none is similar. Case is ignored."""
    return next(iter(similar(name, known, 1)), None)


def did_you_mean(name: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """A hint for an unknown name: the nearest known one, else *otherwise*, else the list of known names."""
    known = list(known)
    if (found := nearest(name, known)) is not None:
        return f"did you mean {found!r}?"
    return f"there are: {', '.join(known)}" if otherwise is None else otherwise
