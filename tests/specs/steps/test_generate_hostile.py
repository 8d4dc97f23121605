"""A vendor document is data: no text in it becomes code of the client."""

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelkit_specs._documents.checkout import Project
from reelkit_specs._steps.build import Built, build
from reelkit_specs._steps.generate import files, generate

CALL = "intruder()"
WAYS_OUT = [f'"""\n{CALL}\n"""', f"'\n{CALL}\n'", f'"\n{CALL}\n"', f'\\"""\n{CALL}\n', f"{{{CALL}}}", f"\n{CALL}\n#"]

NAMES = [f"a: int = {CALL}", f"a\n{CALL}\nb", f'a"; {CALL}; "']


@pytest.fixture(scope="module")
def built(small_checkout: Project) -> Built:
    return build(small_checkout)


def hostile(built: Built) -> Built:
    """A document whose descriptions, defaults, enums and examples try to end the quotes of a string."""
    reader = copy.deepcopy(built.reader)
    fields: dict[str, Any] = {}
    for number, text in enumerate(WAYS_OUT):
        fields[f"a{number}"] = {"type": "string", "description": text, "default": text, "example": text}
        fields[f"b{number}"] = {"type": "string", "description": text, "enum": [text, "x"]}
        fields[f"c{number}"] = {"const": text, "description": text}
    text = "".join(WAYS_OUT)
    reader["components"]["schemas"]["Hostile"] = {"type": "object", "description": text, "properties": fields}
    reader["info"] |= {"title": text, "description": text}
    for path in reader["paths"].values():
        for operation in path.values():
            operation |= {"summary": text, "description": text}
    return built._replace(reader=reader)


def names(package: Path) -> Iterator[str]:
    """Every name in the code of a package, outside of strings."""
    for name, content in files(package).items():
        if name.endswith(".py"):
            yield from (node.id for node in ast.walk(ast.parse(content)) if isinstance(node, ast.Name))


@pytest.mark.slow
def test_no_text_of_a_document_becomes_code(built: Built, tmp_path: Path) -> None:
    """Generators before the pinned version did not escape it (GHSA-5293-mq8x-g3xj)."""
    package = generate(hostile(built), tmp_path)

    found = set(names(package))
    assert "Any" in found
    assert "Hostile" in (package / "models" / "__init__.py").read_text()
    assert any(CALL.encode() in content for content in files(package).values())
    assert "intruder" not in found


@pytest.mark.slow
def test_no_name_of_a_field_becomes_code(built: Built, tmp_path: Path) -> None:
    """The generator turns names into identifiers."""
    reader = copy.deepcopy(built.reader)
    fields = {name: {"type": "string"} for name in NAMES}
    reader["components"]["schemas"]["Hostile"] = {"type": "object", "properties": fields}

    package = generate(built._replace(reader=reader), tmp_path)

    assert "Hostile" in (package / "models" / "__init__.py").read_text()
    assert "intruder" not in set(names(package))
