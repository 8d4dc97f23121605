"""What a signal handler interrupts is closed afterwards, by the thread that was interrupted."""

import threading

from reelkit._system.signals import Users


def test_another_thread_does_not_close_what_is_in_use() -> None:
    """It has ended its own use before."""
    users = Users()
    closed_by: list[int] = []

    def close() -> None:
        closed_by.append(threading.get_ident())

    def use() -> None:
        with users.using(close):
            pass

    with users.using(close):
        assert users.close_afterwards()
        other = threading.Thread(target=use)
        other.start()
        other.join()
        assert closed_by == []

    assert closed_by == [threading.get_ident()]
