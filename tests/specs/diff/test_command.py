"""The command `reelkit specs diff`: documents and folders, formats, exit codes."""

import copy
import itertools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reelkit.__main__ import main
from reelkit_specs._diff import changes
from reelkit_specs._documents.files import read_documents
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.walk import operations
from tests.specs.edits import GONE, READ, SENT, Edits, edited
from tests.specs.service import MODEL, service

BREAKING: Edits = {f"{SENT}/resolution/enum": ["720p"]}
RISKY: Edits = {f"{READ}/status/enum/-": "waiting"}
COMPATIBLE: Edits = {f"{SENT}/style": {"type": "string"}}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["specs", "diff", *map(str, arguments)])


def written(folder: Path, **documents: Json) -> Path:
    """Write documents into a folder."""
    folder.mkdir()
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def pair(tmp_path: Path, edits: Edits) -> tuple[Path, Path]:
    return (
        written(tmp_path / "old", a=service()) / "a.json",
        written(tmp_path / "new", a=edited(service(), edits)) / "a.json",
    )


def other(name: str) -> Json:
    """A document of another model."""
    return edited(service(), {f"{SENT}/model/enum": [name]})


def test_text_has_two_lines_for_each_change_and_a_summary(tmp_path: Path) -> None:
    """The most severe change comes first."""
    result = run(*pair(tmp_path, COMPATIBLE | RISKY | BREAKING))

    assert result.stdout.splitlines() == [
        f"breaking    we send  enum           POST /v2/video/generations {MODEL}: resolution",
        "            `resolution` no longer allows 1080p",
        "risky       we read  enum           GET /v2/video/generations 200: status",
        "            `status` now allows waiting",
        f"compatible  we send  field          POST /v2/video/generations {MODEL}: style",
        "            `style` was added",
        "1 breaking, 1 risky, 1 compatible",
    ]


def test_markdown_has_a_list_for_each_level(tmp_path: Path) -> None:
    """As the body of a pull request."""
    result = run(*pair(tmp_path, RISKY | BREAKING), "--format", "markdown")

    assert result.stdout == (
        "1 breaking, 1 risky, 0 compatible.\n\n"
        "### Breaking\n\n"
        "- **enum** (we send) `resolution` no longer allows 1080p  \n"
        f"  `POST /v2/video/generations {MODEL}: resolution`\n\n"
        "### Risky\n\n"
        "- **enum** (we read) `status` now allows waiting  \n"
        "  `GET /v2/video/generations 200: status`\n"
    )


def test_json_has_the_documented_keys(tmp_path: Path) -> None:
    """And no others."""
    result = run(*pair(tmp_path, RISKY), "--format", "json")

    assert json.loads(result.stdout) == {
        "changes": [
            {
                "rule": "enum",
                "level": "risky",
                "side": "read",
                "where": "GET /v2/video/generations 200: status",
                "old": [],
                "new": ["waiting"],
                "sentence": "`status` now allows waiting",
            }
        ]
    }


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "no change in meaning\n"),
        ("json", '{\n  "changes": []\n}\n'),
        ("markdown", "No change in meaning.\n"),
    ],
)
def test_no_change_is_reported_as_such(form: str, said: str, tmp_path: Path) -> None:
    """In every format."""
    result = run(*pair(tmp_path, {"/info/title": "Another"}), "--format", form, "--fail-on", "any")

    assert (result.exit_code, result.stdout) == (0, said)


@pytest.mark.parametrize(
    ("edits", "codes"),
    [(BREAKING, [0, 1, 1, 1]), (RISKY, [0, 0, 1, 1]), (COMPATIBLE, [0, 0, 0, 1]), ({}, [0, 0, 0, 0])],
    ids=["breaking", "risky", "compatible", "nothing"],
)
def test_fail_on_decides_the_exit_code(edits: Edits, codes: list[int], tmp_path: Path) -> None:
    """Without it, the exit code is 0."""
    files = pair(tmp_path, edits)
    options: list[list[str]] = [[], ["--fail-on", "breaking"], ["--fail-on", "risky"], ["--fail-on", "any"]]

    assert [run(*files, *option).exit_code for option in options] == codes


def test_documents_of_a_folder_are_compared_by_name(tmp_path: Path) -> None:
    """A change in several documents is shown once; the JSON output has each."""
    old = written(tmp_path / "old", a=service(), b=other("maker/v2"), c=other("maker/v3"))
    new = written(tmp_path / "new", a=edited(service(), RISKY), b=edited(other("maker/v2"), RISKY), c=other("maker/v3"))

    text, changed = run(old, new), json.loads(run(old, new, "--format", "json").stdout)["changes"]

    assert text.stdout.splitlines()[0].endswith("a.json, b.json: GET /v2/video/generations 200: status")
    assert [change["where"] for change in changed] == [
        "a.json: GET /v2/video/generations 200: status",
        "b.json: GET /v2/video/generations 200: status",
    ]


def test_an_added_or_removed_document_is_reported_by_its_model(tmp_path: Path) -> None:
    """Its addresses are not reported if other documents have them."""
    old = written(tmp_path / "old", a=service(), b=other("maker/v2"))
    new = written(tmp_path / "new", a=service(), c=other("maker/v3"))

    assert run(old, new).stdout.splitlines() == [
        "breaking    we send  model          b.json: the document",
        "            the model maker/v2 was removed",
        "compatible  we send  model          c.json: the document",
        "            the model maker/v3 was added",
        "1 breaking, 0 risky, 1 compatible",
    ]


def test_a_moved_document_is_no_change(tmp_path: Path) -> None:
    """It is recognized by its model."""
    old = written(tmp_path / "old", a=service(), b=other("maker/v2"))
    new = written(tmp_path / "new", a=service(), moved=other("maker/v2"))

    assert run(old, new, "--fail-on", "any").stdout == "no change in meaning\n"


def test_a_file_with_the_document_of_another_model_is_one_change(tmp_path: Path) -> None:
    """The vendor has once published such a file."""
    old = written(tmp_path / "old", a=service(), b=other("maker/v2"))
    new = written(tmp_path / "new", a=edited(other("maker/v2"), {f"{SENT}/seed": GONE}), b=other("maker/v2"))

    changed = json.loads(run(old, new, "--format", "json").stdout)["changes"]

    assert [(change["rule"], change["where"]) for change in changed] == [("another-model", "a.json: the document")]


def test_document_text_cannot_break_the_report(tmp_path: Path) -> None:
    """Control characters and HTML are escaped."""
    edits: Edits = {f"{SENT}/resolution/enum/-": "\x1b[31m<b>\n# 4K"}

    text = run(*pair(tmp_path, edits)).stdout
    markdown = run(tmp_path / "old" / "a.json", tmp_path / "new" / "a.json", "--format", "markdown").stdout

    assert "\\x1b[31m<b>\\n# 4K" in text
    assert "\\x1b[31m&lt;b>\\n# 4K" in markdown


def test_the_report_is_the_same_under_every_hash_seed(corpus: Path, tmp_path: Path) -> None:
    """For two very different models."""
    files = [corpus / "PixVerse" / "v5-text-to-video.json", corpus / "PixVerse" / "v5.5-text-to-video.json"]
    ids = r'"pixverse/v5(\.5)?/text-to-video"'
    for number, file in enumerate(files):
        text = re.sub(ids, '"pixverse/any"', file.read_text(encoding="utf-8"))
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "reelkit", "specs", "diff", "0.json", "1.json", "--format", "json"]

    outputs = [
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]

    assert outputs[0] == outputs[1]
    assert len(json.loads(outputs[0])["changes"]) > 3


def test_different_documents_of_the_corpus_have_changes(corpus: Path) -> None:
    """Except documents that differ only in their code samples."""
    pairs = list(itertools.pairwise(read_documents(corpus).documents.items()))

    found = {(one, two): changes(old, new) for (one, old), (two, new) in pairs}

    same = {(one, two) for (one, old), (two, new) in pairs if without_code_samples(old) == without_code_samples(new)}
    assert {pair for pair, some in found.items() if not some} == same
    assert sum(some[0].rule == "another-model" for some in found.values() if some) >= 148


def without_code_samples(document: Json) -> Json:
    """A copy without code samples, which the diff ignores."""
    document = copy.deepcopy(document)
    for operation in operations(document):
        operation.content.pop("x-codeSamples", None)
    return document
