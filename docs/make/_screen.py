"""What a terminal shows in the end: the few things that a program with a live display asks of one."""

import re

ASKED = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|[\r\n]|[^\x1b\r\n]+")


def screen(written: str) -> list[str]:
    """The lines that stand there when the program has ended, with their colours as escape sequences."""
    lines, row, afresh = [""], 0, False
    for match in ASKED.finditer(written):
        text, argument, letter = match[0], match[1], match[2]
        if letter == "A":  # up
            row -= int(argument or 1)
        elif letter == "K":  # the line is empty
            lines[row] = ""
        elif letter == "m" or not (letter or text in "\r\n"):
            lines[row] = text if afresh else lines[row] + text
        elif text == "\n":
            row += 1
            lines += [""] * (row == len(lines))
        afresh = text == "\r"
    return lines
