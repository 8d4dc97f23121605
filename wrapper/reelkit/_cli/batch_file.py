"""The file of a batch: one video a line. It is read twice, and never held."""

import contextlib
import hashlib
import shutil
import string
import tempfile
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

import click

from reelkit._cli.batch_rows import Source, rows, wrong
from reelkit._cli.support.values import reader
from reelkit._client.batch import checked_key
from reelkit._errors import InvalidRequest, ReelkitError
from reelkit._journal.purchase import canonical
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import prepare
from reelkit_specs import Field, Model, find_model, models

KEY = "key"
MOST_REMARKS = 20  # kinds of warnings that are told about


class Line(NamedTuple):
    """One video: where it stands, the key of its purchase, and what is asked for."""

    number: int
    key: str
    request: dict[str, Any]


class Checked(NamedTuple):
    """What a whole file comes to. *credits* is an estimate; *unpriced* lines are not in it."""

    lines: int
    credits: float
    unpriced: int
    remarks: tuple[str, ...]


class Lines:
    """The lines of a file. *template* is a prompt with {columns} in it, *model* what a line that names none means."""

    def __init__(self, source: Source, *, model: str | None = None, template: str | None = None) -> None:
        self._source = source
        self._model = model or models()[0].id
        self._template = None if template is None else Template(template)

    def check(self) -> Checked:
        """Read every line, so that a bad one is known before anything is bought."""
        seen: dict[bytes, int] = {}
        remarks: dict[str, int] = {}
        lines = unpriced = 0
        credits = 0.0
        for line in self:
            digest = hashlib.blake2b(line.key.encode(), digest_size=12).digest()  # shorter than many a key
            if (first := seen.setdefault(digest, line.number)) != line.number:
                raise wrong(self._source, line.number, f"key: {line.key!r} is that of line {first}; each needs its own")
            try:
                prepared = prepare(line.request)
            except InvalidRequest as error:
                text = "; ".join(map(str, error.problems)) or str(error)
                raise wrong(self._source, line.number, text, error.problems) from None
            for remark in prepared.warnings:
                if remark in remarks or len(remarks) < MOST_REMARKS:
                    remarks[remark] = remarks.get(remark, 0) + 1
            price = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
            lines, unpriced = lines + 1, unpriced + (price is None)
            credits += price.credits if price else 0.0
        if not lines:
            raise ReelkitError(f"{self._source.name}: there is no video in it; write one a line")
        told = tuple(f"{text} (lines: {count:,})" for text, count in remarks.items())
        return Checked(lines, credits, unpriced, told)

    def __iter__(self) -> Iterator[Line]:
        times: dict[bytes, int] = {}
        for number, row in rows(self._source):
            try:
                key = row.pop(KEY, None)
                request = self._request(row)
                yield Line(number, checked_key(_made_key(request, times) if key is None else key), request)
            except InvalidRequest as error:
                raise wrong(self._source, number, str(error)) from None

    def _request(self, row: dict[str, Any]) -> dict[str, Any]:
        """The request that a line asks for."""
        request = {"model": self._model} | (row if self._template is None else self._template.filled(row))
        model = find_model(request["model"]) if isinstance(request["model"], str) else None
        if model is None:
            return request  # the check says what is wrong with it, or that it is not known
        fields = {field.name: field for field in model.fields}
        return {name: self._value(name, value, fields, model) for name, value in request.items()}

    def _value(self, name: str, value: Any, fields: dict[str, Field], model: Model) -> Any:
        if name not in fields:
            near = get_close_matches(name, fields, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it has: {', '.join(fields)}"
            raise InvalidRequest(f"{name}: no field of {model.id}; {hint}")
        if not self._source.is_csv or not isinstance(value, str):
            return value
        try:
            return reader(fields[name].types)(value)
        except click.BadParameter as error:
            raise InvalidRequest(f"{name}: {error.message}") from None


@contextlib.contextmanager
def source_of(path: Path) -> Iterator[Source]:
    """The file, which is read more than once. Standard input and pipes are first copied into a temporary file."""
    if path.is_file() and str(path) != "-":
        yield Source(path, click.format_filename(path))
        return
    name = "standard input" if str(path) == "-" else click.format_filename(path)
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            spool = Path(folder, f"input{path.suffix}")  # the suffix tells CSV from JSON Lines
            with click.open_file(str(path), "rb") as file, spool.open("wb") as copy:
                shutil.copyfileobj(file, copy)
        except OSError as error:
            raise ReelkitError(f"{name}: cannot be copied to a temporary file ({error.strerror})") from None
        yield Source(spool, name)


def _made_key(request: dict[str, Any], times: dict[bytes, int]) -> str:
    """A key for a line without: the same line has the same key in each run, the second of its kind another."""
    digest = hashlib.sha256(canonical(request).encode()).digest()[:8]
    times[digest] = count = times.get(digest, 0) + 1
    return digest.hex() + (f"-{count}" if count > 1 else "")


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
