"""A prompt with {columns} in it."""

import string
from typing import Any

from reelkit._errors import InvalidRequest, ReelkitError

PROMPT = "prompt"


class Template:
    """Makes the prompt of each row. A column that it uses is no field of the request any more."""

    def __init__(self, text: str) -> None:
        try:
            parts = list(string.Formatter().parse(text))
        except ValueError as error:
            raise ReelkitError(f"the prompt {text!r} is no template: {error}; write {{{{ for a brace") from None
        names = [name for _, name, _, _ in parts if name is not None]
        plain = all(not form and not conversion for _, _, form, conversion in parts)
        if not plain or not all(name.isidentifier() for name in names):
            raise ReelkitError(f"the prompt {text!r} has more in its braces than the names of columns, {{animal}}")
        self._text = text
        self._columns = frozenset(names)

    def filled(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row with the prompt that it fills."""
        if missing := [name for name in sorted(self._columns) if row.get(name) is None]:
            raise InvalidRequest(f"{', '.join(missing)}: the prompt wants it, and the line has none")
        rest = {name: value for name, value in row.items() if name not in self._columns}
        if PROMPT in rest:
            raise InvalidRequest(f"{PROMPT}: the line has one of its own beside --prompt; use {{prompt}} in it")
        return rest | {PROMPT: self._text.format_map({name: row[name] for name in self._columns})}
