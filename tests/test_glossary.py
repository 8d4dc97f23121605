"""The words of docs/glossary.md are used, and those they replace are not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs" / "glossary.md"
FIGURES = ROOT / "docs" / "figures"  # what was measured, under the names that it had then
MODELS = ROOT / "docs" / "models.md"  # the descriptions of the vendor's documents as they are checked in
# What may not be written, as regular expressions for whole words, and what is written instead.
RETIRED = {
    "doors?": "address, module",
    "errands?": "batch, purchase",
    "houses?": "package, service",
    "rooms?": "package",
    "passengers?|seats?|rides?|riding": "values, slots, combine",
    "befalls?": "happens to",
    "steers?|steering": "control, change",
    "strangers?": "new user",
    "wish(es)?": "options",
    "purses?": "budget",
    "nobody knows": "unknown",
    "lets? go of": "stops waiting for",
    "of the same mind": "agrees",
}
PLACES = (
    "wrapper",
    "mock",
    "conformance",
    "specs/reelkit_specs",
    "docs",
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
)
KINDS = {".py", ".md", ".html"}


def texts() -> Iterator[Path]:
    """What people read: our packages and the documents, without what is made from the vendor's words."""
    for place in PLACES:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.suffix in KINDS and file != GLOSSARY and not file.is_relative_to(FIGURES) and file != MODELS:
                yield file


def rows() -> list[list[str]]:
    """The entries of the glossary: word, meaning, words not to use."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_glossary_is_short_and_sorted() -> None:
    """At most forty words, each once, in the order of the alphabet."""
    words = [row[0] for row in rows()]

    assert len(words) <= 40
    assert words == sorted(set(words))


@pytest.mark.parametrize("word", RETIRED)
def test_a_retired_word_is_not_used(word: str) -> None:
    """In identifiers neither: a name is split where an underscore stands."""
    pattern = re.compile(rf"(?<![^\W_])(?:{word})(?![^\W_])", re.IGNORECASE)

    found = [
        f"{file.relative_to(ROOT)}:{number}: write {RETIRED[word]}: {line.strip()[:90]}"
        for file in texts()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]

    assert found == []
