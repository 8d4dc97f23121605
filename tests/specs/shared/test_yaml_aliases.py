"""The size of YAML documents whose aliases are replaced by their values."""

import pytest
from ruamel.yaml import YAML

from reelkit_specs import aliases_fit


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a: &a [1, 2]\nb: *a", True),
        ("a: &a x\nb: [*a, *a, *a]", True),
        ("a: &a x\nb: [*a, *a, *a, *a]", False),
        ("a: &a [1, 2]\nb: [*a, *a]", False),  # three nodes each
        ("a: &a {x: *a}", False),
        ("a: *nothing", True),  # which the loader refuses
        (f"[{'1, ' * 1000}1]", True),  # without aliases the text itself is the limit
    ],
)
def test_aliases_may_add_a_limited_number_of_nodes(text: str, fits: bool) -> None:
    """A collection counts as a node, and so does each of its keys and values. A loop has no end."""
    assert aliases_fit(YAML(typ="safe", pure=True).parse(text), max_nodes=3) == fits
