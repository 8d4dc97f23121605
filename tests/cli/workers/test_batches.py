"""`reelkit jobs batches`: what has become of registered batches, seen from any machine."""

import json
from pathlib import Path

from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import objects, posts
from tests.postgres import Server


def write(path: Path, count: int) -> str:
    """A file with so many lines."""
    path.write_text("".join(json.dumps({"key": f"fox-{n}", "prompt": f"fox {n}"}) + "\n" for n in range(count)))
    return str(path)


def test_batches_are_listed_with_their_lines_and_limits(
    reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path
) -> None:
    """Before and after they are made; a batch without lines of its own is left out."""
    mock, url, file = serve(), server.url(), write(tmp_path / "foxes.jsonl", 2)
    empty = reelkit("jobs", "batches", "--journal", url)
    for limit in ("3", "4"):
        reelkit("batch", file, "-o", "out", "--journal", url, "--detach", "--max-in-flight", limit)

    before = reelkit("jobs", "batches", "--journal", url)
    assert (empty.stdout, empty.stderr.startswith("no batches; ")) == ("", True)
    assert (before.stdout, posts(mock)) == ("batch 1: 2 waiting; 0 credits, at most 3 jobs at once\n", 0)

    reelkit("worker", "--journal", url, "--until-done")
    (after,) = objects(reelkit("jobs", "batches", "--journal", url, "--json"))

    assert (after["states"], after["max_in_flight"], after["spent"] > 0) == ({"ok": 2}, 3, True)


def test_the_page_of_a_folder_shows_what_has_ended(
    reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path
) -> None:
    """Of the lines whose videos are there, whichever batch they are of."""
    serve()
    url = server.url()
    for folder, count in (("out", 2), ("other", 3)):
        reelkit("batch", write(tmp_path / f"{folder}.jsonl", count), "-o", folder, "--journal", url, "--detach")
    reelkit("worker", "--journal", url, "--until-done")

    done = reelkit("jobs", "batches", "--journal", url, "--page", "out")

    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert done.stderr == "contact sheet: out/index.html\n"
    assert [key in page for key in ("fox-0.mp4", "fox-1.mp4", "fox-2.mp4")] == [True, True, False]
    assert "2 ok" in page
    assert "fox 1" in page


def test_a_page_shows_lines_that_were_not_bought(
    reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path
) -> None:
    """With the reason."""
    serve()
    url = server.url()
    batch = ("batch", write(tmp_path / "foxes.jsonl", 1), "-o", "out", "--journal", url, "--detach")
    reelkit(*batch, "--max-credits", "1")
    reelkit("worker", "--journal", url, "--until-done")

    reelkit("jobs", "batches", "--journal", url, "--page", "out")

    assert "it ended as over_budget" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_batches_need_a_journal_in_postgres(reelkit: Reelkit) -> None:
    """A file has none."""
    done = reelkit("jobs", "batches")

    assert (done.exit_code, "pass --journal postgresql://" in done.stderr) == (9, True)
