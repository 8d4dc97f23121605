"""The draft of a changelog entry."""

import pytest

from reelkit_specs._diff import Change
from reelkit_specs._steps.pull import with_draft

CHANGE = Change("enum", "breaking", "send", "x", 1, 2, "`duration` no longer takes 8.", "pixverse/v5.json")
LINE = "- The vendor changed `pixverse/v5`, breaking: `duration` no longer takes 8.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# Changelog\n\n## Unreleased\n\n### Added\n\n- A.\n\n## 1.0\n\n- B.\n",
            f"# Changelog\n\n## Unreleased\n\n### Added\n\n- A.\n\n### Changed\n\n{LINE}\n## 1.0\n\n- B.\n",
        ),
        (
            "## Unreleased\n\n### Changed\n\n- A.\n\n### Fixed\n\n- B.\n",
            f"## Unreleased\n\n### Changed\n\n- A.\n{LINE}\n### Fixed\n\n- B.\n",
        ),
        ("## Unreleased\n\n### Changed\n", f"## Unreleased\n\n### Changed\n\n{LINE}"),
        ("# Changelog\n", f"# Changelog\n\n## Unreleased\n\n### Changed\n\n{LINE}"),
    ],
)
def test_a_line_is_added_to_changed_of_unreleased(before: str, after: str) -> None:
    """Once, whatever sections the page has."""
    assert with_draft(before, [CHANGE, CHANGE]) == after
