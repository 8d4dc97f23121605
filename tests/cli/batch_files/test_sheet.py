"""The contact sheet of a batch: what it shows, when it is written, and how much it keeps."""

import errno
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from reelkit import JobFailed, Saved
from reelkit._cli.batch_files import sheet as sheet_module
from reelkit._cli.batch_files.input import BatchLine
from reelkit._cli.batch_files.sheet import CARDS, ContactSheet
from reelkit._client.batch import FAILED, OK, Outcome


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


class Page(HTMLParser):
    """The elements of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def saved(key: str, **changes: Any) -> Outcome:
    return Outcome(key, OK, f"job-{key}", Saved(Path("out", f"{key}.mp4"), 7, "ab"), None, 420_000.0)._replace(
        **changes
    )


def failed(key: str, message: str = "the job failed: NSFW") -> Outcome:
    return Outcome(key, FAILED, f"job-{key}", None, JobFailed(message), None)


def run(sheet: ContactSheet, *outcomes: Outcome, **request: Any) -> None:
    """Start a line for each outcome, and end it."""
    lines = [BatchLine(1, outcome.key, {"prompt": "a fox"} | request) for outcome in outcomes]
    assert list(sheet.started(lines)) == lines
    for outcome in outcomes:
        sheet.add(outcome)


def test_a_page_that_is_no_contact_sheet_is_kept(tmp_path: Path) -> None:
    """The folder may be that of a web site. A contact sheet is replaced."""
    home = tmp_path / "index.html"
    for kept in ("my home page", ""):
        home.write_text(kept)
        sheet = ContactSheet(tmp_path, "foxes.jsonl", str)
        run(sheet, saved("a"))

        assert home.read_text() == kept
        assert "is not a contact sheet, so it is not replaced; choose another folder with -o" in str(sheet)

    home.unlink()
    for key in ("a", "b"):
        run(ContactSheet(tmp_path, "foxes.jsonl", str), saved(key))

    assert "job-b" in home.read_text()


def test_a_card_has_the_video_and_its_facts(tmp_path: Path) -> None:
    """Prompt, fields, state, cost, time, the id of the job and a link to the file."""
    clock = Clock()
    with ContactSheet(tmp_path, "foxes", lambda: "1 ok", clock) as sheet:
        [line] = sheet.started([BatchLine(1, "a fox", {"prompt": "a red fox", "duration": 5})])
        clock.time += 42
        sheet.add(saved(line.key))

    page = Page(tmp_path / "index.html")
    assert page.all("video") == [{"controls": None, "preload": "metadata", "src": "a%20fox.mp4"}]
    assert {"href": "a%20fox.mp4"} in page.all("a")
    for text in ("a red fox", "duration", "job-a fox", "420,000", "42 s", "saved", "1 ok"):
        assert text in page.text


def test_a_line_that_failed_shows_why(tmp_path: Path) -> None:
    """It has no video and a class of its own, by which it can be filtered."""
    with ContactSheet(tmp_path, "foxes", str) as sheet:
        run(sheet, saved("a"), failed("b"))

    page = Page(tmp_path / "index.html")
    assert [card["class"] for card in page.all("article")] == ["ok", "failed"]
    assert len(page.all("video")) == 1
    assert "the job failed: NSFW" in page.text
    assert {"type": "radio", "name": "state", "id": "only-failed"} in page.all("input")


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    """No script, and no address but those of the files beside it. Everything is escaped."""
    attack = "<script>alert(1)</script>\" onload='x"
    with ContactSheet(tmp_path, attack, lambda: attack) as sheet:
        run(sheet, failed(attack, attack), prompt=attack, style=attack)

    page = Page(tmp_path / "index.html")
    assert page.all("script") == []
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert not any("//" in (attributes.get(name) or "") for _, attributes in page.elements for name in ("src", "href"))


def test_a_long_value_is_shortened(tmp_path: Path) -> None:
    """It may be a whole picture."""
    with ContactSheet(tmp_path, "foxes", str) as sheet:
        run(sheet, saved("a"), image_url="data:" + "A" * 1_000_000)

    assert "... (1,000,005 characters)" in Page(tmp_path / "index.html").text
    assert (tmp_path / "index.html").stat().st_size < 20_000


def test_a_large_batch_has_pages(tmp_path: Path) -> None:
    """Each card is on one page; the first page has the totals and links to the others, which link to each other."""
    with ContactSheet(tmp_path, "foxes", lambda: "the totals") as sheet:
        for number in range(2 * CARDS + 1):
            run(sheet, saved(str(number)))

    names = ["index.html", "index-2.html", "index-3.html"]
    pages = [Page(tmp_path / name) for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert [len(page.all("article")) for page in pages] == [CARDS, CARDS, 1]
    assert [link["href"] for link in pages[0].all("a") if "index" in str(link["href"])] == names[1:]
    assert [link["href"] for link in pages[1].all("a") if "index" in str(link["href"])] == [
        "index.html",
        "index.html",
        "index-3.html",
    ]
    assert "the totals" in pages[0].text


def test_the_page_is_written_at_most_once_in_two_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And at the end."""
    clock = Clock()
    written: list[float] = []
    real = sheet_module.PartialFile
    monkeypatch.setattr(
        sheet_module, "PartialFile", lambda *args, **names: (written.append(clock.time), real(*args, **names))[1]
    )
    with ContactSheet(tmp_path, "foxes", str, clock) as sheet:
        for number in range(100):
            run(sheet, saved(str(number)))
            clock.time += 0.125

    assert written[:3] == [1_000.0, 1_002.0, 1_004.0]
    assert len(written) == 8
    assert len(Page(tmp_path / "index.html").all("article")) == 100


def test_a_page_that_cannot_be_written_does_not_stop_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem is kept until a later write succeeds."""

    def full(*args: object, **names: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sheet_module, "PartialFile", full)
    with ContactSheet(tmp_path, "foxes", str) as sheet:
        run(sheet, saved("a"))
        assert "No space left" in str(sheet.problem)
        monkeypatch.undo()

    assert sheet.problem is None
    assert (tmp_path / "index.html").exists()
