"""Runs the generator and the formatter on the reader's view, and checks the result."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from reelkit_specs._documents.class_names import class_of
from reelkit_specs._documents.findings import Finding, finding_error, raise_findings
from reelkit_specs._documents.json import compact, dump, sha256
from reelkit_specs._documents.walk import operations
from reelkit_specs._steps.build import READER, Built

HERE = Path(__file__).parent
CONFIG = HERE / "generator.yaml"
TEMPLATES = HERE / "templates"
COMMAND = "nox -s generate"
GENERATOR = "openapi-python-client"
FORMATTER = "ruff"
TARGET = ("--isolated", "--no-cache", "--target-version", "py311", "--quiet")
FIX = ("check", ".", *TARGET, "--fix-only", "--select", "F401,I")
FORMAT = ("format", ".", *TARGET, "--line-length", "100")
LITERAL = re.compile(r"(?m)^\w+ = Literal\[")  # in a module of allowed values
IMPORT = re.compile(r"(?m)^from \.\.models\.(\w+) import ")
FUTURE = "from __future__ import annotations\n"  # the first line of the module of a class
CLASS = 'T = TypeVar("T", bound='  # and the line before the class
CLASS_NAME = re.compile(r"(?m)^class (\w+):")
FILE = "str | PathLike[str] | IO[bytes]"  # the type of a field that takes files; the client sends them as data URIs


def generate(built: Built, folder: Path) -> Path:
    """Generate the package into *folder*, which must be empty, and return its path."""
    document = folder / "reader.json"
    package = folder / "reelkit_api"
    document.write_text(dump(built.reader), encoding="utf-8")
    options = ("--path", document, "--config", CONFIG, "--custom-template-path", TEMPLATES, "--output-path", package)
    _run("openapi_python_client", "generate", *options, "--meta", "none", "--fail-on-warning", cwd=folder)
    _join_literals(package / "models")
    _type_files(built, package / "models")
    _run(FORMATTER, *FIX, cwd=package)
    _run(FORMATTER, *FORMAT, cwd=package)
    _check_complete(built, package)
    _write_origin(built, package)
    return package


def _join_literals(models: Path) -> None:
    """Move each list of allowed values into the module of the class that has the field.

    The generator gives each list a module of its own: with a whole catalogue, most of the modules.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(models.glob("*.py"))}
    names = texts.pop("__init__")
    users: dict[str, list[str]] = {}
    for user, text in texts.items():
        for name in dict.fromkeys(IMPORT.findall(text)):
            users.setdefault(name, []).append(user)
    for literal in [name for name, text in texts.items() if LITERAL.search(text) and len(users.get(name, ())) == 1]:
        (user,) = users[literal]
        text = re.sub(rf"(?m)^from \.\.models\.{literal} import .*\n", "", texts[user])
        imports, _, definitions = texts.pop(literal).partition("\n\n")
        texts[user] = text.replace(FUTURE, f"{FUTURE}{imports}\n", 1).replace(CLASS, f"{definitions}\n{CLASS}", 1)
        names = re.sub(rf"\.{literal}\b", f".{user}", names)
        (models / f"{literal}.py").unlink()
    for name, text in (texts | {"__init__": names}).items():
        (models / f"{name}.py").write_text(text, encoding="utf-8", newline="\n")


def _type_files(built: Built, models: Path) -> None:
    """Let the fields that take files have paths and open files, too. The generator reads them as text alone."""
    for path in sorted(models.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        fields = [
            field
            for name in CLASS_NAME.findall(text)
            for field, schema in built.reader["components"]["schemas"].get(name, {}).get("properties", {}).items()
            if "data-uri" in schema.get("x-reelkit-file", ())
        ]
        for field in fields:
            text = re.sub(rf"(?m)^(    {field}: )str\b", rf"\g<1>{FILE}", text)
        if fields:
            text = text.replace(FUTURE, f"{FUTURE}from os import PathLike\nfrom typing import IO\n", 1)
            path.write_text(text, encoding="utf-8", newline="\n")


def files(package: Path) -> dict[str, bytes]:
    """The files of a generated package by name, without `__pycache__`."""
    found = (path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(package).as_posix(): path.read_bytes() for path in found}


def _run(module: str, *arguments: object, cwd: Path) -> None:
    # Neither PYTHONPATH nor modules in the current folder may affect the generator.
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONSTARTUP")}
    command = [sys.executable, "-P", "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    if done.returncode:
        message = " ".join((done.stderr or done.stdout).split())
        raise finding_error(
            READER, "", f"{module} failed: {message}", "correct the document or the overlay that the message names"
        )


def _check_complete(built: Built, package: Path) -> None:
    """Raise if a class or an operation is missing or a file is not Python. The generator drops some silently."""
    models = (package / "models" / "__init__.py").read_text(encoding="utf-8")
    findings = []
    for component in built.reader["components"]["schemas"]:
        if component != class_of(component) or f'"{component}"' not in models:
            where = f"/components/schemas/{component}"
            findings.append(
                Finding(
                    READER,
                    where,
                    "the generator made no class from it",
                    "check for a name that is used twice or that the generator spells differently",
                )
            )
    for operation in operations(built.reader):
        tag, name = operation.content.get("tags", ["default"])[0], operation.content["operationId"]
        if not (package / "api" / tag / f"{name}.py").is_file():
            what = "the generator made no function from it"
            findings.append(Finding(READER, operation.pointer, what, "check its parameters"))
    for name, content in files(package).items():
        try:
            compile(content, name, "exec", dont_inherit=True)
        except SyntaxError as error:
            what = f"the generated {name} is not valid Python: {error.msg} in line {error.lineno}"
            findings.append(Finding(READER, "", what, "check the schema that it is generated from"))
    raise_findings(findings)


def _write_origin(built: Built, package: Path) -> None:
    """Add a header to every file, and record versions and hashes in GENERATED.json."""
    header = f"# Generated from the contract: do not edit. To regenerate it, run `{COMMAND}`.\n"
    (package / "py.typed").touch()
    for name in files(package):
        path = package / name
        path.write_text(header + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    templates = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.iterdir())}
    record = {
        "note": header.strip("# \n"),
        "versions": {tool: version(tool) for tool in (GENERATOR, FORMATTER)},
        "sha256": {
            "contract": sha256(built.contract_text),
            "reader": sha256(dump(built.reader)),
            "config": sha256(CONFIG.read_bytes()),
            "templates": sha256(compact(templates)),
            "files": sha256(compact({name: sha256(content) for name, content in files(package).items()})),
        },
    }
    (package / "GENERATED.json").write_text(dump(record), encoding="utf-8")
