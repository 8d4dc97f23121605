"""The results of a benchmark row in docs/compared.md."""

from pathlib import Path

from docs.make.rows import measured, on_page_markdown

WRITTEN = "How fast?\n\n| ratio |\n\n| goal | set |\n\n| | figures |\n\nMeasured today.\n"


def test_a_row_without_results_names_the_command(tmp_path: Path) -> None:
    """The pages can be built without results."""
    assert measured(tmp_path, "mock") == "Not measured in this checkout yet: `nox -s bench -- mock`."


def test_a_row_is_shown_unchanged(tmp_path: Path) -> None:
    """If there is no picture of it."""
    (tmp_path / "mock.md").write_text(WRITTEN, encoding="utf-8")

    assert measured(tmp_path, "mock") == WRITTEN.strip()


def test_with_a_picture_the_tables_are_folded(tmp_path: Path) -> None:
    """All but the table of goals. Nothing is lost."""
    (tmp_path / "mock.md").write_text(f"<!-- written -->\n\n{WRITTEN}", encoding="utf-8")
    (tmp_path / "mock.svg").touch()
    shown, _, folded = measured(tmp_path, "mock").partition("<details")

    assert [part in shown for part in ("How fast?", "mock.svg", "| goal |", "| ratio |")] == [True, True, True, False]
    assert [part in folded for part in ("| ratio |", "| | figures |", "Measured today.")] == [True, True, True]


def test_other_comments_of_a_page_stay() -> None:
    """A row comment is a line of its own."""
    text = "a <!-- row: mock --> b\n<!-- figure: mock; create -->7.9"

    assert on_page_markdown(text, page=None) == text
