"""Who may import whom."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.make._layers import imports as imports_of_parts, parts

ROOT = Path(__file__).parents[1]
ROOMS = {
    "reelkit": ROOT / "wrapper" / "reelkit",
    "reelkit_api": ROOT / "generated" / "reelkit_api",
    "reelkit_conformance": ROOT / "conformance" / "reelkit_conformance",
    "reelkit_mock": ROOT / "mock" / "reelkit_mock",
    "reelkit_run": ROOT / "run" / "reelkit_run",
    "reelkit_specs": ROOT / "specs" / "reelkit_specs",
}
MAY_IMPORT = {
    "reelkit": {"reelkit_api", "reelkit_specs"},
    "reelkit_api": set(),
    "reelkit_conformance": {"reelkit_specs"},
    "reelkit_mock": {"reelkit_specs"},
    "reelkit_run": {"reelkit", "reelkit_mock", "reelkit_specs"},
    "reelkit_specs": set(),
}
OURS = {*ROOMS, "tests", "benchmarks"}
# The parts of each package from top to bottom: a part imports only what stands in a line below its own.
LAYERS = {
    "reelkit": (
        ("__main__",),
        ("_mcp",),
        ("_cli",),
        ("_cli/workers",),
        ("_cli/batch_files", "_cli/reporting"),
        ("_cli/support",),
        ("_client",),
        ("_outbox", "_telemetry"),
        ("_io",),
        ("_io/http1",),
        ("_flows",),
        ("_logs",),
        ("_prices",),
        ("_protocol",),
        ("_effects", "_lines"),
        ("_journal",),
        ("_journal/files",),
        ("_objects",),
        ("_system",),
        ("_errors",),
    ),
    "reelkit_conformance": (
        ("__main__",),
        ("command", "pytest_plugin"),
        ("_run",),
        ("_stages", "_report/html"),
        ("_report",),
        ("_cases", "_judge"),
        ("_contract",),
        ("_checks", "_http"),
        ("_errors",),
    ),
    "reelkit_mock": (
        ("__main__",),
        ("command", "pytest_plugin"),
        ("_prism", "_pytest_markers"),
        ("_mock",),
        ("_namespaces",),
        ("_admin",),
        ("_service",),
        ("_world",),
        ("_scenario",),
        ("_http",),
        ("_errors",),
    ),
    "reelkit_run": (
        ("command",),
        ("_run", "_stand_ins"),
        ("_child", "_gateway", "_isolation", "_proxy"),
        ("_folder",),
        ("_certificates", "_environment", "_user_proxy"),
        ("_errors", "_hooks", "_namespace"),
    ),
    "reelkit_specs": (
        ("pipeline",),
        ("_steps",),
        ("_lint",),
        ("_diff",),
        ("_overlays",),
        ("_checks",),
        ("_vendor",),
        ("_documents",),
        ("_contract",),
        ("_added", "_shared"),
    ),
}
MOST = 12  # modules in one folder; a family of checks each is another matter
BEHIND_THE_DOOR = ("reelkit_mock._", "reelkit_specs._", "reelkit_specs.pipeline")  # for their own rooms alone


def imports(path: Path) -> Iterator[str]:
    """The absolute names that a file imports; relative ones stay in their room."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_architecture_allows(room: str) -> None:
    """Of our own packages a room knows itself and the rooms in the table, of those with a door only that."""
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


def test_one_module_of_run_touches_the_wrapper() -> None:
    """`reelkit run` uses the flows of the wrapper, and must not spread over its inner modules."""
    found = {
        path for path in ROOMS["reelkit_run"].rglob("*.py") for name in imports(path) if name.startswith("reelkit.")
    }

    assert [path.name for path in found] == ["service.py"]


@pytest.mark.parametrize("package", LAYERS)
def test_every_part_of_a_package_has_a_layer(package: str) -> None:
    """A new folder, or a new module beside the folders, is given its place in the table."""
    assert {part for layer in LAYERS[package] for part in layer} == parts(package).keys()


@pytest.mark.parametrize("package", LAYERS)
def test_a_part_imports_only_what_stands_below_it(package: str) -> None:
    """Imports within functions and for typing count as well."""
    depth = {part: number for number, layer in enumerate(LAYERS[package]) for part in layer}

    upward = [
        f"{part} imports {other}"
        for part, others in imports_of_parts(package).items()
        for other in others
        if depth[other] <= depth[part]
    ]

    assert upward == []


@pytest.mark.parametrize("package", LAYERS)
def test_a_folder_is_small_enough_to_be_read(package: str) -> None:
    """At most twelve modules, but for the families of checks."""
    large = {part.name: part.modules for part in parts(package).values() if part.modules > MOST}
    large.pop("_checks", None)

    assert large == {}


def test_the_walkthroughs_name_modules_that_exist() -> None:
    """docs/architecture.md takes a reader from module to module."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    walkthroughs = page.split("## Four walkthroughs")[1]
    named = set(re.findall(r"`(reelkit\w*(?:\._?\w+)+)`", walkthroughs))

    missing = {
        name
        for name in named
        if not (path := ROOMS[name.split(".")[0]].joinpath(*name.split(".")[1:])).with_suffix(".py").exists()
        and not path.is_dir()
    }

    assert missing == set()
    assert len(named) > 40
