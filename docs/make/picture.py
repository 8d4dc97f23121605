"""The picture of `reelkit demo`: `python -m docs.make.picture` runs it in a terminal and draws the screen.

This takes about ten seconds, so `python -m docs.make` does not do it.
"""

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ._screen import screen

PICTURE = Path(__file__).parents[1] / "pictures" / "demo.svg"
COLUMNS = 92
FONTS = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'


def recorded(*command: str) -> str:
    """The output of a command in a terminal. Raises CalledProcessError."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    env = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    written = bytearray()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=its, stderr=its, env=env, cwd=folder)
        os.close(its)
        try:
            while chunk := os.read(ours, 1 << 16):
                written += chunk
        except OSError:  # Linux reports the closed terminal like this
            pass
        os.close(ours)
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, command)
    return written.decode()


def drawn(title: str, lines: list[str]) -> str:
    """An SVG of a terminal, without web fonts."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), legacy_windows=False)
    for line in lines:
        console.print(Text.from_ansi(line))
    svg = console.export_svg(title=title, unique_id="demo")
    return re.sub(r"@font-face\s*{[^}]*}\s*", "", svg).replace("Fira Code, monospace", FONTS)


def main() -> None:
    """Run the demo and write the picture."""
    lines = screen(recorded(sys.executable, "-m", "reelkit", "demo"))
    PICTURE.write_text(drawn("reelkit demo", ["\x1b[32m$\x1b[0m reelkit demo", *lines]), encoding="utf-8")


if __name__ == "__main__":
    main()
