"""The drawing of the rooms: the five packages, how large each is, and who imports whom, read from the code."""

import ast
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Room(NamedTuple):
    """A package: where it is, what it is, and where its box stands."""

    name: str
    folder: str
    words: str
    x: int
    y: int


WIDTH, HEIGHT = 272, 92
ROOMS = (
    Room("reelkit", "wrapper", "the client, and the command", 28, 28),
    Room("reelkit_api", "generated", "request and answer classes", 480, 28),
    Room("reelkit_mock", "mock", "the service, without the vendor", 28, 208),
    Room("reelkit_specs", "specs", "the contract: built, and as data", 480, 208),
    Room("reelkit_conformance", "conformance", "where a server leaves the contract", 28, 388),
)
DATA = (("reelkit_specs", "reelkit_api", "writes it"),)  # no import: the pipeline runs the generator
# Mid tones, that are read on white and on black alike.
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
    """docs/pictures/rooms.svg."""
    boxes = [_box(room) for room in ROOMS]
    arrows = [_arrow(_named(a), _named(b), _plural(count, "import")) for (a, b), count in _imports().items()]
    arrows += [_arrow(_named(a), _named(b), words, "arrow data") for a, b, words in DATA]
    bottom, right = max(r.y for r in ROOMS) + HEIGHT + 28, max(r.x for r in ROOMS) + WIDTH + 28
    frame = f'viewBox="0 0 {right} {bottom}" role="img" aria-label="{_said()}"'
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
    """How many modules of a room import another room."""
    names = {room.name for room in ROOMS}
    counts: dict[tuple[str, str], int] = {}
    for room in ROOMS:
        for file in _modules(room):
            for other in sorted(_imported(file) & names - {room.name}):
                counts[room.name, other] = counts.get((room.name, other), 0) + 1
    return counts


def _modules(room: Room) -> list[Path]:
    return sorted((ROOT / room.folder / room.name).rglob("*.py"))


def _imported(file: Path) -> set[str]:
    """The packages that a module names in its imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _named(name: str) -> Room:
    return next(room for room in ROOMS if room.name == name)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _said() -> str:
    """The drawing in words, for those who cannot see it."""
    return "; ".join(f"{a} imports {b} in {_plural(count, 'module')}" for (a, b), count in _imports().items())


def _box(room: Room) -> str:
    kind = "made" if room.folder == "generated" else "box"
    size = f"{room.folder}/ · {_plural(len(_modules(room)), 'module')}"
    return (
        f'<rect class="{kind}" x="{room.x}" y="{room.y}" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
        f'<text class="name" x="{room.x + 16}" y="{room.y + 32}">{room.name}</text>'
        f'<text x="{room.x + 16}" y="{room.y + 55}">{room.words}</text>'
        f'<text x="{room.x + 16}" y="{room.y + 76}">{size}</text>'
    )


def _arrow(start: Room, end: Room, words: str, kind: str = "arrow") -> str:
    """From box to box: sideways between the columns, upwards within one."""
    if start.x == end.x:
        x, y, to_x, to_y = start.x + WIDTH // 2, start.y, end.x + WIDTH // 2, end.y + HEIGHT
        path, label = f"M{x} {y}L{to_x} {to_y + 2}", (x + 10, (y + to_y) // 2 + 4)
    else:
        steps = (end.y > start.y) - (end.y < start.y)  # several arrows begin and end beside each other
        x, y, to_x = start.x + WIDTH, start.y + HEIGHT // 2 + 24 * steps, end.x
        to_y = end.y + HEIGHT // 2 - 24 * steps
        path = f"M{x} {y}C{x + 90} {y} {to_x - 90} {to_y} {to_x - 2} {to_y}"
        label = (x + 14, y + (20 if steps < 0 else -7))
    return f'<path class="{kind}" d="{path}"/><text class="label" x="{label[0]}" y="{label[1]}">{words}</text>'
