"""Commands that save into a bucket."""

import json
from pathlib import Path

import pytest

from reelkit import Client
from tests.cli.batches import foxes
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import bought
from tests.postgres import Server as Postgres
from tests.s3 import Server
from tests.wrapper.script import FOX

pytestmark = pytest.mark.slow  # the server takes 4 s to start


def test_a_batch_saves_into_a_bucket(reelkit: Reelkit, serve: Serve, s3: Server, bucket: str, tmp_path: Path) -> None:
    """Its results are the URLs; a summary is printed, and a second run finds everything there."""
    mock, place = serve(), f"s3://{bucket}/videos"
    command = [*foxes(2)[:2], "-o", f"{place}/"]

    first, again = reelkit(*command), reelkit(*command, "--json")

    assert first.exit_code == again.exit_code == 0, first.output
    assert sorted(first.stdout.splitlines())[1:] == [f"fox-{n}  ok  {place}/fox-{n}.mp4" for n in range(2)]
    *outcomes, summary = map(json.loads, again.stdout.splitlines())
    assert {outcome["path"] for outcome in outcomes} == {f"{place}/fox-{n}.mp4" for n in range(2)}
    assert summary["summary"]["counts"] == {"ok": 2}
    assert s3.objects(bucket).keys() == {f"videos/fox-{n}.mp4" for n in range(2)}
    assert [path.name for path in tmp_path.iterdir()] == ["foxes.jsonl"]
    assert bought(mock) == 2


def test_a_bucket_that_is_missing_stops_a_batch_before_its_first_line(
    reelkit: Reelkit, serve: Serve, s3: Server
) -> None:
    """One error, and not one for each line."""
    mock = serve()

    done = reelkit(*foxes(2)[:2], "-o", "s3://no-such-bucket")

    assert done.exit_code != 0
    assert done.stdout == ""
    assert done.stderr.count("there is no such bucket; nothing was bought") == 1
    assert bought(mock) == 0


def test_one_video_is_saved_into_a_bucket_and_listed(reelkit: Reelkit, serve: Serve, s3: Server, bucket: str) -> None:
    """`generate` and `save` print the URL, and `jobs list` shows it."""
    mock, url = serve(), f"s3://{bucket}/fox.mp4"

    made = reelkit("generate", "a fox", "--key", "fox", "-o", url)
    saved = reelkit("save", "fox")
    listed = reelkit("jobs", "list", "--all")

    assert made.exit_code == saved.exit_code == 0, made.output + saved.output
    assert made.stdout == saved.stdout == f"{url}\n"
    assert listed.stdout.splitlines()[1].endswith(url)
    assert [*s3.objects(bucket)] == ["fox.mp4"]
    assert bought(mock) == 1


def test_resume_saves_into_a_bucket(reelkit: Reelkit, serve: Serve, s3: Server, bucket: str, journal: Path) -> None:
    """The journal has the URL that was given when the video was bought."""
    mock, url = serve(), f"s3://{bucket}/fox.mp4"
    with Client(journal=journal) as client:
        client.submit(FOX, key="fox", save_to=url)

    done = reelkit("resume")

    assert done.stdout.splitlines() == [f"fox  ok  {url}", "1 ok"], done.output
    assert [*s3.objects(bucket)] == ["fox.mp4"]
    assert bought(mock) == 1


def test_workers_save_registered_lines_into_a_bucket(
    reelkit: Reelkit, serve: Serve, server: Postgres, s3: Server, bucket: str
) -> None:
    """Registering needs no access to the bucket."""
    mock, journal, place = serve(), server.url(), f"s3://{bucket}/videos"
    registered = reelkit(*foxes(3)[:2], "-o", place, "--journal", journal, "--detach")

    done = reelkit("worker", "--journal", journal, "--until-done")

    assert registered.exit_code == done.exit_code == 0, registered.output + done.output
    assert "this worker: 3 ok" in done.stdout
    assert s3.objects(bucket).keys() == {f"videos/fox-{n}.mp4" for n in range(3)}
    assert bought(mock) == 3


def test_a_url_that_names_no_object_is_a_usage_error(reelkit: Reelkit) -> None:
    """And a secret in it is not repeated."""
    done = reelkit("generate", "a fox", "-o", "s3://AKID:swordfish@bucket/fox.mp4")

    assert done.exit_code == 2
    assert "credentials do not belong in it" in done.stderr
    assert "swordfish" not in done.output
