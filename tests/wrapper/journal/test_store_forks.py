"""The journal in a process that forks."""

import multiprocessing
import os
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from tests.wrapper.journals import LIMIT, SERVICE, intend, run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


@pytest.mark.filterwarnings(
    "ignore:.*multi-threaded.*:DeprecationWarning"
)  # this process may have started threads before
def test_a_forked_child_is_another_owner(tmp_path: Path) -> None:
    """When it exits its intents are abandoned, and those of its parent are not."""
    journal = Journal(tmp_path / "jobs.db")
    ours = intend(journal, "ours")

    child = multiprocessing.get_context("fork").Process(target=lambda: intend(journal, "child's"))
    child.start()
    child.join(LIMIT)

    assert child.exitcode == 0
    childs = journal.find(SERVICE, "child's")
    assert childs is not None
    assert [journal.is_abandoned(ours), journal.is_abandoned(childs)] == [False, True]
    assert run(journal._store.path, 'tell(journal.is_abandoned(journal.find(SERVICE, "ours")))') == (0, "False\n")
    journal.close()


def test_a_forked_child_has_no_connection_of_its_parent(tmp_path: Path) -> None:
    """SQLite forbids it."""
    code = """
intend("ours")
child = os.fork()
if not child:
    os._exit(journal._store._connection is not None)
tell(os.waitpid(child, 0)[1])
"""
    assert run(tmp_path / "jobs.db", code) == (0, "0\n")


def test_a_fork_during_writes_writes_nothing_twice(tmp_path: Path) -> None:
    """The parent writes what waits in it, and its locks do not block the child."""
    code = """
def buy(thread):
    for number in range(60):
        intend(f"{thread}-{number}")
threads = [threading.Thread(target=buy, args=(thread,)) for thread in range(4)]
for thread in threads:
    thread.start()
children = []
for number in range(8):
    child = os.fork()
    if not child:
        intend(f"child-{number}")
        os._exit(0)
    children.append(child)
for thread in threads:
    thread.join()
tell(*[os.waitpid(child, 0)[1] for child in children])
"""
    code = "import warnings; warnings.simplefilter('ignore', DeprecationWarning)\n" + code
    assert run(tmp_path / "jobs.db", code) == (0, "0 0 0 0 0 0 0 0\n")

    journal = Journal(tmp_path / "jobs.db")
    assert len(list(journal.every())) == 4 * 60 + 8
    journal.close()


@pytest.mark.every_python
@pytest.mark.parametrize("held", [0, 1])
def test_ctrl_c_during_a_fork_leaves_no_journal_locked(tmp_path: Path, held: int) -> None:
    """Neither in the parent nor in the child, and no connection is open in the child."""
    code = """
signal.alarm(20)  # or it would hang for ever
sys.unraisablehook = lambda told: tell(told.exc_type.__name__)
both = sorted([journal, Journal(sys.argv[1] + "2")], key=lambda one: id(one._store))
def buy(one, key):
    one.intend(SERVICE, key, FOX, "ours-1", FOX["model"])
for one in both:
    buy(one, "fox")
begun, over = threading.Event(), threading.Event()
def reading(connection):
    begun.set()
    over.wait(10)
def interrupt():
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.3)
    over.set()
threading.Thread(target=both[int(sys.argv[2])]._store.read, args=(reading,)).start()
begun.wait(10)
threading.Thread(target=interrupt).start()
child = os.fork()
if not child:
    signal.alarm(20)
    is_open = any(one._store._connection is not None for one in both)
    for one in both:
        buy(one, "child's")
    os._exit(is_open)
for one in both:
    buy(one, "owl")
tell(os.waitpid(child, 0)[1], *[len(list(one.every())) for one in both])
"""
    code = "import warnings; warnings.simplefilter('ignore', DeprecationWarning)\n" + code

    assert run(tmp_path / "jobs.db", code, str(held)) == (0, "KeyboardInterrupt\n0 3 3\n")
