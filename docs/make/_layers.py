"""The layers of each package, read from its imports: a picture for each, and the tables of docs/architecture.md."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "reelkit": ROOT / "wrapper" / "reelkit",
    "reelkit_mock": ROOT / "mock" / "reelkit_mock",
    "reelkit_conformance": ROOT / "conformance" / "reelkit_conformance",
    "reelkit_run": ROOT / "run" / "reelkit_run",
    "reelkit_specs": ROOT / "specs" / "reelkit_specs",
}
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- made by docs.make: layers -->", "<!-- end of layers -->"

BOX_HEIGHT, GAP, ROW = 44, 26, 92
# Medium tones, which can be read on a white and on a black page.
STYLE = """\
text { font-family: ui-sans-serif, system-ui, sans-serif; font-size: 12px; fill: #ffffff; text-anchor: middle }
.name { font-family: ui-monospace, monospace; font-size: 14px; font-weight: 600 }
.folder { fill: #4051b5 }
.module { fill: #5f6b7a }
.arrow { stroke: #8792a2; stroke-width: 1.4; fill: none; marker-end: url(#head) }
.head { fill: #8792a2 }
"""


class Part(NamedTuple):
    """A folder of a package, or a module beside the folders."""

    name: str
    modules: int
    is_folder: bool
    sentence: str  # the first line of its docstring


@cache
def parts(package: str) -> dict[str, Part]:
    """The folders and single modules of a package, by their paths below it."""
    root = PACKAGES[package]
    found: dict[str, list[Path]] = {}
    for file in sorted(root.rglob("*.py")):
        if file != root / "__init__.py":
            found.setdefault(_part(root, file), []).append(file)
    return {
        name: Part(
            name,
            sum(file.name != "__init__.py" for file in files),
            (root / name).is_dir(),
            _sentence(root / name / "__init__.py" if (root / name).is_dir() else files[0]),
        )
        for name, files in found.items()
    }


@cache
def imports(package: str) -> dict[str, set[str]]:
    """Which parts each part imports, wherever in a module the import stands."""
    root = PACKAGES[package]
    found: dict[str, set[str]] = {name: set() for name in parts(package)}
    for file in root.rglob("*.py"):
        if file == root / "__init__.py":  # the face of the package, whose names are looked up when they are used
            continue
        here = _part(root, file)
        for module in _imported(file):
            if module.startswith(f"{package}."):
                found[here].add(_part(root, _file(root, module.split(".")[1:])))
    return {name: others - {name} for name, others in found.items()}


def layers(package: str) -> list[list[str]]:
    """The parts from top to bottom: each stands above everything that it imports."""
    below = imports(package)
    heights: dict[str, int] = {}

    def height(name: str, path: tuple[str, ...] = ()) -> int:
        if name in path:
            raise ValueError(f"{package}: a circle of imports: {' -> '.join([*path, name])}")
        if name not in heights:
            heights[name] = 1 + max((height(other, (*path, name)) for other in below[name]), default=-1)
        return heights[name]

    for name in below:
        height(name)
    return [sorted(n for n, h in heights.items() if h == level) for level in range(max(heights.values()), -1, -1)]


def picture(package: str) -> str:
    """An SVG with one row for each layer, and arrows for the imports that do not follow from other arrows."""
    rows = layers(package)
    widths = {part.name: max(110, 9 * len(_shown(part)) + 24) for part in parts(package).values()}
    width = max(sum(widths[name] + GAP for name in row) for row in rows) + GAP
    places: dict[str, tuple[float, int]] = {}
    for level, row in enumerate(rows):
        x = (width - sum(widths[name] + GAP for name in row) + GAP) / 2
        for name in row:
            places[name] = (x + widths[name] / 2, 24 + level * ROW)
            x += widths[name] + GAP
    arrows = [
        _arrow(places[name], places[other])
        for name, others in sorted(imports(package).items())
        for other in sorted(_direct(package, others))
    ]
    boxes = [_box(part, places[part.name], widths[part.name]) for part in parts(package).values()]
    height = 24 + len(rows) * ROW
    words = "; ".join(
        f"{name} imports {', '.join(sorted(others))}" for name, others in imports(package).items() if others
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height - 24}" role="img" '
            f'aria-label="The layers of {package}: {words}">',
            f"<style>\n{STYLE}</style>",
            '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<path class="head" d="M0 0L8 4L0 8z"/></marker>',
            *arrows,
            *boxes,
            "</svg>\n",
        ]
    )


def page() -> str:
    """docs/architecture.md with its tables of layers written anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{_tables()}{END}{after}"


def _tables() -> str:
    """For each package its picture, its figures, and its parts from top to bottom."""
    lines: list[str] = []
    for package in PACKAGES:
        rows = layers(package)
        largest = max(parts(package).values(), key=lambda part: (part.modules, part.name))
        total = sum(part.modules for part in parts(package).values())
        lines += [
            f"### {package}",
            "",
            f"![The layers of {package}](pictures/{package}.svg)",
            "",
            f"{total} modules in {len(rows)} layers; the largest folder, `{largest.name}`, has {largest.modules}.",
            "",
            "| layer | part | modules | responsible for |",
            "|---:|---|---:|---|",
        ]
        for number, row in enumerate(rows, start=1):
            for name in row:
                part = parts(package)[name]
                lines.append(
                    f"| {number} | `{name}{'/' if part.is_folder else '.py'}` | {part.modules} | {part.sentence} |"
                )
        lines.append("")
    return "\n".join(lines)


def _part(root: Path, file: Path) -> str:
    """The folder that a file belongs to, or its own name if it stands beside the folders."""
    folder = file.relative_to(root).parent.as_posix()
    return folder if folder != "." else file.stem


def _file(root: Path, names: list[str]) -> Path:
    """The file of a module, or of the package that a name is imported from."""
    place = root.joinpath(*names)
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def _imported(file: Path) -> Iterator[str]:
    """The modules that a file imports; `from folder import module` counts as the module."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            package, *names = node.module.split(".")
            root = PACKAGES.get(package)
            for alias in node.names:
                is_module = root is not None and _file(root, [*names, alias.name]).exists()
                yield f"{node.module}.{alias.name}" if is_module else node.module


def _direct(package: str, others: set[str]) -> set[str]:
    """Those of *others* that none of the rest imports in its turn."""
    below = imports(package)

    def reached(name: str) -> set[str]:
        return below[name] | {far for near in below[name] for far in reached(near)}

    return others - {far for name in others for far in reached(name)}


def _sentence(file: Path) -> str:
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def _shown(part: Part) -> str:
    return f"{part.name}/" if part.is_folder else f"{part.name}.py"


def _box(part: Part, place: tuple[float, int], width: int) -> str:
    x, y = place
    kind = "folder" if part.is_folder else "module"
    label = f'<text class="name" x="{x:.0f}" y="{y + (19 if part.is_folder else 27)}">{_shown(part)}</text>'
    if part.is_folder:
        label += f'<text x="{x:.0f}" y="{y + 36}">{part.modules} module{"" if part.modules == 1 else "s"}</text>'
    return f'<rect class="{kind}" x="{x - width / 2:.0f}" y="{y}" width="{width}" height="{BOX_HEIGHT}" rx="6"/>{label}'


def _arrow(start: tuple[float, int], end: tuple[float, int]) -> str:
    (x, y), (to_x, to_y) = start, end
    y += BOX_HEIGHT
    bend = (to_y - y) / 2
    curve = f"M{x:.0f} {y}C{x:.0f} {y + bend:.0f} {to_x:.0f} {to_y - bend:.0f} {to_x:.0f} {to_y - 2}"
    return f'<path class="arrow" d="{curve}"/>'
