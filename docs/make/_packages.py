"""The drawing of the six packages: the number of modules, and the imports between them."""

import ast
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Package(NamedTuple):
    """A package: its folder, a description, and the position of its box."""

    name: str
    folder: str
    words: str
    x: int
    y: int


WIDTH, HEIGHT = 272, 92
PACKAGES = (
    Package("reelkit", "wrapper", "the client, and the command", 28, 28),
    Package("reelkit_api", "generated", "request and response classes", 480, 28),
    Package("reelkit_mock", "mock", "a local stand-in for the service", 28, 208),
    Package("reelkit_specs", "specs", "builds the contract; the contract as data", 480, 208),
    Package("reelkit_conformance", "conformance", "checks a server against the contract", 28, 388),
    Package("reelkit_run", "run", "runs any program with the mock", 480, 388),
)
DATA = (("reelkit_specs", "reelkit_api", "writes it"),)  # not an import: the pipeline runs the generator
# Medium tones, legible on white and on black.
STYLE = """\
text { font-family: ui-sans-serif, system-ui, sans-serif; font-size: 13px; fill: #ffffff }
.name { font-family: ui-monospace, monospace; font-size: 17px; font-weight: 600 }
.box { fill: #4051b5 }
.made { fill: #5f6b7a }
.arrow { stroke: #8792a2; stroke-width: 1.6; fill: none; marker-end: url(#head) }
.data { stroke-dasharray: 5 5 }
.head, .label { fill: #8792a2 }
"""


def drawing() -> str:
    """docs/pictures/packages.svg."""
    boxes = [_box(package) for package in PACKAGES]
    arrows = [_arrow(_named(a), _named(b), _plural(count, "import")) for (a, b), count in _imports().items()]
    arrows += [_arrow(_named(a), _named(b), words, "arrow data") for a, b, words in DATA]
    bottom, right = max(r.y for r in PACKAGES) + HEIGHT + 28, max(r.x for r in PACKAGES) + WIDTH + 28
    frame = f'viewBox="0 0 {right} {bottom}" role="img" aria-label="{_description()}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>',
            f"<style>\n{STYLE}</style>",
            '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<path class="head" d="M0 0L8 4L0 8z"/></marker>',
            *arrows,
            *boxes,
            "</svg>\n",
        ]
    )


def _imports() -> dict[tuple[str, str], int]:
    """The number of modules of one package that import another."""
    names = {package.name for package in PACKAGES}
    counts: dict[tuple[str, str], int] = {}
    for package in PACKAGES:
        for file in _modules(package):
            for other in sorted(_imported(file) & names - {package.name}):
                counts[package.name, other] = counts.get((package.name, other), 0) + 1
    return counts


def _modules(package: Package) -> list[Path]:
    return sorted((ROOT / package.folder / package.name).rglob("*.py"))


def _imported(file: Path) -> set[str]:
    """The packages that a module names in its imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _named(name: str) -> Package:
    return next(package for package in PACKAGES if package.name == name)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _description() -> str:
    """The drawing as text, for screen readers."""
    return "; ".join(f"{a} imports {b} in {_plural(count, 'module')}" for (a, b), count in _imports().items())


def _box(package: Package) -> str:
    kind = "made" if package.folder == "generated" else "box"
    size = f"{package.folder}/ · {_plural(len(_modules(package)), 'module')}"
    return (
        f'<rect class="{kind}" x="{package.x}" y="{package.y}" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
        f'<text class="name" x="{package.x + 16}" y="{package.y + 32}">{package.name}</text>'
        f'<text x="{package.x + 16}" y="{package.y + 55}">{package.words}</text>'
        f'<text x="{package.x + 16}" y="{package.y + 76}">{size}</text>'
    )


def _arrow(start: Package, end: Package, words: str, kind: str = "arrow") -> str:
    """An arrow between two boxes: sideways between the columns, upwards within a column."""
    if start.x == end.x:
        x, y, to_x, to_y = start.x + WIDTH // 2, start.y, end.x + WIDTH // 2, end.y + HEIGHT
        path, label = f"M{x} {y}L{to_x} {to_y + 2}", (x + 10, (y + to_y) // 2 + 4)
    else:
        steps = (end.y > start.y) - (end.y < start.y)  # so that arrows do not overlap
        is_far = abs(end.y - start.y) > 2 * HEIGHT
        is_left = end.x < start.x
        x, to_x = (start.x, end.x + WIDTH + 2) if is_left else (start.x + WIDTH, end.x - 2)
        y = start.y + HEIGHT // 2 + (0 if is_far else 24 * steps)
        to_y = end.y + HEIGHT // 2 - (38 if is_far else 24) * steps
        bend = -90 if is_left else 90
        path = f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
        label = (x - 84 if is_left else x + 14, y + (20 if steps < 0 else -7))
    return f'<path class="{kind}" d="{path}"/><text class="label" x="{label[0]}" y="{label[1]}">{words}</text>'
