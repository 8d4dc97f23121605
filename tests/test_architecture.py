"""Who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {
    "reelkit": ROOT / "wrapper" / "reelkit",
    "reelkit_api": ROOT / "generated" / "reelkit_api",
    "reelkit_conformance": ROOT / "conformance" / "reelkit_conformance",
    "reelkit_mock": ROOT / "mock" / "reelkit_mock",
    "reelkit_specs": ROOT / "specs" / "reelkit_specs",
}
MAY_IMPORT = {
    "reelkit": {"reelkit_api", "reelkit_specs"},
    "reelkit_api": set(),
    "reelkit_conformance": {"reelkit_specs"},
    "reelkit_mock": {"reelkit_specs"},
    "reelkit_specs": set(),
}
OURS = {*ROOMS, "tests", "benchmarks"}
BEHIND_THE_DOOR = ("reelkit_specs._", "reelkit_specs.pipeline")  # other rooms see the light side alone


def imports(path: Path) -> Iterator[str]:
    """The absolute names that a file imports; relative ones stay in their room."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_architecture_allows(room: str) -> None:
    """Of our own packages a room knows itself, the rooms in the table, and of reelkit_specs the light side alone."""
    forbidden = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in ROOMS[room].rglob("*.py")
        for name in imports(path)
        if (first := name.partition(".")[0]) in OURS - {room}
        if first not in MAY_IMPORT[room] or name.startswith(BEHIND_THE_DOOR)
    ]

    assert forbidden == []


def test_one_module_of_the_wrapper_touches_generated_code() -> None:
    """A change of the generator must meet one door."""
    doors = {
        path for path in ROOMS["reelkit"].rglob("*.py") for name in imports(path) if name.startswith("reelkit_api")
    }

    assert len(doors) <= 1
