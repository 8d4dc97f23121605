"""The commands of the README, and what is done with each."""

import re
from typing import Literal, NamedTuple

Way = Literal["run", "long", "serve", "leave"]


class Command(NamedTuple):
    """A block of shell, as it stands; the way it is tried, and why that way."""

    text: str
    way: Way
    why: str = ""

    @property
    def first_line(self) -> str:
        """What it is called in a list."""
        return self.text.partition("\n")[0]

    @property
    def installs(self) -> bool:
        """Whether it brings what it calls; any other comes after the install of the first."""
        return "pip install" in self.text


# The first row whose pattern is found in a block holds; a block without one is run and has to end well.
WAYS: list[tuple[str, Way, str]] = [
    (r"AIMLAPI_API_KEY=", "leave", "buys at the vendor, and needs a key"),
    (r"pip install \"reelkit", "leave", "takes reelkit from the package index"),
    (r"\bnox$", "long", "runs everything"),
    (r"^reelkit mock\b(?! proxy)", "serve", "serves until Ctrl-C"),
    (r"\breelkit conform http", "leave", "needs a service of the reader's own"),
]


def commands(page: str) -> list[Command]:
    """Every block of shell on a page."""
    blocks = re.findall(r"^```sh\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    return [Command(block, *_way(block)) for block in blocks]


def _way(block: str) -> tuple[Way, str]:
    for pattern, way, why in WAYS:
        if re.search(pattern, block, re.MULTILINE):
            return way, why
    return "run", ""
