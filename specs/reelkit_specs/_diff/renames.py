"""Which of the fields that are gone have only been given another name."""

from difflib import SequenceMatcher
from typing import Any

from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._diff.shape import Shape

ALIKE = 0.6  # of 1, for two names; `image_url` and `img_url` have 0.9, `prompt` and `seed` 0.2
MOST = 50  # fields gone, above which nobody has merely renamed them


def renames(old: Reader, new: Reader, was: Shape, now: Shape) -> dict[str, str]:
    """New names by old names: as often required, of the same types, and alike in name or in everything else."""
    gone = [name for name in was.fields if name not in now.fields]
    come = [name for name in now.fields if name not in was.fields]
    if not gone or not come or len(gone) > MOST or len(come) > MOST:
        return {}
    scores = {
        (one, two): score
        for one in gone
        for two in come
        if (one in was.required) == (two in now.required)
        and (score := _likeness(old, new, (one, was.fields[one]), (two, now.fields[two]))) >= ALIKE
    }
    found: dict[str, str] = {}
    for one, two in sorted(scores, key=lambda pair: -scores[pair]):
        if one not in found and two not in found.values():
            found[one] = two
    return found


def _likeness(old: Reader, new: Reader, one: tuple[str, Any], two: tuple[str, Any]) -> float:
    """How alike two fields are; with one description word for word, or with one list of values, they are the same."""
    before, after = old.shape(one[1]), new.shape(two[1])
    if before.types != after.types:
        return 0.0
    names = SequenceMatcher(None, one[0], two[0], autojunk=False).ratio()
    told = old.description(one[1])
    same = (told and told == new.description(two[1])) or (before.enum and before.enum == after.enum)
    return names + (1.0 if same else 0.0)
