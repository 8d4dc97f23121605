"""Renders terminal output to the final screen. Supports the escape sequences that live displays use."""

import re

TOKENS = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|[\r\n]|[^\x1b\r\n]+")


def screen(written: str) -> list[str]:
    """The lines on the screen at the end, with colours as escape sequences."""
    lines, row, at_line_start = [""], 0, False
    for match in TOKENS.finditer(written):
        text, argument, letter = match[0], match[1], match[2]
        if letter == "A":  # up
            row -= int(argument or 1)
        elif letter == "K":  # clear the line
            lines[row] = ""
        elif letter == "m" or not (letter or text in "\r\n"):
            lines[row] = text if at_line_start else lines[row] + text
        elif text == "\n":
            row += 1
            lines += [""] * (row == len(lines))
        at_line_start = text == "\r"
    return lines
