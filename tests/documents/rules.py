"""How each block and each command line of the documents is tested.

| block | what the test does |
|---|---|
| `python` | runs it, in one namespace for the page and with a mock as the service; runs its tests with pytest |
| `python` or `js` with a title | nothing; a command below runs it with `reelkit run` |
| `sh` | runs it line by line; `reelkit` in this process |
| `console` | the same, and compares the output; `...` matches anything |
| `yaml`, `toml`, `json`, `jsonl`, `csv` | parses it; a block with a title becomes a file for the blocks below |
| `yaml` with `scenario` in its title | also loads it in the mock |
| `yaml` with steps | parses each `run` with bash, and checks its commands and options |
| `html` | nothing; tests/mock/browser/test_other_pages.py opens it in Chromium |
| `text`, or no language | nothing |
"""

from typing import NamedTuple

SHOWN = ("", "text", "html")
PROGRAMS = ("python", "js")  # with a title, they are files


class Rule(NamedTuple):
    """A pattern in a command line, the reason for the rule, and the replacement."""

    pattern: str
    reason: str
    becomes: str | None = None


# These are not run. Their subcommands and options are checked nevertheless.
NOT_RUN = (
    Rule(r"^python -m (pip|venv)|^\. ", "installs packages; tests/documents/test_installs.py"),
    Rule(r"^docker\b", "needs Docker; tests/mock/container runs the same steps without it"),
    Rule(r"^nox\b", "runs what CI runs; the names of sessions are checked"),
    Rule(r"^npx\b", "fetches Prism; tests/mock/prism/test_servers.py starts it"),
    Rule(r"^pytest --reelkit", "needs a running server; tests/conformance/test_pytest_plugin.py"),
    Rule(r"^python -m tests\.chaos", "takes a minute; tests/chaos/test_chaos.py runs it"),
    Rule(r"^reelkit demo", "takes ten seconds; tests/cli/test_demo.py runs it"),
    Rule(r"^reelkit mock (prism|proxy)", "needs Node; tests/mock/prism/test_command.py runs it"),
    Rule(
        r"^reelkit specs (pull|import|regenerate)",
        "fetches from the vendor and writes to the checkout; tests/specs run it",
    ),
    Rule(r"^reelkit specs transcribe", "needs the vendor's documents; tests/specs/steps/test_transcribe.py runs it"),
    Rule(
        r"^reelkit (models (add|remove)|generate .* --model google/veo-9)",
        "needs a model that is not published yet; tests/cli/test_models.py adds one",
    ),
    Rule(r"^reelkit jobs resolve", "decides about a purchase in doubt; tests/cli/test_resolve.py runs it"),
    Rule(
        r"^reelkit conform https://api\.aimlapi\.com",
        "fetches from the vendor; tests/conformance/run",
    ),
)
# The rest runs, with these replacements.
INSTEAD = (
    Rule(r"(?<=--port )\d+", "the port may be in use", "0"),
    Rule(r"(?<!run )--clock \S+ ?", "no waiting; a job is finished at the second fetch", ""),
    Rule(r"(?<!reelkit) --mock\b", "the mock of the page is the service", ""),
    Rule(r"postgresql://reelkit@db\.internal/videos", "a server that the page starts", "'{postgres}'"),
    Rule(r"http://127\.0\.0\.1:8080", "the mock that the page started, else the mock of the page", "{base_url}"),
    Rule(
        r"(reelkit conform http\S+)(?!.*--level)",
        "a whole run takes seconds; tests/conformance has many",
        r"\1 --level L1",
    ),
)
ENDS_WITH = {"reelkit specs lint": 1}  # the document in the page has defects
CLOCK = ("--clock", "looks:2")  # options of a mock that a page starts
