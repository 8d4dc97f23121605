"""The input file of a batch: one request per line. The file is read twice and never held in memory."""

import contextlib
import hashlib
import shutil
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from reelkit._cli.batch_files.progress import usual_seconds
from reelkit._cli.batch_files.rows import Source, line_error, rows
from reelkit._cli.support.values import reader, with_paths
from reelkit._client.batch import checked_key
from reelkit._errors import FILE, InvalidRequest, ReelkitError
from reelkit._journal.purchase import canonical
from reelkit._prices.estimates import Prices
from reelkit._protocol.request import PROMPT, Prepared, check, has_files, json_body, prepare, with_files
from reelkit_specs import Field, counted, find_model, models

KEY = "key"
MAX_WARNINGS = 20  # different warnings that are counted and printed
MAX_BAD_LINES = 20  # lines whose errors are printed; the others are counted


class BatchLine(NamedTuple):
    """One video: the line number, the purchase key, and the request."""

    number: int
    key: str
    request: dict[str, Any]


class BatchTotals(NamedTuple):
    """The totals of a file. *credits* and *seconds* are estimates; *credits* excludes the *unpriced* lines.

    *sources* are where the prices are from.
    """

    lines: int
    credits: float
    unpriced: int
    warnings: tuple[str, ...]
    seconds: float
    sources: tuple[str, ...]


class BatchFile:
    """The lines of a file. *template* is a prompt with {columns} in it, *model* the model of lines without one."""

    def __init__(
        self, source: Source, *, model: str | None = None, template: str | None = None, strict_rules: bool = True
    ) -> None:
        self._source = source
        self._model = model or models()[0].id
        self._template = None if template is None else PromptTemplate(template)
        self._strict_rules = strict_rules

    def check(self, prices: Prices | None = None) -> BatchTotals:
        """Read and check every line before anything is bought. Reports all lines that are not valid."""
        prices = prices or Prices()
        sources: dict[str, None] = {}  # in the order in which they are first used
        first_lines: dict[bytes, int] = {}
        warnings: dict[str, int] = {}
        lines = unpriced = 0
        credits = seconds = 0.0
        bad = BadLines()
        for line in self._lines():
            try:
                line = _unless_invalid(line)
                digest = hashlib.blake2b(line.key.encode(), digest_size=12).digest()  # shorter than most keys
                if (first := first_lines.setdefault(digest, line.number)) != line.number:
                    text = f"key: {line.key!r} is already the key of line {first}; keys must be unique"
                    raise line_error(self._source, line.number, text)
                prepared = self.prepared(line)
            except InvalidRequest as error:
                bad.add(error)
                continue
            for warning in prepared.warnings:
                if warning in warnings or len(warnings) < MAX_WARNINGS:
                    warnings[warning] = warnings.get(warning, 0) + 1
            lines += 1
            if (price := prices.estimate(prepared)) is None:
                unpriced += 1
            else:
                credits += price.credits
                sources[price.source] = None
            seconds += usual_seconds(prepared.model, prepared.kind.resolution, prepared.kind.duration)
        bad.raise_if_any()
        if not lines:
            raise ReelkitError(f"{self._source.name}: the file has no requests; write one per line")
        texts = tuple(f"{text} (lines: {count:,})" for text, count in warnings.items())
        return BatchTotals(lines, credits, unpriced, texts, seconds, tuple(sources))

    def __iter__(self) -> Iterator[BatchLine]:
        return map(_unless_invalid, self._lines())

    def _lines(self) -> Iterator[BatchLine | InvalidRequest]:
        """The lines, with an error in place of each line that cannot be read."""
        occurrences: dict[bytes, int] = {}
        for number, row in rows(self._source):
            if isinstance(row, InvalidRequest):
                yield row
                continue
            try:
                key = row.pop(KEY, None)
                request = self._request(row)
                key = _key_from_content(request, occurrences) if key is None else key
                yield BatchLine(number, checked_key(key), request)
            except InvalidRequest as error:
                yield self._error(number, error)

    def prepared(self, line: BatchLine) -> Prepared:
        """The checked request of a line."""
        try:
            return prepare(line.request, self._strict_rules)
        except InvalidRequest as error:
            raise self._error(line.number, error) from None

    def _error(self, number: int, error: InvalidRequest) -> InvalidRequest:
        text = "; ".join(map(str, error.problems)) or str(error)
        return line_error(self._source, number, text, error.problems)

    def _request(self, row: dict[str, Any]) -> dict[str, Any]:
        """The request of a row."""
        request = {"model": self._model} | (row if self._template is None else self._template.fill(row))
        model = find_model(request["model"]) if isinstance(request["model"], str) else None
        if model is None:
            return request  # `prepare` reports a model that is wrong or unknown
        fields = {field.name: field for field in model.fields}
        typed = {name: self._value(value, fields.get(name)) for name, value in request.items()}
        return with_paths(typed, self._source.folder)

    def _value(self, value: Any, field: Field | None) -> Any:
        """The value of a cell, with the type of its field; `prepare` reports a name that is not a field."""
        if field is None or not self._source.is_csv or not isinstance(value, str):
            return value
        try:
            return reader(field.types)(value)
        except click.BadParameter as error:
            raise InvalidRequest(f"{field.name}: {error.message}") from None


class BadLines:
    """The errors of the lines that are not valid: the first ones are kept, the others counted."""

    def __init__(self) -> None:
        self._shown: list[InvalidRequest] = []
        self._count = 0

    def add(self, error: InvalidRequest) -> None:
        """Add a line by its error."""
        self._count += 1
        if len(self._shown) < MAX_BAD_LINES:
            self._shown.append(error)

    def raise_if_any(self) -> None:
        """Raise one error for all lines."""
        if not self._shown:
            return
        text = [*map(str, self._shown)]
        if more := self._count - len(self._shown):
            text.append(f"and {counted(more, 'more line')}")
        problems = tuple(problem for error in self._shown for problem in error.problems)
        can_be_sent = any(not problem.allowed.startswith(FILE) for problem in problems)
        correct = "correct it" if self._count == 1 else "correct them"
        text.append(f"nothing was sent; {correct}{', or pass strict_rules=False' if can_be_sent else ''}")
        raise InvalidRequest("\n".join(text), problems=problems or None)


class PromptTemplate:
    """Fills the prompt of each row. The columns that it uses are removed from the request."""

    def __init__(self, text: str) -> None:
        try:
            parts = list(string.Formatter().parse(text))
        except ValueError as error:
            raise ReelkitError(f"the prompt {text!r} is not a template: {error}; write {{{{ for a brace") from None
        names = [name for _, name, _, _ in parts if name is not None]
        is_plain = all(not form and not conversion for _, _, form, conversion in parts)
        if not is_plain or not all(name.isidentifier() for name in names):
            raise ReelkitError(f"the prompt {text!r} may have only column names in braces, such as {{animal}}")
        self._text = text
        self._columns = frozenset(names)

    def fill(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row with the prompt in place of the columns that the template uses."""
        if missing := [name for name in sorted(self._columns) if row.get(name) is None]:
            raise InvalidRequest(f"{', '.join(missing)}: used by --prompt and missing in this line")
        rest = {name: value for name, value in row.items() if name not in self._columns}
        if PROMPT in rest:
            raise InvalidRequest(
                f"{PROMPT}: given in this line and by --prompt; write {{prompt}} in --prompt to insert that of the line"
            )
        return rest | {PROMPT: self._text.format_map({name: row[name] for name in self._columns})}


@contextlib.contextmanager
def source_of(path: Path) -> Iterator[Source]:
    """Open the input, which is read more than once. Standard input and pipes are copied into a temporary file first."""
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
        yield Source(spool, name, Path())


def _unless_invalid(line: BatchLine | InvalidRequest) -> BatchLine:
    if isinstance(line, InvalidRequest):
        raise line
    return line


def _key_from_content(request: dict[str, Any], occurrences: dict[bytes, int]) -> str:
    """A key for a line without one. The same content has the same key in every run; repeated content gets a number."""
    body = json_body(request)
    if has_files(body):
        body = check(with_files(body), strict_rules=False).body
    digest = hashlib.sha256(canonical(body).encode()).digest()[:8]
    occurrences[digest] = count = occurrences.get(digest, 0) + 1
    return digest.hex() + (f"-{count}" if count > 1 else "")
