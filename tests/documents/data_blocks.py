"""Reads the data blocks of the documents, each with the parser for its language."""

import csv
import json
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from reelkit_mock import Mock

from .blocks import Block
from .commands import command_errors


def _yaml(block: Block) -> None:
    data = YAML(typ="safe", pure=True).load(block.text)
    if "scenario" in block.title:
        assert Mock.from_file(Path(block.title)).scenario.personality == data.get("personality", "documented")
    for script in _scripts(data):
        run = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        assert (run.returncode, run.stderr) == (0, ""), f"{block.where}: {script}"
        assert [error for line in script.splitlines() for error in command_errors(line)] == [], block.where


def _scripts(data: Any) -> Iterator[str]:
    """The scripts of the steps of a workflow."""
    if isinstance(data, list):
        for item in data:
            yield from _scripts(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "run" and isinstance(value, str):
                yield value
            else:
                yield from _scripts(value)


def _jsonl(block: Block) -> None:
    assert all(isinstance(json.loads(line), dict) for line in block.text.splitlines()), block.where


def _csv(block: Block) -> None:
    rows = list(csv.reader(block.text.splitlines()))
    assert {len(row) for row in rows} == {len(rows[0])}, block.where


READERS: dict[str, Callable[[Block], Any]] = {
    "yaml": _yaml,
    "toml": lambda block: tomllib.loads(block.text),
    "json": lambda block: json.loads(block.text),
    "jsonl": _jsonl,
    "csv": _csv,
}
