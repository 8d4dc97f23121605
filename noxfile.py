"""Everything that CI runs, and everything that is made by a command. `nox -l` lists it."""

import hashlib
import json
import os
import re
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "specs", "generated", "tests", "docs", "wheel", "sdist"]

PYTHONS = ["3.11", "3.12", "3.13"]
PYPROJECT = Path(__file__).with_name("pyproject.toml")
LOADED = nox.project.load_toml(PYPROJECT)
GROUPS = LOADED["dependency-groups"]
EXTRAS = LOADED["project"]["optional-dependencies"]
OURS = ["reelkit", "reelkit_conformance", "reelkit_mock", "reelkit_specs"]  # packages that are written by hand

tested: list[str] = []  # the sessions of `tests` that this run of nox has begun


def install(session: nox.Session, *requirements: str) -> None:
    """Install, unless this environment has just this already: a second run should not wait for pip."""
    wanted = hashlib.sha256(repr((requirements, PYPROJECT.read_bytes())).encode()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed"
    if not stamp.exists() or stamp.read_text() != wanted:
        session.install(*requirements)
        stamp.write_text(wanted)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and formatting of what is written by hand."""
    install(session, *GROUPS["lint"])
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict on our packages, the generated one among them."""
    install(session, "-e", ".[all]", *GROUPS["types"])
    session.run("mypy")


@nox.session
def specs(session: nox.Session) -> None:
    """The vendor's documents, the overlays and the contract are in order."""
    install(session, "-e", ".[specs]")
    session.run("reelkit", "specs", "check")


@nox.session
def generate(session: nox.Session) -> None:
    """Write contract, CHANGES.md, generated/ and the pages about them anew. Run it after a change in specs/."""
    install(session, "-e", ".[all]")
    session.run("reelkit", "specs", "generate")
    session.run("python", "-m", "docs.make")


@nox.session
def regenerate(session: nox.Session) -> None:
    """Take over what the vendor has changed, make everything anew, draft the changelog, and run the tests."""
    install(session, "-e", ".[all]", *GROUPS["test"])
    session.run("reelkit", "specs", "regenerate", *session.posargs, success_codes=[0, 10])
    session.run("reelkit", "specs", "generate", "--check")
    session.run("python", "-m", "docs.make")
    session.run("pytest", "-n", "2")


@nox.session(python=PYTHONS)
def generated(session: nox.Session) -> None:
    """What is checked in is what the generator gives: on every Python, under several hash seeds."""
    install(session, "-e", ".[specs]")
    for seed in ("0", "4711"):
        session.run("reelkit", "specs", "generate", "--check", env={"PYTHONHASHSEED": seed})


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests, on every Python. What comes out the same on each is run on the first of them that is there."""
    install(session, "-e", ".[all]", *GROUPS["test"])
    chosen = ["-m", "not on_one_python"] if tested else []
    tested.append(session.name)
    session.run("pytest", "-n", "2", *chosen, *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """The tests with the oldest Python and the oldest dependencies that we allow, but for what asks no dependency."""
    shipped = [*LOADED["project"]["dependencies"], *(line for lines in EXTRAS.values() for line in lines)]
    oldest = dict(found.groups() for line in shipped if (found := re.match(r"([\w.-]+)[>=]=([\d.]+)", line)))
    constraints = Path(session.virtualenv.location) / "oldest.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in oldest.items()))
    tools = [line for line in GROUPS["test"] if line.partition("==")[0] not in oldest]
    install(session, "-c", str(constraints), "-e", ".[all]", *tools)
    session.run("pytest", "-n", "2", "-m", "not on_one_python", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """The tests once more, and which lines and branches of our packages they reach."""
    install(session, "-e", ".[all]", *GROUPS["test"], *GROUPS["coverage"])
    session.env["COVERAGE_FILE"] = str(Path(session.virtualenv.location).absolute() / ".coverage")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-n", "2", *session.posargs)
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
def audit(session: nox.Session) -> None:
    """No known vulnerability in what we install, and in what that brings. Needs the network."""
    install(session, "-e", ".[all]", *(line for lines in GROUPS.values() for line in lines))
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
    """Write what in docs/ is made from the code: commands, checks, models, the drawing of the rooms, the demo."""
    install(session, "-e", ".[all]")
    session.run("python", "-m", "docs.make")
    session.run("python", "-m", "docs.make.picture")


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
    """The whole fault drive: 10,000 jobs, faults on one answer in five, 200 kills. `-- --seed N` plays one again."""
    install(session, "-e", ".[all]", *GROUPS["test"])
    session.run("python", "-m", "tests.chaos", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """How many planted faults are found, and by what. It takes long, so it is run by name."""
    install(session, "-e", ".[all]", *GROUPS["test"])
    session.run("python", "-m", "tests.mutants", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """The project's figures beside those of its peers: all rows, or `-- mock`; `-- --check` says what has slipped."""
    install(session, "-e", ".[all]", *GROUPS["test"], *GROUPS["bench"])
    session.run("python", "-m", "benchmarks", *session.posargs, interrupt_timeout=30)  # it ends what it has started


@nox.session(reuse_venv=False)
def wheel(session: nox.Session) -> None:
    """The built wheel in an empty environment: it imports, it runs, a consumer of it is well typed."""
    folder = Path(session.create_tmp())
    for old in folder.glob("*.whl"):
        old.unlink()
    session.run("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), ".")
    session.install(*map(str, folder.glob("*.whl")))
    session.cd(folder)  # away from the checkout, so that nothing is imported from it
    session.run("python", "-c", "from reelkit import *; from reelkit import PixverseV5TextToVideo")
    session.run("python", "-m", "pip", "list", "--format=freeze")  # the base brings no more than this
    session.run("reelkit", "--help")
    session.run("reelkit", "models")
    session.install(*GROUPS["types"])
    consumer = str(PYPROJECT.parent / "tests" / "typing" / "consumer.py")
    session.run("mypy", "--strict", "--config-file", os.devnull, consumer)
    session.run("pyright", "--pythonpath", str(Path(session.bin) / "python"), consumer)
