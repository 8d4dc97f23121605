"""A terminal's screen, as somebody sees it."""

import pyte

HEIGHT = 24


def screen_of(written: str | bytes, columns: int, height: int = HEIGHT) -> list[str]:
    """Return the lines on the screen of a terminal after this was written to it, without empty ones at the end."""
    screen = pyte.Screen(columns, height)
    text = written if isinstance(written, str) else written.decode()
    pyte.Stream(screen).feed(text.replace("\r\n", "\n").replace("\n", "\r\n"))  # as a terminal driver writes them
    return "\n".join(line.rstrip() for line in screen.display).rstrip().split("\n")
