"""The parts of written pages that depend on the vendor's documents: values in examples, and the output of commands."""

import contextlib
import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from reelkit.__main__ import main
from reelkit_specs import models

ROOT = Path(__file__).parents[2]
# Every example that names a duration is a request to the first model.
DURATION = re.compile(r'(?<=\bduration=)\d+|(?<=--duration )\d+|(?<="duration": )\d+')
BEGIN = "<!-- made by docs.make: output -->"
BLOCK = re.compile(rf"(?<={re.escape(BEGIN)}\n```console\n)\$ (reelkit .*)\n(?:(?!```).*\n)*")


def page(name: str) -> str:
    """The page, with values that the contract offers, and with what the commands of marked blocks print now."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return BLOCK.sub(lambda found: f"$ {found[1]}\n{_output(found[1])}", DURATION.sub(_offered, text))


def _offered(found: re.Match[str]) -> str:
    durations = next((field.enum for field in models()[0].fields if field.name == "duration"), ())
    return str(durations[-1]) if durations and int(found[0]) not in durations else found[0]


def _output(command: str) -> str:
    with contextlib.chdir(ROOT):
        return CliRunner().invoke(main, shlex.split(command)[1:], prog_name="reelkit").output
