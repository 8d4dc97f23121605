"""The commands of the README, and how each is tested."""

import re
from typing import Literal, NamedTuple

Way = Literal["run", "long", "serve", "skip"]


class Command(NamedTuple):
    """A shell block, how it is tested, and the reason."""

    text: str
    way: Way
    why: str = ""

    @property
    def first_line(self) -> str:
        """The name of the command in the output."""
        return self.text.partition("\n")[0]

    @property
    def installs(self) -> bool:
        """Whether the command installs reelkit itself."""
        return "pip install" in self.text


# The first row whose pattern matches a block applies. Other blocks are run and must exit with 0.
WAYS: list[tuple[str, Way, str]] = [
    (r"AIMLAPI_API_KEY=", "skip", "costs credits, and needs a key"),
    (r"\bnox$", "long", "runs everything"),
    (r"^reelkit mock\b(?! proxy)", "serve", "serves until Ctrl-C"),
    (r"\breelkit conform http", "skip", "needs a server of the reader"),
]


def commands(page: str) -> list[Command]:
    """Every shell block of a page."""
    blocks = re.findall(r"^```sh\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    return [Command(block, *_way(block)) for block in blocks]


def _way(block: str) -> tuple[Way, str]:
    for pattern, way, why in WAYS:
        if re.search(pattern, block, re.MULTILINE):
            return way, why
    return "run", ""
