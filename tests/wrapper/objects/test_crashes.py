"""Processes that are killed while they save to an object, and the next one, which continues their purchases."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reelkit import Client, no_waiting
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.s3 import Server
from tests.wrapper.face import KEY

pytestmark = pytest.mark.slow  # the server takes 4 s to start

ROOT = Path(__file__).parents[3]
# Crash points of a purchase, and whether there is an object by then.
STEPS = {"after-id": 0, "after-end": 0, "before-file": 0, "before-saved": 1, "after-saved": 1}


@pytest.mark.parametrize("point", STEPS)
def test_a_killed_purchase_leaves_one_whole_object_and_is_bought_once(
    point: str, s3: Server, bucket: str, tmp_path: Path, cache: Path
) -> None:
    """The next process writes the object, or finds it there with the same hash."""
    mock = Mock(clock="looks:2")
    journal = tmp_path / "jobs.db"
    with mock.serve() as serving:
        command = [sys.executable, "-m", "tests.wrapper.buyer", serving.base_url, str(journal), f"s3://{bucket}", "fox"]
        env = {"REELKIT_DIE_AT": point, "PATH": "", "XDG_CACHE_HOME": str(cache.parent), **s3.environment}
        killed = subprocess.run(command, env=env, cwd=ROOT, timeout=60)
        assert killed.returncode == -signal.SIGKILL
        before = s3.objects(bucket)

        with Client(KEY, base_url=serving.base_url, journal=journal, deadline=5) as client, no_waiting():
            outcomes = [*client.pending()]

    assert len(before) == STEPS[point]
    objects = s3.objects(bucket)
    assert [*objects] == ["fox.mp4"]
    assert before in ({}, objects)
    opened = Journal(journal)
    (purchase,) = opened.every()
    opened.close()
    assert (purchase.state, purchase.path) == ("saved", f"s3://{bucket}/fox.mp4")
    assert purchase.sha256 == hashlib.sha256(objects["fox.mp4"]).hexdigest()
    assert [outcome.state for outcome in outcomes] == ([] if point == "after-saved" else ["ok"])
    assert len(mock.ledger) == 1
    assert [*cache.rglob("*.part")] == []


def test_a_process_that_is_killed_while_it_sends_leaves_no_object(
    s3: Server, bucket: str, tmp_path: Path, cache: Path
) -> None:
    """The store has half a body, and drops it."""
    program = f"""
import io, os, signal
from reelkit._objects.s3 import S3
from reelkit._objects.stores import Stored
from reelkit._objects.urls import ObjectName

class Body(io.BytesIO):
    def read(self, size=-1):
        if self.tell() > 2_000_000 and has_hash:  # the second reading, which is that of the request
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(size)

    def seek(self, offset, whence=0):
        global has_hash
        has_hash = has_hash or self.tell() == len(self.getvalue())
        return super().seek(offset, whence)

has_hash = False
film = bytes(4_000_000)
S3().put_if_absent(ObjectName("s3", "{bucket}", "fox.mp4"), Body(film), Stored(len(film), "{"0" * 64}"))
"""
    env = {**os.environ, **s3.environment}
    killed = subprocess.run([sys.executable, "-c", program], env=env, cwd=ROOT, timeout=60, capture_output=True)

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert s3.objects(bucket) == {}
