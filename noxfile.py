"""Everything that CI runs, and everything that is made by a command. `nox -l` lists it."""

import hashlib
import json
import os
import re
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["everything"]

PYTHONS = ["3.11", "3.12", "3.13"]
AT_HAND = f"{sys.version_info.major}.{sys.version_info.minor}"  # of every session that names none
PYPROJECT = Path(__file__).with_name("pyproject.toml")
LOADED = nox.project.load_toml(PYPROJECT)
GROUPS = LOADED["dependency-groups"]
EXTRAS = LOADED["project"]["optional-dependencies"]
CHECKOUT = "--editable=.[all]"
# Packages that are written by hand.
OURS = ["reelkit", "reelkit_conformance", "reelkit_mock", "reelkit_run", "reelkit_specs"]

# Four workers on two cores: a third of the time of a test is waiting for sockets, disks and processes. A worker that is
# done takes over what waits for the others.
PYTEST = ("pytest", "-n", "4", "--dist", "worksteal")
ON_EVERY_PYTHON = ("-m", "not slow or every_python")
# Tests of documents, figures and lists, which are the same on every Python.
ONLY_DATA = ("api", "benchmarks", "conformance/cases", "documents", "first_use", "mutants", "specs/diff", "workflows")
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # or each worker, and each process that a test starts, compiles all anew


def install(session: nox.Session, *requirements: str) -> None:
    """Install what this environment does not have yet: a second session or a second run should not wait for pip."""
    pyproject = hashlib.sha256(PYPROJECT.read_bytes()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed.json"
    installed = json.loads(stamp.read_text()).get(pyproject, []) if stamp.exists() else []
    if missing := [each for each in requirements if each not in installed]:
        session.install(*missing)
        stamp.write_text(json.dumps({pyproject: [*installed, *missing]}))


@nox.session
def everything(session: nox.Session) -> None:
    """Everything once, on the Python at hand and in one environment: what `nox` runs."""
    install(session, CHECKOUT, *(line for name in ("test", "types", "lint", "docs", "build") for line in GROUPS[name]))
    for part in (lint, types, specs, generated, tests, docs, sdist, wheel):
        session.log(f"{part.__name__}: {part.__doc__}")
        part(session)


@nox.session
def quick(session: nox.Session) -> None:
    """The behaviour of every room, in a minute: the tests that are not slow."""
    install(session, CHECKOUT, *GROUPS["test"])
    session.run(*PYTEST, "-m", "not slow", *session.posargs, env=COMPILED)


@nox.session(python=[each for each in PYTHONS if each != AT_HAND])
def ci(session: nox.Session) -> None:
    """What may differ between Pythons, on those that are not at hand: what CI runs after `nox`."""
    install(session, CHECKOUT, *GROUPS["test"])
    session.run("reelkit", "specs", "generate", "--check")
    left_out = [f"--ignore=tests/{each}" for each in ONLY_DATA]
    session.run(*PYTEST, *ON_EVERY_PYTHON, *left_out, *session.posargs, env=COMPILED)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and formatting of what is written by hand."""
    install(session, *GROUPS["lint"])
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict on our packages, the generated one among them."""
    install(session, CHECKOUT, *GROUPS["types"])
    session.run("mypy")


@nox.session
def specs(session: nox.Session) -> None:
    """The vendor's documents, the overlays and the contract are in order."""
    install(session, CHECKOUT)
    session.run("reelkit", "specs", "check")


@nox.session
def generate(session: nox.Session) -> None:
    """Write contract, CHANGES.md, generated/ and the pages about them anew. Run it after a change in specs/."""
    install(session, CHECKOUT)
    session.run("reelkit", "specs", "generate")
    session.run("python", "-m", "docs.make")


@nox.session
def regenerate(session: nox.Session) -> None:
    """Take over what the vendor has changed, make everything anew, draft the changelog, and run the tests."""
    install(session, CHECKOUT, *GROUPS["test"])
    session.run("reelkit", "specs", "regenerate", *session.posargs, success_codes=[0, 10])
    session.run("reelkit", "specs", "generate", "--check")
    session.run("python", "-m", "docs.make")
    session.run(*PYTEST, env=COMPILED)


@nox.session
def generated(session: nox.Session) -> None:
    """What is checked in is what the generator gives, under several hash seeds."""
    install(session, CHECKOUT)
    for seed in ("0", "4711"):
        session.run("reelkit", "specs", "generate", "--check", env={"PYTHONHASHSEED": seed})


@nox.session
def tests(session: nox.Session) -> None:
    """The tests, all of them."""
    install(session, CHECKOUT, *GROUPS["test"])
    session.run(*PYTEST, *session.posargs, env=COMPILED)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """The tests of `ci` with the oldest Python and the oldest dependencies that we allow."""
    shipped = [*LOADED["project"]["dependencies"], *(line for lines in EXTRAS.values() for line in lines)]
    oldest = dict(found.groups() for line in shipped if (found := re.match(r"([\w.-]+)[>=]=([\d.]+)", line)))
    constraints = Path(session.virtualenv.location) / "oldest.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in oldest.items()))
    tools = [line for line in GROUPS["test"] if line.partition("==")[0] not in oldest]
    tools = [line.partition("==")[0] if line.startswith("opentelemetry-sdk") else line for line in tools]  # as the API
    install(session, f"--constraint={constraints}", CHECKOUT, *tools)
    session.run(*PYTEST, *ON_EVERY_PYTHON, *session.posargs, env=COMPILED)


@nox.session
def coverage(session: nox.Session) -> None:
    """The tests once more, and which lines and branches of our packages they reach."""
    install(session, CHECKOUT, *GROUPS["test"], *GROUPS["coverage"])
    session.env["COVERAGE_FILE"] = str(Path(session.virtualenv.location).absolute() / ".coverage")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", *PYTEST, *session.posargs, env=COMPILED)
    session.run("coverage", "combine", "--quiet")
    for package in (*OURS, "reelkit_api"):  # the last is generated, and more than we call: it has no bound
        session.log(f"{package}, in percent:")
        session.run("coverage", "report", f"--include=*/{package}/*", "--format=total", "--fail-under=0")
    session.run("coverage", "report", "--omit=*/reelkit_api/*")


@nox.session
def sdist(session: nox.Session) -> None:
    """The sdist has what git has, and nothing else; the wheel that is built from it is that of the checkout."""
    install(session, *GROUPS["build"])
    session.run("python", "-m", "tests.distribution")


@nox.session
def release(session: nox.Session) -> None:
    """What an index would get, in build/dist: sdist and wheel, each built twice with the same bytes, and checked."""
    install(session, *GROUPS["release"])
    session.run("python", "-m", "tests.release", *session.posargs)


@nox.session
def audit(session: nox.Session) -> None:
    """No known vulnerability in what we install, and in what that brings. Needs the network."""
    install(session, CHECKOUT, *(line for lines in GROUPS.values() for line in lines))
    report = Path(session.virtualenv.location) / "audit.json"
    report.unlink(missing_ok=True)
    command = ["pip-audit", "--local", "--skip-editable", "--progress-spinner", "off", "-f", "json", "-o", str(report)]
    session.run(*command, success_codes=[0, 1], silent=True)  # 1: it has found something, or got no answer
    found = json.loads(report.read_text())["dependencies"] if report.exists() else []
    audited = [each for each in found if "vulns" in each]
    if not audited:
        session.skip("the service that knows of vulnerabilities cannot be reached from here: nothing was audited")
    silent = [each["name"] for each in found if "vulns" not in each and each["name"] != "reelkit"]
    bad = [f"{each['name']} {each['version']}: {vuln['id']}" for each in audited for vuln in each["vulns"]]
    if silent or bad:
        session.error(f"vulnerable: {', '.join(bad) or 'none'}; not audited: {', '.join(silent) or 'none'}")


@nox.session
def docs(session: nox.Session) -> None:
    """The pages, from docs/ and the docstrings, into build/docs; a warning is an error."""
    install(session, *GROUPS["docs"])
    session.run("mkdocs", "build", "--strict", "--quiet", env={"NO_MKDOCS_2_WARNING": "1"})  # about what may come
    session.run("python", "docs/make/external_urls.py", "build/docs")  # whoever reads them asks nobody


@nox.session
def pages(session: nox.Session) -> None:
    """Write what in docs/ is made from the code: commands, checks, models, and the pictures."""
    install(session, CHECKOUT, *(line for line in GROUPS["test"] if line.startswith(("opentelemetry", "playwright"))))
    session.run("python", "-m", "docs.make")
    session.run("python", "-m", "docs.make.picture")
    session.run("python", "-m", "docs.make.trace_picture")
    session.run("python", "-m", "docs.make.console_pictures")


@nox.session
def first_use(session: nox.Session) -> None:
    """Run each command of the README on a clean machine; `-- --quick` skips the one that runs CI."""
    session.run("python", "-m", "tests.first_use", *session.posargs)


@nox.session
def stranger(session: nox.Session) -> None:
    """The old name of `first_use`."""
    first_use(session)


@nox.session
def chaos(session: nox.Session) -> None:
    """The whole fault drive: 10,000 jobs, faults on one answer in five, 200 kills. `-- --seed N` plays one again.

    `-- --journal postgresql` is that of several workers.
    """
    install(session, CHECKOUT, *GROUPS["test"])
    session.run("python", "-m", "tests.chaos", *session.posargs)


@nox.session
def catalogue(session: nox.Session) -> None:
    """Every check of the conformance kit for every model, on the mock. `-- --level L1` takes the quick ones."""
    install(session, CHECKOUT, *GROUPS["test"])
    session.run("python", "-m", "tests.specs.conform_all", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """How many planted faults are found, and by what. It takes long, so it is run by name."""
    install(session, CHECKOUT, *GROUPS["test"])
    session.run("python", "-m", "tests.mutants", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """The project's figures beside those of its peers: all rows, or `-- mock`; `-- --check` says what has slipped."""
    install(session, CHECKOUT, *GROUPS["test"], *GROUPS["bench"])
    session.run("python", "-m", "benchmarks", *session.posargs, interrupt_timeout=30)  # it ends what it has started


@nox.session
def wheel(session: nox.Session) -> None:
    """The built wheel in an empty environment: it imports, it runs, a consumer of it is well typed."""
    install(session, *GROUPS["build"], *GROUPS["types"])
    folder = Path(session.virtualenv.location).absolute() / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    session.run("python", "-m", "venv", "--without-pip", str(folder / "empty"))
    programs = folder / "empty" / Path(session.bin).name
    python = str(programs / "python")
    [built] = map(str, folder.glob("*.whl"))
    session.run("python", "-m", "pip", "--python", python, "install", "--quiet", built)
    with session.chdir(folder):  # away from the checkout, so that nothing is imported from it
        run = {"external": True}  # of an environment that is not the session's
        session.run(python, "-c", "from reelkit import *; from reelkit import PixverseV5TextToVideo", **run)
        session.run("python", "-m", "pip", "--python", python, "list", "--format=freeze")  # the base brings no more
        session.run(str(programs / "reelkit"), "--help", **run)
        session.run(str(programs / "reelkit"), "models", **run)
        consumer = str(PYPROJECT.parent / "tests" / "typing" / "consumer.py")
        session.run("mypy", "--strict", "--config-file", os.devnull, "--python-executable", python, consumer)
        session.run("pyright", "--pythonpath", python, consumer)
