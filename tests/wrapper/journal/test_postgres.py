"""A journal in PostgreSQL: what a file does not have. What both promise is tested with both."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import psycopg
import pytest

from reelkit import Client, JournalError
from reelkit._journal import leases, postgres
from reelkit._journal.journal import JobTaken, Journal, KeyTaken
from reelkit._journal.purchase import INTENDED, NEXT_STATES, SAVED, SUBMITTED, Purchase
from reelkit._journal.stores import Finished
from tests.postgres import Server
from tests.wrapper.journals import MODEL, SERVICE, at, intend, run, start

SECRET = "swordfish/1"


@pytest.fixture
def url(server: Server) -> str:
    """An empty schema."""
    return server.url()


@pytest.fixture
def journal(url: str) -> Iterator[Journal]:
    """A new journal."""
    made = Journal(url)
    yield made
    made.close()


@pytest.fixture
def other(url: str) -> Iterator[Journal]:
    """The same journal, as another machine has it."""
    made = Journal(url)
    yield made
    made.close()


def kill_connections(url: str) -> None:
    """End all other connections to the server."""
    with psycopg.connect(url, autocommit=True) as own:
        own.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


@pytest.mark.parametrize("text", ["a\0b", "\x01", "caf\udce9", '\x01"x"', "Füchse 🦊", "%s :key ::text"])
def test_any_text_is_kept(journal: Journal, text: str) -> None:
    """Also what PostgreSQL cannot store: NUL, and names of files that are not valid UTF-8."""
    purchase = journal.failed(at(journal, SUBMITTED, text), text)

    assert journal.find(SERVICE, text) == purchase
    assert (purchase.key, purchase.reason) == (text, text)


def test_one_of_many_machines_gets_a_key(journal: Journal, other: Journal) -> None:
    """The others are told of its purchase."""
    began = threading.Barrier(8)

    def buy(number: int) -> Purchase:
        began.wait(30)
        try:
            return intend(journal if number % 2 else other)
        except KeyTaken as taken:
            return taken.purchase

    with ThreadPoolExecutor(8) as pool:
        bought = set(map(str, pool.map(buy, range(8))))

    assert bought == {str(journal.find(SERVICE, "fox"))}


def test_a_job_has_one_purchase_on_all_machines(journal: Journal, other: Journal) -> None:
    """Two purchases that record it at the same time do not both get it."""
    purchases = [intend(journal, str(number)) for number in range(8)]
    began = threading.Barrier(8)

    def submitted(purchase: Purchase) -> bool:
        began.wait(30)
        try:
            (journal if purchase.id % 2 else other).submitted(purchase, "job-1", None)
        except JobTaken:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(submitted, purchases)) == 1


def test_steps_of_two_machines_do_not_undo_each_other(journal: Journal, other: Journal) -> None:
    """One may submit an intent or give it up, and the other sees what was first."""
    for number in range(20):
        purchase = intend(journal, str(number))
        with ThreadPoolExecutor(2) as pool:
            sent = pool.submit(journal.left, purchase)
            freed = pool.submit(other.free_unsent, purchase)
        is_sent = sent.exception() is None

        assert (freed.result().state == INTENDED) == is_sent


def buy(journal: Journal, key: str) -> Purchase:
    """What a create writes."""
    return journal.submitted(intend(journal, key), f"job of {key}", None)


def commits(journal: Journal) -> int:
    """In how many transactions the purchases were written."""
    return int(journal._store.query("SELECT count(DISTINCT CAST(xmin AS TEXT)) FROM purchases")[0][0])


def test_acts_share_one_commit(journal: Journal) -> None:
    """Each act has its own result."""
    done = journal.run_together([partial(buy, journal, f"fox-{number}") for number in range(5)])

    assert [each.result for each in reversed(done)] == list(journal.every())
    assert commits(journal) == 1


def test_a_value_that_cannot_be_stored_is_rejected_alone(journal: Journal) -> None:
    """The transaction is rolled back, and the other acts run in their own."""

    def wrong() -> None:
        journal._store.write(lambda connection: connection.execute("SELECT 1 / 0"))

    done = journal.run_together([partial(buy, journal, "fox"), wrong, partial(buy, journal, "hare")])

    assert [type(each.error) for each in done] == [type(None), JournalError, type(None)]
    assert [purchase.key for purchase in journal.every()] == ["hare", "fox"]
    assert commits(journal) == 2


@pytest.mark.slow
def test_two_transactions_of_several_acts_that_wait_for_each_other_both_end(journal: Journal, other: Journal) -> None:
    """PostgreSQL stops one of the two, whose acts run alone then."""
    both_hold = threading.Barrier(2)
    meets = threading.local()  # once: not when the act runs again

    def meet() -> None:
        if not getattr(meets, "is_done", False):
            meets.is_done = True
            both_hold.wait(30)

    def buy_both(own: Journal, keys: tuple[str, str]) -> list[Finished]:
        first, second = keys
        return own.run_together([partial(intend, own, first), meet, partial(intend, own, second)])

    with ThreadPoolExecutor(2) as pool:
        here = pool.submit(buy_both, journal, ("fox", "hare"))
        there = pool.submit(buy_both, other, ("hare", "fox"))
        errors = [each.error for each in (*here.result(60), *there.result(60)) if each.error is not None]

    assert [type(error) for error in errors] == [KeyTaken, KeyTaken]
    assert {purchase.key for purchase in journal.every()} == {"fox", "hare"}


def test_acts_run_again_when_their_connection_is_lost(journal: Journal, url: str) -> None:
    """Each purchase exists once."""
    is_lost = False

    def lose() -> None:
        nonlocal is_lost
        if not is_lost:
            is_lost = True
            kill_connections(url)

    done = journal.run_together([partial(buy, journal, "fox"), lose, partial(buy, journal, "hare")])

    assert [each.error for each in done] == [None, None, None]
    assert [purchase.key for purchase in journal.every()] == ["hare", "fox"]


def test_a_lost_connection_is_made_again(journal: Journal, url: str) -> None:
    """The operation is run again, and its caller sees nothing of it."""
    purchase = at(journal, SUBMITTED)

    kill_connections(url)

    assert journal.saved(purchase, "/a", "ab", 1).state == SAVED


def test_a_process_that_is_stopped_in_a_transaction_keeps_no_lock(
    journal: Journal, other: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL rolls it back after a while, and others continue; when the process wakes, the operation runs again."""
    monkeypatch.setattr(postgres, "IDLE", "200ms")
    has_lock, may_continue = threading.Event(), threading.Event()
    runs: list[int] = []

    def stand_still(connection: postgres.Connection) -> int:
        connection.lock("a purchase")
        runs.append(1)
        has_lock.set()
        assert may_continue.wait(30)
        return int(connection.execute("SELECT 1").fetchone()[0])

    with ThreadPoolExecutor(1) as pool:
        stopped = pool.submit(journal._store.write, stand_still)
        assert has_lock.wait(30)
        other._store.write(lambda connection: connection.lock("a purchase"))
        may_continue.set()

        assert (stopped.result(30), runs) == (1, [1, 1])


@pytest.mark.parametrize("state", NEXT_STATES)
def test_an_operation_that_was_committed_may_run_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    """As it does when the connection is lost before the answer to the commit: it finds its own result."""
    write = journal._store.write

    def twice(operation: Callable[[Any], Any]) -> Any:
        write(operation)
        return write(operation)

    monkeypatch.setattr(journal._store, "write", twice)
    purchase = at(journal, state)
    repeated = journal.repeated(purchase, "job-2", None)
    adopted = journal.adopt(SERVICE, "job-3", MODEL, "theirs", 5.0, "/a.mp4")

    assert list(journal.every()) == [adopted, repeated, purchase]


def test_an_intent_of_a_living_machine_is_not_abandoned(journal: Journal, other: Journal) -> None:
    """It is, once that machine has closed its journal."""
    purchase = intend(journal)
    assert not other.is_abandoned(purchase)

    journal.close()

    assert other.is_abandoned(purchase)
    assert other.free_unsent(purchase).is_absent


@pytest.mark.slow
def test_an_intent_of_a_killed_process_is_abandoned_after_its_lease(
    other: Journal, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before: the process may be cut off from the database, and send its create."""
    code = "from reelkit._journal import leases; leases.LENGTH = 1.0; intend('fox'); tell('ready'); time.sleep(60)"
    with start(url, code) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
    (purchase,) = other.every()
    left = other._store.query(f"SELECT ends_at - {leases.CLOCK} FROM leases")[0][0]

    assert other.is_abandoned(purchase) == (left <= 0)
    while not other.is_abandoned(purchase):
        threading.Event().wait(0.05)
    assert other.free_unsent(purchase).is_absent


def test_a_lease_that_ended_is_never_renewed(journal: Journal, other: Journal) -> None:
    """Its process takes another one for what it intends next."""
    first = intend(journal)
    before = journal._store.owner_id()
    other._store.write(lambda db: db.execute(f"UPDATE leases SET ends_at = {leases.CLOCK}"))
    assert other.is_abandoned(first)

    journal._store._lease.renew()
    second = intend(journal, "second")

    assert journal._store.owner_id() > before
    assert (other.is_abandoned(first), other.is_abandoned(second)) == (True, False)


@pytest.mark.slow
def test_a_lease_is_renewed_while_its_process_runs(server: Server) -> None:
    """By a thread, so that a purchase may take any time."""
    code = (
        "from reelkit._journal import leases; leases.LENGTH, leases.RENEWED_EVERY = 1.0, 0.05; intend('fox')\n"
        "sql = 'SELECT ends_at FROM leases'\n"
        "before = journal._store.query(sql)\n"
        "while journal._store.query(sql) == before: time.sleep(0.02)\n"
        "tell('renewed')"
    )

    assert run(server.url(), code) == (0, "renewed\n")


@pytest.mark.slow
def test_a_forked_child_uses_no_connection_of_its_parent(url: str) -> None:
    """Nor its lease."""
    code = """
fox = intend("fox")
child = os.fork()
if not child:
    mine = intend("cat")
    os._exit(journal.is_abandoned(fox) or journal._store.owner_id() == journal._store.query(
        "SELECT owner FROM purchases WHERE key = 'fox'")[0][0])
tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(list(journal.every())))
"""

    assert run(url, code) == (0, "0 2\n")


def test_a_password_is_never_shown(server: Server) -> None:
    """Neither the place nor an error has it, whether it is in the URL's user or in its parameters."""
    host = server.folder
    for url in (
        f"postgresql://me:{SECRET.replace('/', '%2F')}@/postgres?host={host}",
        f"postgresql://me@/postgres?host={host}&password={SECRET}",
        f"postgresql://me:{SECRET}@nowhere.invalid/postgres",
        f"postgresql://me:{SECRET}@[/postgres",
    ):
        journal = Journal(url)
        with pytest.raises(JournalError) as caught:
            journal.get(1)
        shown = f"{caught.value!r} {caught.value.path} {journal.place} {caught.value.__cause__}"

        assert SECRET not in shown
        assert SECRET.replace("/", "%2F") not in shown
        assert "postgresql://me@" in shown


def test_a_client_takes_the_url_of_a_database(url: str) -> None:
    """The journal is made when it is first used."""
    with Client("0" * 32, base_url=SERVICE, journal=url) as client:
        assert list(client.pending()) == []
    assert list(Journal(url).every()) == []


def test_a_table_of_somebody_else_is_left_alone(url: str) -> None:
    """The error says what to do."""
    with psycopg.connect(url, autocommit=True) as own:
        own.execute("CREATE TABLE purchases (id int)")

    with pytest.raises(JournalError, match="has a table named purchases that is not reelkit's; use another database"):
        Journal(url).get(1)


def test_a_journal_of_a_newer_reelkit_is_refused(journal: Journal, url: str) -> None:
    """Before anything is changed."""
    journal.get(1)
    journal._store.write(lambda db: db.execute("UPDATE reelkit_version SET version = 99"))

    with pytest.raises(JournalError, match="has format version 99, and this reelkit reads versions up to"):
        Journal(url).get(1)


@pytest.mark.slow
def test_many_processes_may_make_the_tables_at_once(url: str) -> None:
    """One makes them, and the others wait."""
    began = threading.Barrier(6)

    def open_new(_: int) -> int:
        journal = Journal(url)
        began.wait(30)
        number = intend(journal, None).id
        journal.close()
        return number

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(open_new, range(6))) == [1, 2, 3, 4, 5, 6]


@pytest.mark.slow
def test_a_few_connections_serve_many_threads(journal: Journal, url: str) -> None:
    """However many purchases are under way."""
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(lambda number: at(journal, SAVED, str(number)), range(100)))

    count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'reelkit'"
    assert 1 <= journal._store.query(count)[0][0] <= postgres.CONNECTIONS


def test_without_psycopg_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base installation is without it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "reelkit._journal.postgres")

    with pytest.raises(JournalError, match=r"pip install 'reelkit\[postgres\]'"):
        Journal("postgresql://localhost/reelkit")


def test_no_command_imports_psycopg() -> None:
    """It takes 50 ms to import, and the base installation is without it."""
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "import reelkit._cli.batch, reelkit._cli.resume, reelkit._cli.purchases, reelkit._cli.workers.worker"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60).stderr == b""


def test_commits_are_durable_whatever_the_default_of_the_database_is(url: str) -> None:
    """A database may be set to report a commit before it is on the disk."""
    journal = Journal(url.replace("-c%20", "-c%20synchronous_commit%3Doff%20-c%20"))

    assert journal._store.query("SELECT current_setting('synchronous_commit')") == [("on",)]
    journal.close()
