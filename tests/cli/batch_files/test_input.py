"""The file of a batch: how it is read, and what is refused before anything is bought."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reelkit import InvalidRequest, ReelkitError
from reelkit._cli.batch_files.input import BatchFile
from reelkit._cli.batch_files.rows import Source
from reelkit._prices.estimates import Prices
from tests.offers import TEXT, offered, pairs
from tests.recorded_price import PRICE, RECORDED

LONG = offered("duration")[-1]
EXCLUDED = [pair for pair, is_allowed in pairs("resolution", "duration") if not is_allowed]
Read = Callable[..., BatchFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file with this content."""

    def lines(content: str | bytes, name: str = "foxes.jsonl", **options: Any) -> BatchFile:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return BatchFile(Source(path, name), **options)

    return lines


def requests(lines: BatchFile) -> list[tuple[str, dict[str, Any]]]:
    return [(line.key, line.request) for line in lines]


def refused(lines: BatchFile) -> str:
    with pytest.raises(InvalidRequest) as caught:
        lines.check(Prices())
    return str(caught.value)


def test_a_line_is_a_request_with_a_key(read: Read) -> None:
    """Empty lines are skipped; a line without a model gets the model of the command."""
    lines = read('{"key": "a", "prompt": "x"}\n\n{"key": "b", "prompt": "y", "model": "pixverse/v5.5/text-to-video"}')

    assert requests(lines) == [
        ("a", {"model": TEXT, "prompt": "x"}),
        ("b", {"model": "pixverse/v5.5/text-to-video", "prompt": "y"}),
    ]


def test_columns_are_fields_with_the_types_of_the_contract(read: Read) -> None:
    """An empty cell is no field, and a cell may have several lines."""
    lines = read(f'key,prompt,duration\r\na,"two\r\nlines",{LONG}\r\nb,one,\r\n', "foxes.csv")

    assert requests(lines) == [
        ("a", {"model": TEXT, "prompt": "two\r\nlines", "duration": LONG}),
        ("b", {"model": TEXT, "prompt": "one"}),
    ]


@pytest.mark.parametrize("name", ["foxes.csv", "foxes.jsonl"])
def test_columns_of_the_template_are_not_fields(read: Read, name: str) -> None:
    """In CSV and in JSON Lines."""
    in_csv = f"key,animal,place,duration\na,fox,snow,{LONG}\n"
    in_json = f'{{"key": "a", "animal": "fox", "place": "snow", "duration": {LONG}}}'
    lines = read(in_csv if name.endswith("csv") else in_json, name, template="a {animal} in {place}, {{really}}")

    wanted = {"model": TEXT, "duration": LONG, "prompt": "a fox in snow, {really}"}
    assert requests(lines) == [("a", wanted)]


def test_the_format_of_a_file_without_a_suffix_is_detected(read: Read) -> None:
    """By its first character; standard input has no name."""
    assert requests(read("key,prompt\na,x\n", "stdin")) == requests(read('{"key": "a", "prompt": "x"}', "stdin"))


def test_a_line_without_a_key_gets_a_key_from_its_content(read: Read) -> None:
    """The order of its fields does not matter; a repeated line gets a number."""
    line = json.dumps({"prompt": "x", "duration": LONG})
    keys = [line.key for line in read(f'{line}\n{json.dumps({"duration": LONG, "prompt": "x"})}\n{{"prompt": "y"}}')]

    assert len({*keys}) == 3
    assert keys[1] == f"{keys[0]}-2"
    assert keys == [line.key for line in read(f"{line}\n" * 2 + '{"prompt": "y"}')]


def test_a_byte_order_mark_is_ignored(read: Read) -> None:
    """Letters outside ASCII are kept."""
    assert requests(read("\ufeffkey,prompt\nä,Füchse\n", "foxes.csv")) == [("ä", {"model": TEXT, "prompt": "Füchse"})]


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ('{"prompt": "x"}\n{"prompt": "Füchse"}'.encode("latin-1"), 2),
        ('{"prompt": "x"}'.encode("utf-16"), 1),
    ],
)
def test_another_encoding_is_refused_with_its_line(read: Read, content: bytes, number: int) -> None:
    """The message says what to do."""
    expected = f"foxes.jsonl, line {number}: not UTF-8 text; save the file as UTF-8"

    assert refused(read(content)) == f"{expected}\nnothing was sent; correct it"


def test_two_lines_with_one_key_are_refused(read: Read) -> None:
    """The message names both."""
    lines = read('{"key": "a", "prompt": "x"}\n{"key": "b", "prompt": "x"}\n{"key": "a", "prompt": "y"}')

    first, _ = refused(lines).splitlines()
    assert first == "foxes.jsonl, line 3: key: 'a' is already the key of line 1; keys must be unique"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"prompt": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["fox"]', "not a JSON object"),
        ('{"prompt": "x", "promt": "y"}', "promt: not a field of pixverse/v5/text-to-video (did you mean 'prompt'"),
        ('{"prompt": " "}', "prompt: ' ' is not allowed"),
        ('{"prompt": "x", "model": "pixverse/v5/text-to-vide"}', "use 'pixverse/v5/text-to-video'"),
        (
            '{"prompt": "x", "image_url": "https://a.org/x.png"}',
            "choose a model that has it: 'pixverse/v5/image-to-video'",
        ),
        ('{"prompt": "x", "duration": -1}', "duration: -1 is not allowed"),
        *((json.dumps({"prompt": "x"} | pair), "not in this combination") for pair in EXCLUDED),
        ('{"prompt": NaN}', "not JSON"),
        ('{"prompt": "x", "prompt": "y"}', "the name 'prompt' is repeated"),
        ('{"prompt": "\\ud800"}', "not JSON"),
        ('{"duration": 5}', "prompt: it is required"),
        ('{"prompt": "x", "model": 7}', "model"),
        ('{"prompt": "x", "key": 7}', "the key 7 cannot name a file"),
        ('{"prompt": "x", "key": "../x"}', "cannot name a file"),
        ('{"prompt": "x", "key": ""}', "cannot name a file"),
        ('{"prompt": "x", "key": "\\ud800"}', "cannot name a file"),
        (json.dumps({"prompt": "x", "key": "ä" * 101}), "is too long to name a file"),
    ],
)
def test_an_invalid_line_is_refused_with_its_number_and_field(read: Read, line: str, words: str) -> None:
    """For every kind of error."""
    text = refused(read('{"prompt": "a fox"}\n' + line))

    assert text.startswith("foxes.jsonl, line 2: ")
    assert words in text


def test_all_invalid_lines_are_reported(read: Read) -> None:
    """Also those after one that cannot be parsed, and with the option that sends those that can."""
    lines = read('{"prompt": "x", "duration": 9}\n{"prompt": \n{"prompt": "x"}\n{"promt": "x"}\n["x"]\n')

    *errors, end = refused(lines).splitlines()

    assert [error.partition(": ")[0] for error in errors] == [f"foxes.jsonl, line {number}" for number in (1, 2, 4, 5)]
    assert end == "nothing was sent; correct them, or pass strict_rules=False"


def test_invalid_rows_are_reported_up_to_one_that_cannot_be_read(read: Read) -> None:
    """What follows an open quotation mark cannot be told apart."""
    text = refused(read('prompt,seed\nx,one\ny\nz,1\n"\nx,two\n', "foxes.csv"))

    lines = [line.partition(": ")[0] for line in text.splitlines()]
    assert lines == ["foxes.csv, line 2", "foxes.csv, line 3", "foxes.csv, line 5", "nothing was sent; correct them"]


def test_after_twenty_invalid_lines_the_others_are_counted(read: Read) -> None:
    """However many there are."""
    lines = refused(read('{"seed": 1}\n' * 1234)).splitlines()

    assert (len(lines), lines[-2]) == (22, "and 1,214 more lines")


def test_without_strict_rules_invalid_lines_give_warnings(read: Read) -> None:
    """A line that cannot be sent at all is an error all the same."""
    lines = read('{"prompt": "x", "duration": 9}\n{"prompt": "x", "promt": "y"}\n', strict_rules=False)

    assert [warning.partition(":")[0] for warning in lines.check(Prices()).warnings] == [
        "sent although duration",
        "sent although promt",
    ]
    assert "line 1: not JSON" in refused(read('{"prompt": \n', strict_rules=False))


@pytest.mark.parametrize(
    ("content", "number", "words"),
    [
        ('key,prompt\na,"x\ny"\nb,x,z\n', 4, "the row has 3 columns, the header has 2"),
        ("key,prompt\na,x\nb\n", 3, "the row has 1 columns"),
        ("prompt,duration\nx,five\n", 2, "duration: 'five' is not a whole number"),
        ("prompt,colour\nx,red\n", 2, "colour: not a field"),
        ("prompt,prompt\nx,y\n", 1, "two columns are named 'prompt'"),
        ('prompt\n"x', 2, "not CSV"),
        ('prompt\n"x"y\n', 2, "not CSV"),
    ],
)
def test_an_invalid_row_is_refused_with_its_first_line(read: Read, content: str, number: int, words: str) -> None:
    """A row may have several lines."""
    text = refused(read(content, "foxes.csv"))

    assert text.startswith(f"foxes.csv, line {number}: ")
    assert words in text


def test_a_line_without_a_column_of_the_template_is_refused(read: Read) -> None:
    """So is one with its own prompt, which would be ignored."""
    template = "a {animal} in {place}"

    assert "line 2: place: used by --prompt and missing" in refused(
        read("animal,place\nfox,\n", "a.csv", template=template)
    )
    assert "line 2: prompt: " in refused(read("animal,place,prompt\nfox,snow,x\n", "a.csv", template=template))


@pytest.mark.parametrize("template", ["a {", "a {}", "a {0}", "{a.b}", "{a!r}", "{a:>9}", "{a[0]}"])
def test_a_template_contains_only_names_of_columns(read: Read, template: str) -> None:
    """Attributes, indexes and formats are refused."""
    with pytest.raises(ReelkitError, match="the prompt"):
        read("", template=template)


def test_a_file_without_requests_is_refused(read: Read) -> None:
    """It is probably the wrong file."""
    with pytest.raises(ReelkitError, match="the file has no requests"):
        read("\n\n").check(Prices())


def test_the_estimate_of_a_file_counts_lines_without_a_price(read: Read) -> None:
    """They are counted separately, with a warning."""
    checked = read(
        (json.dumps({"prompt": "x"} | RECORDED) + "\n") * 3 + '{"prompt": "x", "model": "acme/new"}\n',
        strict_rules=False,
    ).check(Prices())

    assert (checked.lines, checked.credits, checked.unpriced) == (4, 3 * PRICE, 1)
    assert [warning.endswith("(lines: 1)") for warning in checked.warnings] == [True]


@pytest.mark.parametrize("is_replaced", [False, True], ids=["edited", "replaced"])
def test_a_file_that_changes_after_its_check_is_read_no_further(read: Read, tmp_path: Path, is_replaced: bool) -> None:
    """Its new lines would be bought unchecked, and are in no estimate."""
    content = "".join(json.dumps({"key": f"k{n}", "prompt": "x" * 5000}) + "\n" for n in range(100))
    lines = read(content)
    lines.check(Prices())
    wanted = iter(lines)
    if not is_replaced:
        next(wanted)
    place = tmp_path / "new" if is_replaced else tmp_path / "foxes.jsonl"

    place.write_text(content.replace("x", "y") + "\n")
    place.replace(tmp_path / "foxes.jsonl")

    with pytest.raises(ReelkitError, match=r"foxes\.jsonl: the file was changed after it was checked"):
        list(wanted)
