"""What becomes of each block and each line: the rule of the documents.

| block | what happens |
|---|---|
| `python` | runs, in the order of the page and in one namespace, with a mock as the service; tests in it run as tests |
| `sh` | runs line by line; `reelkit` in this process |
| `console` | the same, and what is printed is compared; `...` stands for anything |
| `yaml`, `toml`, `json`, `jsonl`, `csv` | is read; a title names the file that it becomes for the blocks below |
| `yaml`, a scenario by its title | is read by the mock as well |
| `yaml` with steps | each `run` is read by bash, and each command in it exists with its options |
| `text`, or no word | is only shown |
"""

from typing import NamedTuple

SHOWN = ("", "text")


class Rule(NamedTuple):
    """A pattern in a line, and what is done about it."""

    pattern: str
    reason: str
    becomes: str | None = None


# Nothing of these is run. Commands of ours are read all the same: each word and option has to exist.
NOT_RUN = (
    Rule(r"^python -m (pip|venv)|^\. ", "installs; CI runs the README's test command word for word"),
    Rule(r"^nox\b", "runs what tests and CI run anyway; that its sessions exist is looked up"),
    Rule(r"^npx\b", "fetches Prism; tests/mock/test_prism.py starts it"),
    Rule(r"^pytest --reelkit", "needs a server for as long as it runs; tests/conformance/test_pytest_plugin.py"),
    Rule(r"^python -m tests\.chaos", "takes a minute; tests/chaos/test_chaos.py runs it"),
    Rule(r"^reelkit demo", "takes ten seconds; tests/cli/test_demo.py runs it"),
    Rule(r"^reelkit mock (prism|proxy)", "needs Node; tests/mock/test_prism_command.py runs it"),
    Rule(r"^reelkit specs (pull|import|regenerate)", "asks the vendor, and writes to the checkout; tests/specs run it"),
    Rule(r"^reelkit specs transcribe", "needs the vendor's documents; tests/specs/steps/test_transcribe.py runs it"),
    Rule(r"^reelkit jobs resolve", "decides about a purchase in doubt; tests/cli/test_journal_decisions.py runs it"),
    Rule(r"^reelkit conform https://api\.aimlapi\.com", "asks the vendor; tests/conformance/test_report_target.py"),
)
# The rest runs, with these words in place of those that stand there.
INSTEAD = (
    Rule(r"(?<=--port )\d+", "somebody may be there", "0"),
    Rule(r"--clock \S+ ?", "nobody waits; a job is done at the second look", ""),
    Rule(r"(?<!reelkit) --mock\b", "the mock of the page is the service", ""),
    Rule(r"http://127\.0\.0\.1:8080", "the mock that the page has started, or else that of the page", "{base_url}"),
    Rule(
        r"(reelkit conform http\S+)(?!.*--level)",
        "a whole run takes seconds; tests/conformance has many",
        r"\1 --level L1",
    ),
)
ENDS_WITH = {"reelkit specs lint": 1}  # what it shows has defects
CLOCK = ("--clock", "looks:2")  # of a mock that a page starts
