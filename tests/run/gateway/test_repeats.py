"""Which creates get the reply of another one."""

import asyncio

import pytest

from reelkit_mock import Reply
from reelkit_run._gateway.repeats import Creates
from reelkit_run._gateway.replies import MARK, REPEATED, UNKNOWN, may_have_bought

SAME = b"same"


class Sent:
    """Creates whose replies a test gives, and a clock."""

    def __init__(self, once: float | None = None) -> None:
        self.now = 0.0
        self.replies: list[asyncio.Future[Reply]] = []
        self.creates = Creates(may_have_bought, once, lambda: self.now)

    async def _send(self) -> Reply:
        self.replies.append(asyncio.get_running_loop().create_future())
        return await self.replies[-1]

    async def start(self, identity: bytes = SAME) -> "asyncio.Task[Reply]":
        """A request of the program, which waits for its reply."""
        task = asyncio.create_task(self.creates.reply(identity, self._send))
        await settle()
        return task

    async def reply(self, status: int = 200) -> None:
        """The reply to the last create."""
        self.replies[-1].set_result(Reply(status, (), str(len(self.replies)).encode()))
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def disconnect(task: "asyncio.Task[Reply]") -> None:
    task.cancel()
    await settle()


def is_repeat(reply: Reply) -> bool:
    return (MARK, REPEATED) in reply.headers


def test_creates_that_look_the_same_are_sent_each() -> None:
    """A program may want variants; at the same time and one after the other."""

    async def main() -> None:
        sent = Sent()
        first = await sent.start()
        second = await sent.start()
        await sent.reply()
        sent.replies[0].set_result(Reply(200, (), b"first"))
        assert (await first).body == b"first"
        assert (await second).body == b"2"
        await sent.start()
        assert len(sent.replies) == 3
        await sent.creates.cancel()

    asyncio.run(main())


@pytest.mark.parametrize("status", [200, UNKNOWN])
@pytest.mark.parametrize("is_early", [True, False])
def test_a_create_after_a_disconnect_gets_the_reply_that_was_not_delivered(status: int, is_early: bool) -> None:
    """Before or after that reply arrived; once, because then it is delivered."""

    async def main() -> None:
        sent = Sent()
        await disconnect(await sent.start())
        if not is_early:
            await sent.reply(status)
        again = await sent.start()
        if is_early:
            await sent.reply(status)
        assert (await again).body == b"1"
        assert is_repeat(again.result())
        await sent.start()
        assert len(sent.replies) == 2
        await sent.creates.cancel()

    asyncio.run(main())


def test_a_refusal_that_was_not_delivered_is_not_given_again() -> None:
    """Nothing was bought: the service decides anew."""

    async def main() -> None:
        sent = Sent(once=60)
        await disconnect(await sent.start())
        await sent.reply(429)
        again = await sent.start()
        await sent.reply()
        assert (await again).body == b"2"
        assert not is_repeat(again.result())

    asyncio.run(main())


def test_another_create_is_no_repeat() -> None:
    """Its body or its address differs."""

    async def main() -> None:
        sent = Sent(once=60)
        await disconnect(await sent.start())
        await sent.start(b"other")
        assert len(sent.replies) == 2
        await sent.creates.cancel()

    asyncio.run(main())


def test_once_gives_the_same_reply_for_some_seconds() -> None:
    """Also while the first one is under way; the header says so."""

    async def main() -> None:
        sent = Sent(once=60)
        first, second = await sent.start(), await sent.start()
        await sent.reply()
        sent.now = 59.9
        third = await sent.start()
        assert [(await task).body for task in (first, second, third)] == [b"1"] * 3
        assert [is_repeat(task.result()) for task in (first, second, third)] == [False, True, True]
        sent.now = 60
        await sent.start()
        assert len(sent.replies) == 2
        await sent.creates.cancel()

    asyncio.run(main())


def test_a_create_that_failed_is_sent_again() -> None:
    """With an error of our own."""

    async def main() -> None:
        sent = Sent(once=60)
        first = await sent.start()
        sent.replies[0].set_exception(RuntimeError("ours"))
        with pytest.raises(RuntimeError, match="ours"):
            await first
        await sent.start()
        assert len(sent.replies) == 2
        await sent.creates.cancel()

    asyncio.run(main())


@pytest.mark.parametrize("once", [None, 0.01])
def test_no_reply_is_kept_that_no_repeat_may_get(once: float | None) -> None:
    """A run can last for days. After the seconds of --once as well."""

    async def main() -> None:
        sent = Sent(once)
        for number in range(3):
            task = await sent.start(b"%d" % number)
            await sent.reply()
            await task
        sent.now = 1
        for _ in range(500):
            if not sent.creates._sent:
                break
            await asyncio.sleep(0.01)
        assert sent.creates._sent == {}

    asyncio.run(main())
