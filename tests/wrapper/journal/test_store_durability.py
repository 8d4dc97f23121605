"""No caller is told of a write before the system call that makes it durable has returned."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from tests.wrapper.journals import LIMIT, PRELUDE

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)

# Loaded before the C library: notes the size of the journal's log that is on the disk, and fails once a file exists.
SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int sync_with(const char *name, int handle) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    char link[64], path[4096];
    struct stat facts;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 4 || strncmp(path + length - 4, "-wal", 4) != 0) return real(handle);
    usleep(2000);  /* as a disk does: others come to write in the meantime */
    if (access(getenv("SYNC_FAILS"), F_OK) == 0) { errno = EIO; return -1; }
    fstat(handle, &facts);
    int result = real(handle);
    if (result == 0) {
        int note = open(getenv("SYNCED"), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dprintf(note, "%lld\n", (long long)facts.st_size);
        close(note);
    }
    return result;
}

int fsync(int handle) { return sync_with("fsync", handle); }
int fdatasync(int handle) { return sync_with("fdatasync", handle); }
"""

IN_THREADS = """
failed, told = [], []

def buy(thread):
    try:
        for number in range(20):
            purchase = intend(f"{thread}-{number}")
            told.append(purchase.key)
            tell("intended", purchase.key)
            journal.submitted(purchase, f"job-{thread}-{number}", None)
            tell("submitted", purchase.key)
            if len(told) >= 40:
                open(os.environ["SYNC_FAILS"], "w").close()
    except JournalError as error:
        failed.append(error)

threads = [threading.Thread(target=buy, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
tell("failed", len(failed))
os._exit(0)
"""

IN_TASKS = """
import asyncio
from functools import partial
from reelkit._system.executor import SharedThread

failed, told = [], []
thread = SharedThread(journal.run_together)

async def buy(task):
    try:
        for number in range(20):
            purchase = await thread.result(partial(intend, f"{task}-{number}"))
            told.append(purchase.key)
            tell("intended", purchase.key)
            await thread.result(partial(journal.submitted, purchase, f"job-{task}-{number}", None))
            tell("submitted", purchase.key)
            if len(told) >= 40:
                open(os.environ["SYNC_FAILS"], "w").close()
    except JournalError as error:
        failed.append(error)

async def main():
    await asyncio.gather(*map(buy, range(8)))

asyncio.run(main())
tell("failed", len(failed))
os._exit(0)
"""


@pytest.mark.slow
@pytest.mark.parametrize("buy", [IN_THREADS, IN_TASKS], ids=["threads", "tasks"])
def test_what_was_told_is_in_the_part_of_the_log_that_was_synced(tmp_path: Path, buy: str) -> None:
    """Eight buyers buy until each sync fails. Then the power fails: the log ends where its last sync ended."""
    source, shim, path = tmp_path / "shim.c", tmp_path / "shim.so", tmp_path / "jobs.db"
    synced, log = tmp_path / "synced", tmp_path / "jobs.db-wal"
    source.write_text(SHIM)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True, timeout=LIMIT)
    settings = {"LD_PRELOAD": str(shim), "SYNC_FAILS": str(tmp_path / "fails"), "SYNCED": str(synced)}

    process = subprocess.run(
        [sys.executable, "-c", PRELUDE + buy, path], env=settings, capture_output=True, text=True, timeout=LIMIT
    )

    assert (process.returncode, process.stderr) == (0, "")
    *told, failed = [line.split() for line in process.stdout.splitlines()]
    with log.open("r+b") as file:
        file.truncate(int(synced.read_text().split()[-1]))
    (tmp_path / "jobs.db-shm").unlink()
    journal = Journal(path)
    kept = {purchase.key: purchase.state for purchase in journal.every()}
    submitted = {key for state, key in told if state == "submitted"}
    journal.close()
    assert failed == ["failed", "8"]
    assert len(submitted) >= 25
    assert {key for state, key in told} - kept.keys() == set()
    assert {key for key in submitted if kept[key] != "submitted"} == set()
