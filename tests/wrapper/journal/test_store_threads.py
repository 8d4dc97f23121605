"""The journal used by several threads of one process."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import Purchase
from tests.wrapper.journals import intend


@pytest.mark.every_python
def test_threads_share_transactions(journal: Journal) -> None:
    """Each gets its own result, and waits for no transaction of its own."""
    commits = 0
    began = threading.Barrier(8)

    def trace(statement: str) -> None:
        nonlocal commits
        commits += statement == "COMMIT"

    def buy(thread: int) -> list[Purchase]:
        began.wait(30)
        mine = [intend(journal, f"{thread}-{number}") for number in range(100)]
        return [journal.submitted(purchase, f"job {purchase.key}", None) for purchase in mine]

    intend(journal, "first")
    journal._store.read(lambda connection: connection.set_trace_callback(trace))
    with ThreadPoolExecutor(8) as pool:
        bought = [purchase for mine in pool.map(buy, range(8)) for purchase in mine]

    assert sorted(bought) == sorted(journal.every())[1:]
    assert all(purchase.job_id == f"job {purchase.key}" for purchase in bought)
    assert commits < 1600


def test_one_of_many_threads_gets_a_key(journal: Journal) -> None:
    """The refusal does not affect the other purchases of the transaction."""
    began = threading.Barrier(8)

    def buy(thread: int) -> Purchase:
        began.wait(30)
        try:
            return intend(journal)
        except KeyTaken as taken:
            return taken.purchase

    with ThreadPoolExecutor(8) as pool:
        bought = set(map(str, pool.map(buy, range(8))))

    assert bought == {str(journal.get(1))}
    assert journal.get(2) is None


@pytest.mark.every_python
def test_many_threads_may_open_a_new_journal_at_once(tmp_path: Path) -> None:
    """None gets an error about a lock."""
    began = threading.Barrier(6)

    def buy(name: str) -> int:
        numbers = []
        for turn in range(10):
            with contextlib.closing(Journal(tmp_path / f"{turn}.db")) as journal:
                began.wait(30)
                numbers.append(intend(journal, name).id)
        return len(numbers)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(buy, "abcdef")) == [10] * 6
